--- `perigee catalog import csv FILE`: tables of one's own; what they hold is told by their
-- columns.
local data = require "perigee.data"
local gathered = require "perigee.import.gathered"
local machines_list = require "perigee.import.machines_list"
local prices_list = require "perigee.import.prices_list"

local csv = {
  name = "csv",
  summary = "A table of your own: prices of models, or of machines.",
}

--- Reads a table.
---@param text string
---@param file string its name
---@param options { book?: table, output: string, as_of: string }
---@return { path: string, body: string }[]? files to be written
---@return string[]|string report lines, or what is wrong in one line
function csv.read(text, file, options)
  local rows, header = data.read(text, file)
  if not rows then return nil, header end
  if machines_list.recognises(header) then
    return machines_list.read(text, file, options)
  elseif prices_list.recognises(header) then
    local shelves, report = prices_list.gather(rows, header, file, options)
    return gathered.files(shelves, csv.name, file, options, report)
  end
  return nil, ("%s:1: no table that is known: of models' prices it has the columns %s; of machines' %s"):format(file,
    prices_list.example, machines_list.example)
end

return csv

--- Reports of a result, by format.
local csv = require "perigee.report.csv"
local json = require "perigee.report.json"
local markdown = require "perigee.report.markdown"
local near = require "perigee.near"
local terminal = require "perigee.report.table"

local report = {}

--- The formats that there are, in the order in which help shows them.
report.formats = { "table", "json", "csv", "markdown" }

report.json = json.render
report.csv = csv.render
report.markdown = markdown.render
report.table = terminal.render

--- A result in a format.
---@param name string one of report.formats
---@param result table
---@param options? table for "table": columns, colour, ascii
---@return string
function report.render(name, result, options)
  for _, known in ipairs(report.formats) do
    if name == known then
      return report[name](result, name == "table" and options or nil)
    end
  end
  error(("report.render: unknown format '%s'%s"):format(tostring(name),
        near.hint(tostring(name), report.formats)), 2)
end

return report

--- A run's answer with a graph for a spreadsheet: each node with its value at the point.
--
-- The graph is that of a page (see analysis/live.lua), in which what the model decides by its
-- assumptions is told, and ways that no sample takes are traced: cells may be written over.  Where
-- there are too many ways it is that of the samples, without `uncovered`, and nothing may.
local exported = require "perigee.analysis.exported"
local live = require "perigee.analysis.live"
local nodefigures = require "perigee.analysis.nodefigures"
local runs = require "perigee.analysis.runs"
local study = require "perigee.analysis.study"

local sheet = {}

-- The names of the answer's first cell.
local function first_names(result, facts)
  local list, is_name = {}, {}
  for _, one in ipairs(facts.names) do is_name[one.name] = true end
  for _, axis in ipairs(result.axes) do
    if is_name[axis.name] then list[#list + 1] = { axis.name, { names = { axis.values[1] } }, from = axis.name } end
  end
  return list
end

local function read_live(subject, facts, options, again)
  local result = study.run(subject, facts, options, again)
  local ok, read = pcall(live.one, subject, options, again, first_names(result, facts))
  if not ok or read.note then return nil end
  result.graph = read.graph
  return { result = result, values = read.values, run = read.run }
end

--- Reads a scenario.
---@param subject table
---@param facts table what guest.describe gives
---@param options table of a run
---@param again fun(overrides: table[]): table readies anew: facts
---@return table result as a run answers, with `graph`
function sheet.read(subject, facts, options, again)
  local read = read_live(subject, facts, options, again) or exported.read(subject, facts, options, again)
  nodefigures.add(read.result.graph.nodes, read.values, runs.with(read.run, { point = true }))
  return read.result
end

return sheet

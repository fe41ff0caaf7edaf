--- A run's answer with a graph for a spreadsheet: each node with its value at the point.
local exported = require "perigee.analysis.exported"
local nodefigures = require "perigee.analysis.nodefigures"
local runs = require "perigee.analysis.runs"

local sheet = {}

--- Reads a scenario.
---@param subject table
---@param facts table what guest.describe gives
---@param options table of a run
---@param again fun(overrides: table[]): table readies anew: facts
---@return table result as a run answers, with `graph`
function sheet.read(subject, facts, options, again)
  local read = exported.read(subject, facts, options, again)
  nodefigures.add(read.result.graph.nodes, read.values, runs.with(read.run, { point = true }))
  return read.result
end

return sheet

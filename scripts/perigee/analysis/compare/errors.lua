--- How sure differences and contributions are: both sides draw the same samples, so a difference is
-- known better than what it is a difference of.
local board = require "perigee.analysis.board"
local core = require "perigee.core"
local shapley = require "perigee.analysis.compare.shapley"

local errors = {}

local ROUNDING = 1e-12 -- of the figures: an error below it is the arithmetic's

-- The difference and the contributions of a figure as quantities.
local function put_figure(on, f, made)
  local count = #made.blocks
  local function value(set) return made.at(set).quantities[f] end
  local zero = value(shapley.none(count)) * 0
  local put = { difference = on:put(value(shapley.all(count)) - value(shapley.none(count)), true), parts = {} }
  if not (value(shapley.none(count)):varies() or value(shapley.all(count)):varies()) then return put end
  for i, part in ipairs(shapley.contributions(made.plan, count, value, zero)) do put.parts[i] = on:put(part) end
  return put
end

local function error_at(on, at, figure)
  local found = at and on:varies(at) and on:figure(at).mean_error or 0
  local most = math.max(math.abs(figure.before), math.abs(figure.after))
  return found > ROUNDING * most and found or 0
end

local function tell(on, put, figure)
  figure.difference_error = error_at(on, put.difference, figure)
  if on:varies(put.difference) then
    local drawn = on:figure(put.difference)
    figure.difference_p5, figure.difference_p95 = drawn.p5, drawn.p95
  end
  for i, part in ipairs(figure.bridge) do part.error = error_at(on, put.parts[i], figure) end
end

local function read(list, made, run)
  local on, put = board.new(), {}
  for f = 1, #list do put[f] = put_figure(on, f, made) end
  on:run(run)
  for f, figure in ipairs(list) do tell(on, put[f], figure) end
end

--- Puts on each figure the Monte Carlo error of its difference, the P5 and P95 of the difference
-- over the samples, and the errors of its contributions.
---@param list table[] figures with bridges
---@param made perigee.bridge
---@param run table see analysis/runs.lua
function errors.put(list, made, run)
  core.unmarked(true) -- it belongs to no line of a scenario
  local ok, fault = pcall(read, list, made, run)
  core.unmarked(false)
  if not ok then error(fault, 0) end
end

return errors

--- A board of figures: expressions to be read, and what is read of them.
--
-- Figures are put on the board, the board is run at one cell, and each figure
-- then answers with its point value, mean, percentiles and their errors.
local core = require "perigee.core"

local board = {}
board.__index = board

--- An empty board.
function board.new()
  return setmetatable({ values = {}, kinds = {}, units = {}, beside = {} }, board)
end

--- Puts a quantity or number on the board.
-- @param quantiles whether its percentiles are wanted
-- @param beside whether it stands beside the answer, and is no part of it
-- @return its number
function board:put(value, quantiles, beside)
  local at = #self.values + 1
  self.values[at] = core.quantity(value)
  self.kinds[at] = quantiles or false
  self.beside[at] = beside
  self.units[at] = self.values[at]:unit()
  return at
end

local AHEAD = 2 ^ 24 -- bytes of samples that the summaries of cells hold at once
local MOST = 64     -- cells that are sampled at once

-- How many cells to sample at once: quantiles keep their samples.
local function batch_of(self, run)
  local kept = 0
  for _, quantiles in ipairs(self.kinds) do kept = kept + (quantiles and 8 * run.samples or 0) end
  return math.max(1, math.min(MOST, AHEAD // math.max(1, kept)))
end

--- The order in which the cells of a run are best read on this board: what they have in common is
-- then computed once, and some are sampled ahead.
---@param run table see analysis/runs.lua
---@return integer[] cells
function board:order(run)
  self.tape = self.tape or core.tape(self.values)
  self.series = self.tape:series(run, self.kinds)
  self.cells, self.done, self.ahead = self.series:order(), 0, {}
  return self.cells
end

-- Gives back the samples of summaries that the next cell does not have too.
local function close(summaries, kept)
  for at, summary in ipairs(summaries) do
    if summary and not rawequal(summary, kept[at]) then summary:close() end
  end
end

-- The summaries at the next cell in the order.
local function next_summaries(self, run)
  local at = self.done + 1
  if #self.ahead == 0 then
    local spots = table.move(self.cells, at, math.min(#self.cells, at + batch_of(self, run) - 1), 1, {})
    self.ahead = self.series:sample(spots)
  end
  self.done = at
  return table.remove(self.ahead, 1)
end

--- Reads everything at a cell; where an order was asked for, at the next one in it.
-- @param run see analysis/runs.lua; point: nothing is sampled
function board:run(run)
  local before = self.summaries
  self.points, self.summaries = {}, {}
  if #self.values == 0 then return end
  self.tape = self.tape or core.tape(self.values)
  self.points = self.tape:point(run)
  if run.point then return end
  self.summaries = self.series and next_summaries(self, run) or self.tape:sample(run, self.kinds)
  close(before or {}, self.summaries)
end

--- Does the figure vary from sample to sample?
function board:varies(at)
  return self.summaries[at] ~= false and self.summaries[at] ~= nil
end

function board:point(at) return self.points[at] end

function board:mean(at)
  local summary = self.summaries[at]
  return summary and summary:mean() or self.points[at]
end

--- How many samples are not zero, and the first of them.
function board:nonzero(at)
  local summary = self.summaries[at]
  if summary then return summary:nonzero() end
  return self.points[at] ~= 0 and 1 or 0, nil
end

--- The first sample that is not finite, or nil; "point" where the point is not.
function board:strange(at)
  local point, summary = self.points[at], self.summaries[at]
  if summary then
    local count, first = summary:strange()
    if count > 0 then return count, first end
  end
  if point ~= point or point - point ~= 0 then return 1, nil end
  return 0, nil
end

local shares = { p5 = 0.05, p50 = 0.5, p95 = 0.95 }

local rounding = 1e-13 -- of a mean: an error below it is the arithmetic's, not the draw's

local function error_of(summary, mean)
  local found = summary and summary:mean_error() or 0
  return found > rounding * math.abs(mean) and found or 0
end

local STEPS = 40 -- parts of equal probability

--- The percentiles from P5 to P95, each a fortieth of the samples further; nil where nothing varies.
---@return number[]?
function board:quantiles(at)
  local summary = self.summaries[at]
  if not summary then return nil end
  local list = {}
  for i = 2, STEPS - 2 do list[i - 1] = summary:quantile(i / STEPS) end
  return list
end

--- All that reports say of a figure.
function board:figure(at)
  local summary, point = self.summaries[at], self.points[at]
  local figure = { unit = self.units[at], point = point, mean = self:mean(at),
                   mean_error = error_of(summary, self:mean(at)) }
  for name, share in pairs(shares) do
    figure[name] = summary and summary:quantile(share) or point
    figure[name .. "_error"] = summary and summary:quantile_error(share) or 0
  end
  return figure
end

return board

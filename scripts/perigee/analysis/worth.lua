--- What information is worth to whoever has to choose, and to choose the cheaper: before it
-- the option that costs least on average is taken, after it the one that costs least on
-- average over what is still possible.
--
-- All about everything: the mean of what the best option costs more than the cheapest of each
-- sample.  About one assumption x: the same, choosing by the means of costs given x, which are
-- read off the samples by regression of the differences of costs on x (as Strong, Oakley and
-- Brennan, "Estimating multiparameter partial expected value of perfect information from a
-- probabilistic sensitivity analysis sample", Medical Decision Making 34, 2014; recalled, not
-- read), here by straight lines over 1, 2, 4 ... 64 parts of the samples in the order of x, as
-- many as foretell best what was left out.
--
-- Choosing by means that the same samples gave is biased upwards: noise is taken for knowledge.
-- So each lane is chosen for by what the others say, and its own costs are what that choice
-- gains.  An assumption that says nothing gains nothing on average; a choice that is not quite
-- right loses in the second order only.
local lanes = require "perigee.analysis.lanes"

local worth = {}

local PARTS = 64 -- at most

-- ----- about everything -----

--- The option that costs least on average, and the cheapest of each sample.
---@param costs number[][] by option
---@param count integer samples
---@return integer best
---@return number[] least by sample
function worth.best(costs, count)
  local best, best_mean, least = nil, math.huge, table.move(costs[1], 1, count, 1, {})
  for option, list in ipairs(costs) do
    local sum = 0
    for i = 1, count do
      sum = sum + list[i]
      if list[i] < least[i] then least[i] = list[i] end
    end
    if sum / count < best_mean then best, best_mean = option, sum / count end
  end
  return best, least
end

--- What an option costs more than the cheapest on average; of the best one, what knowing
-- everything is worth.
---@param costs number[] of the option
---@param least number[]
---@return number
---@return number? error
function worth.regret(costs, least)
  return lanes.mean(lanes.sums(#least, function(i) return costs[i] - least[i] end))
end

-- ----- about one assumption: parts of the samples -----

-- The values after which a part ends, ascending; equals are in one part.
local function edges_of(x)
  local sorted, edges = table.move(x, 1, #x, 1, {}), {}
  table.sort(sorted)
  for part = 1, PARTS - 1 do
    local edge = sorted[math.max(1, part * #x // PARTS)]
    if edge ~= edges[#edges] and edge < sorted[#x] then edges[#edges + 1] = edge end
  end
  return edges
end

-- How many edges lie below a value: its part, from 0.
local function part_of(edges, value)
  local low, high = 1, #edges + 1
  while low < high do
    local middle = (low + high) // 2
    if edges[middle] < value then low = middle + 1 else high = middle end
  end
  return low - 1
end

local function parts_of(x)
  local edges, of = edges_of(x), {}
  for i, value in ipairs(x) do of[i] = part_of(edges, value) end
  return of, #edges + 1
end

-- ----- lines -----

local function new_moments() return { n = 0, x = 0, xx = 0, y = 0, xy = 0, yy = 0 } end

local function add(to, of, sign)
  for name, value in pairs(of) do to[name] = to[name] + sign * value end
end

-- The line through what was summed: y = a + b x.
local function line_of(m)
  if m.n == 0 then return 0, 0 end
  local spread = m.xx - m.x * m.x / m.n
  local b = spread > 1e-9 * m.n and (m.xy - m.x * m.y / m.n) / spread or 0
  return (m.y - b * m.x) / m.n, b
end

-- The squares of what a line is off by, over what was summed.
local function squares(m, a, b)
  return m.yy - 2 * a * m.y - 2 * b * m.xy + m.n * a * a + 2 * a * b * m.x + b * b * m.xx
end

-- Moments by part and lane.
local function moments_of(x, y, part, parts)
  local by = {}
  for p = 1, parts do
    by[p] = {}
    for lane = 1, lanes.count do by[p][lane] = new_moments() end
  end
  for i = 1, #x do
    local m, u, v = by[part[i] + 1][lanes.of(i)], x[i], y[i]
    m.n, m.x, m.xx = m.n + 1, m.x + u, m.xx + u * u
    m.y, m.xy, m.yy = m.y + v, m.xy + u * v, m.yy + v * v
  end
  return by
end

-- Fewer parts: neighbours together.
local function merged(by, parts)
  local made = {}
  for p, of_part in ipairs(by) do
    local into = 1 + (p - 1) * parts // #by
    made[into] = made[into] or {}
    for lane, m in ipairs(of_part) do
      made[into][lane] = made[into][lane] or new_moments()
      add(made[into][lane], m, 1)
    end
  end
  return made
end

-- For each part and lane the line through all other lanes; and what these are off by in all.
local function lines_of(by)
  local lines, off = {}, 0
  for p, of_part in ipairs(by) do
    local all = new_moments()
    for _, m in ipairs(of_part) do add(all, m, 1) end
    lines[p] = {}
    for lane, m in ipairs(of_part) do
      add(all, m, -1)
      local a, b = line_of(all)
      add(all, m, 1)
      lines[p][lane] = { a, b }
      off = off + squares(m, a, b)
    end
  end
  return lines, off
end

-- ----- what the choice gains -----

local function standardised(x)
  local count, mean, square = #x, 0, 0
  for i = 1, count do mean = mean + x[i] / count end
  for i = 1, count do square = square + (x[i] - mean) ^ 2 / count end
  local scale, list = square > 0 and math.sqrt(square) or 1, {}
  for i = 1, count do list[i] = (x[i] - mean) / scale end
  return list
end

-- Differences from the best option, of each other one.
local function differences(costs, best, count)
  local list = {}
  for option, of in ipairs(costs) do
    if option ~= best then
      local y = {}
      for i = 1, count do y[i] = of[i] - costs[best][i] end
      list[#list + 1] = y
    end
  end
  return list
end

-- The lines of a difference, over as many parts as foretell best.
local function fitted(x, y, part, parts)
  local finest, least, best = moments_of(x, y, part, parts), math.huge, nil
  local count = 1
  repeat
    local lines, off = lines_of(merged(finest, math.min(count, parts)))
    if off < least then least, best = off, lines end
    count = count * 2
  until count >= 2 * parts
  return best
end

--- What knowing one assumption is worth.
---@param costs number[][] by option
---@param best integer
---@param x number[] the assumption's samples
---@return number never below 0
---@return number? error
function worth.of(costs, best, x)
  local count = #x
  local u = standardised(x)
  local part, parts = parts_of(x)
  local others, lines = differences(costs, best, count), {}
  for d, y in ipairs(others) do lines[d] = fitted(u, y, part, parts) end
  local value, error = lanes.mean(lanes.sums(count, function(i)
    local lane, least, gain = lanes.of(i), 0, 0
    for d, y in ipairs(others) do
      local line = lines[d][1 + part[i] * #lines[d] // parts][lane]
      local foretold = line[1] + line[2] * u[i]
      if foretold < least then least, gain = foretold, -y[i] end
    end
    return gain
  end))
  return math.max(0, value), error
end

return worth

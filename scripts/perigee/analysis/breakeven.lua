--- Where options cost the same: every crossing of every pair over the range of an
-- assumption, and, where the model is uncertain, how sure the first of them is.
local crossings = require "perigee.analysis.crossings"
local curves = require "perigee.analysis.curves"
local model = require "perigee.analysis.model"
local progress = require "perigee.analysis.progress"
local ranges = require "perigee.analysis.ranges"

local breakeven = {}

local LOOKS = 256          -- points at which the range is looked at first
local DRAWN = 4096         -- samples of which each has its own break-even
local COARSE, FINE = 48, 64 -- points of the range at which these are read
local WIDE = 100           -- times the point, up and down, where no range is given

-- ----- the range -----

-- The range as two texts: as it was given, or round the assumption's point.
local function range_of(assumption, point, between)
  if between then return { ranges.value(between[1], assumption), ranges.value(between[2], assumption) } end
  if point <= 0 then
    error({ kind = "usage", message = ("--between: say the range of '%s', as --between 1,100")
      :format(assumption.name) }, 0)
  end
  local unit = assumption.value:unit()
  return { ranges.text(point / WIDE, unit), ranges.text(point * WIDE, unit) }
end

local function check_range(name, from, to)
  if from >= to then
    error({ kind = "usage", message = ("--between: '%s' goes from %.15g to %.15g: the first must be below the second")
      :format(name, from, to) }, 0)
  end
end

-- ----- pairs of options -----

-- Where a pair does not cross: which is cheaper all along, or why nothing can be said.
local function verdict(pair, costs, grid)
  for _, x in ipairs(grid) do
    local at = costs(x)
    local difference = at[pair[1]] - at[pair[2]]
    if difference == difference and difference ~= 0 then
      return { options = pair, cheaper = curves.cheaper(pair, difference) }
    end
  end
  return { options = pair, cheaper = nil }
end

-- ----- the break-even of each sample -----

-- By sample, where it is the same in all of them too.
local function by_sample(values, count)
  if type(values) == "table" then return values end
  local list = {}
  for i = 1, count do list[i] = values end
  return list
end

-- Differences of a pair in each sample at a value of the assumption.
local function drawn_at(read, leaf, pair, x, count)
  local keys = { "cost:" .. pair[1], "cost:" .. pair[2], "feasible:" .. pair[1], "feasible:" .. pair[2] }
  local values, list = read:samples(keys, { samples = count, given = { { leaf, x } } }), {}
  for place = 1, #keys do values[place] = by_sample(values[place], count) end
  local first, second, fits, fits_too = table.unpack(values)
  for i = 1, count do
    list[i] = fits[i] ~= 0 and fits_too[i] ~= 0 and first[i] - second[i] or 0 / 0
  end
  return list
end

-- Where a straight line between two points is zero; along the logarithm on a log grid.
local function zero_between(a, b, fa, fb, log)
  local share = fa / (fa - fb)
  return log and a * (b / a) ^ share or a + (b - a) * share
end

-- The first crossing of each sample on a grid; nil where it has none.
local function first_roots(read, leaf, pair, grid, count, log)
  local roots, last = {}, nil
  for g, x in ipairs(grid) do
    local now = drawn_at(read, leaf, pair, x, count)
    for i = 1, last and count or 0 do
      if not roots[i] and last[i] * now[i] < 0 then
        roots[i] = zero_between(grid[g - 1], x, last[i], now[i], log)
      end
    end
    last = now
  end
  return roots
end

local function sorted_values(roots, count)
  local list = {}
  for i = 1, count do list[#list + 1] = roots[i] end
  table.sort(list)
  return list
end

local function quantile(list, p)
  local rank = p * (#list - 1) + 1
  local low = math.floor(rank)
  local high = math.min(low + 1, #list)
  return list[low] + (list[high] - list[low]) * (rank - low)
end

-- How a pair's first break-even spreads over the samples; nil where none has one.
local function spread_of(read, leaf, pair, range)
  local count = math.min(read.base.samples, DRAWN)
  local coarse = crossings.grid(range.from, range.to, COARSE, range.log)
  local list = sorted_values(first_roots(read, leaf, pair, coarse, count, range.log), count)
  if #list == 0 then return { options = pair, probability = 0 } end
  local step = range.log and coarse[2] / coarse[1] or coarse[2] - coarse[1]
  local from = range.log and list[1] / step or list[1] - step
  local to = range.log and list[#list] * step or list[#list] + step
  local fine = crossings.grid(math.max(from, range.from), math.min(to, range.to), FINE, range.log)
  list = sorted_values(first_roots(read, leaf, pair, fine, count, range.log), count)
  if #list == 0 then return { options = pair, probability = 0 } end
  return { options = pair, probability = #list / count, p5 = quantile(list, 0.05), p50 = quantile(list, 0.5),
           p95 = quantile(list, 0.95), samples = count }
end

-- ----- the reading -----

local function is_uncertain(read)
  for _, name in ipairs(read.options) do
    if read.values["cost:" .. name]:varies() then return true end
  end
  return false
end

-- Sampled are, for each pair, the coarse points and the fine ones.
local function tell_work(read, pairs)
  local each = math.min(read.base.samples, DRAWN)
  progress.stage(read.base.progress, "sampling", is_uncertain(read) and #pairs * (COARSE + FINE) * each or 0)
end

local function read_pairs(read, leaf, range)
  local grid = crossings.grid(range.from, range.to, LOOKS, range.log)
  local costs = curves.point(read, leaf)
  local found, never, spreads = {}, {}, {}
  local pairs = curves.pairs(read.options)
  tell_work(read, pairs)
  for _, pair in ipairs(pairs) do
    local list = curves.crossings(pair, costs, grid)
    table.move(list, 1, #list, #found + 1, found)
    if #list == 0 then never[#never + 1] = verdict(pair, costs, grid) end
    if is_uncertain(read) then spreads[#spreads + 1] = spread_of(read, leaf, pair, range) end
  end
  return found, never, spreads
end

--- Finds where options cost the same.
---@param subject table
---@param facts table of the scenario as it is
---@param options table samples, seed, threads ...; on: the assumption's name; between: { FROM, TO } texts
---@param again fun(overrides: table[]): table readies anew, with further overrides: facts
---@return table on, unit, from, to, crossings, never, spreads
function breakeven.read(subject, facts, options, again)
  local before = model.open(subject, facts, options)
  local assumption = before:assumption(options.on)
  local point = select(3, before:gradient("cost:" .. before.options[1], { assumption.value }))[1]
  local between = range_of(assumption, point, options.between)
  local read = model.open(subject, again { { options.on, between, from = "--between" } }, options)
  local leaf = read:assumption(options.on).value
  local from, to = table.unpack(leaf:values())
  check_range(options.on, from, to)
  local range = { from = from, to = to, log = from > 0 and to / from > 20 }
  local found, never, spreads = read_pairs(read, leaf, range)
  table.sort(found, function(a, b) return a.at < b.at end)
  return { on = options.on, unit = leaf:unit(), point = point, from = from, to = to, crossings = found, never = never,
           spreads = spreads, cost_unit = "USD/month" }
end

return breakeven

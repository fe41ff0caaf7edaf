--- Whether there are steps or kinks near the point, which a figure's slope there does not see.
--
-- Between x - d and x + d the slope sums up to the change of the figure.  By Simpson's rule,
-- from the slopes at the ends and in the middle, it does so exactly for cubics, and nearly for
-- what else is smooth; where it is off by more, there is a step (another machine) or a kink (a
-- minimum that applies).
--
-- An uncertain assumption stands at other values in the graph.  A certain one may be a plain
-- number to the model (the end of a loop, a comparison), so there the scenario is read anew.
local figures = require "perigee.analysis.figure"
local model = require "perigee.analysis.model"
local runs = require "perigee.analysis.runs"

local steps = {}

-- How far to look at either side, of the assumption's value, and what part of the change a
-- smooth figure is not off by there.
local LOOKS = { { reach = 0.05, off = 0.01 }, { reach = 0.2, off = 0.1 } }

local ROUNDING = 1e-9 -- of the figure

---@class perigee.steps
---@field within number the part of the assumption's value, up and down, in which they are
---@field slope number from one side of it to the other

-- What the reach is of; nil where nothing says.
local function scale_of(assumed, x)
  if x ~= 0 then return math.abs(x) end
  if assumed.uncertain and assumed.p95 > assumed.p5 then return assumed.p95 - assumed.p5 end
end

local function is_smooth(change, expected, value, off)
  local allowed = off * math.max(math.abs(change), math.abs(expected)) + ROUNDING * math.abs(value)
  return math.abs(change - expected) <= allowed
end

-- The slope and the figure at a value; nil where the model refuses it.
local function try(at, x)
  local ok, slope, value = pcall(at, x)
  if ok then return slope, value end
  if type(slope) == "table" and slope.kind == "limit" then error(slope, 0) end
end

--- Looks at both sides of the point.
---@param at fun(x: number): number, number slope and value of the figure at x
---@param assumed perigee.assumed
---@param x number where it stands
---@param slope number there
---@param value number of the figure there
---@return perigee.steps|false|nil steps nil where the model cannot be read on both sides
function steps.near(at, assumed, x, slope, value)
  local scale = scale_of(assumed, x)
  for _, look in ipairs(scale and LOOKS or {}) do
    local d = look.reach * scale
    local before, low = try(at, x - d)
    local after, high = try(at, x + d)
    if not (before and after) then return nil end
    local change = high - low
    if not is_smooth(change, d / 3 * (before + 4 * slope + after), value, look.off) then
      return { within = look.reach, slope = change / (2 * d) }
    end
  end
  return scale and false
end

local function slope_at(figure, leaf, changes)
  local slopes, value = figure:gradient({ leaf }, changes)
  return slopes[1], value
end

local function in_graph(figure, assumed)
  return function(x) return slope_at(figure, assumed.leaf, { given = { { assumed.leaf, x } } }) end
end

local function read_anew(figure, assumed, anew)
  return function(x)
    local facts = anew.again { { assumed.name, ("%.17g %s"):format(x, assumed.unit) } }
    local read = model.open(anew.subject, facts, runs.with(anew.options, { samples = 1 }))
    return slope_at(figures.of(read, figure.name), read:assumption(assumed.name).value)
  end
end

--- How to read a figure and its slope with an assumption at another value.
---@param figure perigee.figure
---@param assumed perigee.assumed
---@param anew table subject, options, again(overrides): to read the scenario anew; after it the
--  model that the figure is of can be traced no more
---@return fun(x: number): number, number
function steps.reader(figure, assumed, anew)
  local by_sample, by_axis = assumed.leaf:varies()
  if by_sample or by_axis then return in_graph(figure, assumed) end
  return read_anew(figure, assumed, anew)
end

return steps

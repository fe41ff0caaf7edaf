--- Where two curves cross: in a range of one number, by looking at points and closing in.
--
-- A difference changes its sign where it is zero (continuous), or where a step takes it
-- past zero (a jump: another machine).  The look is on a grid, equal steps or equal
-- ratios; between two neighbours a crossing is found to a relative 1e-12 by ITP (Oliveira
-- and Takahashi, "An Enhancement of the Bisection Method Average Performance Preserving
-- Minmax Optimality", 2020), and its kind told by what is left of the difference there.
local crossings = {}

local CLOSE = 1e-12    -- relative width at which a search ends
local STEPS = 200      -- of one search at most: the width halves in each
local LEFT = 1e-6      -- of the bracket's difference: more is a jump

--- The values at which a range is looked at.
---@param from number
---@param to number
---@param count integer two or more
---@param log boolean equal ratios instead of equal steps
---@return number[]
function crossings.grid(from, to, count, log)
  local list = {}
  for i = 1, count do
    local share = (i - 1) / (count - 1)
    list[i] = log and from * (to / from) ^ share or from + (to - from) * share
  end
  list[count] = to
  return list
end

local function sign(x)
  return x > 0 and 1 or x < 0 and -1 or 0
end

local function width(a, b)
  return math.abs(b - a) / math.max(math.abs(a), math.abs(b), 1e-300)
end

-- Where the next look goes: the secant's zero drawn towards the middle, and never farther
-- from it than the radius that bisection would be at.
local function next_look(a, b, fa, fb, radius)
  local middle = a + (b - a) / 2
  local secant = (fb * a - fa * b) / (fb - fa)
  if secant ~= secant or secant - secant ~= 0 then return middle end
  local towards = sign(middle - secant)
  local pull = math.min(0.2 / (b - a) * (b - a) ^ 2, math.abs(middle - secant))
  local truncated = secant + towards * pull
  if math.abs(truncated - middle) <= radius then return truncated end
  return middle - towards * radius
end

-- Closes in on a change of sign between a and b; the difference on both sides there.
local function close_in(f, a, b, fa, fb, close)
  local radius = (b - a) / 2
  for _ = 1, STEPS do
    if width(a, b) <= close then break end
    local x = next_look(a, b, fa, fb, math.max(radius - (b - a) / 2, 0) + (b - a) / 4)
    if x <= a or x >= b then x = a + (b - a) / 2 end
    local fx = f(x)
    if sign(fx) == sign(fa) then a, fa = x, fx else b, fb = x, fx end
    if fx == 0 then return x, x, 0, 0 end
    radius = radius / 2
  end
  return a, b, fa, fb
end

local function kind_of(before, after, fa, fb)
  local gap, scale = math.abs(after - before), math.max(math.abs(fa), math.abs(fb))
  return gap > LEFT * scale and "jump" or "continuous"
end

-- A crossing between two neighbours of the grid.
local function between(f, a, b, fa, fb, close)
  local low, high, before, after = close_in(f, a, b, fa, fb, close)
  local found = { at = low + (high - low) / 2, before = before, after = after, kind = kind_of(before, after, fa, fb) }
  if found.kind == "jump" then found.at = high end -- the first value of the other side
  return found
end

-- Adds points between two neighbours of one sign, where a step between them could hide two
-- crossings: where the middle is off the line by more than half of what there is to zero.
local function look_between(f, list, a, b, depth)
  if depth > 0 and a.y == a.y and b.y == b.y then
    local x = a.x + (b.x - a.x) / 2
    local middle = { x = x, y = f(x) }
    local off = math.abs(middle.y - (a.y + b.y) / 2)
    if sign(a.y) ~= sign(middle.y) or off > math.min(math.abs(a.y), math.abs(b.y)) / 2 then
      look_between(f, list, a, middle, depth - 1)
      list[#list + 1] = middle
      look_between(f, list, middle, b, depth - 1)
    end
  end
end

local DEPTH = 6 -- of looks between two neighbours

-- The function over the grid, and between where a crossing could hide.
local function look(f, grid)
  local list = {}
  for i, x in ipairs(grid) do
    local here = { x = x, y = f(x) }
    local last = list[#list]
    if i > 1 and sign(last.y) == sign(here.y) then look_between(f, list, last, here, DEPTH) end
    list[#list + 1] = here
  end
  return list
end

--- The crossings of zero of a function, in the order of its argument.
---@param f fun(x: number): number the difference; nan where there is none
---@param grid number[] ascending
---@param close? number relative width at which a search ends; 1e-12 unless told
---@return { at: number, kind: string, before: number, after: number, sign: integer }[] sign: of the
--  difference behind it
function crossings.find(f, grid, close)
  local found, last, flast = {}, nil, nil
  for _, point in ipairs(look(f, grid)) do
    local x, fx = point.x, point.y
    if last and sign(fx) ~= 0 and sign(flast) ~= sign(fx) and fx == fx then
      local crossing = between(f, last, x, flast, fx, close or CLOSE)
      crossing.sign = sign(fx)
      found[#found + 1] = crossing
    end
    if fx == fx and sign(fx) ~= 0 then last, flast = x, fx end
    if fx ~= fx then last, flast = nil, nil end
  end
  return found
end

return crossings

--- Lua's math, for numbers and quantities alike.
--
-- In a scenario file this table is `math`.  Where all arguments are numbers it
-- answers as Lua's own; where one is a quantity (or a text beside one) it makes
-- a quantity.
local core = require "perigee.core"

local maths = {}
for name, value in pairs(math) do maths[name] = value end
maths.random, maths.randomseed = nil, nil

local function unary(name)
  local plain, traced = math[name], core[name]
  maths[name] = function(x)
    if core.is_quantity(x) then return traced(x) end
    return plain(x)
  end
end

for _, name in ipairs { "abs", "ceil", "exp", "floor", "sqrt" } do unary(name) end

--- Natural logarithm, or to another base.
function maths.log(x, base)
  if not core.is_quantity(x) and not core.is_quantity(base) then
    return base and math.log(x, base) or math.log(x)
  end
  local natural = core.log(x)
  return base and natural / core.log(base) or natural
end

local function any_quantity(...)
  for i = 1, select("#", ...) do
    if core.is_quantity((select(i, ...))) then return true end
  end
  return false
end

local function fold(name)
  local plain, traced = math[name], core[name]
  maths[name] = function(first, ...)
    if not any_quantity(first, ...) then return plain(first, ...) end
    for i = 1, select("#", ...) do first = traced(first, (select(i, ...))) end
    return first
  end
end

fold "min"
fold "max"

--- The whole part towards zero, and what is left, as math.modf.
function maths.modf(x)
  if not core.is_quantity(x) then return math.modf(x) end
  local whole = core.where(core.quantity(x):lt(0), core.ceil(x), core.floor(x))
  return whole, x - whole
end

--- The remainder with the sign of the dividend, as math.fmod.
function maths.fmod(x, y)
  if not any_quantity(x, y) then return math.fmod(x, y) end
  local rest = core.abs(x) % core.abs(y)
  return core.where(core.quantity(x):lt(0), -rest, rest)
end

--- "float" for quantities, so that a model sees them as numbers.
function maths.type(x)
  if core.is_quantity(x) then return "float" end
  return math.type(x)
end

--- Lua's math.tointeger; a quantity only where it is certain.
function maths.tointeger(x)
  if core.is_quantity(x) then return math.tointeger(x:number()) end
  return math.tointeger(x)
end

local needs_number = { "acos", "asin", "atan", "cos", "deg", "rad", "sin", "tan",
                       "ult" }
for _, name in ipairs(needs_number) do
  local plain = math[name]
  maths[name] = function(...)
    if any_quantity(...) then
      core.fail(("math.%s is for plain numbers; of an uncertain quantity there "
        .. "are abs, ceil, exp, floor, fmod, log, max, min, modf, sqrt")
        :format(name))
    end
    return plain(...)
  end
end

return maths

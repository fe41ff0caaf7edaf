--- Texts in arithmetic with plain numbers, while a model runs on plain values.
--
-- `a.n * "4 USD/month"` is a quantity's business as long as a.n is one.  On plain
-- values a.n is a number, and Lua asks the metatable of strings: for the length of
-- such a run it reads the text as a quantity, and then is what it was.
local core = require "perigee.core"

local texts = {}

local operations = {
  __add = function(a, b) return a + b end,
  __sub = function(a, b) return a - b end,
  __mul = function(a, b) return a * b end,
  __div = function(a, b) return a / b end,
  __mod = function(a, b) return a % b end,
  __pow = function(a, b) return a ^ b end,
  __idiv = function(a, b) return a // b end,
}

-- Two texts, or a text that is a number, are Lua's own.
local function reading(operation, former)
  return function(a, b)
    local plain = tonumber(a) and tonumber(b)
    local mixed = type(a) == "number" or type(b) == "number"
    if former and (plain or not mixed) then return former(a, b) end
    return operation(core.quantity(a), b)
  end
end

--- Calls f with texts readable in arithmetic.
-- @return what f returns
function texts.within(f)
  local meta = getmetatable ""
  if type(meta) ~= "table" then return f() end -- locked, as in a sandbox
  local former = {}
  for name, operation in pairs(operations) do
    former[name] = meta[name]
    meta[name] = reading(operation, former[name])
  end
  local result = table.pack(pcall(f))
  for name in pairs(operations) do meta[name] = former[name] end
  if not result[1] then error(result[2], 0) end
  return table.unpack(result, 2, result.n)
end

return texts

--- How many of a unit a product of units is: 1 request/day times 1 USD/Mrequest is
-- 0.0000304 USD/month.
local core = require "perigee.core"

local units = {}

local function one_of(unit)
  if unit == "" then return 1 end
  return core.quantity(unit:sub(1, 2) == "1/" and "1" .. unit:sub(2) or "1 " .. unit)
end

local function product_of(parts)
  local product = core.quantity(1)
  for _, part in ipairs(parts) do
    for _ = 1, math.abs(part.power) do
      local unit = one_of(part.unit)
      product = core.quantity(part.power > 0 and product * unit or product / unit)
    end
  end
  return product
end

local function convert(parts, unit)
  local found = product_of(parts):to(unit == "" and "1" or unit)
  return type(found) == "number" and found or found:number()
end

local function key_of(parts, unit)
  local list = { unit }
  for _, part in ipairs(parts) do
    if part.unit ~= "" then list[#list + 1] = part.unit .. "^" .. part.power end
  end
  return table.concat(list, "\0")
end

--- A table of ratios that were worked out.
---@return fun(parts: { unit: string, power: integer }[], unit: string): number? nil where the units have nothing in
--  common: currencies whose rate is in the graph
function units.ratios()
  local known = {}
  return function(parts, unit)
    local key = key_of(parts, unit)
    if known[key] == nil then
      local ok, ratio = pcall(convert, parts, unit)
      known[key] = ok and ratio or false
    end
    return known[key] or nil
  end
end

return units

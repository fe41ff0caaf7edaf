--- Plain amounts as a number and the unit that suits it: `16.9 GiB`, `492 ms`.
local format = require "perigee.report.format"

local readable = {}

local DIGITS = 3
local WHOLE = 1000 -- money from here on has no decimals

-- The units of an amount, the largest first; the last one for all that is less.
local BYTES = { { "PiB", 2 ^ 50 }, { "TiB", 2 ^ 40 }, { "GiB", 2 ^ 30 }, { "MiB", 2 ^ 20 },
                { "KiB", 2 ^ 10 }, { "B", 1 } }
local SECONDS = { { "h", 3600 }, { "min", 60 }, { "s", 1 }, { "ms", 1e-3 }, { "µs", 1e-6 } }
local WATTS = { { "GW", 1e9 }, { "MW", 1e6 }, { "kW", 1e3 }, { "W", 1 } }
local KWH = { { "GWh", 1e6 }, { "MWh", 1e3 }, { "kWh", 1 } }
local GRAMS = { { "t CO2e", 1e6 }, { "kg CO2e", 1e3 }, { "g CO2e", 1 } }

-- From how many of a unit on an amount is shown in it: 120 s are not 2 min.
local FROM = { h = 2, min = 2, MWh = 10, ["kg CO2e"] = 10 }

local ASCII = { ["µs"] = "us" }

-- The unit of a list that suits an amount.
local function unit_of(list, value)
  for _, unit in ipairs(list) do
    if math.abs(value) >= unit[2] * (FROM[unit[1]] or 1) then
      return unit
    end
  end
  return list[#list]
end

--- A number alone: three significant digits, whole ones in full.
---@param value number
---@return string
function readable.number(value)
  return format.number(value, { digits = DIGITS, certain = true })
end

--- A whole number of things.
---@param value number
---@return string
function readable.count(value)
  return format.number(value, { certain = true, trim = true })
end

--- How many sequences run at once, with the verb.
---@param count integer
---@return string
function readable.sequences(count)
  return count == 1 and "1 sequence alone writes"
         or readable.count(count) .. " sequences at once write"
end

local function reader(list)
  return function(value, sign)
    local unit = unit_of(list, value)
    local name = sign and not sign.braille and ASCII[unit[1]] or unit[1]
    return readable.number(value / unit[2]), name
  end
end

--- Amounts: number and unit.  `sign`, of the style, says whether there is more than
-- ASCII.
---@type fun(value: number, sign?: table): string, string
readable.bytes = reader(BYTES)
readable.seconds = reader(SECONDS)
readable.watts = reader(WATTS)
readable.kwh = reader(KWH)
readable.grams = reader(GRAMS)

--- The unit that suits an amount of bytes, and how many it has.
---@param value number
---@return string name
---@return number bytes
function readable.byte_unit(value)
  local unit = unit_of(BYTES, value)
  return unit[1], unit[2]
end

--- An amount of money: two decimals, more of what is small.
---@param value number
---@param digits integer significant ones, below one
---@return string
function readable.money(value, digits)
  if not format.finite(value) or value == 0 then
    return format.number(value)
  end
  local place, scale = format.leading(value, digits) - digits + 1, format.scale(value)
  if scale == 0 then
    place = math.abs(value) >= WHOLE and 0 or math.min(place, -2)
  end
  return format.digits(format.round(value, place), place, scale)
end

return readable

--- What the text of a price comes to, as a number: for gates and comparisons, never for
-- a bill (the core reads texts there, with their units and spreads).
local amount = {}

local SIGNS = { ["$"] = "USD", ["€"] = "EUR", ["£"] = "GBP", ["¥"] = "JPY" }

local SCALES = { [""] = 1, k = 1e3, M = 1e6, G = 1e9, B = 1e9, T = 1e12,
                 thousand = 1e3, million = 1e6, billion = 1e9 }

local SECONDS = { s = 1, second = 1, seconds = 1, min = 60, minute = 60, minutes = 60,
                  h = 3600, hour = 3600, hours = 3600 }

local function currency_of(text)
  for sign, code in next, SIGNS do
    if text:find(sign, 1, true) then return code end
  end
  return text:match "%f[%a]%u%u%u%f[%A]"
end

-- The least and the greatest number of a text: of "1.2 to 2 USD" 1.2 and 2.
local function ends_of(text)
  local low, high
  for number, behind in text:gmatch "(%d*%.?%d+)()" do
    local value = tonumber(number) * SCALES[text:match("^%s?([kMB])%f[%A]", behind) or ""]
    low, high = math.min(low or value, value), math.max(high or value, value)
  end
  return low, high
end

-- How many of its counted things a unit is: of "Mtoken" 10^6; of times, seconds.
local function count_of(unit, per)
  if per == "time" or per == "hour" then
    return SECONDS[unit]
  end
  local scale, word = unit:match "^(%a+)%s+(%a+)$"
  if not scale then
    scale, word = unit:match("^(%a-)(" .. per .. "s?)$")
  end
  return word and word:find("^" .. per .. "s?$") and SCALES[scale] or nil
end

local known = {} -- by what they are per: prices that were read before

local function read(text, per)
  local money, unit = text:match "^(.-)%s*/%s*%(?([^/]-)%)?%s*$"
  if not money then
    money, unit = text:match "^(.-)%s+per%s+(.-)%s*$"
  end
  local count = unit and count_of(unit, per)
  local low, high = ends_of(money or "")
  if not (count and low) then
    return {}
  end
  return { low / count, high / count, currency_of(money) }
end

--- The ends of a price for one of what it is per (a time: a second), and its currency;
--- nil where the text is read by the core alone.
---@param text string "2.00 USD/Mtoken"
---@param per string one of money.per
---@return number? low
---@return number? high
---@return string? currency "USD"
function amount.of(text, per)
  local cache = known[per] or {}
  known[per] = cache
  if not cache[text] then
    cache[text] = type(text) == "string" and read(text, per) or {}
  end
  return table.unpack(cache[text])
end

return amount

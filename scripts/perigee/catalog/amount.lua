--- What the text of a price comes to, as a number: for gates and comparisons, never for
-- a bill (the core reads texts there, with their spreads).
local core = require "perigee.core"
local readable = require "perigee.catalog.readable"

local amount = {}

local SIGNS = { ["$"] = "USD", ["€"] = "EUR", ["£"] = "GBP", ["¥"] = "JPY" }

local function currency_of(text)
  for sign, code in next, SIGNS do
    if text:find(sign, 1, true) then return code end
  end
  local code = text:match "(%u%u%u)%s*$"
  return code == "RMB" and "CNY" or code
end

local SCALES = { k = 1e3, M = 1e6, B = 1e9, G = 1e9 }

-- "1e-6..2e-6" as "0.000001000000 .. 0.000002000000".
local function plainly(text)
  return (text:gsub("%.%.", " .. "):gsub("%d*%.?%d+[eE][+-]?%d+", function(number)
    return ("%.12f"):format(tonumber(number))
  end))
end

-- The least and the greatest number of what is uncertain: of "1.2 to 2 USD" 1.2 and 2.
local function ends_of(text)
  local low, high
  text = plainly(text)
  for number, behind in text:gmatch "(%d*%.?%d+)()" do
    local value = tonumber(number) * (SCALES[text:match("^%s?([kMBG])%f[%A]", behind)] or 1)
    low, high = math.min(low or value, value), math.max(high or value, value)
  end
  return low, high
end

-- Of a certain amount what the core reads, in its own currency: "2kUSD" is 2000.
local function certain(money, currency)
  local sound, uncertain = pcall(core.is_uncertain, money)
  return currency and sound and not uncertain and core.quantity(money):number(currency) or nil
end

local function numbers_of(money, currency)
  local number = tonumber(money:match "^(%d+%.?%d*) %u%u%u$") or certain(money, currency)
  if number then
    return number, number
  end
  return ends_of(money)
end

-- What the units of a price are counted in.
local BASES = { token = "token", time = "s", hour = "s" }

local counts = {} -- by what they are per, and the unit

local function count_of(unit, per)
  counts[per] = counts[per] or {}
  if counts[per][unit] == nil then
    counts[per][unit] = readable.count(unit, BASES[per] or "request") or false
  end
  return counts[per][unit]
end

--- A price in two: "2 USD" and "Mtoken" of "2 USD/Mtoken" or "2 USD per Mtoken".
---@param text string
---@return string? money
---@return string? unit
function amount.split(text)
  local money, unit = text:match "^(.-)%s*/%s*(.+)$"
  if not money then
    money, unit = text:match "^(.-)%s+per%s+(.+)$"
  end
  return money, unit
end

local function read(text, per)
  local money, unit = amount.split(text)
  local count = unit and count_of(unit, per)
  if not count then
    return {}
  end
  local currency = currency_of(money)
  local low, high = numbers_of(money, currency)
  return low and { low / count, high / count, currency } or {}
end

local known = {} -- by what they are per: prices that were read before

--- The ends of a price for one of what it is per (a time: a second), and its currency;
--- nil where it is none.
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

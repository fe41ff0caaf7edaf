--- The values of flags, read from their texts: value, or nil and what would be
-- right.
local date = require "perigee.catalog.date"
local runs = require "perigee.analysis.runs"

local values = {}

local SUFFIXES = { k = 1000, M = 1000000 }
local MOST = 2 ^ 53

local function whole(text, least)
  local digits, suffix = text:match("^(%d+)([kM]?)$")
  local value = digits and tonumber(digits) * (SUFFIXES[suffix] or 1)
  return value and value >= least and value <= MOST and math.tointeger(value) or nil
end

--- A reader of whole numbers from `least` on: 20000, 20k, 1M.
---@param flag string
---@param least integer
---@param example string
---@return fun(text: string): integer?, string?
function values.count(flag, least, example)
  return function(text)
    local value = whole(text, least)
    if value then
      return value
    end
    return nil, ("%s: '%s' is not a whole number from %d on, such as %s"):format(flag, text, least,
                                                                               example)
  end
end

--- NAME=QUANTITY as { name, text }.
function values.assignment(text)
  local name, quantity = text:match("^%s*([%a_][%w_]*)%s*=%s*(.-)%s*$")
  if not name or quantity == "" then
    return nil, ("--set: '%s' is not NAME=QUANTITY, such as requests=\"10k requests/day\"")
                :format(text)
  end
  return { name, quantity }
end

--- A day.
function values.day(text)
  local fault = date.fault(text)
  if fault then
    return nil, "--as-of: " .. fault
  end
  return text
end

--- A sampler's name.
function values.sampler(text)
  local fault = runs.sampler_fault(text)
  if fault then
    return nil, "--sampler: " .. fault
  end
  return text
end

--- A reader of requests per time: 10k/day, "10k requests/day", or a number a month; a text
-- that reads as a quantity.
---@param flag string
---@return fun(text: string): string?, string?
function values.rate(flag)
  return function(given)
    local number, unit = given:match "^%s*([%d.]+%s?[kMG]?)%s*/%s*(%a+)%s*$"
    local text = number and number .. " requests/" .. unit or tonumber(given) and given .. " requests/month" or given
    local ok, rate = pcall(require "perigee.core".quantity, text)
    if ok and rate:dimension() == "request/time" then return text end
    return nil, ("%s: '%s' is no rate, such as 10k/day"):format(flag, given)
  end
end

--- A reader of certain amounts, which keep to a rule of options/arguments.lua.
---@param flag string
---@param example string whose dimension is wanted
---@param rule { [1]: function, [2]: string }
---@return fun(text: string): string?, string?
function values.amount(flag, example, rule)
  return function(given)
    local core = require "perigee.core"
    local ok, amount = pcall(core.quantity, given)
    if not ok or amount:dimension() ~= core.quantity(example):dimension() or core.is_uncertain(given) then
      return nil, ("%s: '%s' is no amount such as %s"):format(flag, given, example)
    elseif rule[1](amount) ~= 1 then
      return nil, ("%s: '%s' %s"):format(flag, given, rule[2])
    end
    return given
  end
end

local SECONDS = { [""] = 1, ms = 1e-3, s = 1, min = 60, m = 60, h = 3600 }

local BYTES = { B = 1, kB = 1e3, KB = 1e3, MB = 1e6, GB = 1e9, TB = 1e12,
                KiB = 2 ^ 10, MiB = 2 ^ 20, GiB = 2 ^ 30, TiB = 2 ^ 40 }

local function with_unit(text, units)
  local number, unit = text:match("^([%d.]+)%s*(%a*)$")
  local value = tonumber(number)
  return value and units[unit] and value > 0 and value * units[unit] or nil
end

--- A time as seconds: 10s, 500ms, 2min, 1h; a number alone is seconds.
function values.seconds(text)
  local seconds = with_unit(text, SECONDS)
  if not seconds or seconds >= MOST then
    return nil, ("--time-limit: '%s' is not a time, such as 10s, 500ms or 2min"):format(text)
  end
  return seconds
end

--- A size as bytes: 512MB, 1GiB.
function values.bytes(text)
  local bytes = with_unit(text, BYTES)
  if not bytes or bytes < 1 or bytes >= MOST then
    return nil, ("--memory-limit: '%s' is not a size, such as 512MB or 1GiB"):format(text)
  end
  return math.floor(bytes)
end

return values

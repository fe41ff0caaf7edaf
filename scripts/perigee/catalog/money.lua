--- Prices as texts: whether they are prices for what they should be, and can be read by the
-- core.  `2.00 USD/Mtoken`, `$0.50/Mtoken`, `1 to 2 EUR per Mtoken`.
local amount = require "perigee.catalog.amount"
local currency = require "perigee.catalog.currency"
local readable = require "perigee.catalog.readable"

local money = {}

local function holds(word)
  return function(unit)
    return unit:lower():find(word, 1, true) ~= nil
  end
end

local TIMES = {}
for word in ("s second seconds min minute minutes h hour hours"):gmatch("%a+") do
  TIMES[word] = true
end

--- What a price may be paid for: how its unit is recognised, an example, and the dimension
-- of counted things.
money.per = {
  token = { is = holds "token", example = "2.00 USD/Mtoken", what = "token", dimension = "token" },
  image = { is = holds "image", example = "0.04 USD/image", what = "image", dimension = "request" },
  character = { is = holds "character", example = "15 USD/Mcharacter", what = "character", dimension = "request" },
  request = { is = holds "request", example = "0.01 USD/request", what = "request", dimension = "request" },
  pixel = { is = holds "pixel", example = "0.02 USD/Mpixel", what = "pixel", dimension = "request" },
  page = { is = holds "page", example = "0.01 USD/page", what = "page", dimension = "request" },
  session = { is = holds "session", example = "0.03 USD/session", what = "session", dimension = "request" },
  month = {
    is = function(unit) return unit == "month" end, example = "100 USD/month", what = "month",
  },
  time = {
    is = function(unit) return TIMES[unit] end,
    example = "0.006 USD/minute", what = "second, minute or hour",
  },
  hour = {
    is = function(unit) return unit == "hour" or unit == "hours" or unit == "h" end,
    example = "32.77 USD/hour", what = "hour",
  },
  salary = {
    is = function(unit) return unit:find("person") and unit:find("year") end,
    example = "150000 USD/(person year)", what = "person and year",
  },
  energy = { is = holds "kwh", example = "0.0892 USD/kWh", what = "kWh" },
  rack = { is = holds "kw", example = "184 USD/(kW month)", what = "kW and month" },
  anything = { is = holds "", example = "0.09 USD/GB", what = "anything" },
}

local SIGNS = { "^%$", "^€", "^£", "^¥" }

-- An amount of a currency: "1 USD", "$1", "1 to 2 EUR", "uniform(1, 2) USD".
local function amount_fault(text)
  local bare = text
  for _, sign in ipairs(SIGNS) do
    bare = bare:gsub(sign, "")
  end
  if bare:find("^%s*%-") then
    return "a price below zero"
  elseif not bare:find("^%s*%.?%d") and not bare:find("^%s*%l+%s*%(") then
    return "a price begins with its amount"
  end
  local code = text:match("(%u%u%u)%s*$")
  if code then
    return currency.fault(code)
  end
  return bare == text and "no currency" or nil
end

local function shape_fault(price, per)
  local paid, unit = amount.split(price)
  if not paid then
    return "no unit of what is paid for"
  end
  return amount_fault(paid) or not per.is(unit) and "not a price per " .. per.what or readable.fault(price)
    or per.dimension and readable.paid_for(unit) ~= per.dimension and "not a price per " .. per.what .. " alone"
    or nil
end

-- A fault, and an example of what is right unless it tells that itself.
local function told(value, fault, example)
  local is_enough = fault:find "%?$" or fault:find(": write ", 1, true)
  return ("'%s': %s%s"):format(value, fault, is_enough and "" or (": write it as \"%s\""):format(example))
end

local sound = {} -- by what they are per: prices that were looked at before

--- Why a value is not a price, or nil where it is one.
---@param value any
---@param per table one of money.per
---@return string? fault
function money.fault(value, per)
  sound[per] = sound[per] or {}
  if sound[per][value] then
    return nil
  end
  if type(value) ~= "string" then
    return ("a price is a text with its unit, as \"%s\", not a %s"):format(per.example, type(value))
  end
  local fault = shape_fault(value, per)
  sound[per][value] = not fault
  return fault and told(value, fault, per.example) or nil
end

--- Why a value is no amount of money, as "199000 USD", or nil where it is one.
---@param value any
---@return string? fault
function money.amount_fault(value)
  if type(value) ~= "string" then
    return ("an amount of money is a text with its currency, as \"199000 USD\", not a %s")
      :format(type(value))
  end
  local fault = value:find("[/]") and "an amount, not a price per anything" or amount_fault(value)
    or readable.fault(value)
  return fault and told(value, fault, "199000 USD") or nil
end

local SCALE = { [""] = 1, k = 1e3, M = 1e6 }

--- The tokens of a text as `200k tokens/request`, or nil where it is none.
---@param value any
---@return number?
function money.tokens_per_request(value)
  local number, suffix = tostring(value):match("^(%d+%.?%d*)%s*([kM]?)%s*tokens?/request$")
  return number and tonumber(number) * SCALE[suffix]
end

return money

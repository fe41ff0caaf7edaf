--- Figures as texts with their unit, or as plain numbers: whether they are of the unit that is
-- wanted, and can be read by the core.  `80 GB`, `3350 GB/s`, `1.15 to 1.35
-- tokens/word`, `triangular(3, 4, 6) years`.
local money = require "perigee.catalog.money"
local readable = require "perigee.catalog.readable"

local figure = {}

local NUMBER = "%d*%.?%d+[kM]?"

-- How a figure may begin; what follows is its unit.
local AMOUNTS = {
  "^%l+%s*%b()%s*(.*)$",
  "^" .. NUMBER .. "%s+to%s+" .. NUMBER .. "%s*(.*)$",
  "^" .. NUMBER .. "%s*%.%.%s*" .. NUMBER .. "%s*(.*)$",
  "^" .. NUMBER .. "%s*(.*)$",
}

local function unit_of(text)
  for _, pattern in ipairs(AMOUNTS) do
    local unit = text:match(pattern)
    if unit then
      return unit
    end
  end
end

local function text_fault(value, of)
  if value:find("^%s*%-") then
    return "a figure below zero"
  end
  local unit = unit_of(value)
  if not unit then
    return "a figure begins with its number"
  end
  for _, pattern in ipairs(of.units) do
    if unit:find(pattern) then
      return readable.fault(value)
    end
  end
  return "not " .. of.what
end

-- A rule for texts with one of some units.
local function rule(of)
  local sound = {} -- texts that were looked at before
  return {
    fault = function(value)
      if sound[value] then
        return nil
      elseif type(value) ~= "string" then
        return ("a figure is a text with its unit, as \"%s\", not a %s"):format(of.example, type(value))
      end
      local fault = text_fault(value, of)
      sound[value] = not fault
      return fault and ("'%s': %s: write it as \"%s\""):format(value, fault, of.example) or nil
    end,
  }
end

figure.bytes = rule { units = { "^[kMGTP]i?B$" }, what = "a size in bytes", example = "80 GB" }
figure.byte_rate = rule { units = { "^[kMGTP]i?B/s$" }, what = "bytes by time", example = "3350 GB/s" }
figure.flop_rate = rule { units = { "^[GTPE]FLOP/s$" }, what = "operations by time", example = "989 TFLOP/s" }
figure.power = rule { units = { "^[kM]?W$" }, what = "a power", example = "700 W" }
figure.parameters = rule { units = { "^[kMGTB]?%s?parameters?$", "^%a+illion parameters?$" },
                           what = "a count of parameters", example = "70553706496 parameters" }
figure.bits = rule { units = { "^bits?/parameter$" }, what = "bits per parameter",
                     example = "4.25 bits/parameter" }
figure.words = rule { units = { "^tokens?/word$" }, what = "tokens per word", example = "1.23 tokens/word" }
figure.token_rate = rule { units = { "^tokens?/s$" }, what = "tokens by time", example = "6 tokens/s" }
figure.token_speed = rule { units = { "^[kM]?%s?tokens?/s$", "^[kM]?%s?tokens?/minute$" },
                            what = "tokens by time", example = "10k tokens/minute" }
figure.share = rule { units = { "^%%$", "^$" }, what = "a share", example = "68.9 %" }
figure.ratio = rule { units = { "^$" }, what = "a plain ratio", example = "1.4" }
figure.time = rule { units = { "^[mun]?s$" }, what = "a short time", example = "7.5 us" }
figure.years = rule { units = { "^years?$" }, what = "a time in years", example = "5 years" }
figure.yearly = rule { units = { "^%%/year$" }, what = "a share per year", example = "8 %/year" }
figure.hours = rule { units = { "^hours/year$" }, what = "hours per year", example = "2080 hours/year" }
figure.carbon = rule { units = { "^gCO2e/kWh$" }, what = "grams of CO2e per kWh", example = "380 gCO2e/kWh" }
figure.quantity = rule { units = { "%a" }, what = "a quantity", example = "1M requests/month" }

--- A rule for prices: money per what.
---@param per table one of money.per
function figure.price(per)
  return { fault = function(value) return money.fault(value, per) end }
end

--- A rule for an amount of money, as what a box costs.
figure.money = {
  fault = function(value)
    return money.amount_fault(value)
  end,
}

--- A rule for whole numbers from `least` on.
function figure.count(least)
  return {
    fault = function(value)
      if math.type(value) ~= "integer" then
        return ("a whole number is wanted, not %s"):format(
          type(value) == "number" and value or "a " .. type(value))
      elseif value < least then
        return ("%d is below %d, the least"):format(value, least)
      end
    end,
  }
end

--- A rule for numbers above zero.
figure.number = {
  fault = function(value)
    if type(value) ~= "number" then
      return ("a number is wanted, not a %s"):format(type(value))
    elseif value <= 0 then
      return "a number above zero is wanted"
    end
  end,
}

--- A rule for true and false.
figure.flag = {
  fault = function(value)
    return type(value) ~= "boolean" and ("true or false is wanted, not a %s"):format(type(value)) or nil
  end,
}

--- The same rule, of a field that must be there.
function figure.required(of, why)
  return { fault = of.fault, required = why }
end

return figure

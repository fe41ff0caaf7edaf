--- Gates of magnitude: prices that are beyond what anybody charges, and jumps of ten
-- times from one row to the next, are unit mistakes until somebody says otherwise
-- (`verified = "why"`).  175 of the 485 changes of the largest open list were such.
local amount = require "perigee.catalog.amount"

local gates = {}

gates.JUMP = 10 -- times, from one row to the next

-- The least and the most that is believed, in USD for what it is per.
local BOUNDS = {
  token = { 1e-9, 1e-3, "0.001 and 1000 USD/Mtoken" },
  image = { 1e-6, 10, "0.000001 and 10 USD/image" },
  pixel = { 1e-10, 1e-5, "0.0001 and 10 USD/Mpixel" },
  page = { 1e-5, 10, "0.00001 and 10 USD/page" },
  character = { 1e-8, 1e-3, "0.01 and 1000 USD/Mcharacter" },
  time = { 1e-7, 5, "0.00036 and 18000 USD/hour" },
  request = { 1e-6, 10, "0.000001 and 10 USD/request" },
  session = { 1e-4, 100, "0.0001 and 100 USD/session" },
  hour = { 1e-3 / 3600, 2000 / 3600, "0.001 and 2000 USD/hour" },
}

-- What one unit of a currency is roughly worth: an order of magnitude is all that is
-- asked.  Of others only jumps are looked at.
local WORTH = { USD = 1, EUR = 1, GBP = 1, CHF = 1, CAD = 1, AUD = 1, SGD = 1, CNY = 0.14, HKD = 0.13,
                BRL = 0.18, SEK = 0.1, INR = 0.012, RUB = 0.012, JPY = 0.0067, KRW = 0.0007 }

--- What is not believed of a price's size, or nil.
---@param text string a price
---@param per string one of money.per
---@return string?
function gates.beyond(text, per)
  local bounds = BOUNDS[per]
  local low, high, currency = amount.of(text, per)
  local worth = low and WORTH[currency]
  if bounds and worth and (low * worth < bounds[1] * (1 - 1e-9) or high * worth > bounds[2] * (1 + 1e-9)) then
    return ("'%s' is not between %s"):format(text, bounds[3])
  end
end

--- Why a catalog may not hold a price of that size, or nil.
function gates.size_fault(text, per)
  local fault = gates.beyond(text, per)
  return fault and fault .. ": mend its unit, or say verified = \"why it is so\""
end

--- Why the step from one price to the next is not believed, or nil.
---@param before string
---@param after string
---@param per string one of money.per
---@return string?
function gates.jump_fault(before, after, per)
  local low, high, currency = amount.of(before, per)
  local low_after, high_after, currency_after = amount.of(after, per)
  if not (low and low_after and currency == currency_after) then
    return nil
  end
  local ratio = (low_after + high_after) / (low + high)
  if ratio >= gates.JUMP * (1 - 1e-9) or ratio <= (1 + 1e-9) / gates.JUMP then
    return ("'%s' after '%s' is a jump of %s: mend its unit, or say verified = \"why it is so\"")
      :format(after, before, ratio > 1 and ("%.4g times"):format(ratio) or ("%.4g to 1"):format(1 / ratio))
  end
end

return gates

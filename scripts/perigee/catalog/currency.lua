--- The currencies that the core knows, by their ISO 4217 codes.
-- A code in a price that is none of these is a slip of the pen: the core would not
-- read it.
local near = require "perigee.near"

local currency = {
  codes = { "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS",
            "INR", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "RUB", "SAR", "SEK", "SGD",
            "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR" },
}

local known = { RMB = true } -- what the yuan is called in its own country
for _, code in ipairs(currency.codes) do
  known[code] = true
end

--- Why a code is no currency, or nil where it is one.
---@param code string
---@return string? fault
function currency.fault(code)
  if known[code] then
    return nil
  end
  local hint = near.hint(code, currency.codes)
  return ("unknown currency '%s'%s"):format(code, hint ~= "" and hint or ": its ISO 4217 code is wanted, as EUR")
end

return currency

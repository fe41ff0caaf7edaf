--- Numbers of other lists as the prices of catalogs: 0.4 as `0.40 USD/Mtoken`.
--
-- Fifteen digits are kept, so that what floats add (2.9999900000000002e-06) is not.
local amounts = {}

-- "8.25e-08" as "0.0000000825", "1e+16" as "10000000000000000".
local function without_exponent(text)
  local whole, decimals, exponent = text:match "^(%d)%.?(%d*)e([+-]%d+)$"
  if not whole then return text end
  local digits, point = whole .. decimals, 1 + tonumber(exponent)
  if point <= 0 then
    return "0." .. ("0"):rep(-point) .. digits
  end
  digits = digits .. ("0"):rep(point - #digits)
  return digits:sub(1, point) .. "." .. digits:sub(point + 1)
end

--- A number that is not below zero, without exponent, with two decimals or more.
---@param number number
---@return string "0.40", "0.00000299999"
function amounts.text(number)
  local text = without_exponent(("%.15g"):format(number))
  local whole, decimals = text:match "^(%d+)%.?(%d*)$"
  return whole .. "." .. decimals .. ("0"):rep(2 - #decimals)
end

--- A price for a unit of anything.
---@param number number
---@param unit string "image", "minute", "Mcharacter"
---@param currency? string USD unless told
---@return string "0.04 USD/image"
function amounts.per(number, unit, currency)
  return ("%s %s/%s"):format(amounts.text(number), currency or "USD", unit)
end

--- A price for a million tokens.
---@param number number for a million, not for one
---@param currency? string
---@return string "0.40 USD/Mtoken"
function amounts.per_million(number, currency)
  return amounts.per(number, "Mtoken", currency)
end

--- So many tokens of a request, as the bound of a tier.
---@param tokens integer
---@return string "200k tokens/request"
function amounts.tokens_per_request(tokens)
  return tokens % 1000 == 0 and ("%dk tokens/request"):format(tokens // 1000)
    or ("%d tokens/request"):format(tokens)
end

return amounts

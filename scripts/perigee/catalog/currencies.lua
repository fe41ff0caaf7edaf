--- The schema of `kind = "currencies"`: what one unit of a currency is worth in US
-- dollars, day by day.
local currency = require "perigee.catalog.currency"
local kind = require "perigee.catalog.kind"

local EXAMPLE = "\"1.08 USD\""

-- A certain number of US dollars above zero: everything converts by them.
local function rate_fault(value)
  if type(value) ~= "string" then
    return ("a rate is a text, as %s, not a %s"):format(EXAMPLE, type(value))
  end
  local number = tonumber(value:match "^(%d*%.?%d+)%s+USD$")
  if not number then
    return ("'%s': what one unit is worth in US dollars is wanted, as %s"):format(value, EXAMPLE)
  end
  return number == 0 and ("'%s': a rate of nothing"):format(value) or nil
end

local function check_entry(report, item, name)
  local fault = name == "USD" and "a rate is what a currency is worth in USD: USD itself has none"
    or currency.fault(name)
  if fault then
    report:add(item, nil, "%s", fault)
  end
end

return kind.new {
  name = "currencies", folder = "currencies", noun = "currency", inherits = true,
  list = "currencies", list_is = "a table of currencies, each a list of rows", example = "EUR",
  row = { { "rate", { fault = rate_fault, required = "what one unit is worth, as " .. EXAMPLE } } },
  row_example = "from, rate, source",
  listed = { "rate", "from" },
  check_entry = check_entry,
}

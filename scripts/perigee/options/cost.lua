--- Cost rows: a category, a label, money per time.
local quantities = require "perigee.quantities"
local fields = require "perigee.fields"
local core = require "perigee.core"

local cost = {}

--- The categories, in the order in which reports show them.
cost.categories = { "tokens", "compute", "hardware", "energy", "space", "network",
                    "storage", "staff", "tuning", "licence", "compliance", "fees" }

local known = {}
for _, name in ipairs(cost.categories) do known[name] = true end

--- The unit in which rows and totals are kept.
cost.unit = "USD/month"

local row = {}
row.__index = row
row.__name = "perigee.cost"

local function amount_of(label, amount)
  local quantity = quantities.quantity(amount)
  if quantity:dimension() == "money" then
    fields.fail("cost '%s' is money once, not per time: spread it over how long "
      .. "it serves, as \"12000 USD\" / \"3 years\"", label)
  end
  local zero = type(amount) == "number" and amount == 0
  if quantity:dimension() ~= "money/time" and not zero then
    fields.fail("cost '%s' must be money per time, as \"4000 USD/month\", not %s",
                label, quantity:dimension())
  end
  return zero and core.quantity("0 " .. cost.unit) or quantity:to(cost.unit)
end

--- A cost row: `perigee.cost("staff", "on-call engineer", "3000 USD/month")`.
-- @param category one of cost.categories
-- @param label what it pays for
-- @param amount money per time
function cost.new(category, label, amount)
  if not known[category] then
    fields.fail("perigee.cost: unknown category '%s'%s", tostring(category),
                fields.hint(category, cost.categories))
  end
  fields.text("perigee.cost", label, "the label")
  if amount == nil then
    fields.fail("perigee.cost: '%s' has no amount, as \"4000 USD/month\"", label)
  end
  return setmetatable({ category = category, label = label,
                        amount = amount_of(label, amount) }, row)
end

function cost.is(value)
  return getmetatable(value) == row
end

return cost

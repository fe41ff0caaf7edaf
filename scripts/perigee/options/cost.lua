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

-- Money, in the currency of totals.
local function money(what, value)
  local quantity = quantities.quantity(value)
  if quantity:dimension() ~= "money" and value ~= 0 then
    fields.fail("%s must be money once, as \"5000 USD\", not %s", what, quantity:dimension())
  end
  return value == 0 and core.quantity "0 USD" or quantity:to "USD"
end

--- A row that is paid once, in one month of a timeline: it is nothing per month elsewhere.
-- @param amount money, as "50000 USD"
function cost.once(category, label, amount)
  local row_of_month = cost.new(category, label, money(("cost '%s'"):format(tostring(label)), amount)
                                / core.quantity "1 month")
  row_of_month.once = true
  return row_of_month
end

--- A row of what is taken for a term, and on a timeline is paid to the end of it.
-- Per month it is `each` so many times.
-- @param of { need = how many, each = what one costs per time, term = how long it is taken;
--   upfront, back = money for each as the term begins and has ended, both within `each`;
--   current = true: `each` is that of the month, not that of the term's beginning }
function cost.committed(category, label, of)
  local made = cost.new(category, label, of.each * of.need)
  made.committed = { need = core.quantity(of.need), each = core.quantity(of.each):to(cost.unit),
                     term = core.quantity(of.term), current = of.current,
                     upfront = of.upfront and money("upfront", of.upfront),
                     back = of.back and money("back", of.back) }
  return made
end

-- What a committed row costs, times a factor.
local function times(of, factor)
  return { need = of.need, each = of.each * factor, term = of.term, current = of.current,
           upfront = of.upfront and of.upfront * factor, back = of.back and of.back * factor }
end

--- A row like another, under another label, at so many times its price.
-- @param label its own where nil
-- @param factor 1 where nil
function cost.like(of, label, factor)
  local made = {}
  for name, value in pairs(of) do made[name] = value end
  made.label = label or of.label
  if factor then
    made.amount = core.quantity(of.amount * factor)
    made.committed = of.committed and times(of.committed, factor)
  end
  return setmetatable(made, row)
end

function cost.is(value)
  return getmetatable(value) == row
end

return cost

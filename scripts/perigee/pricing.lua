--- Pricing: what depends on how much is bought.
--
-- Each function takes a table of quantities, any of which may be uncertain or an axis.
-- The formulas are in the core: core/include/perigee/pricing.h.
local builders = require "perigee.builders"
local core = require "perigee.core"
local fields = require "perigee.fields"
local quantities = require "perigee.quantities"

local pricing = {}

local STEPPED = { amount = true, price = true, steps = true }
local STEP = { above = true, from = true, price = true }

local function read_step(what, i, given)
  local which = ("%s: step %d"):format(what, i)
  fields.check(which, given, STEP)
  if (given.above == nil) == (given.from == nil) then
    fields.fail("%s holds above a bound, or from it on: say above = \"200k tokens\"", which)
  end
  local step = { price = quantities.quantity(fields.need(which, given, "price", "\"2 USD/Mtoken\"")) }
  for _, name in ipairs { "above", "from" } do
    step[name] = given[name] ~= nil and quantities.quantity(given[name]) or nil
  end
  return step
end

-- Bounds that descend give a price to no amount at all.
local function check_order(what, steps)
  for i = 2, #steps do
    local before, bound = steps[i - 1].above or steps[i - 1].from, steps[i].above or steps[i].from
    quantities.require(bound:gt(before), ("%s: step %d begins before step %d does"):format(what, i, i - 1))
  end
end

local function read_steps(what, given)
  fields.check(what, given, STEPPED)
  local steps = {}
  for i, step in ipairs(given.steps or {}) do
    steps[i] = read_step(what, i, step)
  end
  check_order(what, steps)
  return { amount = quantities.quantity(fields.need(what, given, "amount", "\"1G tokens/month\"")),
           price = quantities.quantity(fields.need(what, given, "price", "\"2 USD/Mtoken\"")), steps = steps }
end

--- The price of each unit, by the last step that the amount passes.
-- @param given { amount = tokens of a request, price = up to the first step, steps =
--   { { above = "200k tokens/request", price = "4 USD/Mtoken" }, ... } }, ascending; `from`
--   instead of `above` holds at the bound itself too
-- @return money per unit of the amount
function pricing.whole(given)
  return core.pricing.whole(read_steps("perigee.pricing.whole", given))
end

--- What an amount costs, each part at the price of the step that it falls in.
-- @param given as of pricing.whole
-- @return the amount times its prices
function pricing.marginal(given)
  return core.pricing.marginal(read_steps("perigee.pricing.marginal", given))
end

--- Units of provisioned throughput that carry a load: whole ones.
-- @function pricing.units
-- @param given { input, output = tokens per time in the busiest hour, unit_input, unit_output
--   = what one unit carries, one of the two at least, least = how many are bought at least }
builders.add(pricing, "pricing", { units = builders.names("input", "output", "unit_input", "unit_output", "least") })

return pricing

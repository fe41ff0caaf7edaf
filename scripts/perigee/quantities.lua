--- Quantities as scenarios use them: reading, checking, choosing, tiers.
local core = require "perigee.core"
local context = require "perigee.context"
local fields = require "perigee.fields"

local fail = fields.fail
local quantities = {}

--- Reads a quantity: `perigee.quantity "2.80 USD/hour"`.
--
-- An uncertain text is one uncertain value for each time it is read: two
-- vendors' "10 to 20 USD" are two draws.  A quantity is returned as it is.
-- @return a quantity
function quantities.quantity(value)
  if type(value) ~= "string" or not core.is_uncertain(value) then
    return core.quantity(value)
  end
  local count = (context.seen[value] or 0) + 1
  context.seen[value] = count
  return core.quantity(value, ("\"%s\" #%d"):format(value, count))
end

--- A quantity of the dimension of `like` (a unit's text); raises otherwise.
-- @param what how messages call it
function quantities.of(value, like, what)
  local kind = type(value)
  if kind ~= "string" and kind ~= "number" and not core.is_quantity(value) then
    fail("%s must be a quantity such as \"%s\", not %s", what, like, kind)
  end
  local quantity = quantities.quantity(value)
  local wanted = core.quantity(like == "1" and 1 or "1 " .. like)
  if quantity:dimension() ~= wanted:dimension() then
    fail("%s must be %s, as \"%s\", not %s", what, wanted:dimension(), like,
         quantity:dimension())
  end
  return quantity
end

local function holds(condition)
  if type(condition) == "boolean" then return condition end
  if type(condition) == "number" then return condition ~= 0 end
  return nil -- it depends
end

--- Requires `condition` in every sample: raises where it certainly fails, else
-- remembers it for the run to check.
function quantities.require(condition, message)
  local known = holds(condition)
  local plain = core.mode() == "plain" -- one sample among many
  if known == false and not plain then fail("%s", message) end
  if known == nil or known == false then
    local checks = context.checks
    checks[#checks + 1] = { condition = known == false and 0 or condition, message = message,
                            place = core.caller() }
  end
end

--- Requires that a quantity is not below zero.
function quantities.not_negative(quantity, what)
  quantities.require(core.quantity(quantity):ge(0), what .. " is below zero")
  return quantity
end

-- ----- tiers -----

local modes = { marginal = true, whole = true }

local function check_tiers(tiers, mode)
  if type(tiers) ~= "table" or #tiers == 0 then
    fail("perigee.tiers wants a list of tiers, as { { upto = \"10M tokens\", "
      .. "price = \"2 USD/Mtoken\" }, { price = \"1 USD/Mtoken\" } }")
  end
  if not modes[mode] then
    fail("perigee.tiers: the mode is \"marginal\" (each unit at its own tier's "
      .. "price) or \"whole\" (all units at the last tier's price)")
  end
  for i, tier in ipairs(tiers) do
    fields.check(("perigee.tiers: tier %d"):format(i), tier,
                 { upto = true, price = true })
    fields.need(("perigee.tiers: tier %d"):format(i), tier, "price",
                "\"2 USD/Mtoken\"")
    if (tier.upto == nil) ~= (i == #tiers) then
      fail(i == #tiers and "perigee.tiers: the last tier has no upper bound: "
        .. "leave 'upto' out there" or "perigee.tiers: tier %d needs 'upto'", i)
    end
  end
end

local function read_tiers(tiers)
  local read = {}
  for i, tier in ipairs(tiers) do
    read[i] = { price = quantities.quantity(tier.price),
                upto = tier.upto and quantities.quantity(tier.upto) }
  end
  for i = 2, #read - 1 do
    quantities.require(read[i].upto:gt(read[i - 1].upto),
      ("perigee.tiers: tier %d ends before tier %d does"):format(i, i - 1))
  end
  return read
end

-- The tiers as the core has them: a price, and steps above bounds.
local function steps_of(amount, tiers)
  local steps = {}
  for i = 2, #tiers do
    steps[i - 1] = { above = tiers[i - 1].upto, price = tiers[i].price }
  end
  return { amount = amount, price = tiers[1].price, steps = steps }
end

--- What an amount costs under volume prices.
--
-- @param amount a quantity, as tokens per month
-- @param tiers list of { upto = amount, price = price }; the last without upto
-- @param mode "marginal": each unit at the price of the tier that it falls in;
--   "whole": all units at the price of the tier that the amount reaches
-- @return amount times price; a bound belongs to the tier below it
function quantities.tiers(amount, tiers, mode)
  mode = mode or "marginal"
  check_tiers(tiers, mode)
  amount = core.quantity(amount)
  local stepped = steps_of(amount, read_tiers(tiers))
  return mode == "whole" and amount * core.pricing.whole(stepped) or core.pricing.marginal(stepped)
end

return quantities

--- Adapting a model: prompts, instructions, LoRA, full, or through an API.
--
-- All are paid once and spread over how long the result serves.
local context = require "perigee.context"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local quantities = require "perigee.quantities"

local tuning = {}

local known = { life = true, price = true, kind = true, machine = true,
                time = true, runs = true, model = true, tokens = true,
                epochs = true }

local function by_machine(what, given)
  return quantities.of(given.machine, "USD/hour", what .. ": machine")
    * quantities.of(fields.need(what, given, "time", "\"24 hours\""), "hour",
                    what .. ": time")
end

-- Training through an API is billed by token and pass over the data.
local function by_api(what, given)
  local row, message = context.services.price(given.model, context.as_of)
  if not row then fields.fail("%s", message) end
  return quantities.of(fields.need(what, given, "tokens", "\"10M tokens\""),
                       "token", what .. ": tokens")
    * quantities.of(given.epochs or 1, "1", what .. ": epochs")
    * figures.leaf(row, "training", "training price")
end

local function by_kind(_, given)
  return figures.leaf(figures.entry("tuning", given.kind), "price")
end

local ways = { { "price", function(what, given)
  return quantities.of(given.price, "USD", what .. ": price")
end }, { "machine", by_machine }, { "model", by_api }, { "kind", by_kind } }

local function once(what, given)
  local found
  for _, way in ipairs(ways) do
    if given[way[1]] ~= nil then
      if found then
        fields.fail("%s: what it costs is said twice: by %s and by %s", what,
                    found[1], way[1])
      end
      found = way
    end
  end
  if not found then
    fields.fail("%s: say what it costs: price, or machine and time, or model and "
      .. "tokens, or kind (of the catalog)", what)
  end
  return found[2](what, given)
end

--- A cost row for adapting a model.
--
-- @param given table of
--   [1]     its label
--   life    how long the result serves
--   runs    how many times it is done in that life; 1 where left out
--   and one of: price; machine ("2.80 USD/hour") with time; model with tokens and
--   epochs (an API's training price); kind (a row of the tuning catalog)
-- @return a cost row of category tuning
function tuning.new(given)
  local what = "perigee.tuning"
  fields.check(what, given, known, 1)
  fields.text(what, given[1], "its first value (the label)")
  local life = quantities.of(fields.need(what, given, "life", "\"12 months\""),
                             "month", what .. ": life")
  quantities.require(life:gt(0), what .. ": life must be above zero")
  local runs = quantities.of(given.runs or 1, "1", what .. ": runs")
  return cost.new("tuning", given[1], once(what, given) * runs / life)
end

return tuning

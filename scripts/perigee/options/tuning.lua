--- Adapting a model: prompts, instructions, LoRA, full, or through an API.
--
-- All are paid once and spread over how long the result serves.
local arguments = require "perigee.options.arguments"
local context = require "perigee.context"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local machine = require "perigee.options.machine"

local tuning = {}

local not_negative, positive = arguments.not_negative, arguments.positive

local amounts = {
  { "life", "12 months", positive, needed = true },
  { "runs", "2", positive },
  { "price", "1000 USD", not_negative },
  { "machine", "2.80 USD/hour", not_negative },
  { "time", "24 hours", not_negative },
  { "tokens", "10M tokens", not_negative },
  { "epochs", "3", positive },
}
local known = { instance = true, region = true, commitment = true, model = true,
                kind = true }
for _, of in ipairs(amounts) do known[of[1]] = true end

local function by_price(_, _, read) return read.price end

local function by_machine(what, given, read)
  fields.need(what, given, "time", "\"24 hours\"")
  return machine.rent(what, given, read, "instance", "machine").price * read.time
end

-- Training through an API is billed by token and pass over the data.
local function by_api(what, given, read)
  fields.text(what, given.model, "model")
  fields.need(what, given, "tokens", "\"10M tokens\"")
  local row, message = context.services.price(given.model, context.as_of)
  if not row then fields.fail("%s", message) end
  return read.tokens * (read.epochs or 1) * figures.leaf(row, "training",
                                                         "training price")
end

local function by_kind(what, given)
  return figures.leaf(figures.named(what, { kind = given.kind }, "kind", "tuning"),
                      "price")
end

-- How it is paid for: the field that says so, and what that comes to.
local ways = { { "price", by_price }, { "machine", by_machine },
               { "instance", by_machine }, { "model", by_api }, { "kind", by_kind } }

local function check(what, given)
  local rented = given.machine or given.instance
  arguments.meant(what, given, { "time" }, rented, "machine or instance")
  arguments.meant(what, given, { "region", "commitment" }, given.instance, "instance")
  arguments.meant(what, given, { "tokens", "epochs" }, given.model, "model")
  for i, way in ipairs(ways) do
    for j = i + 1, #ways do
      arguments.once(what, given, "what it costs is", way[1], ways[j][1])
    end
  end
end

local function once(what, given, read)
  check(what, given)
  for _, way in ipairs(ways) do
    if given[way[1]] ~= nil then return way[2](what, given, read) end
  end
  fields.fail("%s: say what it costs: price, or machine or instance and time, or "
    .. "model and tokens, or kind (of the catalog)", what)
end

--- A cost row for adapting a model.
--
-- @param given table of
--   [1]     its label
--   life    how long the result serves
--   runs    how many times it is done in that life; 1 where left out
--   and one of: price; machine ("2.80 USD/hour"), or instance (of the catalog, with
--   region and commitment), with time; model with tokens and epochs (an API's
--   training price); kind (a row of the tuning catalog)
-- @return a cost row of category tuning
function tuning.new(given)
  local what = "perigee.tuning"
  fields.check(what, given, known, 1)
  fields.text(what, given[1], "its first value (the label)")
  local read = arguments.read(what, given, amounts)
  local paid = core.quantity(once(what, given, read) * (read.runs or 1))
  return cost.committed("tuning", given[1], { need = 1, each = paid / read.life, term = read.life,
                                              upfront = paid })
end

return tuning

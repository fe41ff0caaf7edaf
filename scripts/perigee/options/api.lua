--- Paying for tokens: a model behind somebody's API, at its dated price.
local context = require "perigee.context"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local named = require "perigee.options.named"

local known = named.known { "model", "traffic" }

local function price_row(model)
  local row, message = context.services.price(model, context.as_of)
  if not row then fields.fail("%s", message) end
  return row
end

-- A figure of a catalog row, as a leaf that remembers where it is from.
local function figure(row, text, field)
  local name = ("%s: %s price from %s"):format(row.name, field, row.from)
  return core.leaf(name, text, row.source)
end

-- The price of a field; past a tier's prompt length the tier's holds for the
-- whole request.
local function price(row, field, traffic)
  if row.free then return core.quantity "0 USD/token" end
  if not row[field] then
    fields.fail("%s has no %s price on %s", row.name, field, context.as_of)
  end
  local paid = figure(row, row[field], field)
  for _, tier in ipairs(row.tiers or {}) do
    if tier[field] then
      local above = figure(row, tier[field],
                           ("%s above %s"):format(field, tier.above))
      paid = core.where(traffic.input:gt(tier.above), above, paid)
    end
  end
  return paid
end

local function token_costs(row, traffic)
  local rows = {
    cost.new("tokens", "input",
             traffic.input_tokens * price(row, "input", traffic)),
  }
  if row.mode ~= "embedding" then
    rows[2] = cost.new("tokens", "output",
                       traffic.output_tokens * price(row, "output", traffic))
  end
  return rows
end

--- An option that pays per token.
--
-- @param given table of
--   [1]      its name; the model's where left out
--   model    "provider/name", as in the catalogs of API prices
--   traffic  what perigee.traffic makes
--   and costs, limits, requires, quality, notes, as perigee.option
local function api(given)
  local what = "perigee.api"
  fields.check(what, given, known, 1)
  local model = fields.text(what, fields.need(what, given, "model",
    "\"openai/gpt-4o\""), "model")
  local traffic = fields.need(what, given, "traffic", "perigee.traffic { ... }")
  if type(traffic) ~= "table" or not traffic.input_tokens then
    fields.fail("%s: traffic is what perigee.traffic { ... } makes", what)
  end
  local row = price_row(model)
  given[1] = given[1] or row.name
  return named.make(given, token_costs(row, traffic))
end

return api

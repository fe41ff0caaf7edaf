--- The schema of `kind = "api-prices"`: what a vendor's models cost, day by day.
-- catalogs/README.md is its reference.
local kind = require "perigee.catalog.kind"
local money = require "perigee.catalog.money"
local schema = require "perigee.catalog.schema"

local per = money.per

-- Every price that a row may hold, and the order in which it is shown.
local PRICES = {
  { "input", per.token }, { "output", per.token },
  { "cached_input", per.token }, { "cache_write", per.token }, { "cache_write_1h", per.token },
  { "batch_input", per.token }, { "batch_output", per.token },
  { "priority_input", per.token }, { "priority_output", per.token },
  { "flex_input", per.token }, { "flex_output", per.token },
  { "reasoning_output", per.token },
  { "audio_input", per.token }, { "audio_output", per.token },
  { "image_input", per.token }, { "image_output", per.token },
  { "training", per.token },
  { "per_image", per.image }, { "per_character", per.character },
  { "per_duration", per.time }, { "per_request", per.request }, { "web_search", per.request },
}

local MODES = { "text", "embedding", "rerank", "image", "speech", "transcription" }

local function price_rule(unit)
  return { fault = function(value) return money.fault(value, unit) end }
end

local TIER = {
  above = {
    required = "the input tokens of a request past which the tier holds",
    fault = function(value)
      if not money.tokens_per_request(value) then
        return ("'%s': write it as \"200k tokens/request\""):format(tostring(value))
      end
    end,
  },
}

local function tiers_fault(value)
  if type(value) ~= "table" or #value == 0 or #schema.keys(value) > 0 then
    return "tiers is a list of tables: { { above = \"200k tokens/request\", input = ... } }"
  end
end

local UNTIERED = { training = true } -- never billed by the length of a request
local ROW, IS_PRICE, TIER_FIELDS = {}, {}, { "above" }
for i, price in ipairs(PRICES) do
  local name, unit = price[1], price[2]
  ROW[i], IS_PRICE[name] = { name, price_rule(unit) }, true
  if unit == per.token and not UNTIERED[name] then
    TIER[name] = price_rule(unit)
    TIER_FIELDS[#TIER_FIELDS + 1] = name
  end
end
ROW[#ROW + 1] = { "tiers", { fault = tiers_fault } }
ROW[#ROW + 1] = { "free", {
  fault = function(value)
    return value ~= true and "write free = true, or leave it out" or nil
  end,
} }

local function has_price(record)
  for key in next, record do
    if IS_PRICE[key] then
      return true
    end
  end
  return false
end

local function check_tiers(report, row)
  local last = 0
  for _, tier in ipairs(schema.tables(report, row.tiers, "a tier")) do
    schema.record(report, tier, TIER)
    local above = money.tokens_per_request(tier.above)
    if above and above <= last then
      report:add(tier, "above", "tiers ascend: '%s' is not above the tier before it", tier.above)
    end
    last = above or last
    if not has_price(tier) then
      report:add(tier, nil, "a tier without a price")
    end
  end
end

local function check_row(report, row)
  if type(row.tiers) == "table" then
    check_tiers(report, row)
  end
  local priced = has_price(row)
  if row.free and priced then
    report:add(row, "free", "a row with prices is not free: leave one of them out")
  elseif not priced and row.free == nil then
    report:add(row, nil, "a row without a price: give one, or free = true")
  end
end

--- A model of a catalog.
---@class perigee.model
---@field kind string "api-prices"
---@field name string "openai/gpt-4o"
---@field provider string
---@field model string "gpt-4o"
---@field mode string "text" unless the catalog says otherwise
---@field aliases string[]
---@field note? string
---@field rows table[] the earliest first, each with its `line`
---@field file string

return kind.new {
  name = "api-prices", folder = "api", noun = "model",
  owner = "provider", owner_is = "whose prices these are",
  list = "models", list_is = "a table of models, each a list of rows", example = "gpt-4",
  entry = { { "mode", schema.rule.choice(MODES) } },
  row = ROW, row_example = "from, input, output, source", check_row = check_row,
  tier_fields = TIER_FIELDS, listed = { "mode", "input", "output" },
  finish = function(entry, name)
    entry.model, entry.mode = name, entry.mode or "text"
  end,
}

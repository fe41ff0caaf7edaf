--- The schema of `kind = "api-prices"`: what a vendor's models cost, day by day, in
-- every dimension of a bill.  catalogs/README.md is its reference.
local dated = require "perigee.catalog.dated"
local dimensions = require "perigee.catalog.dimensions"
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local money = require "perigee.catalog.money"
local near = require "perigee.near"
local patterns = require "perigee.catalog.patterns"
local schema = require "perigee.catalog.schema"

local MODES = { "text", "embedding", "rerank", "image", "speech", "transcription", "realtime", "video",
                "document", "search", "moderation" }
local CONVENTIONS = { "inside", "beside" }
local PROVISIONED = { "provisioned", "provisioned_1m", "provisioned_3m", "provisioned_6m", "provisioned_1y" }

-- ----- the fields of a row, and of the parts of one -----

local function list_rule(name, example)
  return {
    fault = function(value)
      if type(value) ~= "table" or #value == 0 or #schema.keys(value) > 0 then
        return ("%s is a list of tables: { %s }"):format(name, example)
      end
    end,
  }
end

local function tokens_fault(value)
  if not money.tokens_per_request(value) then
    return ("'%s': write it as \"200k tokens/request\""):format(tostring(value))
  end
end

local function clock_fault(value)
  local hour, minute = tostring(value):match "^(%d%d):(%d%d)$"
  if not hour or tonumber(hour) > 23 or tonumber(minute) > 59 then
    return ("'%s' is no time of day: write it in UTC, as \"16:30\""):format(tostring(value))
  end
end

local function minimum_fault(value)
  return money.fault(value, money.per.request) and money.fault(value, money.per.month)
end

local REGIONS = {
  fault = function(value)
    if type(value) ~= "table" or #value > 0 or #schema.keys(value) == 0 then
      return "regions is a table of factors by region: { eu = \"1.1\" }"
    end
    for _, region in ipairs(schema.keys(value)) do
      local fault = figure.ratio.fault(value[region])
      if fault then
        return ("%s: %s"):format(region, fault)
      end
    end
  end,
}

local TIER = { above = { fault = tokens_fault }, from = { fault = tokens_fault } }
local HOURS = { from = { fault = clock_fault, required = "the first minute of it, in UTC" },
                to = { fault = clock_fault, required = "the minute after it, in UTC" } }
local VOLUME = { above = figure.required(figure.quantity, "the use in a month past which it holds"),
                 discount = figure.share }

local ROW, IS_PRICE, GATED = {}, {}, {}
for i, dimension in ipairs(dimensions.list) do
  local rule = figure.price(money.per[dimension.per])
  ROW[i], IS_PRICE[dimension.name], GATED[dimension.name] = { dimension.name, rule }, true, dimension.per
  if dimension.name ~= "training" then -- never billed by a request
    TIER[dimension.name], HOURS[dimension.name], VOLUME[dimension.name] = rule, rule, rule
  end
end
for _, name in ipairs(PROVISIONED) do
  ROW[#ROW + 1], IS_PRICE[name], GATED[name] = { name, figure.price(money.per.hour) }, true, "hour"
end
for _, field in ipairs {
  { "unit_input", figure.token_speed }, { "unit_output", figure.token_speed }, { "unit_least", figure.count(1) },
  { "minimum", { fault = minimum_fault } },
  { "tiers", list_rule("tiers", "{ above = \"200k tokens/request\", input = ... }") },
  { "hours", list_rule("hours", "{ from = \"16:30\", to = \"00:30\", input = ... }") },
  { "volume", list_rule("volume", "{ above = \"1G tokens/month\", input = ... }") },
  { "volume_sense", schema.rule.choice { "marginal", "whole" } },
  { "regions", REGIONS },
  { "target", schema.rule.text() },
  { "free", { fault = function(value)
    return value ~= true and "write free = true, or leave it out" or nil
  end } },
} do
  ROW[#ROW + 1] = field
end

local PART_FIELDS = { "above", "from", "to", "discount" }
for _, dimension in ipairs(dimensions.list) do
  PART_FIELDS[#PART_FIELDS + 1] = dimension.name
end

-- ----- what is wrong with a row -----

local function has_price(record)
  for key in next, record do
    if IS_PRICE[key] then
      return true
    end
  end
  return false
end

-- The parts of a list that are tables, each looked at by its rules.
local function parts_of(report, row, name, rules, what)
  if type(row[name]) ~= "table" then
    return {}
  end
  local parts = schema.tables(report, row[name], what)
  for _, part in ipairs(parts) do
    schema.record(report, part, rules)
    if not has_price(part) and part.discount == nil then
      report:add(part, nil, "%s without a price", what)
    elseif not row.verified then
      dated.check_sizes(report, part, GATED)
    end
  end
  return parts
end

--- Where a tier begins, as a number of input tokens that is just too few; nil where it
--- is not said.
local function bound_of(tier)
  local above, from = money.tokens_per_request(tier.above), money.tokens_per_request(tier.from)
  return above or from and from - 0.5
end

local function check_tiers(report, row)
  local last = 0
  for _, tier in ipairs(parts_of(report, row, "tiers", TIER, "a tier")) do
    local bound = bound_of(tier)
    if (tier.above == nil) == (tier.from == nil) then
      report:add(tier, nil, "a tier holds above so many input tokens, or from so many on: "
        .. "say above = \"200k tokens/request\"")
    elseif bound and bound <= last then
      report:add(tier, tier.above and "above" or "from", "tiers ascend: '%s' is not above the tier before it",
        tier.above or tier.from)
    end
    last = bound or last
  end
end

local function check_hours(report, row)
  for _, part in ipairs(parts_of(report, row, "hours", HOURS, "a part of the day")) do
    if part.from ~= nil and part.from == part.to then
      report:add(part, "to", "it ends at %s, where it begins", part.from)
    end
  end
end

local function check_parts(report, row)
  check_tiers(report, row)
  check_hours(report, row)
  parts_of(report, row, "volume", VOLUME, "a volume")
  if row.volume_sense ~= nil and row.volume == nil then
    report:add(row, "volume_sense", "volume_sense means nothing without volume")
  end
end

local function check_row(report, row)
  check_parts(report, row)
  schema.count(report, type(row.regions) == "table" and schema.keys(row.regions) or {})
  local priced = has_price(row)
  if row.target ~= nil and (priced or row.free) then
    report:add(row, "target", "a row that leads to another model has no price of its own: leave one of them out")
  elseif row.free and priced then
    report:add(row, "free", "a row with prices is not free: leave one of them out")
  elseif not priced and row.free == nil and row.target == nil then
    report:add(row, nil, "a row without a price: give one, free = true, or a target")
  end
end

-- ----- what is wrong with a model, and with a file -----

local CACHE = { "cached_input", "cache_write", "cache_write_1h" }

local function is_cached(row)
  for _, name in ipairs(CACHE) do
    if type(row) == "table" and row[name] ~= nil then
      return true
    end
  end
  return false
end

-- Billing cached tokens twice, or not at all, comes of not knowing where they are counted.
local function check_entry(report, item, name, data)
  for _, row in ipairs(item) do
    if is_cached(row) and item.cached == nil and data.cached == nil then
      report:add(row, nil, "'%s' has a price of cached tokens: say whether its vendor counts them inside its "
        .. "input or beside it, as cached = \"inside\"", name)
      return
    end
  end
end

local MATCH = { means = schema.rule.text "the model that a name of this pattern means" }

local function check_matches(report, data, known)
  for _, match in ipairs(type(data.match) == "table" and schema.tables(report, data.match, "a match") or {}) do
    schema.record(report, match, MATCH)
    local fault = patterns.fault(match[1])
    if fault then
      report:add(match, nil, "%s", fault)
    end
    if type(match.means) == "string" and not known[schema.fold(match.means)] then
      report:add(match, "means", "'%s' is no model of this file%s", match.means,
        near.hint(match.means, schema.keys(data.models)))
    end
  end
end

-- A floating alias leads to a model of its own file; through others in the end.
local function check_targets(report, data, known)
  for _, name in ipairs(schema.keys(data.models)) do
    for _, row in ipairs(type(data.models[name]) == "table" and data.models[name] or {}) do
      local target = type(row) == "table" and type(row.target) == "string" and row.target
      if target and not known[schema.fold(target)] then
        report:add(row, "target", "'%s' is no model of this file%s", target,
          near.hint(target, schema.keys(data.models)))
      elseif target and schema.fold(target) == schema.fold(name) then
        report:add(row, "target", "'%s' leads to itself", name)
      end
    end
  end
end

local function check_file(report, data)
  local known = {}
  for _, name in ipairs(schema.keys(data.models)) do
    known[schema.fold(name)] = true
  end
  check_matches(report, data, known)
  check_targets(report, data, known)
end

-- The patterns of a model, each with its place in the file's list: the first that fits
-- a name says what it means.
local function matches_of(name, list)
  local found = {}
  for rank, match in ipairs(list or {}) do
    if schema.fold(match.means) == schema.fold(name) then
      found[#found + 1] = { rank = rank, pattern = match[1] }
    end
  end
  return found[1] and found
end

--- A model of a catalog.
---@class perigee.model
---@field kind string "api-prices"
---@field name string "openai/gpt-4o"
---@field provider string
---@field model string "gpt-4o"
---@field mode string "text" unless the catalog says otherwise
---@field cached? string "inside" or "beside": where its vendor counts cached tokens
---@field id? string the one name that a list of prices knows it by
---@field aliases string[]
---@field note? string
---@field rows table[] the earliest first, each with its `line`
---@field file string

return kind.new {
  name = "api-prices", folder = "api", noun = "model",
  owner = "provider", owner_is = "whose prices these are",
  list = "models", list_is = "a table of models, each a list of rows", example = "gpt-4",
  file = { cached = schema.rule.choice(CONVENTIONS),
           match = list_rule("match", "{ \"gpt-4o-*\", means = \"gpt-4o\" }") },
  head_fields = { "cached" },
  entry = { { "id", schema.rule.text() }, { "mode", schema.rule.choice(MODES) },
            { "cached", schema.rule.choice(CONVENTIONS) } },
  row = ROW, row_example = "from, input, output, source", gated = GATED, check_row = check_row,
  check_entry = check_entry, check_file = check_file,
  tier_fields = PART_FIELDS, listed = { "mode", "input", "output" },
  finish = function(entry, name, data)
    entry.model, entry.mode = name, entry.mode or "text"
    entry.cached = entry.cached or data.cached
    entry.matches = matches_of(name, data.match)
  end,
}

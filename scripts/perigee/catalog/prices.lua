--- The schema of `kind = "api-prices"`: what a vendor's models cost, day by day, in
-- every dimension of a bill.  catalogs/README.md is its reference.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local money = require "perigee.catalog.money"
local near = require "perigee.near"
local parts = require "perigee.catalog.price_parts"
local patterns = require "perigee.catalog.patterns"
local price_fields = require "perigee.catalog.price_fields"
local schema = require "perigee.catalog.schema"
local targets = require "perigee.catalog.targets"

local MODES = { "text", "embedding", "rerank", "image", "speech", "transcription", "realtime", "video",
                "document", "search", "moderation" }
local CONVENTIONS = { "inside", "beside" }

-- ----- the fields of a row -----

local EXAMPLE = ('"%s"'):format(money.per.request.example)

local function minimum_fault(value)
  local request, month = money.fault(value, money.per.request), money.fault(value, money.per.month)
  return request and month and request:gsub(EXAMPLE, ('%%0 or "%s"'):format(money.per.month.example)) or nil
end

local REGIONS = {
  fault = function(value)
    if type(value) ~= "table" or #value > 0 or #schema.keys(value) == 0 then
      return "a table of factors by region is wanted: { eu = \"1.1\" }"
    end
    for _, region in ipairs(schema.keys(value)) do
      local fault = figure.ratio.fault(value[region])
      if fault then
        return ("%s: %s"):format(region, fault)
      end
    end
  end,
}

local FREE = {
  fault = function(value)
    return value ~= true and "write free = true, or leave it out" or nil
  end,
}

local ROW = table.move(price_fields.list, 1, #price_fields.list, 1, {})
for _, field in ipairs {
  { "unit_input", figure.token_speed }, { "unit_output", figure.token_speed }, { "unit_least", figure.count(1) },
  { "minimum", { fault = minimum_fault } },
  parts.row[1], parts.row[2], parts.row[3], parts.row[4],
  { "regions", REGIONS }, { "target", schema.rule.text() }, { "free", FREE },
} do
  ROW[#ROW + 1] = field
end

-- ----- what is wrong with a row -----

-- What says more of a price, and so nothing without one.
local BESIDE = { "tiers", "hours", "volume", "regions", "minimum", "unit_input", "unit_output", "unit_least" }

-- What a row says of prices, of which it has none of its own.
local function priced_by(row)
  local found = price_fields.first(row)
  for _, name in ipairs(BESIDE) do
    found = found or row[name] ~= nil and name
  end
  return found
end

local UNITS = { "unit_input", "unit_output", "unit_least" }

local function is_kept(row)
  for name in next, row do
    if type(name) == "string" and price_fields.gated[name] == "hour" then
      return true
    end
  end
  return false
end

local function check_units(report, row)
  for _, name in ipairs(UNITS) do
    if row[name] ~= nil and not is_kept(row) then
      report:add(row, name, "it means nothing without a price of provisioned throughput: leave it out")
    end
  end
end

local function check_row(report, row)
  parts.check(report, row)
  schema.count(report, type(row.regions) == "table" and schema.keys(row.regions) or {})
  local priced = (row.target ~= nil or row.free) and priced_by(row)
  if row.target ~= nil and (priced or row.free) then
    report:add(row, "target", "a row that leads to another model has no price of its own: leave out %s, or target",
      priced or "free")
  elseif row.free and priced then
    report:add(row, "free", "a row with prices is not free: leave out %s, or free", priced)
  elseif row.free == nil and row.target == nil and not price_fields.first(row) then
    report:add(row, nil, "a row without a price: give one, free = true, or a target")
  else
    check_units(report, row)
  end
end

-- ----- what is wrong with a model, and with a file -----

local function is_cached(row)
  for name in next, type(row) == "table" and row or {} do
    if price_fields.rules[name] and name:find("cache", 1, true) then
      return true
    end
  end
  return false
end

-- Billing cached tokens twice, or not at all, comes of not knowing where they are counted.
local function check_entry(report, item, _, data)
  for _, row in ipairs(item) do
    if is_cached(row) and item.cached == nil and data.cached == nil then
      report:add(row, nil, "a price of cached tokens: say whether the vendor counts them inside its input or "
        .. "beside it, as cached = \"inside\"")
      return
    end
  end
end

local MATCH = { means = schema.rule.text "the model that a name of this pattern means" }

local function check_match(report, data, known, match, twins)
  schema.record(report, match, MATCH)
  local fault = patterns.fault(match[1]) or #match > 1 and "one pattern a table: { \"gpt-4o-*\", means = \"gpt-4o\" }"
    or twins[schema.fold(match[1])] and ("'%s' is given twice: the first one counts"):format(match[1])
  if fault then
    report:add(match, nil, "%s", fault)
  else
    twins[schema.fold(match[1])] = true
  end
  if type(match.means) == "string" and not known[schema.fold(match.means)] then
    report:add(match, "means", "'%s' is no model of this file%s", match.means,
      near.hint(match.means, schema.keys(data.models)))
  end
end

local function check_matches(report, data, known)
  local twins = {}
  report:within "match"
  for _, match in ipairs(type(data.match) == "table" and schema.tables(report, data.match, "a match") or {}) do
    check_match(report, data, known, match, twins)
  end
  report:within(nil)
end

-- An id leads to one model, as a name does.
local function check_ids(report, models)
  local owners = {}
  for _, name in ipairs(schema.keys(models)) do
    local id = type(models[name]) == "table" and models[name].id
    local key = type(id) == "string" and schema.fold(id)
    if key and owners[key] then
      report:about(models, name)
      report:add(models[name], "id", "'%s' is the id of '%s': an id leads to one model", id, owners[key])
    end
    owners[key or 0] = owners[key or 0] or name
  end
  report:about()
end

local function check_file(report, data)
  local known = {}
  for _, name in ipairs(schema.keys(data.models)) do
    known[schema.fold(name)] = true
  end
  check_matches(report, data, known)
  check_ids(report, data.models)
  targets.check(report, data.models, known)
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

-- A floating alias is listed with the prices of the model that it leads to.
local function complete(shown, entry, row, find)
  local found = row.target and find(entry.provider .. "/" .. row.target)
  shown.input, shown.output = found and found.input or shown.input, found and found.output or shown.output
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
           match = parts.list_rule "{ \"gpt-4o-*\", means = \"gpt-4o\" }" },
  head_fields = { "cached" },
  entry = { { "id", schema.rule.text() }, { "mode", schema.rule.choice(MODES) },
            { "cached", schema.rule.choice(CONVENTIONS) } },
  row = ROW, row_example = "from, input, output, source", gated = price_fields.gated, check_row = check_row,
  check_entry = check_entry, check_file = check_file, complete = complete,
  tier_fields = parts.fields, parts = parts.rules, listed = { "mode", "input", "output" },
  finish = function(entry, name, data)
    entry.model, entry.mode = name, entry.mode or "text"
    entry.cached = entry.cached or data.cached
    entry.matches = matches_of(name, data.match)
  end,
}

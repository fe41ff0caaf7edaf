--- The schema of `kind = "api-prices"`: what a vendor's models cost, day by day.
-- catalogs/README.md is its reference.
local dated = require "perigee.catalog.dated"
local money = require "perigee.catalog.money"
local schema = require "perigee.catalog.schema"

local prices = {
  name = "api-prices",
  folder = "api",     -- of a catalog folder: api/openai.lua holds provider "openai"
  owner = "provider", -- the field that names whose models a file holds
  noun = "model",
}

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

local ROW = dated.rules()
ROW.free = {
  fault = function(value)
    return value ~= true and "write free = true, or leave it out" or nil
  end,
}
ROW.tiers = { fault = tiers_fault }

local MODEL = {
  aliases = {
    fault = function(value)
      if type(value) ~= "table" or #schema.keys(value) > 0 then
        return "aliases is a list of names: { \"gpt-4-0613\" }"
      end
    end,
  },
  mode = schema.rule.choice(MODES),
  note = schema.rule.text(),
}

local FILE = {
  kind = schema.rule.text(),
  provider = {
    required = "whose prices these are",
    fault = function(value)
      local fault = schema.name_fault(value)
      return fault or value:find("/", 1, true)
        and ("'%s' is not a provider: no / in it"):format(value) or nil
    end,
  },
  models = {
    required = "a table of models, each a list of rows",
    fault = function(value)
      return type(value) ~= "table" and ("a table of models is wanted, not a %s"):format(type(value))
        or nil
    end,
  },
  note = schema.rule.text(),
}

local UNTIERED = { training = true } -- never billed by the length of a request
local IS_PRICE = {}
prices.fields = { "from", "to" } -- of a row, in the order they are written
for _, price in ipairs(PRICES) do
  local name, unit = price[1], price[2]
  ROW[name], IS_PRICE[name] = price_rule(unit), true
  prices.fields[#prices.fields + 1] = name
  if unit == per.token and not UNTIERED[name] then
    TIER[name] = price_rule(unit)
  end
end
table.move({ "tiers", "free", "source", "as_of", "note" }, 1, 5, #prices.fields + 1, prices.fields)

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
  schema.record(report, row, ROW)
  if #row > 0 then
    report:add(row, nil, "a row has named fields only: from, input, output, source ...")
  end
  dated.check_row(report, row)
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

local function check_model(report, models, name)
  local model = models[name]
  if schema.name_fault(name) then
    report:add(models, name, "%s", schema.name_fault(name))
  end
  if type(model) ~= "table" then
    report:add(models, name, "'%s' is a list of rows { { from = ... } }, not a %s", name, type(model))
    return
  end
  schema.record(report, model, MODEL)
  if #model == 0 then
    report:add(models, name, "'%s' has no row", name)
  end
  local rows = schema.tables(report, model, "a row")
  for _, row in ipairs(rows) do
    check_row(report, row)
  end
  dated.check_overlaps(report, rows)
end

local function aliases_of(model)
  local aliases = type(model) == "table" and model.aliases
  return type(aliases) == "table" and aliases or {}
end

-- Names and aliases of one file: each means one model.
local function check_names(report, models)
  local owners = {}
  for _, name in ipairs(schema.keys(models)) do
    local fold = schema.fold(name)
    if owners[fold] then
      report:add(models, name, "'%s' and '%s' are one name: - and _ and letter case do not count",
        name, owners[fold])
    end
    owners[fold] = owners[fold] or name
  end
  for _, name in ipairs(schema.keys(models)) do
    for _, alias in ipairs(aliases_of(models[name])) do
      local fault = schema.name_fault(alias)
      local owner = not fault and owners[schema.fold(alias)]
      if fault or owner then
        report:add(models[name], "aliases", "alias %s",
          fault or ("'%s' already means '%s'"):format(alias, owner))
      else
        owners[schema.fold(alias)] = name
      end
    end
  end
end

--- Reports what is wrong with a file's data.
---@param data table as parse.text gave it
---@param report table
function prices.check(data, report)
  schema.record(report, data, FILE)
  if type(data.models) ~= "table" then
    return
  elseif #data.models > 0 then
    report:add(data.models, nil, "models are named: [\"gpt-4\"] = { ... }")
  end
  local names = schema.keys(data.models)
  schema.count(report, names)
  for _, name in ipairs(names) do
    check_model(report, data.models, name)
  end
  check_names(report, data.models)
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

--- The models of a file that has no problem, by the alphabet.
---@param data table
---@param places perigee.places
---@param file string
---@return perigee.model[]
function prices.entries(data, places, file)
  local entries = {}
  for _, name in ipairs(schema.keys(data.models)) do
    local model = data.models[name]
    local rows = dated.sorted(model)
    for _, row in ipairs(rows) do
      row.line, row[0] = places:line(row), nil
    end
    entries[#entries + 1] = {
      kind = prices.name, name = data.provider .. "/" .. name,
      provider = data.provider, model = name, mode = model.mode or "text",
      aliases = model.aliases or {}, note = model.note, rows = rows,
      file = file, line = places:line(model),
    }
  end
  return entries
end

--- The row in force on a day.
---@param entry perigee.model
---@param day string YYYY-MM-DD
---@return table? row
---@return string? message
prices.row = dated.row

return prices

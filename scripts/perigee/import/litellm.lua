--- `perigee catalog import litellm FILE`: from the largest open list of prices, BerriAI's
-- model_prices_and_context_window.json, to catalogs, one a provider.
--
-- The list is one object: keys are models, and each says in fields of its own what it
-- costs.  Every key is in the report, once: taken, skipped or quarantined.
local escape = require("perigee.report.text").escape
local json = require "perigee.import.json"
local modes = require "perigee.import.litellm.modes"
local naming = require "perigee.import.litellm.naming"
local new_report = require("perigee.import.report").new
local rows = require "perigee.import.litellm.row"
local schema = require "perigee.catalog.schema"
local sheets = require "perigee.import.litellm.sheet"
local write = require "perigee.catalog.write"

local litellm = {
  name = "litellm",
  summary = "BerriAI/litellm's model_prices_and_context_window.json.",
}

-- Whose usage counts tokens of the cache beside the input: Anthropic's API, Claude on
-- Vertex AI, and Bedrock, whatever the model.
local BESIDE = { anthropic = true, ["vertex_ai-anthropic_models"] = true, bedrock = true, bedrock_converse = true }

local NO_MODELS = {
  sample_spec = "an example of the list's fields, no model",
  fallback_generalizations = "rules for names, no model",
}

-- ----- one model -----

local function is_object(value)
  return type(value) == "table" and value ~= json.null and not json.is_list(value)
end

-- What is no model, or has no name; nil where it may be taken.
local function unfit(key, fields)
  if NO_MODELS[key] then return NO_MODELS[key] end
  if not is_object(fields) then return "no model: not an object" end
  return naming.provider_fault(fields.litellm_provider)
end

-- A model that has a price, as { key, name, provider, mode, row, remarks }.
local function read_model(key, fields, day, report)
  local why = unfit(key, fields)
  local name
  if not why then name, why = naming.name(key, fields.litellm_provider) end
  if why then return report:skip(key, "%s", why) end
  local mode, remark = modes.of(key, fields)
  local sheet = sheets.of(key, mode, fields)
  if remark then sheet:remark("%s", remark) end
  local row, fault, held = rows.of(sheet, day)
  if held then return report:quarantine(key, "%s", fault) end
  if fault then return report:skip(key, "%s", fault) end
  return { key = key, name = name, provider = fields.litellm_provider, mode = mode, row = row,
           remarks = sheet.remarks }
end

-- ----- models of one name -----

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, item in next, a do
    if not same(item, b[key]) then return false end
  end
  for key in next, b do
    if a[key] == nil then return false end
  end
  return true
end

-- A row without what is said of it.
local function bare(row)
  local prices = {}
  for key, item in next, row do prices[key] = item end
  prices.source, prices.note, prices.to = nil, nil, nil
  return prices
end

local function join(twin, model)
  twin.id = twin.id or not naming.is_full(model.key, twin.provider, twin.name) and model.key or nil
  twin.row.source = twin.row.source .. "; also " .. model.key
end

-- Puts a model among its provider's; one of the same name and prices joins the other.
local function place(catalog, model, report)
  local twin = catalog.models[schema.fold(model.name)]
  local alike = twin and twin.mode == model.mode and same(bare(twin.row), bare(model.row))
  if alike then
    join(twin, model)
    model.name = twin.name
  else
    if twin then
      model.name = naming.beside(catalog.models, model.name)
      table.insert(model.remarks, ("named %s: %s has another price"):format(model.name, twin.key))
    end
    model.id = not naming.is_full(model.key, catalog.provider, model.name) and model.key or nil
    catalog.models[schema.fold(model.name)] = model
  end
  report:take(model.key, catalog.provider .. "/" .. model.name)
  for _, remark in ipairs(model.remarks) do report:remark(model.key, "%s", remark) end
end

-- Those first whose key is provider and name: they keep the name.
local function in_order(models)
  table.sort(models, function(a, b)
    local full, other = naming.is_full(a.key, a.provider, a.name), naming.is_full(b.key, b.provider, b.name)
    if full ~= other then return full end
    return a.key < b.key
  end)
  return models
end

local function by_provider(models, report)
  local catalogs = {}
  for _, model in ipairs(in_order(models)) do
    local fold = schema.fold(model.provider)
    catalogs[fold] = catalogs[fold] or { provider = model.provider, models = {} }
    place(catalogs[fold], model, report)
  end
  return catalogs
end

-- ----- catalogs -----

local CACHED = { "cached_input", "cache_write", "cache_write_1h" }

local function has_cached(models)
  for _, model in next, models do
    for _, name in ipairs(CACHED) do
      if model.row[name] then return true end
    end
  end
  return false
end

local COMMENT = "-- Imported by perigee catalog import litellm of %s, read on %s.\n"
local NOTE = "from is the day of the list: prices may be older"

local function written(catalog, file, day)
  local models = {}
  for _, model in next, catalog.models do
    models[model.name] = { id = model.id, mode = model.mode, model.row }
  end
  local cached = has_cached(catalog.models) and (BESIDE[catalog.provider] and "beside" or "inside") or nil
  local data = { kind = "api-prices", provider = catalog.provider, cached = cached, note = NOTE, models = models }
  return write.prices(data, COMMENT:format(escape(file:match "[^/]*$"), day))
end

local function files_of(catalogs, file, options, report)
  local made = {}
  for _, fold in ipairs(schema.keys(catalogs)) do
    made[#made + 1] = { path = ("%s/api/%s.lua"):format(options.output, catalogs[fold].provider),
                        body = written(catalogs[fold], file, options.as_of) }
  end
  made[#made + 1] = { path = options.output .. "/litellm.report.csv", body = report:csv() }
  return made
end

--- Reads the list.
---@param text string
---@param file string
---@param options { output: string, as_of: string }
---@return { path: string, body: string }[]? files to be written
---@return string[]|string report lines, or what is wrong in one line
function litellm.read(text, file, options)
  local list, message = json.read(text, file)
  if list == nil then return nil, message end
  if not is_object(list) then
    return nil, file .. ":1: no list of litellm's: one object was expected, with a key for each model"
  end
  local report, models = new_report(), {}
  for _, key in ipairs(schema.keys(list)) do
    models[#models + 1] = read_model(key, list[key], options.as_of, report)
  end
  return files_of(by_provider(models, report), file, options, report), report:lines()
end

return litellm

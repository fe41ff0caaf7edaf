--- `perigee catalog import litellm FILE`: from the largest open list of prices, BerriAI's
-- model_prices_and_context_window.json, to catalogs, one a provider.
--
-- The list is one object: keys are models, and each says in fields of its own what it
-- costs.  Every key is in the report, once: taken, skipped or quarantined.
local gathered = require "perigee.import.gathered"
local json = require "perigee.import.json"
local modes = require "perigee.import.litellm.modes"
local naming = require "perigee.import.litellm.naming"
local new_report = require("perigee.import.report").new
local rows = require "perigee.import.litellm.row"
local schema = require "perigee.catalog.schema"
local sheets = require "perigee.import.litellm.sheet"

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

-- ----- the models of a provider -----

-- Rows of the same prices, whatever is said of them.
local function is_alike(a, b)
  local function bare(row)
    local prices = {}
    for key, item in next, row do prices[key] = item end
    prices.source, prices.note, prices.to = nil, nil, nil
    return prices
  end
  return gathered.equal(bare(a), bare(b))
end

-- Puts a model on its provider's shelf; one of the same name and prices joins the other.
local function place(shelf, model, report)
  local twin = shelf:find(model.name)
  local id = (twin or not naming.is_full(model.key, shelf.provider, model.name)) and model.key or nil
  if twin and twin.mode == model.mode and is_alike(twin[1], model.row) then
    twin[1].source = twin[1].source .. "; also " .. model.key
    if not naming.is_full(model.key, shelf.provider, model.name) then shelf:identify(model.name, model.key) end
    report:take(model.key, shelf:full(model.name))
  elseif not shelf:add(model.key, model.name, { id = id, mode = model.mode, model.row }) then
    return
  end
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

local NOTE = "from is the day of the list: prices may be older"

local function shelves_of(models, report)
  local shelves = {}
  for _, model in ipairs(in_order(models)) do
    local fold = schema.fold(model.provider)
    shelves[fold] = shelves[fold]
      or gathered.new(model.provider, report, BESIDE[model.provider] and "beside" or "inside", NOTE)
    place(shelves[fold], model, report)
  end
  local list = {}
  for i, fold in ipairs(schema.keys(shelves)) do list[i] = shelves[fold] end
  return list
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
  return gathered.files(shelves_of(models, report), litellm.name, file, options, report)
end

return litellm

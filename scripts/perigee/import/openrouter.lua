--- `perigee catalog import openrouter FILE`: the list of models that OpenRouter answers with
-- at /api/v1/models, as one file of its prices.
local date = require "perigee.catalog.date"
local fields = require "perigee.import.openrouter.fields"
local gathered = require "perigee.import.gathered"
local json = require "perigee.import.json"
local report = require "perigee.import.report"

local openrouter = {
  name = "openrouter",
  summary = "OpenRouter's list of models, the JSON of /api/v1/models.",
}

local PROVIDER = "openrouter"

-- ----- models -----

-- What comes back, where that is no text.
local MODES = { { "image", "image" }, { "audio", "speech" }, { "video", "video" },
                { "embeddings", "embedding" }, { "rerank", "rerank" }, { "transcription", "transcription" } }

local function mode_of(model)
  local architecture = type(model.architecture) == "table" and model.architecture or {}
  local outputs = {}
  for _, output in ipairs(json.is_list(architecture.output_modalities) and architecture.output_modalities or {}) do
    outputs[output] = true
  end
  for _, rule in ipairs(outputs.text and {} or MODES) do
    if outputs[rule[1]] then return rule[2] end
  end
end

-- The first day on which it is no longer there; false where that is past.
local function last_day(model, as_of)
  local day = type(model.expiration_date) == "string" and model.expiration_date:match "^%d%d%d%d%-%d%d%-%d%d"
  if not day or date.fault(day) then return nil end
  return day > as_of and day
end

local function row_of(model, import)
  local last = last_day(model, import.as_of)
  local row = { from = import.as_of, to = last or nil, as_of = import.as_of,
                source = "OpenRouter, its list of " .. import.as_of, note = gathered.LISTED }
  return last ~= false and row or nil
end

-- Why a model has no price that a catalog can hold; nil where it has.
local function price_fault(model)
  if type(model.pricing) ~= "table" or model.pricing == json.null then return "no pricing" end
  local kind = fields.kind(model.pricing)
  if kind == "dynamic" then return "its price is -1: that of the model which answers" end
  return kind == "none" and not model.id:find ":free$" and "every price is 0, and its name does not say free"
    or nil
end

local function add_prices(row, model, remark)
  if fields.kind(model.pricing) == "none" then
    row.free = true
    return
  end
  local found, note = fields.of(model.pricing, remark)
  for name, value in next, found do row[name] = value end
  row.note = note and note .. "; " .. row.note or row.note
end

-- Takes a model with a row; the name that it is taken under.
local function take(shelf, model, name, row, import)
  local entry = { mode = mode_of(model), id = name ~= model.id and model.id or nil, row }
  local as = shelf:add(model.id, name, entry)
  import.taken[model.id] = import.taken[model.id] or as
  return as
end

-- Takes a model with prices of its own.
local function add_model(shelf, model, name, import)
  local row, fault = row_of(model, import), price_fault(model)
  if not row or fault then
    import.report:skip(model.id, "%s", fault or "it expired before the list's day")
    return
  end
  local remark, report_remarks = gathered.remarks(import.report, model.id)
  add_prices(row, model, remark)
  local as = take(shelf, model, name, row, import)
  if as then
    import.priced[model.id] = import.priced[model.id] or as
    report_remarks()
  end
end

-- ----- floating aliases -----

local function target_of(model)
  local target = model.alias_target
  if type(target) == "table" then target = target.slug end
  return type(target) == "string" and target or nil
end

-- `~x/y-latest` without its sign, where no other has that name.
local function name_of(model, import)
  local bare = model.id:match "^~(.+)$"
  return bare and not import.ids[bare] and bare or model.id
end

local function add_alias(shelf, model, import)
  local target, row = import.priced[target_of(model)], row_of(model, import)
  if not target or not row then return add_model(shelf, model, name_of(model, import), import) end
  row.target, row.note = target, nil
  local as, led = take(shelf, model, name_of(model, import), row, import), import.ids[target_of(model)]
  if as and type(model.pricing) == "table" and not fields.same(model.pricing, led.pricing) then
    import.report:remark(model.id, "the list has other prices for it than for what it leads to: the latter are taken")
  end
end

-- ----- other names -----

local function variant_of(model)
  return model.id:match ":([^:/]+)$"
end

-- The one model that a slug means: that without a variant, where several have it.
local function meant(models)
  local plain
  for _, model in ipairs(models) do
    if #models == 1 or not variant_of(model) then
      if plain then return nil end
      plain = model
    end
  end
  return plain
end

local NAMES = { "canonical_slug", "hugging_face_id" }

local function add_names(shelf, models, import)
  local bearers, order = {}, {}
  for _, model in ipairs(models) do
    for _, field in ipairs(NAMES) do
      local name = type(model[field]) == "string" and model[field] ~= "" and model[field]
      if name and not bearers[name] then bearers[name], order[#order + 1] = {}, name end
      local list = bearers[name or ""]
      if name and list[#list] ~= model then list[#list + 1] = model end
    end
  end
  for _, name in ipairs(order) do
    local model = meant(bearers[name])
    local as = model and import.taken[model.id]
    if as and name ~= model.id then shelf:alias(as, name) end
  end
end

-- ----- the list -----

-- The models that have a name: those that lead to others, and the rest.
local function sorted_out(list, import)
  local models, aliases = {}, {}
  for i, model in ipairs(list) do
    if type(model) ~= "table" or type(model.id) ~= "string" then
      import.report:skip(("model %d"):format(i), "no id")
    else
      import.ids[model.id] = model
      table.insert(target_of(model) and aliases or models, model)
    end
  end
  return models, aliases
end

local function read_list(list, import)
  local shelf = gathered.new(PROVIDER, import.report, "inside")
  local models, aliases = sorted_out(list, import)
  for _, model in ipairs(models) do
    add_model(shelf, model, name_of(model, import), import)
  end
  for _, model in ipairs(aliases) do
    add_alias(shelf, model, import)
  end
  add_names(shelf, models, import)
  return shelf
end

--- Reads a list.
---@param text string JSON
---@param file string its name
---@param options { output: string, as_of: string }
---@return { path: string, body: string }[]? files to be written
---@return string[]|string report lines, or what is wrong in one line
function openrouter.read(text, file, options)
  local list, fault = json.read(text, file)
  if not list then return nil, fault end
  if type(list) == "table" and not json.is_list(list) then list = list.data end
  if not json.is_list(list) then
    return nil, ("%s:1: not OpenRouter's list: { \"data\": [ models ] } is wanted"):format(file)
  end
  local import = { report = report.new(), as_of = options.as_of, taken = {}, priced = {}, ids = {} }
  return gathered.files({ read_list(list, import) }, openrouter.name, file, options, import.report)
end

return openrouter

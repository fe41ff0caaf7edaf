--- `perigee catalog import genai-prices FILE`: Pydantic's list of prices, version 2, one
-- file a provider.
--
-- What the list says of a model that Perigee has no words for is left out, and the report
-- says so.  A price that holds "always" begins on the list's day; one that another follows
-- has no first day in the list (genai/history.lua).
local gathered = require "perigee.import.gathered"
local history = require "perigee.import.genai.history"
local json = require "perigee.import.json"
local matchers = require "perigee.import.genai.matchers"
local modes = require "perigee.import.modes"
local report = require "perigee.import.report"
local rows = require "perigee.import.genai.rows"
local schema = require "perigee.catalog.schema"

local genai_prices = {
  name = "genai-prices",
  summary = "Pydantic's list of API prices, version 2 of its JSON.",
}

-- Whose own count of input tokens leaves cached ones out.
local BESIDE = { anthropic = true, aws = true }

-- ----- the rows of a model -----

-- Says since when a row holds that the list has for all the past; false where it is not believed.
local function begin(row, model, import)
  if not row.to then
    row.from, row.note = import.as_of, gathered.LISTED
    return true
  end
  local start, note = history.start(import.book, model.provider, model.name, row, rows.FIRST)
  row.from, row.note = start or rows.FIRST, note
  model.remark(start and "%s" or "its price until %s is left out: %s", start and note or row.to, note)
  return start ~= nil
end

local function dated(list, model, import)
  local kept = {}
  for _, row in ipairs(list) do
    local believed = row.from ~= "" or begin(row, model, import)
    row.source, row.as_of = "genai-prices, its list of " .. import.as_of, import.as_of
    row.status = row.from > import.as_of and "announced" or nil
    if believed then kept[#kept + 1] = row end
  end
  return kept
end

local function note_of(data)
  local notes = { data.deprecated == true and "deprecated by its vendor" or nil }
  notes[#notes + 1] = gathered.text(data.price_comments)
  return notes[1] and table.concat(notes, "; ")
end

-- The entry of a model, or nil where the report says why there is none.
local function entry_of(data, model, import)
  local list, why, what = rows.of(data.prices, model.remark)
  if not list then
    import.report[what == "skipped" and "skip" or "quarantine"](import.report, model.label, "%s", why)
    return nil
  end
  local entry = dated(list, model, import)
  entry.mode, entry.note = modes.of_name(model.name), note_of(data)
  return entry
end

-- ----- the names of models -----

-- Puts what a model is matched by into the catalog.
local function add_names(shelf, model, models)
  for _, matcher in ipairs(model.matchers) do
    if matcher.pattern then
      shelf:matches(matcher.pattern, model.as)
    elseif matcher.unsaid then
      model.remark("names that fit '%s' are not said", matcher.unsaid)
    elseif matchers.first(models, matcher.equals) ~= model then
      model.remark("the list gives the name '%s' to '%s' first", matcher.equals,
        matchers.first(models, matcher.equals).name)
    elseif not shelf:alias(model.as, matcher.equals) then
      model.remark("'%s' is another's name here", matcher.equals)
    end
  end
end

-- ----- providers -----

local function add_model(shelf, data, import)
  local name = type(data) == "table" and type(data.id) == "string" and data.id
  local label = shelf.provider .. "/" .. (name or "a model without an id")
  if not name then
    import.report:skip(label, "no id")
    return nil
  end
  local model = { name = name, label = label, provider = shelf.provider, matchers = matchers.of(data.match) }
  local report_remarks
  model.remark, report_remarks = gathered.remarks(import.report, label)
  local entry = entry_of(data, model, import)
  model.as = entry and shelf:add(label, name, entry)
  if model.as then report_remarks() end
  return model
end

local LEFT_OUT = {
  provider_match = "provider_match is left out: by which names a provider is known",
  model_match = "model_match is left out: which models are a provider's when none is told",
  fallback_model_providers = "fallback_model_providers is left out: whose prices stand in for a provider's own",
}

local function add_provider(shelf, provider, import)
  for _, field in ipairs(schema.keys(LEFT_OUT)) do
    if provider[field] ~= nil then import.report:remark(provider.id, LEFT_OUT[field]) end
  end
  local models = {}
  for _, data in ipairs(provider.models) do
    models[#models + 1] = add_model(shelf, data, import)
  end
  for _, model in ipairs(models) do
    if model.as then add_names(shelf, model, models) end
  end
end

local function provider_fault(provider, known)
  if type(provider) ~= "table" or not json.is_list(provider.models) then return "no list of models" end
  return gathered.provider_fault(provider.id)
    or known[schema.fold(provider.id)] and "another provider has that name"
end

local function read_list(list, import)
  local shelves, known = {}, {}
  for i, provider in ipairs(list) do
    local fault = provider_fault(provider, known)
    if fault then
      import.report:skip(("provider %d"):format(i), "%s", fault)
    else
      local shelf = gathered.new(provider.id, import.report, BESIDE[provider.id] and "beside" or "inside")
      shelves[#shelves + 1], known[schema.fold(provider.id)] = shelf, true
      add_provider(shelf, provider, import)
    end
  end
  return shelves
end

--- Reads a list.
---@param text string JSON
---@param file string its name
---@param options { book?: table, output: string, as_of: string }
---@return { path: string, body: string }[]? files to be written
---@return string[]|string report lines, or what is wrong in one line
function genai_prices.read(text, file, options)
  local list, fault = json.read(text, file)
  if not list then return nil, fault end
  if not json.is_list(list) then
    return nil, ("%s:1: not genai-prices v2: a list of providers, each with id and models, is wanted"):format(file)
  end
  local import = { report = report.new(), as_of = options.as_of, book = options.book }
  local shelves = read_list(list, import)
  return gathered.files(shelves, genai_prices.name, file, options, import.report)
end

return genai_prices

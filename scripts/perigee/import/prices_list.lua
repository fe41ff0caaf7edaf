--- A user's own table of API prices: a CSV with a row a price, columns in any order.
--
--     provider,model,input,output
--     acme,chat-1,0.5,2
--
-- Needed are provider, model and a price.  Prices are numbers for a million tokens, or for
-- what `unit` says, in US dollars, or in the `currency`; or texts as a catalog has them
-- ("0.006 USD/minute").  The other columns are those of prices_csv.lua.
local amounts = require "perigee.import.amounts"
local date = require "perigee.catalog.date"
local dimensions = require "perigee.catalog.dimensions"
local gathered = require "perigee.import.gathered"
local near = require "perigee.near"
local prices_csv = require "perigee.import.prices_csv"
local report = require "perigee.import.report"
local schema = require "perigee.catalog.schema"

local prices_list = { example = "provider, model, input, output" }

-- Columns that hold prices for tokens; those of other things; those that are texts.
local TOKENS, OTHERS, TEXTS = { "tier_input", "tier_output", "tier_cache_read" }, {}, {}
local UNITS = { image = "image", page = "page", request = "request", session = "session" }
for _, dimension in ipairs(dimensions.list) do
  if dimension.per == "token" then
    TOKENS[#TOKENS + 1] = dimension.name
  else
    OTHERS[#OTHERS + 1] = dimension
  end
end
for _, name in ipairs { "cache_read", "cache_write_5m" } do TOKENS[#TOKENS + 1] = name end

local KNOWN, IS_PRICE = prices_csv.columns(), { other = true, cache_read = true, cache_write_5m = true }
for name in next, dimensions.by_name do IS_PRICE[name] = true end
for name in next, KNOWN do
  if not IS_PRICE[name] and not name:find "^tier_" then TEXTS[#TEXTS + 1] = name end
end
TEXTS[#TEXTS + 1] = "other"

--- Whether a table is one of API prices, by its columns.
---@param header string[]
---@return boolean
function prices_list.recognises(header)
  local has, priced = {}, false
  for _, name in ipairs(header) do
    has[name], priced = true, priced or IS_PRICE[name] or false
  end
  return has.provider and has.model and priced or false
end

-- How many millions of tokens' prices a price is: `unit` as people write it.
local SCALES = { [""] = 1, mtoken = 1, ["1mtokens"] = 1, ktoken = 1e3, ["1ktokens"] = 1e3, token = 1e6,
                 mtokens = 1, ktokens = 1e3, tokens = 1e6, ["1tokens"] = 1e6 }

local function scale_of(unit)
  local bare = unit:lower():gsub("^per[_ ]", ""):gsub("[_ ]", "")
  return SCALES[bare]
end

local function currency_of(text)
  if text == "" or text == "$" then return "USD" end
  return text:match "^%u%u%u$"
end

-- The cells of a row with texts as texts; nil and what is wrong.
local function texts_of(row, options)
  local cells = {}
  for name, value in next, row do cells[name] = value end
  for _, name in ipairs(TEXTS) do cells[name] = tostring(row[name] or "") end
  cells.model = cells.model:match "^%s*(.-)%s*$"
  cells.source = cells.source ~= "" and cells.source or options.source
  cells.as_of = cells.as_of ~= "" and cells.as_of or options.as_of
  for _, name in ipairs { "valid_from", "valid_to", "as_of" } do
    if cells[name] ~= "" and date.fault(cells[name]) then
      return nil, ("%s: %s"):format(name, date.fault(cells[name])), "skip"
    end
  end
  return cells
end

-- Numbers for what the unit says as numbers for a million tokens.
local function add_tokens(cells, row)
  local scale = scale_of(cells.unit)
  if not scale then
    return ("unit '%s': Mtoken, ktoken or token is wanted"):format(cells.unit), "skip"
  end
  for _, name in ipairs(TOKENS) do
    local value = row[name] or ""
    if type(value) == "number" then
      if value < 0 then return ("%s of %.15g, below zero"):format(name, value), "quarantine" end
      value = value * scale
    end
    cells[name] = value
  end
end

-- Numbers for a picture, a page, a call as texts.
local function add_others(cells, row)
  for _, dimension in ipairs(OTHERS) do
    local value, unit = row[dimension.name] or "", UNITS[dimension.per]
    if type(value) == "number" and dimension.per ~= "token" then
      if value < 0 then return ("%s of %.15g, below zero"):format(dimension.name, value), "quarantine" end
      if not unit then return ("%s: say its unit, as a text"):format(dimension.name), "skip" end
      value = value > 0 and amounts.per(value, unit, cells.currency) or ""
    end
    cells[dimension.name] = value
  end
end

local function tier_fault(cells)
  local above = cells.tier_above_tokens or ""
  if above ~= "" and (math.type(above) ~= "integer" or above < 1) then
    return ("tier_above_tokens: '%s' is no number of tokens"):format(above), "skip"
  end
end

local function price_fault(_, row)
  for name in next, IS_PRICE do
    local value = row[name] or ""
    if value ~= "" and value ~= 0 then return nil end
  end
  return "no price that is not 0", "skip"
end

-- A row as prices_csv reads it; nil, what is wrong, and "skip" or "quarantine".
local function prepare(row, options)
  local cells, wrong, what = texts_of(row, options)
  if not cells then return nil, wrong, what end
  local currency = currency_of(cells.currency)
  if not currency then
    return nil, ("currency '%s': three capitals are wanted, as EUR"):format(cells.currency), "skip"
  end
  cells.currency = currency
  for _, add in ipairs { tier_fault, price_fault, add_tokens, add_others } do
    wrong, what = add(cells, row)
    if wrong then return nil, wrong, what end
  end
  return cells
end

-- The rows that can be read; a model of which one cannot is held back whole.
local function prepare_all(rows, list, options)
  local prepared, held = {}, {}
  for i, row in ipairs(rows) do
    local id = ("%s/%s"):format(row.provider, row.model)
    local cells, wrong, what = prepare(row, options)
    if row.provider == "" or row.model == "" then
      list:skip(("row %d"):format(i), "no provider, or no model")
    elseif cells then
      prepared[#prepared + 1] = cells
    elseif not held[id] then
      list[what](list, id, "%s", wrong)
      held[id] = true
    end
  end
  local kept = {}
  for _, cells in ipairs(prepared) do
    kept[#kept + 1] = not held[cells.provider .. "/" .. cells.model] and cells or nil
  end
  return kept
end

-- The first names under which the list has the models, by those of the catalog.
local function labels_of(rows)
  local labels = {}
  for _, cells in ipairs(rows) do
    local id = cells.provider .. "/" .. prices_csv.name_of(cells.model)
    labels[id] = labels[id] or cells.provider .. "/" .. cells.model
  end
  return labels
end

local function add_models(shelf, catalog, labels, remarks)
  local aliases = {}
  for _, name in ipairs(schema.keys(catalog.models)) do
    local entry, id = catalog.models[name], shelf.provider .. "/" .. name
    local own = entry.aliases or {}
    entry.aliases = nil
    local label = labels[id] or id
    local as = shelf:add(label, name, entry)
    aliases[#aliases + 1] = as and { as = as, names = own, label = label }
    for _, text in ipairs(as and remarks[label] or {}) do shelf.report:remark(label, "%s", text) end
  end
  for _, each in ipairs(aliases) do
    for _, alias in ipairs(each.names) do
      if not shelf:alias(each.as, alias) then
        shelf.report:remark(each.label, "alias '%s' left out: it is another's name, or none", alias)
      end
    end
  end
end

-- Models of which every row was left out.
local function report_lost(catalogs, rows, list, remarks)
  local seen = {}
  for _, cells in ipairs(rows) do
    local id = cells.provider .. "/" .. cells.model
    local catalog = catalogs[cells.provider]
    if not seen[id] and not catalog.models[prices_csv.name_of(cells.model)] then
      list:skip(id, "%s", remarks[id][#remarks[id]])
    end
    seen[id] = true
  end
end

local function shelves_of(catalogs, labels, list, remarks)
  local shelves = {}
  for _, provider in ipairs(schema.keys(catalogs)) do
    local fault, catalog = gathered.provider_fault(provider), catalogs[provider]
    if fault then
      for _, name in ipairs(schema.keys(catalog.models)) do
        list:skip(labels[provider .. "/" .. name] or provider .. "/" .. name, "%s", fault)
      end
    else
      shelves[#shelves + 1] = gathered.new(provider, list, catalog.cached)
      add_models(shelves[#shelves], catalog, labels, remarks)
    end
  end
  return shelves
end

local function remark_columns(header, list)
  for _, name in ipairs(header) do
    if not KNOWN[name] then
      list:remark("column " .. name, "not known, and left out%s", near.hint(name, schema.keys(KNOWN)))
    end
  end
end

--- The catalogs of a table.
---@param rows table<string, string|number>[] of data.read
---@param header string[]
---@param file string its name
---@param options { as_of: string }
---@return perigee.gathered[] one a provider
---@return table report
function prices_list.gather(rows, header, file, options)
  local list, remarks = report.new(), {}
  remark_columns(header, list)
  local kept = prepare_all(rows, list, { as_of = options.as_of, source = gathered.text(file:match "[^/]*$") })
  local catalogs = prices_csv.convert(kept, function(id, text)
    remarks[id] = remarks[id] or {}
    table.insert(remarks[id], text)
  end)
  report_lost(catalogs, kept, list, remarks)
  return shelves_of(catalogs, labels_of(kept), list, remarks), list
end

return prices_list

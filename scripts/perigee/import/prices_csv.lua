--- From a table of collected API prices to catalogs, one provider a file.
-- The columns are those of the CSV from which catalogs/api/ was first written
-- (provider, model, aliases, valid_from, valid_to, date_basis, input ... notes), and
-- every price of a catalog by its own name; what it cannot say by rule it leaves to
-- the reader as a remark.  The files are edited as source since.  prices_list.lua makes
-- such rows of the tables of others.
--
-- Rules:
--   * a row without valid_from begins on the day its price was seen, and says so;
--   * a date or price that nobody read, only recalled, is marked in its note;
--   * an alias of some of a model's rows, but not all, is a pinned version: it
--     becomes a model of its own with those rows;
--   * a zero is how price lists write "none": it is left out, never a free token;
--   * a reasoning price equal to the output price is left out;
--   * free text (the notes column) is for the reader, and not carried over.
local amounts = require "perigee.import.amounts"
local data = require "perigee.data"
local dimensions = require "perigee.catalog.dimensions"
local modes = require "perigee.import.modes"
local schema = require "perigee.catalog.schema"

local prices_csv = {}

local per_million = amounts.per_million

local COLUMNS = {
  input = "input", output = "output", cache_read = "cached_input",
  cache_write_5m = "cache_write", cache_write_1h = "cache_write_1h",
  batch_input = "batch_input", batch_output = "batch_output", training = "training",
}

-- Whose own count of input tokens leaves cached ones out.
local BESIDE = { anthropic = true, aws = true, bedrock = true }

-- The column `other`: key=value pairs.
local OTHERS = {
  input_cost_per_audio_token = { "audio_input", per_million },
  output_cost_per_audio_token = { "audio_output", per_million },
  input_cost_per_image_token = { "image_input", per_million },
  output_cost_per_image_token = { "image_output", per_million },
  output_cost_per_reasoning_token = { "reasoning_output", per_million },
  input_cost_per_token_priority = { "priority_input", per_million },
  output_cost_per_token_priority = { "priority_output", per_million },
  input_cost_per_token_flex = { "flex_input", per_million },
  output_cost_per_token_flex = { "flex_output", per_million },
  input_cost_per_image = { "per_image", function(n) return amounts.per(n, "image") end },
  input_cost_per_character = {
    "per_character", function(n) return amounts.per(n * 1e6, "Mcharacter") end,
  },
  input_cost_per_second = { "per_duration", function(n) return amounts.per(n * 60, "minute") end },
  -- litellm repeats the input's price here; billing both would double it
  output_cost_per_second = { false },
  input_cost_per_query = { "per_request", function(n) return amounts.per(n, "request") end },
  ["web_search_per_query(med)"] = {
    "web_search", function(n) return amounts.per(n, "request") end,
  },
}

-- [{"0-32000": [1.2; 6.0]}; {"32000-128000": [2.4; 12.0]}]: base price and tiers.
local function add_stepped(row, text)
  for low, input, output in text:gmatch('"(%d+)%-[^"]+": %[(%d+%.?%d*); (%d+%.?%d*)%]') do
    local step = { input = per_million(tonumber(input)), output = per_million(tonumber(output)) }
    if tonumber(low) == 0 then
      row.input, row.output = step.input, step.output
    else
      step.above = amounts.tokens_per_request(tonumber(low))
      row.tiers = row.tiers or {}
      table.insert(row.tiers, step)
    end
  end
end

local function add_other(row, text, remark)
  if text:find("^tiered_pricing=") then
    add_stepped(row, text)
    return
  end
  for pair in text:gmatch("[^;]+") do
    local key, value = pair:match("^%s*(.-)=([%d.e-]+)")
    local rule, number = OTHERS[key], tonumber(value)
    if rule and rule[1] and number then
      row[rule[1]] = rule[2](number)
    elseif not rule or rule[1] then
      remark("left out: %s", pair)
    end
  end
end

-- A number is for a million tokens; a text is a price as it stands.
local function price_of(cells, value)
  return type(value) == "number" and per_million(value, cells.currency ~= "" and cells.currency or nil) or value
end

local function add_tier(row, cells)
  if cells.tier_above_tokens == "" then
    return
  end
  local tier = { above = amounts.tokens_per_request(cells.tier_above_tokens) }
  for column, field in pairs { tier_input = "input", tier_output = "output",
                               tier_cache_read = "cached_input" } do
    tier[field] = cells[column] ~= "" and price_of(cells, cells[column]) or nil
  end
  row.tiers = { tier }
end

local function add_prices(row, cells, remark)
  for _, column in ipairs(schema.keys(COLUMNS)) do
    local value, field = cells[column], COLUMNS[column]
    if value == 0 then
      remark("%s of 0 left out", column)
    elseif value ~= "" then
      row[field] = price_of(cells, value)
    end
  end
  for name in pairs(dimensions.by_name) do
    if cells[name] ~= "" and not COLUMNS[name] then row[name] = price_of(cells, cells[name]) end
  end
  add_tier(row, cells)
  add_other(row, cells.other, remark)
  if row.reasoning_output == row.output then
    row.reasoning_output = nil
  end
end

local DAY = "%d%d%d%d%-%d%d%-%d%d"

-- The day a row begins: announced, or else the day its price was seen.
local function start_of(cells)
  if cells.valid_from ~= "" then
    return cells.valid_from, false
  end
  return cells.date_basis:match("seen (" .. DAY .. ")")
    or cells.date_basis:match("on_or_before (" .. DAY .. ")") or cells.as_of, true
end

-- What date_basis says of the dates: a pattern, and what the note says.
local BASES = {
  { "first_seen_in_(%S+)", "from is the day it was first seen in %s" },
  { "^on_or_before %((%S+) starts", "from is the first day of %s, which has it: it may be older" },
  { "from%-date approx %(first seen (%S+)%)", "from is approximate: first seen on %s" },
  { "; from%-date approx", "from is approximate" },
  { "^first seen$", "from is the day it was first seen" },
  { "future%-dated", "announced ahead of its day: it may not come" },
  { "^dates? from memory", "dates recalled, not read" },
  { "%(dates? from memory%)", "dates recalled, not read" },
  { "^start date from memory", "start date recalled, not read" },
  { "end date from memory", "end date recalled, not read" },
  { "alias move date from memory", "end date recalled, not read: the alias moved on" },
}

local LISTS = { genai = "genai-prices", openrouter = "OpenRouter", simonw = "simonw/llm-prices" }
local SEEN_IN = {
  ["rocry-litellm"] = "litellm's list (RoCry's log of it)", tokencost = "tokencost's list",
  ["token-tariff-litellm"] = "litellm's list (token-tariff's log of it)",
}

local function note_of(cells, seen, name_remark)
  local notes = { name_remark }
  if seen then
    notes[#notes + 1] = "from is the day it was seen: when it took effect is not known"
  end
  for _, basis in ipairs(BASES) do
    local what = cells.date_basis:match(basis[1])
    if what then
      notes[#notes + 1] = basis[2]:format(SEEN_IN[what:gsub("%)$", "")] or what)
    end
  end
  if cells.evidence == "memory" then
    notes[#notes + 1] = "price recalled, not read"
  elseif cells.evidence:find("memory") and not cells.date_basis:find("memory") then
    notes[#notes + 1] = "partly recalled, not read"
  end
  for list, other in cells.xcheck:gmatch("(%w+)=DIFF%(([^)]*)%)") do
    notes[#notes + 1] = ("%s has %s USD/Mtoken instead"):format(LISTS[list] or list, (other:gsub("/$", "")))
  end
  return notes[1] and table.concat(notes, "; ") or nil
end

-- Where the price was read; the entry in that list only where it adds something.
local function source_of(cells)
  local source, ref = cells.source, cells.source_ref
  local model = cells.model:match("^%S+")
  if ref == "" or ref:sub(1, #model) == model then
    return source
  elseif ref:find("^key ") then
    return source .. ": " .. ref:sub(5)
  end
  return source .. "; " .. ref
end

local function text_or_nil(cell)
  return cell ~= "" and tostring(cell) or nil
end

local function row_of(cells, name_remark, remark)
  local from, seen = start_of(cells)
  local row = {
    from = from, to = text_or_nil(cells.valid_to), source = source_of(cells),
    as_of = text_or_nil(cells.as_of), note = note_of(cells, seen, name_remark),
    verified = text_or_nil(cells.verified),
  }
  row.status = row.as_of and row.from > row.as_of and "announced" or nil
  add_prices(row, cells, remark)
  if row.to and row.to <= row.from then
    remark("ended on %s, before it was seen on %s: left out", row.to, row.from)
    return nil
  end
  return row
end

local function put(models, name, row, cells)
  models[name] = models[name] or {
    mode = text_or_nil(cells.mode) or modes.of_name(name), cached = text_or_nil(cells.cached),
  }
  table.insert(models[name], row)
end

local function count_rows(rows)
  local count = {}
  for _, cells in ipairs(rows) do
    local id = cells.provider .. "/" .. cells.model
    count[id] = (count[id] or 0) + 1
  end
  return count
end

local function add_aliases(models, name, cells, row, alone)
  for alias in cells.aliases:gmatch("[^;]+") do
    if alone then
      models[name].aliases = models[name].aliases or {}
      table.insert(models[name].aliases, alias)
    else
      put(models, alias, row, cells)
    end
  end
end

local function catalog_of(catalogs, provider)
  catalogs[provider] = catalogs[provider]
    or { kind = "api-prices", provider = provider, cached = BESIDE[provider] and "beside" or "inside", models = {} }
  return catalogs[provider]
end

-- "ada (GPT-3 base)" as "ada" and "GPT-3 base"; blanks elsewhere are hyphens.
local function name_of(model)
  local name, aside = model:match "^(.-)%s*%((.*)%)%s*$"
  return ((name or model):gsub("%s+", "-")), aside
end

local function add_row(catalogs, cells, alone, remark)
  local models = catalog_of(catalogs, cells.provider).models
  local name, aside = name_of(cells.model)
  local row = row_of(cells, aside, remark)
  if row then
    put(models, name, row, cells)
    add_aliases(models, name, cells, row, alone)
  end
end

local ABSENT = { __index = function() return "" end } -- a column that the table has not

--- Converts the rows of the CSV.
---@param rows table[] of data.read
---@param remark fun(id: string, text: string) what the rules could not carry over of "provider/model"
---@return table<string, table> catalogs by provider: data to be written
function prices_csv.convert(rows, remark)
  local catalogs = {}
  for i, cells in ipairs(rows) do rows[i] = setmetatable(cells, ABSENT) end
  local count = count_rows(rows)
  for _, cells in ipairs(rows) do
    local id = cells.provider .. "/" .. cells.model
    add_row(catalogs, cells, count[id] == 1, function(message, ...) remark(id, message:format(...)) end)
  end
  return catalogs
end

--- The name that a model of the CSV has in its catalog.
prices_csv.name_of = name_of

--- The columns that are read.
---@return table<string, boolean>
function prices_csv.columns()
  local known = {}
  for name in pairs(dimensions.by_name) do known[name] = true end
  for name in pairs(COLUMNS) do known[name] = true end
  for _, name in ipairs { "provider", "model", "aliases", "valid_from", "valid_to", "date_basis", "tier_above_tokens",
                          "tier_input", "tier_output", "tier_cache_read", "other", "currency", "unit", "source",
                          "source_ref", "as_of", "evidence", "xcheck", "notes", "mode", "cached", "verified" } do
    known[name] = true
  end
  return known
end

--- Reads the CSV and converts it.
---@param text string
---@param filename string
---@return table<string, table>? catalogs
---@return string[]|string remarks or message
function prices_csv.read(text, filename)
  local rows, message = data.read(text, filename)
  if not rows then
    return nil, message
  end
  local remarks = {}
  return prices_csv.convert(rows, function(id, remark) remarks[#remarks + 1] = id .. ": " .. remark end), remarks
end

return prices_csv

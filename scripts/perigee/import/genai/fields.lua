--- A set of prices of genai-prices as the fields of a catalog's row.
--
--     { input_mtok = 2, output_mtok = { base = 8, tiers = { { start = 200000, price = 12 } } } }
--
-- A tier holds for the whole request once it has more input tokens than its start, cached
-- ones included.  A zero stands for "none".  An empty set is of a model that costs nothing.
local amounts = require "perigee.import.amounts"
local json = require "perigee.import.json"
local schema = require "perigee.catalog.schema"

local fields = {}

-- By the field of the list: the price of a catalog, its unit, and how many of the list's
-- units that is.
local RULES = {
  input_mtok = { "input" }, output_mtok = { "output" },
  cache_read_mtok = { "cached_input" },
  cache_write_mtok = { "cache_write" }, cache_write_5m_mtok = { "cache_write" },
  cache_write_1h_mtok = { "cache_write_1h" },
  output_reasoning_mtok = { "reasoning_output" }, output_citation_mtok = { "citation" },
  input_audio_mtok = { "audio_input" }, output_audio_mtok = { "audio_output" },
  cache_audio_read_mtok = { "cached_audio_input" }, cache_audio_write_mtok = { "audio_cache_write" },
  input_image_mtok = { "image_input" }, output_image_mtok = { "image_output" },
  cache_image_read_mtok = { "cached_image_input" },
  input_video_mtok = { "video_input" }, output_video_mtok = { "video_output" },
  requests_kcount = { "per_request", "request", 1000 }, rerank_searches_kcount = { "per_request", "request", 1000 },
  web_searches_kcount = { "web_search", "request", 1000 },
  input_mchars = { "per_character", "Mcharacter", 1 }, input_audio_minutes = { "per_duration", "minute", 1 },
  input_gpixels = { "per_pixel", "Mpixel", 1000 },
  input_document_kpages = { "per_page", "page", 1000 },
  input_annotated_document_kpages = { "per_annotated_page", "page", 1000 },
}

local function is_price(value)
  return type(value) == "number" and value >= 0
end

-- A number, or a base with tiers, as { base, tiers }; nil where it is neither.
local function read(value)
  if is_price(value) then return { base = value, tiers = {} } end
  if type(value) ~= "table" or not is_price(value.base) or not json.is_list(value.tiers) then return nil end
  local tiers = {}
  for i, tier in ipairs(value.tiers) do
    if type(tier) ~= "table" or not is_price(tier.price) or math.type(tier.start) ~= "integer"
      or tier.start < 1 then return nil end
    tiers[i] = tier
  end
  table.sort(tiers, function(a, b) return a.start < b.start end)
  return { base = value.base, tiers = tiers }
end

-- What a price is past so many input tokens.
local function price_past(price, start)
  local found = price.base
  for _, tier in ipairs(price.tiers) do
    if tier.start <= start then found = tier.price end
  end
  return found
end

local function text_of(rule, number)
  return amounts.per(number / (rule[3] or 1), rule[2] or "Mtoken")
end

-- The places where any price changes, ascending.
local function starts_of(prices)
  local list, known = {}, {}
  for _, price in next, prices do
    for _, tier in ipairs(price.tiers) do
      if not known[tier.start] then list[#list + 1], known[tier.start] = tier.start, true end
    end
  end
  table.sort(list)
  return list
end

-- The tiers of all prices: each gives every price that ever changes.
local function tiers_of(prices, remark)
  local tiers = {}
  for i, start in ipairs(starts_of(prices)) do
    tiers[i] = { above = amounts.tokens_per_request(start) }
    for _, key in ipairs(schema.keys(prices)) do
      local price = #prices[key].tiers > 0 and price_past(prices[key], start)
      if price == 0 then
        remark("%s of 0 past %d tokens left out", key, start)
      elseif price then
        tiers[i][RULES[key][1]] = text_of(RULES[key], price)
      end
    end
  end
  return tiers[1] and tiers
end

local function same_price(a, b)
  if a.base ~= b.base or #a.tiers ~= #b.tiers then return false end
  for i, tier in ipairs(a.tiers) do
    if tier.start ~= b.tiers[i].start or tier.price ~= b.tiers[i].price then return false end
  end
  return true
end

-- The prices of the list's fields that are known; nil and the field that is none.
local function known_prices(set, remark)
  local prices = {}
  for _, key in ipairs(schema.keys(set)) do
    local given = set[key] ~= json.null -- which is as if it were not there
    if given and RULES[key] then
      prices[key] = read(set[key])
      if not prices[key] then return nil, key end
    elseif given then
      remark("%s left out: no price of a catalog", key)
    end
  end
  local reasoning, output = prices.output_reasoning_mtok, prices.output_mtok
  if reasoning and output and same_price(reasoning, output) then prices.output_reasoning_mtok = nil end
  return prices
end

-- To write what is read costs its reading at least: less is another thing's price.
local function leave_out_writes(prices, remark)
  local input = prices.input_mtok
  for _, key in ipairs(schema.keys(prices)) do
    local base = RULES[key][1]:find "^cache_write" and prices[key].base
    if base and base > 0 and input and base < input.base then
      prices[key] = nil
      remark("%s left out: it is less than the input that it is instead of", key)
    end
  end
end

--- The fields of a row.
---@param set table of the list
---@param remark fun(why: string, ...) what is left out
---@return table? row nil where the set cannot be used
---@return string? why
---@return string? what "skipped" or "quarantined"
function fields.of(set, remark)
  if type(set) ~= "table" or set == json.null or json.is_list(set) then
    return nil, "no prices in the form of genai-prices v2", "skipped"
  elseif next(set) == nil then
    return { free = true }
  end
  local prices, bad = known_prices(set, remark)
  if not prices then
    return nil, ("%s is neither a number nor { base, tiers }, or below zero"):format(bad), "quarantined"
  end
  leave_out_writes(prices, remark)
  local row, priced = {}, false
  for _, key in ipairs(schema.keys(prices)) do
    if prices[key].base > 0 then
      row[RULES[key][1]], priced = text_of(RULES[key], prices[key].base), true
    else
      remark("%s of 0 left out", key)
    end
  end
  row.tiers = tiers_of(prices, remark)
  if not priced then return nil, "no price that is not 0", "skipped" end
  return row
end

return fields

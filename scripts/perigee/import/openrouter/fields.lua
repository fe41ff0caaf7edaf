--- The prices of a model of OpenRouter's list as the fields of a catalog's row.
--
-- They are texts, in USD for one token, image, request or search; "0" stands for "none".
-- `overrides` are prices of the whole request from so many tokens of prompt on.
local amounts = require "perigee.import.amounts"
local json = require "perigee.import.json"
local schema = require "perigee.catalog.schema"

local fields = {}

-- By the field of the list: the price of a catalog.
local TOKENS = {
  prompt = "input", completion = "output", internal_reasoning = "reasoning_output",
  input_cache_read = "cached_input", input_cache_write = "cache_write", input_cache_write_1h = "cache_write_1h",
  audio = "audio_input", input_audio_cache = "cached_audio_input", audio_output = "audio_output",
  image = "image_input", image_token = "image_input", image_output = "image_output",
}
local REQUESTS = { request = "per_request", web_search = "web_search" }

local KNOWN = { overrides = true, min_prompt_tokens = true, discount = true }
for _, group in ipairs { TOKENS, REQUESTS } do
  for name in next, group do KNOWN[name] = true end
end

-- A picture is some hundreds of tokens.  In some years' lists `image` is the price of one
-- token, in others that of a whole picture; and `audio` has been the price of a second.
local LIKE_TOKENS, LIKE_PICTURE = 10, 50 -- times the price of a token of text
local LIKE_SOUND = 100

--- A price of the list, or nil where it is no number.
---@param value any
---@return number?
function fields.number(value)
  local number = (type(value) == "string" or type(value) == "number") and tonumber(value) or nil
  return number and math.abs(number) < math.huge and number or nil
end

local function numbers_of(pricing)
  local numbers = {}
  for name in next, pricing do numbers[name] = fields.number(pricing[name]) end
  return numbers
end

--- What kind of prices these are.
---@param pricing table of the list
---@return string "dynamic": told only when it is answered; "none": every one is 0; "some"
function fields.kind(pricing)
  local kind = "none"
  for _, number in next, numbers_of(pricing) do
    if number < 0 then return "dynamic" end
    if number > 0 then kind = "some" end
  end
  return json.is_list(pricing.overrides) and #pricing.overrides > 0 and "some" or kind
end

--- Whether two models have the same prices, those of long requests aside.
---@return boolean
function fields.same(pricing, other)
  local a, b = numbers_of(pricing), numbers_of(other)
  for name, number in next, a do
    if (b[name] or 0) ~= number then return false end
  end
  for name, number in next, b do
    if (a[name] or 0) ~= number then return false end
  end
  return true
end

-- Where a price of a picture's tokens, or of sound, is meant otherwise.
local function apart(row, numbers, remark)
  local text, image, audio = numbers.prompt or 0, numbers.image or 0, numbers.audio or 0
  if image > LIKE_TOKENS * text then
    row.image_input = (numbers.image_token or 0) > 0 and row.image_input or nil
    if text > 0 and image >= LIKE_PICTURE * text then
      row.per_image_input = amounts.per(image, "image")
    else
      remark("image of %s left out: a token's price or a picture's", amounts.text(image))
    end
  end
  if audio > LIKE_SOUND * text then
    row.audio_input, row.cached_audio_input = nil, nil
    remark("audio of %s left out: %s times the price of text is no token's", amounts.text(audio),
      text > 0 and ("%.0f"):format(audio / text) or "many")
  end
end

local function per_token(number)
  return amounts.per_million(number * 1e6)
end

-- Gemini's price of a write is what the storage costs for five minutes, on top of the input.
local function add_storage(row, numbers, storage)
  local write = numbers.input_cache_write or 0
  if write > 0 and write < (numbers.prompt or 0) then storage = write end
  if storage and (numbers.prompt or 0) > 0 and (write == 0 or write == storage) then
    row.cache_write = per_token(numbers.prompt + storage)
    return storage
  end
end

-- The fields of a table of prices, and what a stored token costs on top, if anything.
local function prices_of(pricing, remark, storage)
  local row, numbers = {}, numbers_of(pricing)
  for _, name in ipairs(schema.keys(TOKENS)) do -- image_token after image
    if (numbers[name] or 0) > 0 then row[TOKENS[name]] = per_token(numbers[name]) end
  end
  for name, field in next, REQUESTS do
    if (numbers[name] or 0) > 0 then row[field] = amounts.per(numbers[name], "request") end
  end
  apart(row, numbers, remark)
  if numbers.internal_reasoning == numbers.completion then row.reasoning_output = nil end
  return row, add_storage(row, numbers, storage)
end

-- A field that is not known, where there is one: a price, or a condition.
local function unknown(pricing)
  for _, name in ipairs(schema.keys(pricing)) do
    if not KNOWN[name] then return name end
  end
end

local function tier_of(override, remark, storage)
  local from = math.tointeger(fields.number(override.min_prompt_tokens))
  local strange = unknown(override)
  if strange or not from or from < 1 then
    remark("overrides left out: '%s' is a condition that is not known", strange or "no min_prompt_tokens")
    return nil
  end
  local tier = prices_of(override, remark, storage)
  if not next(tier) then return nil end
  tier.from = amounts.tokens_per_request(from)
  return { from, tier }
end

local function tiers_of(overrides, remark, storage)
  local found, tiers = {}, {}
  for _, override in ipairs(json.is_list(overrides) and overrides or {}) do
    found[#found + 1] = type(override) == "table" and tier_of(override, remark, storage) or nil
  end
  table.sort(found, function(a, b) return a[1] < b[1] end)
  for i, each in ipairs(found) do tiers[i] = each[2] end
  return tiers[1] and tiers
end

--- The fields of a row.
---@param pricing table of the list: some prices are not 0
---@param remark fun(why: string, ...) what is left out
---@return table row
---@return string? note
function fields.of(pricing, remark)
  local strange = unknown(pricing)
  if strange and (fields.number(pricing[strange]) or 1) ~= 0 then
    remark("%s left out: no price of a catalog", strange)
  end
  local row, storage = prices_of(pricing, remark)
  row.tiers = tiers_of(pricing.overrides, remark, storage)
  return row, storage and ("a cache write is the input's price and %s for five minutes of storage")
    :format(per_token(storage)) or nil
end

return fields

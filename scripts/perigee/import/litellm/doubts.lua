--- What is not believed of a model's prices beside each other.
--
-- The list is kept by many hands: a price for a token stands in a field for pictures, a
-- neighbour's price in a batch field.  Such a price is left out, so that what it would
-- have billed is billed in full; a model whose own price is not believed is held back.
local dimensions = require "perigee.catalog.dimensions"
local schema = require "perigee.catalog.schema"

local doubts = {}

local TIMES = 10 -- from one price to another of the same tokens: more is another unit
local PICTURE = 50 -- tokens: no vendor counts a picture as fewer
local READER = 10e-6 -- USD for a token: no embedding and no reranker costs more

local function leave_out(sheet, into, dimension, why)
  sheet:remark("%s %s: left out", sheet.from[into][dimension], why)
  into[dimension] = nil
end

local PICTURES = { { "per_image_input", "input" }, { "per_image", "output" } }

-- A picture for less than some tokens: the price of one token, in another field.
local function check_pictures(sheet)
  local prices = sheet.prices
  for _, pair in ipairs(PICTURES) do
    local picture, token = pair[1], pair[2]
    if prices[picture] and prices[token] and prices[picture] < PICTURE * prices[token] then
      leave_out(sheet, prices, picture, ("is less than the price of %d tokens"):format(PICTURE))
    end
  end
end

local WRITES = { cache_write = "input", cache_write_1h = "input", audio_cache_write = "audio_input" }

-- To write what is read costs its reading at least.
local function check_writes(sheet, prices, below)
  for _, write in ipairs { "cache_write", "cache_write_1h", "audio_cache_write" } do
    local read = prices[WRITES[write]] or below[WRITES[write]]
    if prices[write] and read and prices[write] < read then
      leave_out(sheet, prices, write, "is less than the input that it is instead of")
    elseif prices[write] and read and prices[write] >= TIMES * read then
      leave_out(sheet, prices, write, ("is %d times the input that it is instead of, or more"):format(TIMES))
    end
  end
end

local function is_far(a, b)
  return a >= TIMES * b or b >= TIMES * a
end

-- Batch, flex and priority against the usual.
local function check_variants(sheet, prices)
  for _, name in ipairs(schema.keys(prices)) do
    local dimension = dimensions.by_name[name]
    local usual = dimension and dimension.variant and prices[dimension.base]
    if usual and is_far(prices[name], usual) then
      leave_out(sheet, prices, name, ("is %d times the usual price, or a tenth"):format(TIMES))
    end
  end
end

local function check_cached(sheet)
  local prices = sheet.prices
  if not (prices.cached_input and prices.input) then return end
  if prices.cached_input >= TIMES * prices.input then
    leave_out(sheet, prices, "cached_input", ("is %d times the input that it is instead of, or more"):format(TIMES))
  elseif prices.cached_input > prices.input then
    sheet:remark("%s is more than the input that it is instead of", sheet.from[prices].cached_input)
  end
end

--- Leaves out what does not fit the other prices.
---@param sheet perigee.litellm_sheet
function doubts.leave_out(sheet)
  check_pictures(sheet)
  check_cached(sheet)
  check_writes(sheet, sheet.prices, sheet.prices)
  check_variants(sheet, sheet.prices)
end

--- The same of a tier, against the prices below it.
---@param sheet perigee.litellm_sheet
---@param tier table<string, number>
---@param below table<string, number>
function doubts.leave_out_of_tier(sheet, tier, below)
  for _, name in ipairs(schema.keys(tier)) do
    if not below[name] then
      leave_out(sheet, tier, name, "has no price for short prompts beside it")
    elseif is_far(tier[name], below[name]) then
      leave_out(sheet, tier, name, ("is %d times the price of shorter prompts, or a tenth"):format(TIMES))
    end
  end
  check_writes(sheet, tier, below)
end

--- Why a model is held back, or nil.
---@param sheet perigee.litellm_sheet
---@return string?
function doubts.fault(sheet)
  for _, into in ipairs(sheet:all()) do
    for _, name in ipairs(schema.keys(into)) do
      if into[name] < 0 then return sheet.from[into][name] .. " is below zero" end
    end
  end
  local input = sheet.prices.input
  if input and input > READER and (sheet.mode == "embedding" or sheet.mode == "rerank") then
    return ("%s is %.4g USD/Mtoken: no embedding or reranker costs more than %.4g")
      :format(sheet.from[sheet.prices].input, input * 1e6, READER * 1e6)
  end
end

return doubts

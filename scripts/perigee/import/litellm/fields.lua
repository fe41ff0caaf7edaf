--- What the price fields of litellm's list mean.
--
-- A field's name is a base and, in any order behind it, the prompt past which it holds
-- (`_above_200k_tokens`), how it is answered (`_priority`, `_flex`, `_batches`) and, of
-- a write to the cache, how long it is kept (`_above_1hr`).
local dimensions = require "perigee.catalog.dimensions"

local fields = {}

local BASES = {
  input_cost_per_token = "input", output_cost_per_token = "output",
  cache_read_input_token_cost = "cached_input", input_cost_per_token_cache_hit = "cached_input",
  cache_creation_input_token_cost = "cache_write",
  output_cost_per_reasoning_token = "reasoning_output",
  input_cost_per_audio_token = "audio_input", output_cost_per_audio_token = "audio_output",
  cache_read_input_audio_token_cost = "cached_audio_input",
  cache_creation_input_audio_token_cost = "audio_cache_write",
  input_cost_per_image_token = "image_input", output_cost_per_image_token = "image_output",
  cache_read_input_image_token_cost = "cached_image_input",
  input_cost_per_video_token = "video_input", output_cost_per_video_token = "video_output",
  citation_cost_per_token = "citation",
  input_cost_per_image = "per_image_input", output_cost_per_image = "per_image",
  input_cost_per_pixel = "per_pixel", output_cost_per_pixel = "per_pixel",
  ocr_cost_per_page = "per_page", annotation_cost_per_page = "per_annotated_page",
  input_cost_per_character = "per_character", output_cost_per_character = "per_character_output",
  input_cost_per_audio_per_second = "per_duration",
  output_cost_per_audio_per_second = "per_duration_output",
  input_cost_per_video_per_second = "per_video_input",
  output_cost_per_video_per_second = "per_video_output",
  input_cost_per_query = "per_request", input_cost_per_request = "per_request",
  code_interpreter_cost_per_session = "per_session",
}

-- What a second is of depends on what the model does.  A transcript has no seconds: a
-- price that stands on its side is that of the sound.
local SECONDS = {
  transcription = { input_cost_per_second = "per_duration", output_cost_per_second = "per_duration" },
  speech = { input_cost_per_second = "per_duration", output_cost_per_second = "per_duration_output" },
  realtime = { input_cost_per_second = "per_duration", output_cost_per_second = "per_duration_output" },
  video = { input_cost_per_second = "per_video_input", output_cost_per_second = "per_video_output" },
  embedding = { input_cost_per_second = "per_duration" },
}

local IS_SECOND = { input_cost_per_second = true, output_cost_per_second = true }

local VARIANTS = { { "priority", "priority" }, { "flex", "flex" }, { "batches", "batch" } }
local SCALES = { [""] = 1, k = 1000, m = 1000000 }
local DIGITS = 9 -- of a prompt's length
local MONTHS = { ["1"] = "provisioned_1m", ["3"] = "provisioned_3m", ["6"] = "provisioned_6m",
                 ["12"] = "provisioned_1y" }

--- A field of a price, taken apart.
---@class perigee.litellm_field
---@field base string "input_cost_per_token"
---@field above? integer tokens of the prompt past which it holds
---@field variant? string "batch"
---@field hour? boolean of a write to the cache: it is kept for an hour

-- Takes a suffix out of a name; what it says, or nil.
local function take(name, pattern)
  local from, to, first, second = name:find(pattern)
  if not from then return name end
  return name:sub(1, from - 1) .. name:sub(to + 1), first, second
end

--- Takes a field's name apart.
---@param name string
---@return perigee.litellm_field? nil where it is no price that a catalog could hold
function fields.read(name)
  local rest, number, scale = take(name, "_above_(%d+)([km]?)_tokens%f[_\0]")
  if number and #number > DIGITS then return nil end
  local part = { above = number and tonumber(number) * SCALES[scale] }
  rest, part.hour = take(rest, "_above_(1hr)%f[_\0]")
  for _, variant in ipairs(VARIANTS) do
    local without, found = take(rest, "_(" .. variant[1] .. ")%f[_\0]")
    if found then
      if part.variant then return nil end
      rest, part.variant = without, variant[2]
    end
  end
  part.base = rest
  return (BASES[rest] or IS_SECOND[rest]) and part or nil
end

-- What is bought by a commitment for some months, as Bedrock's keys say it.
local function commitment(key)
  local months = key:match "(%d+)%-month%-commitment"
  return months and (MONTHS[months] or false) or key:find "no%-commitment" and "provisioned" or nil
end

local function second(base, model)
  local bought = commitment(model.key)
  if bought ~= nil then return bought or nil end
  return SECONDS[model.mode] and SECONDS[model.mode][base]
end

-- Of a model that makes pictures, the price of one may stand on either side.
local function image(model)
  local made = model.fields.output_cost_per_image
  local is_other = type(made) == "number" and made ~= 0 and made ~= model.fields.input_cost_per_image
  return is_other and "per_image_input" or "per_image"
end

--- The dimension of a bill that a field is the price of, or nil.
---@param part perigee.litellm_field
---@param model { key: string, mode?: string, fields: table }
---@return string?
function fields.dimension(part, model)
  local name = BASES[part.base]
  if IS_SECOND[part.base] then
    name = second(part.base, model)
  elseif name == "per_image_input" and model.mode == "image" then
    name = image(model)
  end
  if part.hour then
    name = name == "cache_write" and "cache_write_1h" or nil
  end
  name = name and dimensions.name(name, part.variant)
  return name and (dimensions.by_name[name] or not part.variant) and name or nil
end

-- Parts of names by which a price is known that nothing here knows.
local PRICES = { "cost", "pric", "multiplier", "uplift", "surcharge", "usd", "%f[%a]fees?%f[%A]" }

--- Is a field a price, by its name?
---@param name string
---@return boolean
function fields.is_price(name)
  for _, pattern in ipairs(PRICES) do
    if name:find(pattern) then return true end
  end
  return false
end

return fields

--- The dimensions of a bill: what a vendor of models may charge for, in the order in
-- which bills show them, and what a sane price of each is.
--
-- A dimension of tokens has variants: the same tokens answered within a day (batch_),
-- as there is room (flex_), ahead of others (priority_), or by a model that was tuned
-- (tuned_).
local dimensions = {}

local TOKENS = {
  "input", "cached_input", "cache_write", "cache_write_1h", "output", "reasoning_output",
  "audio_input", "cached_audio_input", "audio_cache_write", "audio_output",
  "image_input", "cached_image_input", "image_output", "video_input", "video_output",
  "citation",
}

-- Counted otherwise, or not by the length of a request.
local OTHERS = {
  { "training", "token" },
  { "per_image_input", "image" }, { "per_image", "image" }, { "per_pixel", "pixel" },
  { "per_page", "page" }, { "per_annotated_page", "page" },
  { "per_character", "character" }, { "per_character_output", "character" },
  { "per_duration", "time" }, { "per_duration_output", "time" },
  { "per_video_input", "time" }, { "per_video_output", "time" },
  { "per_request", "request" }, { "per_session", "session" },
  { "web_search", "request" }, { "web_search_low", "request" }, { "web_search_high", "request" },
}

dimensions.variants = { "batch", "flex", "priority", "tuned" }

---@class perigee.dimension
---@field name string the field of a row: "batch_input"
---@field per string one of money.per
---@field base string the dimension that it is a variant of, or itself: "input"
---@field variant? string "batch"

--- All of them, and each by its name.
dimensions.list, dimensions.by_name = {}, {}

local function add(name, per, base, variant)
  local dimension = { name = name, per = per, base = base, variant = variant }
  dimensions.list[#dimensions.list + 1] = dimension
  dimensions.by_name[name] = dimension
end

for _, name in ipairs(TOKENS) do
  add(name, "token", name)
  for _, variant in ipairs(dimensions.variants) do
    add(variant .. "_" .. name, "token", name, variant)
  end
end
for _, other in ipairs(OTHERS) do
  add(other[1], other[2], other[1])
end

--- The names of those that are no variant.
dimensions.bases = {}
for _, dimension in ipairs(dimensions.list) do
  dimensions.bases[#dimensions.bases + 1] = not dimension.variant and dimension.name or nil
end

--- The name of a dimension's variant; its own without one.
function dimensions.name(base, variant)
  return variant and variant .. "_" .. base or base
end

return dimensions

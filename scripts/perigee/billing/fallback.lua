--- Which price of a row bills a dimension that it does not name itself.
--
-- A vendor without a price of cached input gives no discount: it bills input.  Nothing
-- falls back to a lower price than what it replaces, but for thinking, which is output
-- wherever it has no price of its own.
local dimensions = require "perigee.catalog.dimensions"

local fallback = {}

local INSTEAD = {
  cached_input = { "input" }, cache_write = { "input" }, cache_write_1h = { "cache_write", "input" },
  reasoning_output = { "output" },
  cached_audio_input = { "audio_input" }, audio_cache_write = { "audio_input" },
  cached_image_input = { "image_input" },
  web_search_low = { "web_search" }, web_search_high = { "web_search" },
}

local WRITES = { cache_write = true, cache_write_1h = true, audio_cache_write = true }

-- The names to try, the dimension's own first.
local function names_of(base, variant)
  local names = { dimensions.name(base, variant) }
  if variant and WRITES[base] then
    names[2] = base -- the full price of a write, where the variant has none
  end
  for _, instead in ipairs(INSTEAD[base] or {}) do
    names[#names + 1] = dimensions.name(instead, variant)
  end
  return names
end

--- The price of a row that bills a dimension; nil where it has none.
---@param record table a row
---@param base string "cached_input"
---@param variant? string "batch"
---@return string? name "batch_input"
function fallback.name(record, base, variant)
  if variant and not dimensions.by_name[dimensions.name(base, variant)] then
    variant = nil -- a search or a picture costs the same, however the tokens are answered
  end
  for _, name in ipairs(names_of(base, variant)) do
    if record[name] ~= nil then return name end
  end
end

return fallback

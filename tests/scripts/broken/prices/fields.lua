-- Sound rows that have every price there is, written out: a dimension that is new is
-- missing here, and catalog_fields_spec says so.
local files = dofile "tests/scripts/support/price_files.lua"

local TOKENS = [[
  input = "10 USD/Mtoken", cached_input = "1 USD/Mtoken", cache_write = "2 USD/Mtoken",
  cache_write_1h = "3 USD/Mtoken", output = "4 USD/Mtoken", reasoning_output = "5 USD/Mtoken",
  audio_input = "6 USD/Mtoken", cached_audio_input = "7 USD/Mtoken", audio_cache_write = "8 USD/Mtoken",
  audio_output = "9 USD/Mtoken", image_input = "10 USD/Mtoken", cached_image_input = "11 USD/Mtoken",
  image_output = "12 USD/Mtoken", video_input = "13 USD/Mtoken", video_output = "14 USD/Mtoken",
  citation = "15 USD/Mtoken", training = "16 USD/Mtoken",
]]

local BATCH = [[
  batch_input = "10 USD/Mtoken", batch_cached_input = "1 USD/Mtoken", batch_cache_write = "2 USD/Mtoken",
  batch_cache_write_1h = "3 USD/Mtoken", batch_output = "4 USD/Mtoken", batch_reasoning_output = "5 USD/Mtoken",
  batch_audio_input = "6 USD/Mtoken", batch_cached_audio_input = "7 USD/Mtoken",
  batch_audio_cache_write = "8 USD/Mtoken", batch_audio_output = "9 USD/Mtoken",
  batch_image_input = "10 USD/Mtoken", batch_cached_image_input = "11 USD/Mtoken",
  batch_image_output = "12 USD/Mtoken", batch_video_input = "13 USD/Mtoken", batch_video_output = "14 USD/Mtoken",
  batch_citation = "15 USD/Mtoken",
]]

local FLEX = [[
  flex_input = "10 USD/Mtoken", flex_cached_input = "1 USD/Mtoken", flex_cache_write = "2 USD/Mtoken",
  flex_cache_write_1h = "3 USD/Mtoken", flex_output = "4 USD/Mtoken", flex_reasoning_output = "5 USD/Mtoken",
  flex_audio_input = "6 USD/Mtoken", flex_cached_audio_input = "7 USD/Mtoken",
  flex_audio_cache_write = "8 USD/Mtoken", flex_audio_output = "9 USD/Mtoken",
  flex_image_input = "10 USD/Mtoken", flex_cached_image_input = "11 USD/Mtoken",
  flex_image_output = "12 USD/Mtoken", flex_video_input = "13 USD/Mtoken", flex_video_output = "14 USD/Mtoken",
  flex_citation = "15 USD/Mtoken",
]]

local PRIORITY = [[
  priority_input = "10 USD/Mtoken", priority_cached_input = "1 USD/Mtoken", priority_cache_write = "2 USD/Mtoken",
  priority_cache_write_1h = "3 USD/Mtoken", priority_output = "4 USD/Mtoken",
  priority_reasoning_output = "5 USD/Mtoken", priority_audio_input = "6 USD/Mtoken",
  priority_cached_audio_input = "7 USD/Mtoken", priority_audio_cache_write = "8 USD/Mtoken",
  priority_audio_output = "9 USD/Mtoken", priority_image_input = "10 USD/Mtoken",
  priority_cached_image_input = "11 USD/Mtoken", priority_image_output = "12 USD/Mtoken",
  priority_video_input = "13 USD/Mtoken", priority_video_output = "14 USD/Mtoken",
  priority_citation = "15 USD/Mtoken",
]]

local TUNED = [[
  tuned_input = "10 USD/Mtoken", tuned_cached_input = "1 USD/Mtoken", tuned_cache_write = "2 USD/Mtoken",
  tuned_cache_write_1h = "3 USD/Mtoken", tuned_output = "4 USD/Mtoken", tuned_reasoning_output = "5 USD/Mtoken",
  tuned_audio_input = "6 USD/Mtoken", tuned_cached_audio_input = "7 USD/Mtoken",
  tuned_audio_cache_write = "8 USD/Mtoken", tuned_audio_output = "9 USD/Mtoken",
  tuned_image_input = "10 USD/Mtoken", tuned_cached_image_input = "11 USD/Mtoken",
  tuned_image_output = "12 USD/Mtoken", tuned_video_input = "13 USD/Mtoken", tuned_video_output = "14 USD/Mtoken",
  tuned_citation = "15 USD/Mtoken",
]]

local OTHERS = [[
  per_image_input = "0.001 USD/image", per_image = "0.04 USD/image", per_pixel = "0.02 USD/Mpixel",
  per_page = "0.001 USD/page", per_annotated_page = "0.003 USD/page", per_character = "15 USD/Mcharacter",
  per_character_output = "16 USD/Mcharacter", per_duration = "0.006 USD/minute",
  per_duration_output = "0.01 USD/s", per_video_input = "0.1 USD/hour", per_video_output = "0.2 USD/second",
  per_request = "0.001 USD/request", per_session = "0.03 USD/session", web_search = "10 USD/krequest",
  web_search_low = "0.005 USD/request", web_search_high = "0.02 USD/request",
]]

local PROVISIONED = [[
  provisioned = "40 USD/hour", provisioned_1m = "35 USD/hour", provisioned_3m = "32 USD/hour",
  provisioned_6m = "30 USD/h", provisioned_1y = "25 USD/hours",
]]

local cases = {}
for i, fields in ipairs { TOKENS, BATCH, FLEX, PRIORITY, TUNED, OTHERS, PROVISIONED } do
  cases[i] = { files.bare(fields, 'cached = "inside", ') }
end
return cases

--- A request as its tokens are: from the counts that a vendor reports of it.
--
-- OpenAI, Gemini and DeepSeek count cached tokens inside their input, Anthropic beside it.
-- Here each token is counted once: `fresh` ones apart from those that a cache served or took.
local request = {}

---@class perigee.request
---@field fresh number input tokens that no cache had or takes
---@field cached number read from the cache
---@field cache_write number, cache_write_1h number
---@field output number, reasoning number
---@field uses table<string, number> further amounts, by the dimension of a bill

local CACHE = { "cached", "cache_write", "cache_write_1h" }

local function sum_of(asked)
  local sum = 0
  for _, name in ipairs(CACHE) do sum = sum + (asked[name] or 0) end
  return sum
end

--- The tokens of a request.
---@param asked table input, output, cached, cache_write, cache_write_1h, reasoning: counts as the
--  vendor reports them; uses: by dimension
---@param convention string "inside" or "beside": where the vendor counts cached tokens
---@return perigee.request?
---@return string? message
function request.of(asked, convention)
  local input, cached = asked.input or 0, sum_of(asked)
  local fresh = convention == "beside" and input or input - cached
  if fresh < 0 then
    return nil, ("%.15g cached tokens in %.15g input tokens: this vendor counts them inside its input"):format(cached,
      input)
  end
  return { fresh = fresh, cached = asked.cached or 0, cache_write = asked.cache_write or 0,
           cache_write_1h = asked.cache_write_1h or 0, output = asked.output or 0,
           reasoning = asked.reasoning or 0, uses = asked.uses or {} }
end

local PROMPT = { "audio_input", "cached_audio_input", "audio_cache_write", "image_input", "cached_image_input",
                 "video_input" }

--- All tokens that are sent, by which long prompts are told: cached ones too.
---@param of perigee.request
---@return number
function request.prompt(of)
  local sum = of.fresh + sum_of(of)
  for _, name in ipairs(PROMPT) do sum = sum + (of.uses[name] or 0) end
  return sum
end

return request

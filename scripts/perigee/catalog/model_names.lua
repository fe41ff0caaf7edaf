--- What names of checkpoints add to the name of a model.
--
-- How it was tuned, stored or packed changes nothing of its build, nor does who
-- publishes it, and a date tells when it was tuned anew: "someone/Mixtral-8x7B-Instruct-
-- v0.1-GGUF" is built as mixtral-8x7b.  Names come folded: in small letters, "-" for "_".
local names = require "perigee.catalog.names"

local model_names = {}

local WORDS = {}
for word in ([[
  instruct inst chat it pt base hf thinking think reasoning sft dpo ppo rl rlhf orpo preview
  latest pretrained pretrain finetuned tuned original abliterated uncensored free text
  awq gptq gguf ggml exl2 exl3 mlx mlc bnb aqlm hqq quip quarot spinquant qat eetq marlin onnx ov
  openvino ct2 trt tensorrt trtllm nim executorch torchao ao autoround smoothquant sq dwq imat
  imatrix i1 ud nf4 half float mixed quantized quant quantised dynamic static block channel
  tensor compressed sym asym inc ar unsloth actorder true false ptpc rtn safetensors sharded
  merged mtp fast]]):gmatch("%S+") do
  WORDS[word] = true
end

local SHAPES = { -- of words that tell bits
  "^m?x?fp%d+$", "^nvfp%d+a?%d*$", "^b?f%d+$", "^u?int%d+$", "^w%d+a%a*%d+%w*$", "^i?q%d+$", "^q%df%d+$",
  "^%d+bits?$", "^[%d.]+bpw$", "^h%d$", "^kv%d*$", "^g%d+$", "^%d+g$", "^gs%d+$", "^group%d+$", "^e%dm%d%a*$",
  "^8da4w$",
}

-- Several words that tell bits: q4-k-m, iq2-xxs, q4-0, 4-bit, instruct-turbo.
local PHRASES = {
  "%-i?q%d%-k%-[smlx]+%-", "%-q%d%-k%-", "%-iq%d%-%a+%-", "%-q%d%-[01]%-", "%-q%df%d+%-%d%-", "%-%d+%-bits?%-",
  "%-per%-tensor%-", "%-per%-channel%-", "%-tp%d+%-",
}

local FIRST_VERSION = { ["v0.1"] = true, v1 = true, ["v1.0"] = true }

local function tells_bits(word)
  for _, shape in ipairs(SHAPES) do
    if word:find(shape) then
      return true
    end
  end
  return false
end

local function is_noise(word)
  return WORDS[word] or tells_bits(word)
end

local function without_phrases(name)
  local padded = "-" .. name .. "-"
  padded = padded:gsub("%-instruct%-turbo%-", "-instruct-")
  for _, phrase in ipairs(PHRASES) do
    padded = padded:gsub(phrase, "-")
  end
  return padded:sub(2, -2)
end

-- A date of four digits: month and day, or year and month.
local function is_date(word)
  local first, second = word:match("^(%d%d)(%d%d)$")
  first, second = tonumber(first), tonumber(second)
  return first and (first >= 1 and first <= 12 and second >= 1 and second <= 31
    or first >= 20 and first <= 39 and second >= 1 and second <= 12)
end

-- The words of a name as far as they tell its build; the first always does.  A
-- version after bits is theirs: "nvfp4-v2".
local function quiet(words)
  local kept = { words[1] }
  for i = 2, #words do
    local noise = is_noise(words[i]) or words[i]:find("^v%d+$") and tells_bits(words[i - 1])
    kept[#kept + 1] = not noise and words[i] or nil
  end
  return kept
end

local function add(found, words)
  found[#found + 1] = table.concat(words, "-")
end

-- The name with one word fewer at its end, as long as `fits` the last one.
local function shorten(found, words, fits)
  while #words > 1 and fits(words[#words]) do
    words = table.move(words, 1, #words - 1, 1, {})
    add(found, words)
  end
  return words
end

-- From the name that says most to the one that says least.
local function strips(found, name)
  local words = names.words(without_phrases(name))
  if #words == 0 then
    return
  end
  add(found, words)
  shorten(found, words, is_noise)
  words = quiet(words)
  add(found, words)
  words = shorten(found, words, is_date)
  shorten(found, words, function(word) return FIRST_VERSION[word] end)
end

-- "bartowski/meta-llama_Llama-3.1-8B": the publisher once more, in the name itself.
local function without_publisher(name, publisher)
  return name:sub(1, #publisher + 1) == publisher .. "-" and name:sub(#publisher + 2) or ""
end

--- Other names under which a model may be known, the likeliest first.
---@param key string a folded name
---@param publishers string[] who is known to publish, folded
---@return string[]
function model_names.variants(key, publishers)
  local found = {}
  local plain = key:gsub("%b()", ""):gsub("^models%-%-", ""):gsub("%-%-", "/"):gsub("[%s:@+]+", "-")
    :gsub("%.(%a)", "-%1")
  strips(found, plain)
  local name = names.tail(plain)
  strips(found, name)
  for _, publisher in ipairs(publishers) do
    strips(found, without_publisher(name, publisher))
  end
  return found
end

return model_names

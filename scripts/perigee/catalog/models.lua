--- The schema of `kind = "models"`: how a model is built, and how good it is.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

local count, text = figure.count(1), schema.rule.text()

-- What names of checkpoints add to the name of a model: how it was tuned, stored or
-- packed changes nothing of its build.
local ENDINGS = {
  "-instruct", "-chat", "-it", "-base", "-hf", "-thinking",
  "-fp8", "-fp8-dynamic", "-bf16", "-fp16", "-nvfp4", "-mxfp4", "-fp4", "-int4", "-int8",
  "-awq", "-gptq", "-gguf", "-4bit", "-w4a16", "-w8a8", "-quantized.w4a16", "-quantized.w8a8",
}

-- Who publishes other people's models, packed anew under their names.
local PACKERS = {}
for name in ([[amd bartowski casperhansen hugging-quants intel lmstudio-community neuralmagic
               nousresearch nvidia redhatai thebloke unsloth]]):gmatch("%S+") do
  PACKERS[name] = true
end

local function without_ending(key)
  for _, ending in ipairs(ENDINGS) do
    if #key > #ending and key:sub(-#ending) == ending then
      return key:sub(1, -#ending - 1)
    end
  end
end

--- Other names under which a folded name may be known: its endings taken off one by
-- one, then the same without a packer's name.
---@param key string
---@return string[]
local function variants(key)
  local found = {}
  local packer, rest = key:match("^([^/]+)/(.+)$")
  for _, name in ipairs { key, PACKERS[packer] and rest or nil } do
    if name ~= key then
      found[#found + 1] = name
    end
    name = without_ending(name)
    while name do
      found[#found + 1] = name
      name = without_ending(name)
    end
  end
  return found
end

-- Whether both are numbers, and the first is the greater.
local function more(one, other)
  return math.type(one) and math.type(other) and one > other
end

-- What goes together.
local function check_entry(report, item, name)
  if item.parameters == nil and item.closed ~= true then
    report:add(item, nil, "'%s' needs parameters, or closed = true", name)
  end
  if (item.experts == nil) ~= (item.experts_per_token == nil) then
    report:add(item, nil, "'%s' needs experts and experts_per_token together", name)
  end
  if item.attention == "mla" and (item.kv_rank == nil or item.rope_dim == nil) then
    report:add(item, "attention", "'%s': attention \"mla\" needs kv_rank and rope_dim", name)
  end
  if more(item.attention_layers, item.layers) then
    report:add(item, "attention_layers", "'%s': attention_layers are among its %d layers, not %d",
      name, item.layers, item.attention_layers)
  end
  if (item.linear_key == nil) ~= (item.linear_value == nil) then
    report:add(item, nil, "'%s' needs linear_key and linear_value together", name)
  end
  if (item.mmlu == nil) ~= (item.quality_source == nil) then
    report:add(item, nil, "'%s' needs mmlu and quality_source together", name)
  end
end

return kind.new {
  name = "models", folder = "models", noun = "model", inherits = true,
  owner = "vendor", owner_is = "who trained them",
  list = "models", list_is = "a table of models", example = "llama-2-70b",
  entry = {
    { "type", schema.rule.choice { "decoder", "encoder", "encoder-decoder" } },
    { "closed", figure.flag },
    { "parameters", figure.parameters }, { "active_parameters", figure.parameters },
    { "vision_parameters", figure.parameters }, { "predictor_parameters", figure.parameters },
    { "layers", count }, { "attention_layers", count }, { "hidden", count },
    { "attention", schema.rule.choice { "mha", "gqa", "mqa", "mla" } },
    { "heads", count }, { "kv_heads", count }, { "head_dim", count },
    { "window", count }, { "window_layers", count }, { "attended", count },
    { "linear_key", count }, { "linear_value", count }, { "query_gates", count },
    { "q_rank", count }, { "kv_rank", count },
    { "nope_dim", count }, { "rope_dim", count }, { "value_dim", count },
    { "intermediate", count }, { "gated", figure.flag },
    { "experts", count }, { "experts_per_token", count }, { "shared_experts", count },
    { "expert_intermediate", count }, { "dense_layers", count }, { "expert_every", count },
    { "vocabulary", count }, { "tied_embeddings", figure.flag }, { "position", text },
    { "context", count }, { "native", text },
    { "licence", text }, { "mmlu", figure.share }, { "quality_source", text },
  },
  listed = { "parameters", "context", "type", "active_parameters", "mmlu", "licence" },
  variants = variants, check_entry = check_entry,
}

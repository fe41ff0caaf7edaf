--- The schema of `kind = "models"`: how a model is built, and how good it is.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local model_names = require "perigee.catalog.model_names"
local schema = require "perigee.catalog.schema"

local count, text = figure.count(1), schema.rule.text()

-- Whether both are numbers, and the first is the greater.
local function more(one, other)
  return math.type(one) and math.type(other) and one > other
end

-- Schemes by the name under which the vendor publishes them.
local CHECKPOINTS = {
  fault = function(value)
    if type(value) ~= "table" or #value > 0 then
      return "a table of schemes by their usual names is wanted: { fp8 = \"fp8-mlp\" }"
    end
    for _, name in ipairs(schema.keys(value)) do
      local fault = text.fault(value[name])
      if fault then return fault end
    end
  end,
}

-- What goes together.
local function check_entry(report, item)
  schema.count(report, type(item.checkpoints) == "table" and schema.keys(item.checkpoints) or {})
  if item.parameters == nil and item.closed ~= true then
    report:add(item, nil, "parameters is missing: give it, or closed = true")
  end
  if (item.experts == nil) ~= (item.experts_per_token == nil) then
    report:add(item, nil, "experts and experts_per_token go together: give both or none")
  end
  if item.attention == "mla" and (item.kv_rank == nil or item.rope_dim == nil) then
    report:add(item, "attention", "\"mla\" needs kv_rank and rope_dim beside it")
  end
  if more(item.attention_layers, item.layers) then
    report:add(item, "attention_layers", "%d are more than its %d layers, of which they are some",
      item.attention_layers, item.layers)
  end
  local key, value, dim = item.linear_key, item.linear_value, item.linear_dim
  if (key or value or dim) and not (key and value and dim) then
    report:add(item, nil, "linear_key, linear_value and linear_dim go together: give all or none")
  end
  if (item.mmlu == nil) ~= (item.quality_source == nil) then
    report:add(item, nil, "mmlu and quality_source go together: give both or none")
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
    { "linear_key", count }, { "linear_value", count }, { "linear_dim", count }, { "query_gates", count },
    { "q_rank", count }, { "kv_rank", count },
    { "nope_dim", count }, { "rope_dim", count }, { "value_dim", count },
    { "intermediate", count }, { "gated", figure.flag },
    { "experts", count }, { "experts_per_token", count }, { "shared_experts", count },
    { "expert_intermediate", count }, { "dense_layers", count }, { "expert_every", count },
    { "vocabulary", count }, { "tied_embeddings", figure.flag }, { "position", text },
    { "context", count }, { "native", text },
    { "checkpoints", CHECKPOINTS }, { "packed_predictor", figure.flag }, { "fused_attention", figure.flag },
    { "licence", text }, { "mmlu", figure.share }, { "quality_source", text },
  },
  listed = { "parameters", "context", "type", "active_parameters", "mmlu", "licence" },
  loose = true, variants = model_names.variants, check_entry = check_entry,
}

--- Memory: what a model takes on the devices that serve it.
--
-- Each function takes a table of quantities, any of which may be uncertain or an
-- axis, and answers with a quantity.  The formulas and their sources are in the
-- core: core/include/perigee/memory.h.
local adapters = require "perigee.hosting.adapters"
local architecture = require "perigee.hosting.architecture"
local cache = require "perigee.hosting.cache"
local builders = require "perigee.builders"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local footprint = require "perigee.hosting.memory"
local scheme = require "perigee.hosting.scheme"
local training_memory = require "perigee.hosting.training_memory"
local weights = require "perigee.hosting.weights"

local memory = {}

local attention = { "layers", "kv_heads", "head_dim", "latent", "window",
                    "window_layers", "element" }

local functions = {
  group_bits = builders.names("bits", "group", "scale", "zero"),
  weights = builders.names("parameters", "bits", "kept", "kept_bits"),
  kv_token = builders.names(table.unpack(attention)),
  kv_sequence = builders.names("context", "block", table.unpack(attention)),
  activation = builders.names("tokens", "hidden", "hidden_widths", "intermediate",
                   "intermediate_widths", "scores", "element", "sequences", "vocabulary",
                   "logit"),
  lora = builders.names("rank", "widths", "layers"),
}

--- Bits per weight of a scheme that shares scales: bits + (scale + zero) / group.
-- @function memory.group_bits
-- @param given { bits = "4 bit/parameter", group = 128, scale = "16
--   bit/parameter", zero }

--- Bytes of weights: parameters * bits, of them `kept` at `kept_bits`.
-- @function memory.weights
-- @param given { parameters, bits, kept, kept_bits }

--- Bytes of KV cache per token, while no window is full.
-- @function memory.kv_token
-- @param given { layers, kv_heads, head_dim (or latent), window, window_layers,
--   element = "2 B" }

--- Bytes of KV cache of one sequence, in whole blocks where `block` is said.
-- @function memory.kv_sequence
-- @param given as memory.kv_token, and context = "4096 tokens", block

--- Bytes of one step's activations: of a layer, or of the choice of next tokens.
-- @function memory.activation
-- @param given { tokens = "2048 tokens", hidden, hidden_widths, intermediate,
--   intermediate_widths, scores, element = "2 B", sequences, vocabulary, logit = "8 B" }

--- Parameters of a LoRA adapter: rank * widths * layers.
-- @function memory.lora
-- @param given { rank, widths = sum of inputs and outputs of a layer's matrices,
--   layers }
builders.add(memory, "memory", functions)

--- The attention of a catalog's model, as kv_token and kv_sequence take it: of a
-- hybrid those layers alone whose cache grows with the sequence.
-- @param model its name in the catalogs
-- @param element bytes of one value: "2 B" for bf16, "1 B" for fp8
function memory.attention(model, element)
  return cache.attention(figures.entry("models", fields.text("perigee.memory.attention", model,
                                                             "the model")), element)
end

-- ----- of the catalogs' models -----

local MODEL = builders.names("model", "quantization", "tensor_parallel", "pipeline_parallel", "predictor")

--- Bytes of a catalog's model under a quantization scheme, each part as it is stored.
-- @param given { model = "llama-3.1-8b", quantization = "gptq-int4" (the model's own
--   where left out), predictor = true: with layers that predict further tokens,
--   tensor_parallel and pipeline_parallel: then of the fullest device }
function memory.model_weights(given)
  local what = "perigee.memory.model_weights"
  fields.check(what, given, MODEL)
  local made = architecture.named(
    fields.text(what, fields.need(what, given, "model", '"llama-3.1-8b"'), "model"))
  local name = given.quantization or made.entry.native
    or fields.need(what, given, "quantization", '"bf16"')
  local stored = scheme.named(fields.text(what, name, "quantization"), made.entry)
  if given.tensor_parallel or given.pipeline_parallel then
    return weights.device(made, stored, given)
  end
  return weights.total(made, stored, given)
end

memory.adapters = adapters.bytes
memory.footprint = footprint.of
memory.training = training_memory.of

return memory

--- What training a model of the catalogs holds in the memory of one device.
--
-- Weights, gradients, the optimizer's moments and a copy in full precision, each split
-- as parallelism and ZeRO split it, and activations (core/include/perigee/
-- training_memory.h).  Of an adapter's training the model is frozen: only the adapter
-- has gradients and moments.
local adapters = require "perigee.hosting.adapters"
local architecture = require "perigee.hosting.architecture"
local core = require "perigee.core"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local scheme = require "perigee.hosting.scheme"
local weights = require "perigee.hosting.weights"

local training_memory = {}

local WHAT = "perigee.memory.training"

-- Bits of weights, gradients and of a copy beside them (Micikevicius et al., "Mixed
-- Precision Training", 2018).
local PRECISIONS = {
  ["mixed"] = { weights = 16, gradients = 16, master = 32 },
  ["bf16"] = { weights = 16, gradients = 16, master = 0 },
  ["fp32"] = { weights = 32, gradients = 32, master = 0 },
}

-- Bits of moments: two of 32 (Kingma, Ba, "Adam", 2015), of 16, of 8 (Dettmers et al.,
-- "8-bit Optimizers", 2022), one of 32, none.
local OPTIMIZERS = { ["adamw"] = 64, ["adamw-bf16"] = 32, ["adamw-8bit"] = 16, ["momentum"] = 32,
                     ["sgd"] = 0 }

-- Layers that are computed again, and whether scores are kept where flash attention
-- does not spare them.
local RECOMPUTE = { none = { 0, true }, selective = { 0, false }, full = { 1, true } }

local METHODS = { full = true, lora = true, qlora = true }

local known = {}
for name in ([[model method quantization precision optimizer rank targets sequence batch recompute flash
               dropout tensor_parallel sequence_parallel pipeline_parallel micro_batches data_parallel zero
               gradient_bits optimizer_bits master_bits logits]]):gmatch "%S+" do
  known[name] = true
end

local function choice(given, field, list, usual)
  local name = given[field] or usual
  local chosen = type(name) == "string" and list[name]
  if chosen then return chosen end
  local names = {}
  for key in pairs(list) do names[#names + 1] = key end
  table.sort(names)
  fields.fail("%s: unknown %s '%s'%s", WHAT, field, tostring(name), fields.hint(name, names))
end

local function bits(amount)
  return core.quantity(amount) * "1 bit/parameter"
end

-- What is said of each state, else what precision and optimizer make it.
local function states_of(given)
  local precision = choice(given, "precision", PRECISIONS, "mixed")
  local moments = choice(given, "optimizer", OPTIMIZERS, "adamw")
  return { weights = bits(precision.weights),
           gradients = bits(given.gradient_bits or precision.gradients),
           optimizer = bits(given.optimizer_bits or moments),
           master = bits(given.master_bits or precision.master) }
end

-- How a frozen model is stored: its scheme's mean, or as training stores weights.
local function frozen_bits(given, made, states)
  local name = given.quantization or given.method == "qlora" and "nf4"
  if not name then return states.weights end
  local stored = scheme.named(fields.text(WHAT, name, "quantization"), made.entry)
  return weights.total(made, stored) / made.total
end

local function devices(given, field)
  return core.quantity(given[field] or 1)
end

-- Bytes of a state on one device; `from` is the stage of ZeRO that splits it.
local function held(given, parameters, each, from)
  return core.training.held {
    parameters = parameters, bits = each, stage = given.zero or 0, splits_from = from,
    data_parallel = devices(given, "data_parallel"),
    model_parallel = devices(given, "tensor_parallel") * devices(given, "pipeline_parallel"),
  }
end

-- ----- activations -----

local function widths_of(sizes, entry)
  local wide = sizes.intermediate or 0
  if sizes.experts then
    local chosen = figures.leaf(entry, "experts_per_token") + (sizes.shared_experts or 0)
    wide = core.max(wide, chosen * sizes.expert_intermediate)
  end
  if sizes.kv_rank then
    return sizes.heads * (sizes.nope_dim + sizes.rope_dim),
           sizes.heads * (sizes.nope_dim + sizes.value_dim) / 2, wide
  end
  return sizes.heads * sizes.head_dim, sizes.kv_heads * sizes.head_dim, wide
end

local function recompute_of(given)
  local how = given.recompute or "none"
  if type(how) ~= "string" then return { how, true } end
  return choice(given, "recompute", RECOMPUTE, "none")
end

local function activation_of(given, made)
  local sizes, recompute = made.sizes, recompute_of(given)
  local query, kv, wide = widths_of(sizes, made.entry)
  local logits = given.logits ~= false and made.entry.type ~= "encoder"
  return core.training.activation {
    layers = sizes.decoder_layers and sizes.layers + sizes.decoder_layers or sizes.layers,
    sequence = given.sequence, batch = given.batch or 1, hidden = sizes.hidden,
    query_width = query, kv_width = kv, heads = sizes.heads, intermediate = wide,
    matrices = sizes.matrices, dropout = given.dropout and 1 or 0,
    scores = given.flash == false and recompute[2] and 1 or 0, recompute = recompute[1],
    tensor = given.tensor_parallel, sequence_parallel = given.sequence_parallel and 1 or 0,
    pipeline = given.pipeline_parallel, micro_batches = given.micro_batches,
    vocabulary = logits and sizes.vocabulary or nil, logit = logits and "4 B" or nil,
  }
end

-- With the last stage of ZeRO the largest matrix, and its gradient, is whole while it is
-- used (as deepspeed.runtime.zero.stage3 estimates).
local function gathered_of(given, made, each)
  if core.quantity(given.zero or 0) < 3 then return core.quantity "0 B" end
  local sizes = made.sizes
  local largest = core.max(sizes.vocabulary, sizes.intermediate or sizes.vocabulary) * sizes.hidden
  return core.memory.weights { parameters = largest * "1 parameter", bits = each }
end

-- ----- all of it -----

local function check(given)
  fields.check(WHAT, given, known)
  fields.need(WHAT, given, "model", '"llama-3.1-8b"')
  fields.need(WHAT, given, "sequence", '"4096 tokens"')
  choice(given, "method", METHODS, "full")
  if given.method ~= nil and given.method ~= "full" then
    fields.need(WHAT, given, "rank", "16")
  elseif given.rank ~= nil or given.quantization ~= nil then
    fields.fail("%s: rank and quantization go with method = \"lora\" or \"qlora\"", WHAT)
  end
  local made = architecture.named(fields.text(WHAT, given.model, "model"))
  if not made.sizes then
    fields.fail("%s: the catalog does not tell how %s is built", WHAT, made.entry.name)
  end
  return made
end

--- What training holds on one device.
-- @param given table of
--   model, sequence = "4096 tokens", batch = sequences of a micro-batch (1)
--   method          "full", "lora" or "qlora"; the last two with rank and targets
--                   (perigee.memory.adapters)
--   quantization    how a frozen model is stored; 16 bits, of "qlora" "nf4"
--   precision       "mixed" (16 bits and a copy in 32), "bf16", "fp32"
--   optimizer       "adamw", "adamw-bf16", "adamw-8bit", "momentum", "sgd"
--   gradient_bits, optimizer_bits, master_bits   over what these two make them
--   recompute       "none", "selective" (scores alone), "full", or a share of the layers
--   flash           false: attention scores are kept whole; dropout = true: its masks too
--   tensor_parallel, pipeline_parallel, data_parallel, micro_batches; sequence_parallel
--   zero            0 to 3
--   logits          false: no choice of words is trained
-- @return table of quantities: weights, gradients, optimizer, master, gathered,
--   activation, device (their sum), and trained: parameters that learn
function training_memory.of(given)
  local made = check(given)
  local states, is_full = states_of(given), given.method == nil or given.method == "full"
  local trained = is_full and made.total
    or adapters.parameters(WHAT, made, given.rank, given.targets)
  local frozen = not is_full and frozen_bits(given, made, states)
  local found = {
    weights = held(given, made.total, frozen or states.weights, 3),
    gradients = held(given, trained, states.gradients, 2),
    optimizer = held(given, trained, states.optimizer, 1),
    master = held(given, trained, states.master, 1),
    gathered = gathered_of(given, made, frozen or states.weights + states.gradients),
    activation = activation_of(given, made),
  }
  if frozen then found.weights = found.weights + held(given, trained, states.weights, 3) end
  found.device = found.weights + found.gradients + found.optimizer + found.master
    + found.gathered + found.activation
  found.trained = trained
  return found
end

return training_memory

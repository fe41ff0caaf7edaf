--- Bytes of a model's weights under a quantization scheme, whole and per device.
--
-- Tensor parallelism splits every matrix among its devices, but key and value heads
-- no further than there are heads; routers, norms and what latent attention
-- compresses with lie on every device (Shoeybi et al., "Megatron-LM", 2019).  Pipeline
-- parallelism gives each stage whole layers: the fullest has the layers' share
-- rounded up, and the embedding or the output layer.
local architecture = require "perigee.hosting.architecture"
local context = require "perigee.context"
local core = require "perigee.core"
local scheme = require "perigee.hosting.scheme"
local figures = require "perigee.options.figures"

local weights = {}

local WHOLE = { latent = true, router = true, norms = true, other = true } -- on every device

local function bytes(parameters, bits)
  return core.memory.weights { parameters = parameters, bits = bits }
end

-- Experts' widths rounded up to whole multiples, as some engines load them.
local function padding(made, multiple)
  local width = made.sizes.expert_intermediate
  if not (multiple and width) then return 1 end
  return core.ceil(width / multiple) * multiple / width
end

-- Experts at their own widths.
local function own_parts(made, entry)
  local bits, each = scheme.bits(entry, made), {}
  for part, parameters in pairs(made.parts) do
    each[part] = bytes(parameters, bits[part])
  end
  return each
end

--- Bytes of each part.
-- @param made what architecture.of makes, of a model whose build is known
-- @param entry of the catalog "quantization"
-- @param multiple experts' widths are rounded up to it; as they are where nil
function weights.parts(made, entry, multiple)
  local each = {}
  for part, amount in pairs(context.once(own_parts, made, entry)) do each[part] = amount end
  for _, part in ipairs(architecture.groups.routed) do
    each[part] = each[part] * padding(made, multiple)
  end
  return each
end

local function sum(each)
  local total = each[architecture.parts[1]]
  for i = 2, #architecture.parts do total = total + each[architecture.parts[i]] end
  return total
end

local function vision_of(made, entry)
  return bytes(made.vision, scheme.vision(entry))
end

-- Layers that predict further tokens: packed as the others on average, or left out
-- of quantization and loaded where they are wanted.
local function predictor_of(made, entry, layers, wanted)
  if entry.text_only and made.entry.packed_predictor then
    return layers * (made.predictor / made.total)
  elseif not wanted then
    return core.quantity "0 B"
  end
  return bytes(made.predictor, figures.leaf(entry, entry.kept_bits and "kept_bits" or "weights"))
end

--- Bytes of all weights.
-- @param made what architecture.of makes
-- @param entry of the catalog "quantization"
-- @param options table of predictor = true: with the layers that predict further
--   tokens; multiple, as in weights.parts
function weights.total(made, entry, options)
  local layers
  if made.parts then
    layers = sum(weights.parts(made, entry, options and options.multiple))
  else
    layers = bytes(made.total, figures.leaf(entry, "weights", "bits per weight"))
  end
  return layers + vision_of(made, entry)
    + predictor_of(made, entry, layers, options and options.predictor)
end

-- How many devices a part of a layer is split among.
local function split(made, part, tensor)
  if WHOLE[part] then return 1 end
  if (part == "key" or part == "value") and made.sizes.kv_heads then
    return core.min(tensor, made.sizes.kv_heads)
  end
  return tensor
end

-- The share of the layers on the fullest stage.
local function stage_share(sizes, pipeline)
  return core.ceil(sizes.layers / pipeline) / sizes.layers
end

local function layers_of(each)
  return sum(each) - (each.embedding + each.head)
end

-- One stage has both ends, else the fullest has the larger.
local function ends_of(each, pipeline)
  if pipeline > 1 then return core.max(each.embedding, each.head) end
  return each.embedding + each.head
end

--- Bytes of weights on the fullest device.
-- @param given table of tensor_parallel and pipeline_parallel (1 each where left
--   out), predictor and multiple as in weights.total
function weights.device(made, entry, given)
  local tensor = core.quantity(given.tensor_parallel or 1)
  local pipeline = core.quantity(given.pipeline_parallel or 1)
  if not made.parts then return weights.total(made, entry, given) / (tensor * pipeline) end
  local each = weights.parts(made, entry, given.multiple)
  local beside = vision_of(made, entry)
    + predictor_of(made, entry, sum(each), given.predictor)
  for part, all in pairs(each) do each[part] = all / split(made, part, tensor) end
  return layers_of(each) * stage_share(made.sizes, pipeline)
    + ends_of(each, pipeline) + beside / tensor
end

return weights

--- The cache of a model of the catalogs: keys and values that grow with a sequence,
-- and the states of layers that attend linearly.
local core = require "perigee.core"
local figures = require "perigee.options.figures"

local cache = {}

local function number(entry, field)
  return entry[field] and figures.leaf(entry, field) or nil
end

--- Attention as core.memory.kv_token and kv_sequence take it.
-- @param entry of the catalog "models"
-- @param element bytes of one value
function cache.attention(entry, element)
  local layers = entry.attention_layers and "attention_layers" or "layers"
  local given = { layers = figures.leaf(entry, layers), element = element,
                  window = number(entry, "window"),
                  window_layers = number(entry, "window_layers") }
  if given.window then given.window = given.window * "1 token" end
  if entry.attention == "mla" then
    given.latent = figures.leaf(entry, "kv_rank") + figures.leaf(entry, "rope_dim")
  else
    given.kv_heads = figures.leaf(entry, "kv_heads")
    given.head_dim = figures.leaf(entry, "head_dim")
  end
  return given
end

--- Bytes of one value of a cache stored as a scheme of the catalog stores weights.
-- @param name "bf16", "fp8", "q8_0" ...
function cache.element(name)
  local entry = figures.entry("quantization", name)
  local field = entry.matrix_bits and "matrix_bits" or "weights"
  return (figures.leaf(entry, field, "bits of a value") * "1 parameter"):to "B"
end

-- A stage holds its share of the layers, rounded up.
local function on_stage(layers, pipeline)
  return core.ceil(layers / pipeline)
end

--- The part of it on the fullest device.  Heads lie whole on a device, and are held
-- by several where devices are more; a latent vector is held by all of them.
-- @param given what cache.attention makes
-- @param tensor, pipeline how many devices share a layer; how many stages there are
function cache.device(given, tensor, pipeline)
  local own = {}
  for name, value in pairs(given) do own[name] = value end
  own.layers = on_stage(given.layers, pipeline)
  if given.window_layers then
    own.window_layers = core.min(on_stage(given.window_layers, pipeline), own.layers)
  end
  if given.kv_heads then own.kv_heads = core.ceil(given.kv_heads / tensor) end
  return own
end

--- Bytes of the states of linear attention, of one sequence on one device: a matrix
-- of keys and values for each head, in 4 bytes a value (Yang et al., "Gated Delta
-- Networks", 2024).
function cache.state(entry, tensor, pipeline)
  if not entry.linear_value then return core.quantity "0 B" end
  local layers = figures.leaf(entry, "layers") - figures.leaf(entry, "attention_layers")
  local width = figures.leaf(entry, "linear_value") / tensor
  return on_stage(layers, pipeline) * width * figures.leaf(entry, "linear_dim") * "4 B"
end

return cache

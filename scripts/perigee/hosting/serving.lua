--- A model on an accelerator under an engine, as the serving builders take it.
-- The formulas are in the core: core/include/perigee/serving.h.
local cache = require "perigee.hosting.cache"
local core = require "perigee.core"
local efficiency = require "perigee.hosting.efficiency"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local precision = require "perigee.hosting.precision"
local weights = require "perigee.hosting.weights"

local serving = {}

-- ----- the model -----

-- The parameters that every token passes, whatever the experts.
local function common(arch)
  local parts = arch.parts
  return arch.attention + arch.dense + arch.shared + parts.router + parts.norms + parts.other
end

-- A tied output layer is the embedding, read once more.
local function head_of(arch)
  return arch.sizes.output_layers and arch.parts.head or arch.parts.embedding
end

-- Layers by what they keep: all of the context, a window of it, or a fixed state.
local function attention_into(into, entry, element)
  local kept = cache.attention(entry, element)
  into.cache = core.quantity(core.memory.kv_token(kept) / kept.layers)
  into.kv_heads, into.window, into.window_layers = kept.kv_heads, kept.window, kept.window_layers
  into.cache_layers = kept.window_layers and kept.layers - kept.window_layers or kept.layers
  if kept.latent then into.latent_layers = kept.layers end
  if entry.attention_layers then into.linear_layers = into.layers - kept.layers end
  if entry.attended then
    into.attended = figures.leaf(entry, "attended") * core.quantity "1 token"
    into.sparse_layers = kept.layers
  end
end

local function experts_into(into, arch, bits)
  local sizes = arch.sizes
  if not sizes.experts then return end
  into.experts, into.expert_layers = sizes.experts, sizes.expert_layers
  into.experts_per_token = figures.leaf(arch.entry, "experts_per_token")
  into.expert = arch.routed / (sizes.experts * sizes.expert_layers)
  into.expert_bits = bits.experts
end

--- What the builders ask of a model.
-- @param arch as hosting/architecture.lua gives it
-- @param bits { matrices, experts, head } per parameter
-- @param element bytes of a cached value: "2 B"
function serving.model(arch, bits, element)
  local entry = arch.entry
  if not arch.parts then
    fields.fail("the catalog does not say how %s is built: layers, hidden, heads, "
      .. "kv_heads, head_dim, intermediate, vocabulary", entry.name)
  end
  local into = { layers = arch.sizes.layers, hidden = arch.sizes.hidden,
                 weights = common(arch), weight_bits = bits.matrices,
                 head = head_of(arch), head_bits = bits.head }
  into.attention_width = arch.sizes.heads * figures.leaf(entry, "head_dim")
  attention_into(into, entry, element)
  experts_into(into, arch, bits)
  return into
end

-- Bits per parameter of some parts, by their bytes; 0 of none.
local function mean_bits(parts, bytes, names)
  local size, count = core.quantity "0 B", core.quantity "0 parameters"
  for _, name in ipairs(names) do
    size, count = size + bytes[name], count + parts[name]
  end
  return core.quantity(size / core.max(count, "1 parameter")):to "bits/parameter"
end

local COMMON = { "query", "key", "value", "output", "latent", "linear", "up", "down",
                 "shared_up", "shared_down", "router", "norms", "other" }

--- Bits per parameter of what a step reads, as a scheme stores it.
-- @param arch as hosting/architecture.lua gives it
-- @param scheme an entry of the catalog "quantization"
-- @return { matrices, experts, head }
function serving.bits(arch, scheme)
  local bytes = weights.parts(arch, scheme)
  local head = arch.sizes.output_layers and "head" or "embedding"
  return { matrices = mean_bits(arch.parts, bytes, COMMON),
           experts = mean_bits(arch.parts, bytes, { "expert_up", "expert_down" }),
           head = mean_bits(arch.parts, bytes, { head }) }
end

-- ----- the machine -----

local function rate(accelerator, name, what)
  if not name then
    fields.fail("the catalog has no %s compute of %s, as bf16 = \"989 TFLOP/s\"", what,
                accelerator.name)
  end
  return figures.leaf(accelerator, name)
end

-- Bits per weight as a plain number; 16 where they vary.
local function certain(bits)
  local by_sample, by_axis = bits:varies()
  return (by_sample or by_axis) and 16 or bits:number()
end

--- What the builders ask of a machine, and in what it computes.
-- @param accelerator of the catalog
-- @param computed { matrices, experts }: precisions as their schemes say
-- @param devices of one replica
-- @param bits { matrices, experts } per parameter
-- @return the arguments, and { matrices, experts }: under what the shares of an
--   engine stand for them
function serving.machine(accelerator, computed, devices, bits)
  local matrices = precision.of(accelerator, computed.matrices)
  local experts = computed.experts and precision.of(accelerator, computed.experts)
  local into = { devices = devices, bandwidth = figures.leaf(accelerator, "bandwidth"),
                 compute = rate(accelerator, matrices, computed.matrices or "16-bit"),
                 attention_compute = rate(accelerator, precision.of(accelerator, "bf16"),
                                          "16-bit") }
  if experts then into.expert_compute = rate(accelerator, experts, computed.experts) end
  if accelerator.interconnect_bandwidth then
    into.link = figures.leaf(accelerator, "interconnect_bandwidth")
  end
  return into, { matrices = precision.stored(matrices, certain(bits.matrices)),
                 experts = experts and precision.stored(experts, certain(bits.experts)) }
end

--- The layers whose weights are unpacked on the way: all of a dense model, those with
-- experts of another; nil where none are.
-- @param into what serving.model made
-- @param as what serving.machine gave besides
function serving.unpacked(into, as)
  if as.matrices == "int4" then return into.layers end
  return as.experts == "int4" and into.expert_layers or nil
end

--- Adds what an engine makes of a machine; links need a rate and what the engine makes
-- of it, or there are none.
function serving.efficient(into, row, as)
  for name, value in pairs(efficiency.figures(row, as.matrices, as.experts)) do
    into[name] = value
  end
  if not (into.link and into.link_share and into.collective_time) then
    into.link, into.link_share, into.collective_time = nil, nil, nil
  end
  return into
end

--- Adds which of the model's layers take the engine longer than others.
function serving.slower(into, as, quantized)
  if not into.experts then into.expert_imbalance, into.expert_time = nil, nil end
  if quantized then into.quantized_layers = into.layers end
  into.unpacked_layers = serving.unpacked(into, as)
  return into
end

--- Adds what an engine makes of it all.
function serving.engine(into, row, as, quantized)
  return serving.slower(serving.efficient(into, row, as), as, quantized)
end

return serving

--- What a model takes of the devices that serve it, and how much they hold.
--
-- On the fullest device: weights and adapters, the KV cache of what is in flight, the
-- activations of one step, and what driver, links and recorded graphs take.  Engines
-- claim a share of the memory and give to the cache what the rest of it leaves: how,
-- is in the catalog "engines".
local architecture = require "perigee.hosting.architecture"
local cache = require "perigee.hosting.cache"
local core = require "perigee.core"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local scheme = require "perigee.hosting.scheme"
local weights = require "perigee.hosting.weights"

local memory = {}

local WHAT = "perigee.memory.footprint"

local known = {}
for name in ([[model quantization kv_cache engine accelerator memory tensor_parallel pipeline_parallel
               context concurrency adapters predictor share batched_tokens sequences]]):gmatch "%S+" do
  known[name] = true
end

local function zero() return core.quantity "0 B" end

local function named(given, field, kind)
  return figures.entry(kind, fields.text(WHAT, given[field], field))
end

--- What a device has for engines to claim.
-- @param entry of the catalog "accelerators"
function memory.capacity(entry)
  return figures.leaf(entry, figures.has(entry, "usable_memory") and "usable_memory" or "memory")
end

local function capacity_of(given)
  if given.memory ~= nil then return core.quantity(given.memory) end
  if given.accelerator == nil then
    fields.fail("%s: the device is missing, as accelerator = \"h100-sxm-80gb\" or memory = \"80 GB\"", WHAT)
  end
  return memory.capacity(named(given, "accelerator", "accelerators"))
end

-- What is given, read: entries, quantities, and an engine's own where it is not.
local function read(given)
  fields.check(WHAT, given, known)
  fields.need(WHAT, given, "model", '"llama-3.1-8b"')
  fields.need(WHAT, given, "context", '"4096 tokens"')
  local made = architecture.of(named(given, "model", "models"))
  local quantization = given.quantization or made.entry.native
    or fields.need(WHAT, given, "quantization", '"bf16"')
  if not made.sizes then
    fields.fail("%s: the catalog does not tell how %s is built", WHAT, made.entry.name)
  end
  return {
    given = given, made = made,
    stored = scheme.named(fields.text(WHAT, quantization, "quantization"), made.entry),
    engine = figures.entry("engines", fields.text(WHAT, given.engine or "vllm", "engine")),
    element = cache.element(fields.text(WHAT, given.kv_cache or "bf16", "kv_cache")),
    capacity = capacity_of(given),
    tensor = core.quantity(given.tensor_parallel or 1),
    pipeline = core.quantity(given.pipeline_parallel or 1),
    context = core.quantity(given.context),
    concurrency = core.quantity(given.concurrency or 1),
  }
end

-- ----- a step -----

-- The engine's own limit of a step, larger on devices of more memory.
local function limit_of(r, field)
  if r.given[field] ~= nil then return core.quantity(r.given[field]) end
  local large, usual = "large_" .. field, figures.leaf(r.engine, field)
  if not figures.has(r.engine, large) then return usual end
  local is_large = r.capacity:gt(figures.leaf(r.engine, "large_memory"))
  return core.quantity(core.where(is_large, figures.leaf(r.engine, large), usual))
end

-- How wide what a token holds of the feed-forward layer is.
local function width_of(sizes, entry)
  local width = sizes.intermediate or 0
  if not sizes.experts then return width end
  local chosen = figures.leaf(entry, "experts_per_token") + (sizes.shared_experts or 0)
  return core.max(width, chosen * sizes.expert_intermediate)
end

-- Tokens of a step: as many as the engine takes, or whole sequences.
local function step_of(r)
  if r.given.batched_tokens == nil and not figures.has(r.engine, "batched_tokens") then
    return r.context
  end
  return limit_of(r, "batched_tokens") * "1 token"
end

local function activation_of(r)
  local sizes, engine = r.made.sizes, r.engine
  local step = {
    tokens = step_of(r),
    hidden = sizes.hidden, hidden_widths = engine.hidden_widths or 0,
    intermediate = width_of(sizes, r.made.entry) / r.tensor,
    intermediate_widths = figures.leaf(engine, "intermediate_widths"),
    element = figures.leaf(engine, "value_bytes") * "1 B",
  }
  if engine.scores then step.scores = sizes.heads * (r.context / "1 token") / r.tensor end
  if r.made.entry.type ~= "encoder" then
    step.sequences, step.vocabulary = limit_of(r, "sequences"), sizes.vocabulary
    step.logit = figures.leaf(engine, "logit_bytes") * "1 B"
  end
  return core.memory.activation(step)
end

-- ----- what else lies on a device -----

local function own(engine, field)
  return figures.has(engine, field) and figures.leaf(engine, field) or zero()
end

-- Driver and kernels, and the links of several devices.
local function fixed_of(r)
  local links = own(r.engine, "communicator")
  local many = core.quantity(r.tensor * r.pipeline):gt(1)
  return own(r.engine, "context") + core.where(many, links, zero())
end

local function weights_of(r)
  return weights.device(r.made, r.stored, {
    tensor_parallel = r.tensor, pipeline_parallel = r.pipeline, predictor = r.given.predictor,
    multiple = r.stored.bits == 4 and r.made.entry.native == r.stored.name
      and r.engine.expert_multiple or nil })
end

-- ----- the cache -----

-- Sets kv_token and the bytes of one sequence; an encoder keeps nothing.
local function set_cache(r)
  if r.made.entry.type == "encoder" then
    r.kv_token, r.sequence = core.quantity "0 B/token", zero()
    return
  end
  local attention = cache.device(cache.attention(r.made.entry, r.element), r.tensor, r.pipeline)
  r.block = figures.leaf(r.engine, "block") * "1 token"
  r.kv_token = core.memory.kv_token(attention)
  attention.context, attention.block = r.context, r.block
  r.sequence = core.memory.kv_sequence(attention)
    + cache.state(r.made.entry, r.tensor, r.pipeline)
end

-- What the engine leaves to the cache.
local function pool_of(r)
  local share = r.given.share ~= nil and core.quantity(r.given.share) or figures.leaf(r.engine, "share")
  local lying = r.weights + r.adapters + r.fixed
  local holds = r.engine.share_holds
  local left
  if holds == "cache" then
    left = (r.capacity - lying - r.activation - r.graphs) * share
  elseif holds == "weights and cache" then
    left = r.capacity * share - lying
  else
    left = r.capacity * share - lying - r.activation
  end
  return core.max(left, 0)
end

-- Whole pages that fit, in tokens; and whole sequences.
local function set_limits(r)
  if not r.block then return end
  r.kv_tokens = core.floor(r.pool / (r.block * r.kv_token)) * r.block
  r.most = core.floor(r.pool / r.sequence)
end

local function in_bytes(found)
  for name, amount in pairs(found) do found[name] = amount:to "B" end
  return found
end

-- What lies on the fullest device, of what was read.
local function lying(r)
  set_cache(r)
  r.weights, r.activation = weights_of(r), activation_of(r)
  r.adapters = r.given.adapters ~= nil and core.quantity(r.given.adapters) or zero()
  r.fixed, r.graphs = fixed_of(r), own(r.engine, "graphs")
  r.pool = pool_of(r)
  set_limits(r)
  local kv, overhead = r.sequence * r.concurrency, r.fixed + r.graphs
  local device = r.weights + r.adapters + kv + r.activation + overhead
  local found = in_bytes { weights = r.weights, adapters = r.adapters, sequence = r.sequence, kv = kv,
                           activation = r.activation, overhead = overhead, device = device,
                           capacity = r.capacity, pool = r.pool }
  found.kv_token, found.kv_tokens, found.most = r.kv_token, r.kv_tokens, r.most
  found.sequences = limit_of(r, "sequences")
  found.fits = kv:le(r.pool) & device:le(r.capacity)
  return found
end

--- The same of entries instead of names.
-- @param of table of made (what architecture.of makes), stored and engine (entries),
--   element (bytes of a cached value), capacity, tensor, context, concurrency: quantities
function memory.held(of)
  local r = { given = {}, pipeline = core.quantity(1) }
  for name, value in pairs(of) do r[name] = value end
  return lying(r)
end

--- What lies on the fullest of a replica's devices.
-- @param given table of
--   model              a catalog's model
--   quantization       how weights are stored; the model's own where left out
--   kv_cache           how the cache is stored: "bf16" where left out, "fp8", "q8_0"
--   engine             of the catalog "engines"; "vllm" where left out
--   accelerator        a catalog's; or memory = "79.18 GiB": what one device has
--   tensor_parallel, pipeline_parallel   1 each where left out
--   context            tokens of one sequence, input and output
--   concurrency        sequences in flight; 1 where left out
--   adapters           bytes beside the weights (perigee.memory.adapters)
--   predictor          true: with the layers that predict further tokens
--   share, batched_tokens, sequences     over the engine's own
-- @return table of quantities: weights, adapters, kv_token (bytes per token), sequence
--   (bytes of one), kv (of those in flight), activation, overhead, device (their sum),
--   capacity, pool (what the cache may take); kv_tokens that fit and most, the largest
--   concurrency at this context, both nil of an encoder; sequences, that the engine takes
--   into one step; fits, a condition
function memory.of(given)
  return lying(read(given))
end

return memory

--- A model served by an engine on accelerators: whether it fits, on how many devices,
-- how many sequences at once, how fast.  What `perigee size` shows and what
-- perigee.host and perigee.own reckon with.
--
-- The width that is not said is the power of two, or all, at which a machine serves most;
-- a concurrency that is not said is the largest that memory and the latency bounds allow.
local architecture = require "perigee.hosting.architecture"
local cache = require "perigee.hosting.cache"
local context = require "perigee.context"
local core = require "perigee.core"
local efficiency = require "perigee.hosting.efficiency"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local memory = require "perigee.hosting.memory"
local point = require "perigee.hosting.point"
local schemes = require "perigee.hosting.scheme"
local serving = require "perigee.hosting.serving"

local plan = {}

-- ----- what is served, and on what -----

local function scheme_of(what, name, model)
  local wanted = name or model.native
  if not wanted then
    fields.fail("%s: how the weights are stored is not said, as quantization = \"bf16\"", what)
  end
  return schemes.named(wanted, model)
end

--- The engine whose use of memory holds: another's stands in for one unknown there.
function plan.memory_engine(name)
  local known = context.services.entry("engines", name, { as_of = context.as_of })
  return known and name or efficiency.engine
end

--- What a plan starts from.
-- @param what how messages call it
-- @param given { model, quantization, kv_cache, engine }: names; accelerator: its
--   name or an entry
function plan.subject(what, given)
  local model = figures.entry("models", given.model)
  local scheme = scheme_of(what, given.quantization, model)
  local subject = { arch = architecture.of(model), scheme = scheme, model = model,
                    engine = given.engine or efficiency.engine }
  subject.cache = given.kv_cache or scheme.kv or "bf16"
  subject.element = cache.element(subject.cache)
  subject.memory_engine = plan.memory_engine(subject.engine)
  subject.accelerator = type(given.accelerator) == "table" and given.accelerator
    or figures.entry("accelerators", given.accelerator)
  subject.row, subject.note = efficiency.row(subject.engine, subject.accelerator)
  return subject
end

-- ----- memory -----

--- What it takes of each of some devices.
-- @param devices a number or a quantity
-- @param concurrency sequences that run at once; nil for none
-- @param tokens of each
function plan.footprint(subject, devices, concurrency, tokens)
  return memory.held { made = subject.arch, stored = subject.scheme, element = subject.element,
    engine = subject.memory or figures.entry("engines", subject.memory_engine),
    capacity = subject.capacity or memory.capacity(subject.accelerator),
    tensor = core.quantity(devices), concurrency = core.quantity(concurrency or 1),
    context = core.quantity(tokens) }
end

--- Whether so many sequences fit, by the point reading; an encoder keeps nothing of them.
-- @param found what plan.footprint gave
function plan.holds(found, sequences)
  return point(found.device, "B") <= point(found.capacity, "B")
    and (not found.most or point(found.most) >= sequences)
end

-- ----- speed -----

local WIDE = 12 -- bits from which weights are computed as they are stored: in 16

-- What parts that a scheme leaves at 16 bits are computed in.
local function computed(scheme, bits)
  local by_sample, by_axis = bits:varies()
  if not (by_sample or by_axis) and bits:number() > WIDE then
    return "bf16"
  end
  return scheme.compute
end

local function quantizes(scheme, dense)
  return dense ~= "bf16" and scheme.activations ~= nil and scheme.activations ~= "bf16"
    and scheme.activations ~= "fp16" and scheme.activations ~= "fp32"
end

--- In what weights are computed, as their scheme says.
-- @param bits { matrices, experts } per parameter
-- @return { matrices, experts: "fp8" ...; quantized: whether activations are }
function plan.computed(scheme, bits, has_experts)
  local dense = computed(scheme, bits.matrices)
  return { matrices = dense, experts = has_experts and computed(scheme, bits.experts) or nil,
           quantized = quantizes(scheme, dense) }
end

--- What the builders take of an accelerator and an engine, whatever the model.
-- @param row of the efficiency catalog
-- @param wanted what plan.computed gave
-- @return { figures, as, quantized }: quantities by the builders' names; the precisions
--   that shares stand under
function plan.side(accelerator, row, wanted, bits)
  local made, as = serving.machine(accelerator, wanted, nil, bits)
  return { figures = serving.efficient(made, row, as), as = as, quantized = wanted.quantized }
end

--- What the serving builders take, but for the load.
-- @param subject of plan.subject; one that stands for many has `side`, as plan.side
-- @param devices a number or a quantity
-- @return the arguments, and { matrices, experts }: the precisions computed in
function plan.serving(subject, devices)
  local bits = serving.bits(subject.arch, subject.scheme)
  local into = serving.model(subject.arch, bits, subject.element)
  local side = subject.side or plan.side(subject.accelerator, subject.row,
    plan.computed(subject.scheme, bits, subject.model.experts ~= nil), bits)
  for name, value in pairs(side.figures) do into[name] = value end
  into.devices = core.quantity(devices)
  return serving.slower(into, side.as, side.quantized), side.as
end

-- ----- how wide, how many at once -----

--- Whether the catalogs say enough to reckon with: a decoder's build, and what the
-- accelerator computes and how fast its memory is.
-- @return true; or false and what is amiss
function plan.can(subject)
  local model, card = subject.model, subject.accelerator
  if not subject.arch.parts then
    return false, ("the catalog does not tell how %s is built"):format(model.name)
  elseif model.type ~= "decoder" then
    return false, model.name .. " is no decoder"
  elseif not ((card.bf16 or card.fp16) and card.bandwidth) then
    return false, ("the catalog does not tell what %s computes and how fast its memory is")
      :format(card.name)
  end
  return true
end

--- Widths that are tried: powers of two up to `most`, and `most`.
function plan.widths(most)
  local list, width = {}, 1
  while width < most do
    list[#list + 1], width = width, width * 2
  end
  list[#list + 1] = most
  return list
end

-- As many as memory, the engine and the latency bounds allow.
local function largest(into, footprint, given)
  local most = core.quantity(core.min(footprint.most, footprint.sequences))
  if not (given.token_limit or given.first_limit) then return most end
  into.batch, into.token_limit, into.first_limit = most, given.token_limit, given.first_limit
  return core.serving.batch_within(into)
end

-- What one sequence needs of the fullest device, with what the engine leaves free.
local function needs_of(held)
  return core.quantity(core.max(held.device, held.capacity - held.pool + held.kv))
end

-- The heads that would split evenly: no fewer than there are.  Engines refuse others.
local function heads_of(subject, devices)
  return core.quantity(core.ceil(subject.model.heads / devices) * devices)
end

-- How it serves on so many devices.
local function at_width(subject, given, into, devices)
  into.devices = core.quantity(devices)
  local held = plan.footprint(subject, devices, 1, given.load.input + given.load.output)
  local concurrency = core.quantity(given.concurrency or largest(into, held, given))
  into.batch = core.quantity(core.max(core.min(concurrency, held.most), 1))
  local replicas = core.quantity(core.max(core.floor(given.count / into.devices), 1))
  return { devices = into.devices, replicas = replicas, concurrency = concurrency,
           throughput = core.quantity(core.serving.throughput(into) * replicas),
           token_time = core.serving.token_time(into),
           first_token = core.serving.first_token(into),
           needs = needs_of(held), capacity = held.capacity, most = held.most,
           split = heads_of(subject, into.devices) }
end

-- What it serves where it keeps to everything, else nothing.
local function kept(subject, given, made)
  local keeps = made.needs:le(made.capacity) & made.split:le(subject.model.heads)
  if given.concurrency then keeps = keeps & made.most:ge(given.concurrency) end
  if given.token_limit then keeps = keeps & made.token_time:le(given.token_limit) end
  if given.first_limit then keeps = keeps & made.first_token:le(given.first_limit) end
  return core.quantity(core.where(keeps, made.throughput, "0 tokens/s"))
end

-- The better of two ways, in each sample and cell.
local function better(is_first, first, second)
  local made = {}
  for name, value in pairs(first) do
    made[name] = core.quantity(core.where(is_first, value, second[name]))
  end
  return made
end

-- The width at which the machine serves most; the widest where none keeps to everything.
local function at_best(subject, given, into)
  local widths = plan.widths(given.count:number())
  local best = at_width(subject, given, into, widths[#widths])
  local most = kept(subject, given, best)
  for i = #widths - 1, 1, -1 do
    local made = at_width(subject, given, into, widths[i])
    local rate = kept(subject, given, made)
    best = better(rate:gt(0) & rate:ge(most), made, best)
    most = core.quantity(core.max(rate, most))
  end
  return best
end

local LOAD = { "input", "output", "cached", "chunk", "draft", "acceptance", "draft_time" }

--- How a machine serves.
-- @param given table of count: accelerators of the machine; devices of a replica,
--   concurrency: quantities, or nil; load: what the builders call so, but for the
--   batch; token_limit, first_limit: latency bounds, or nil
-- @return table of quantities: devices; replicas of the machine, one at least: that it has
--   too few devices is the caller's to say; concurrency of each, throughput of the machine,
--   token_time, first_token; needs of one sequence on the fullest device, whose capacity
--   it is held against; most, the sequences that fit; split, heads that would split evenly
function plan.served(subject, given)
  local into = plan.serving(subject, 1)
  for _, name in ipairs(LOAD) do into[name] = given.load[name] end
  if given.devices then return at_width(subject, given, into, given.devices) end
  return at_best(subject, given, into)
end

return plan

--- What one machine serves, where the catalogs know the model and its accelerators:
-- output tokens per time, within its memory and the latency that is asked for.
--
-- The formulas are the core's: perigee/serving.h and perigee/memory.h.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local plan = require "perigee.hosting.plan"
local point = require "perigee.hosting.point"
local remedies = require "perigee.hosting.remedies"
local sizing = require "perigee.options.sizing"

local serving = {}

local positive, share = arguments.positive, arguments.share

--- The quantities that say how it is served, as arguments.read wants them.
serving.amounts = {
  { "tensor_parallel", "4", arguments.whole, auto = true },
  { "concurrency", "64", positive, auto = true },
  { "time_per_output_token", "50 ms", positive },
  { "time_to_first_token", "2 s", positive },
  { "prefix_cached", "30 %", share },
  { "prefill_chunk", "512 tokens", positive },
  { "draft_tokens", "4", positive },
  { "draft_acceptance", "70 %", share },
  { "draft_time", "2 ms", arguments.not_negative },
}

--- The texts that say it.
serving.texts = { "engine", "kv_cache_type" }

local names = {}
for _, of in ipairs(serving.amounts) do names[#names + 1] = of[1] end
table.move(serving.texts, 1, #serving.texts, #names + 1, names)

-- ----- what is served -----

-- What must be known before anything can be said of it.
local function lacking(given, rented)
  if given.model == nil then return "model, of the catalog" end
  if given.bits ~= nil then return "quantization in the place of bits" end
  if not (rented.accelerator and rented.count) then
    return "a machine of the catalog that has accelerators"
  end
  if given.traffic == nil then return "traffic" end
end

local function check(what, given, lacks)
  arguments.meant(what, given, names, not lacks, lacks)
  arguments.meant(what, given, names, given.throughput == nil,
                  "the catalogs' own throughput: leave throughput out")
  if (given.draft_tokens == nil) ~= (given.draft_acceptance == nil) then
    fields.fail("%s: draft_tokens and draft_acceptance go together, as draft_tokens = 4, "
      .. "draft_acceptance = \"70 %%\"", what)
  end
  arguments.meant(what, given, { "draft_time" }, given.draft_tokens ~= nil, "draft_tokens")
end

-- Tokens of one request, whatever the requests are counted in.
local function tokens(traffic, name)
  local counted = traffic.requests:dimension():match "^(.*)/time$"
  local each = traffic[name]
  if counted ~= "1" then each = each * core.quantity("1 " .. counted) end
  return core.quantity(each):to "token"
end

-- An answer has a token at least.
local function load_of(traffic, read)
  return { input = tokens(traffic, "input"),
           output = core.max(tokens(traffic, "output"), "1 token"),
           cached = read.prefix_cached, chunk = read.prefill_chunk, draft = read.draft_tokens,
           acceptance = read.draft_acceptance, draft_time = read.draft_time }
end

local function subject_of(what, given, rented)
  for _, name in ipairs(serving.texts) do
    if given[name] ~= nil then fields.text(what, given[name], name) end
  end
  return plan.subject(what, { model = given.model, quantization = given.quantization,
    kv_cache = given.kv_cache_type, engine = given.engine, accelerator = rented.accelerator })
end

local function is_none(quantity)
  local by_sample, by_axis = quantity:varies()
  return not (by_sample or by_axis) and quantity:number() == 0
end

-- What is reckoned with, and nil; or nil and why it is not known how fast it is.
local function known_subject(what, given, rented)
  if is_none(given.traffic.output) then
    return nil, "its answers are no tokens"
  end
  local subject = subject_of(what, given, rented)
  local can, why = plan.can(subject)
  return can and subject or nil, why
end

--- How a machine of so many accelerators serves a subject of plan.subject.
-- @param read an option's quantities, of serving.amounts
-- @return what plan.served makes, with its subject, machine_devices, and tokens of a request
function serving.by(subject, read, traffic, count)
  local load = load_of(traffic, read)
  local served = plan.served(subject, { count = count, devices = read.tensor_parallel,
    concurrency = read.concurrency, load = load,
    token_limit = read.time_per_output_token, first_limit = read.time_to_first_token })
  served.subject, served.machine_devices = subject, count
  served.tokens = core.quantity(load.input + load.output)
  return served
end

--- How a machine serves; nil where it is not known, or said by throughput.
-- @param what how messages call the option
-- @param rented { accelerator, count }: of the machine or box
-- @return as serving.by; or nil, and why the catalogs do not tell where they might
function serving.of(what, given, read, rented)
  local lacks = lacking(given, rented)
  check(what, given, lacks)
  if lacks or given.throughput ~= nil then return nil end
  local subject, why = known_subject(what, given, rented)
  if not subject then return nil, why end
  return serving.by(subject, read, given.traffic, rented.count)
end

-- ----- what it must keep to -----

local function memory_of(served)
  return sizing.fits("memory of each accelerator", served.needs:to "GB",
                     served.capacity:to "GB")
end

-- Where not even one fits, the memory's limit says so.
local function sequences_of(read, served)
  if not read.concurrency then return nil end
  local fits = served.needs:le(served.capacity)
  return sizing.fits("sequences at once, in memory", read.concurrency,
                     core.where(fits, served.most, read.concurrency))
end

local function context_of(served)
  local model = served.subject.model
  if not figures.has(model, "context") then return nil end
  return sizing.fits("tokens of a request", served.tokens,
                     figures.leaf(model, "context") * core.quantity "1 token")
end

local function width_of(read, served)
  return read.tensor_parallel and sizing.fits("accelerators that share the model",
    read.tensor_parallel, served.machine_devices) or nil
end

local function heads_of(served)
  return sizing.fits("heads, split evenly among accelerators", served.split,
                     figures.leaf(served.subject.model, "heads"))
end

-- A time that is asked for, in a unit.
local function within(label, limit, time, unit)
  return limit and sizing.fits(label, core.quantity(time):to(unit), limit:to(unit)) or nil
end

--- The limits that come with it: accelerators, their memory, the model's context, and
-- the latency that is asked for.
-- @param served what serving.of gave, or nil
function serving.limits(read, served)
  if not served then return {} end
  local limits = { memory_of(served) }
  limits[#limits + 1] = sequences_of(read, served)
  limits[#limits + 1] = context_of(served)
  limits[#limits + 1] = width_of(read, served)
  limits[#limits + 1] = heads_of(served)
  limits[#limits + 1] = within("time per output token", read.time_per_output_token,
                               served.token_time, "ms")
  limits[#limits + 1] = within("time to first token", read.time_to_first_token,
                               served.first_token, "s")
  return limits
end

-- ----- what there is to say -----

local SHORT = 256 -- tokens: hardly more than the weights

-- What would fit, where the weights do not on all accelerators of the machine.  It
-- hangs on catalogs alone: a note may not say what is so in some samples only.
local function would_fit(served)
  local subject, devices = served.subject, served.machine_devices:number()
  local held = plan.footprint(subject, devices, 1, core.quantity(SHORT .. " tokens"))
  if point(held.fits) ~= 0 then return nil end
  local ways = remedies.of(subject, devices, 1, SHORT)
  return #ways > 0 and "would fit: " .. table.concat(ways, ", or ") or nil
end

--- What there is to say of it.
function serving.notes(served)
  if not served then return {} end
  local notes = { served.subject.note }
  notes[#notes + 1] = would_fit(served)
  return notes
end

return serving

--- What one machine serves, where the catalogs know the model and its accelerators:
-- output tokens per time, within its memory and the latency that is asked for.
--
-- The formulas are the core's: perigee/serving.h and perigee/memory.h.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local fields = require "perigee.fields"
local plan = require "perigee.hosting.plan"

local serving = {}

local positive, share = arguments.positive, arguments.share

--- The quantities that say how it is served, as arguments.read wants them.
serving.amounts = {
  { "tensor_parallel", "4", positive, auto = true },
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

-- What must be known before anything can be said of it.
local function lacking(given, rented)
  if given.model == nil then return "model, of the catalog" end
  if not rented.accelerator then return "a machine of the catalog that has accelerators" end
  if given.traffic == nil then return "traffic" end
end

-- Tokens of one request: the traffic's, whatever the requests are counted in, and in
-- whatever multiples: 2 ktoken/dialogue are 2000 tokens.
local function tokens(traffic, name)
  local each = core.quantity(traffic[name .. "_tokens"] / traffic.requests)
  return core.quantity(each / core.quantity("1 " .. each:dimension())) * core.quantity "1 token"
end

local function load_of(traffic, read)
  return { input = tokens(traffic, "input"), output = tokens(traffic, "output"),
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

--- How a machine serves; nil where it is not known, or said by throughput.
-- @param what how messages call the option
-- @param rented { accelerator, count }: of the machine or box
-- @return what plan.served makes; or nil
function serving.of(what, given, read, rented)
  local lacks = lacking(given, rented)
  arguments.meant(what, given, names, not lacks, lacks)
  if given.throughput ~= nil then
    arguments.meant(what, given, names, false, "the catalogs' own throughput: leave throughput out")
  end
  if lacks or given.throughput ~= nil then return nil end
  local subject = subject_of(what, given, rented)
  if not plan.can(subject) then return nil end
  return plan.served(subject, { count = rented.count, devices = read.tensor_parallel,
    concurrency = read.concurrency, load = load_of(given.traffic, read),
    token_limit = read.time_per_output_token, first_limit = read.time_to_first_token })
end

--- The limits that come with it: the memory of each device.
-- @param served what serving.of gave, or nil
function serving.limits(served)
  if not served then return {} end
  local footprint = served.footprint
  return { { "memory of each accelerator", needs = core.quantity(footprint.device):to "GB",
             has = core.quantity(footprint.capacity):to "GB" } }
end

--- What there is to say of it.
function serving.notes(served)
  return served and { served.note } or {}
end

return serving

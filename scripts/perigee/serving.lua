--- Serving: how long a replica takes for a step, and what it serves.
--
-- Each function takes a table of quantities, any of which may be uncertain or an
-- axis, and answers with a quantity.  The fields, which of them must be there, the
-- formulas and their sources are in the core: core/include/perigee/serving.h.  They
-- say what the model is (layers = 32, weights = "7B parameters", cache = "4096
-- B/token" ...), the machine (devices = 8, bandwidth = "3350 GB/s" ...), what the
-- engine makes of it (weight_bandwidth = "80 %", layer_time = "9 us" ...), and the
-- load (batch = 64, input = "1k tokens", output = "200 tokens" ...).
--
-- An uncertain text is a draw of its own in each call: functions that are to agree
-- are given quantities, as assumptions are.
local builders = require "perigee.builders"
local core = require "perigee.core"
local fields = require "perigee.fields"
local plan = require "perigee.hosting.plan"
local quantities = require "perigee.quantities"

local serving = {}

-- The fields of a replica, and some further ones.
local function replica(...)
  local known = {}
  for _, group in pairs(core.serving.names) do
    for _, name in ipairs(group) do known[name] = true end
  end
  for _, name in ipairs { ... } do known[name] = true end
  return known
end

local functions = {
  step = replica(),
  prefill = replica(),
  token_time = replica(),
  first_token = replica(),
  stall = replica(),
  throughput = replica(),
  ridge = replica(),
  batch_by_memory = { memory = true, sequence = true },
  batch_within = replica("token_limit", "first_limit"),
}

--- The time of a step that gives every sequence of the batch a token.
-- @function serving.step
-- @param given the fields of a replica

--- The time to read one prompt, without waiting.
-- @function serving.prefill
-- @param given the fields of a replica

--- The time between two tokens of a sequence, on average.
-- @function serving.token_time
-- @param given the fields of a replica

--- The time from a request to its first token.
-- @function serving.first_token
-- @param given the fields of a replica

--- The longest pause of a running sequence.
-- @function serving.stall
-- @param given the fields of a replica

--- Tokens that the replica writes in a second.
-- @function serving.throughput
-- @param given the fields of a replica

--- The batch from which arithmetic takes longer than reading the weights.
-- @function serving.ridge
-- @param given the fields of a replica

--- The largest whole batch that memory allows.
-- @function serving.batch_by_memory
-- @param given { memory = "40 GB" left for the cache, sequence = "0.5 GB" that one takes }

--- The largest batch, of at most `batch`, that is in time; 0 where none is.
-- @function serving.batch_within
-- @param given the fields of a replica, and token_limit = "50 ms" for token_time,
--   first_limit = "2 s" for first_token; either may be left out
builders.add(serving, "serving", functions)

-- ----- a replica by the catalogs -----

local TEXTS = { "model", "accelerator", "quantization", "kv_cache", "engine" }
local LOAD = { "batch", "input", "output", "cached", "chunk", "draft", "acceptance",
               "draft_time" }

local of_known = { devices = true }
for _, list in ipairs { TEXTS, LOAD } do
  for _, name in ipairs(list) do of_known[name] = true end
end

local function subject_of(what, given)
  fields.need(what, given, "model", "\"llama-3.1-8b\"")
  fields.need(what, given, "accelerator", "\"h100-sxm-80gb\"")
  for _, name in ipairs(TEXTS) do
    if given[name] ~= nil then fields.text(what, given[name], name) end
  end
  local subject = plan.subject(what, given)
  local can, why = plan.can(subject)
  if not can then fields.fail("%s: %s", what, why) end
  return subject
end

--- The fields of a replica by the catalogs: what the functions above take.  Memory is
-- not looked at: perigee.memory.footprint says what fits.
-- @param given { model = "llama-3.1-8b", accelerator = "h100-sxm-80gb"; quantization
--   and kv_cache, the model's own where left out; engine, "vllm" where left out;
--   devices that share the model, 1 where left out; batch, 1 where left out; input
--   and output, tokens of a request; and cached, chunk, draft, acceptance, draft_time }
-- @return table of quantities; each is read once, and may be changed before use
function serving.of(given)
  local what = "perigee.serving.of"
  fields.check(what, given, of_known)
  fields.need(what, given, "input", "\"1000 tokens\"")
  fields.need(what, given, "output", "\"200 tokens\"")
  local subject = subject_of(what, given)
  local into = plan.serving(subject, quantities.quantity(given.devices or 1))
  into.batch = quantities.quantity(1)
  for _, name in ipairs(LOAD) do
    if given[name] ~= nil then into[name] = quantities.quantity(given[name]) end
  end
  return into
end

return serving

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
local core = require "perigee.core"
local fields = require "perigee.fields"

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
for name, known in pairs(functions) do
  local what, build = "perigee.serving." .. name, core.serving[name]
  serving[name] = function(given)
    fields.check(what, given, known)
    return build(given)
  end
end

return serving

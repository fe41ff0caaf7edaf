--- Traffic: how many requests, how long, how unevenly.
local quantities = require "perigee.quantities"
local fields = require "perigee.fields"
local core = require "perigee.core"

local known = { requests = true, input = true, output = true, peak = true }
local what = "perigee.traffic"

local function tokens_per_request(given, name, requests)
  local value = fields.need(what, given, name, "\"500 tokens/request\"")
  local tokens = quantities.quantity(value)
  local per_time = requests * tokens
  if core.quantity(per_time):dimension() ~= "token/time" then
    fields.fail("%s: requests times %s must be tokens per time, not %s", what,
                name, core.quantity(per_time):dimension())
  end
  quantities.not_negative(tokens, ("%s: %s"):format(what, name))
  return tokens, per_time
end

local function read_peak(given)
  local peak = quantities.of(given.peak or 1, "1", what .. ": peak")
  quantities.require(peak:ge(1), what .. ": peak is the busiest hour against the "
    .. "average, and cannot be below 1")
  return peak
end

--- Describes traffic.
--
-- @param given table of
--   requests  requests per time, or another counted unit per time
--   input     tokens per request that are read
--   output    tokens per request that are written
--   peak      busiest hour against the average, 1 or more; 1 where left out
-- @return table of quantities: requests, input, output, peak, and
--   input_tokens, output_tokens: tokens per time
local function traffic(given)
  fields.check(what, given, known)
  local requests = quantities.quantity(
    fields.need(what, given, "requests", "\"10k requests/day\""))
  if not requests:dimension():find("/time$") then
    fields.fail("%s: requests must be a count per time, as \"10k requests/day\", "
      .. "not %s", what, requests:dimension())
  end
  quantities.not_negative(requests, what .. ": requests")
  local input, input_tokens = tokens_per_request(given, "input", requests)
  local output, output_tokens = tokens_per_request(given, "output", requests)
  return { requests = requests, input = input, output = output,
           peak = read_peak(given), input_tokens = input_tokens,
           output_tokens = output_tokens }
end

return traffic

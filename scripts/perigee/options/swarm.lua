--- A decentralised swarm: machines of volunteers or strangers, a speed per user.
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local named = require "perigee.options.named"
local quantities = require "perigee.quantities"

local known = named.known { "speed", "users", "traffic", "price" }

--- An option where each user (each stream) is served at a speed of its own.
--
-- @param given table of
--   [1]      its name
--   speed    output tokens per second of one user's stream
--   users    how many streams run at once; 1 where left out
--   traffic  what perigee.traffic makes
--   price    money per time for taking part; none where left out
--   and costs, limits, requires, quality, notes
local function swarm(given)
  local what = named.check("swarm", given, known)
  local speed = quantities.of(fields.need(what, given, "speed", "\"6 tokens/s\""),
                              "token/s", what .. ": speed")
  local traffic = fields.need(what, given, "traffic", "perigee.traffic { ... }")
  local users = quantities.of(given.users or 1, "1", what .. ": users")
  quantities.require(speed:gt(0), what .. ": speed must be above zero")
  local rows = {}
  if given.price ~= nil then
    rows[1] = cost.new("fees", "taking part", given.price)
  end
  return named.make(given, rows, {
    { "output tokens in the busiest hour",
      needs = core.quantity(traffic.output_tokens * traffic.peak):to "token/s",
      has = core.quantity(speed * users):to "token/s" },
  })
end

return swarm

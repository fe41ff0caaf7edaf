--- A decentralised swarm: machines of volunteers or strangers, a speed per user.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local named = require "perigee.options.named"
local sizing = require "perigee.options.sizing"

local amounts = {
  { "speed", "6 tokens/s", arguments.positive },
  { "users", "20", arguments.not_negative },
  { "price", "100 USD/month", arguments.not_negative },
}

local known = named.known(amounts, { "swarm", "traffic" })

local function speed_of(what, given, read)
  arguments.once(what, given, "the speed is", "swarm", "speed")
  if given.swarm ~= nil then
    return figures.leaf(figures.named(what, { swarm = given.swarm }, "swarm", "swarms"),
                        "speed")
  elseif not read.speed then
    fields.fail("%s: no speed: name a swarm of the catalog, as swarm = "
      .. "\"llama-2-70b\", or say it, as speed = \"6 tokens/s\"", what)
  end
  return read.speed
end

--- An option where each user (each stream) is served at a speed of its own.
--
-- @param given table of
--   [1]      its name
--   speed    output tokens per second of one user's stream; or swarm: one of the
--            catalog
--   users    how many streams run at once; 1 where left out
--   traffic  what perigee.traffic makes
--   price    money per time for taking part; none where left out
--   and costs, limits, requires, quality, notes
-- @return the option, which also has throughput: output tokens of all streams
local function swarm(given)
  local what = named.check("swarm", given, known)
  local traffic = arguments.needed_traffic(what, given)
  local read = arguments.read(what, given, amounts)
  local speed = speed_of(what, given, read)
  local rows = { read.price and cost.new("fees", "taking part", read.price) }
  local throughput = core.quantity(speed * (read.users or 1))
  local made = named.make(given, rows, {
    sizing.fits("output tokens in the busiest hour", sizing.busiest(traffic), throughput),
  })
  made.throughput = throughput
  return made
end

return swarm

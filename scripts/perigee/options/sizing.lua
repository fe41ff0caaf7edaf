--- How many machines: as the caller says, or by load, with some to spare.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local fields = require "perigee.fields"
local quantities = require "perigee.quantities"

local sizing = {}

--- The quantities that say it, as arguments.read wants them; `name` is what the
-- number of machines is called.
function sizing.amounts(name)
  return {
    { name, { "2", "2 replicas" }, arguments.positive, auto = true },
    { "spares", { "1", "1 replica" }, arguments.not_negative },
    { "throughput", "400 tokens/s", arguments.positive },
    { "use", "70 %", arguments.part },
  }
end

--- Those of a fleet that follows its load.
sizing.following = {
  { "floor", "1", arguments.not_negative },
  { "ceiling", "8", arguments.positive },
  { "cold_start", "5 minutes", arguments.not_negative },
  { "starts", "4/day", arguments.not_negative },
}

local rounding = 1e-9 -- what is so little too much is a matter of rounding

-- Where load is not all said: the part that is missing, and how to say it.
local function missing(given, read)
  if read.throughput == nil then
    return "throughput", "the output tokens per second of one replica, as throughput "
      .. "= \"400 tokens/s\""
  elseif given.traffic == nil then
    return "traffic", "as traffic = perigee.traffic { ... }"
  end
end

--- A number of machines as a plain number: "2 replicas" are 2.
function sizing.plain(count)
  local read = core.quantity(count)
  return read:dimension() == "replica" and read / "1 replica" or read
end

--- Tokens per second in the busiest hour.
function sizing.busiest(traffic)
  return core.quantity(traffic.output_tokens * traffic.peak):to "token/s"
end

-- What one replica does: its throughput, as full as it may run.
local function each(read)
  return core.quantity(read.throughput * (read.use or 1)):to "token/s"
end

local function plain_or_nil(count)
  return count and sizing.plain(count)
end

-- The load and the machines that carry it, as the fleet builders take them.
local function fleet_of(traffic, read)
  return { average = core.quantity(traffic.output_tokens):to "token/s",
           peak = core.quantity(traffic.peak), capacity = read.throughput, use = read.use,
           floor = plain_or_nil(read.floor), ceiling = plain_or_nil(read.ceiling),
           cold_start = read.cold_start, starts = read.starts }
end

-- Enough for the busiest hour, 1 at least, and no more than the ceiling.
local function by_load(traffic, read)
  local needed = core.fleet.for_peak(fleet_of(traffic, read))
  return read.ceiling and core.min(needed, sizing.plain(read.ceiling)) or needed
end

local function said(what, given, read, name)
  if given.spares ~= nil then
    fields.fail("%s: both %s and spares are said: say %s = \"auto\" with spares, or "
      .. "%s alone", what, name, name, name)
  end
  return sizing.plain(read[name])
end

--- How many machines run.
-- @param name what their number is called: "replicas"
-- @param default how many where nothing is said, and by load nothing can be; an
--   error where nil
-- @param unserved why the catalogs do not tell how fast they are; nil where they do
function sizing.count(what, given, read, name, default, unserved)
  if read[name] then return said(what, given, read, name) end
  local lacks, as = missing(given, read)
  if lacks and (given[name] == "auto" or not default) then
    fields.fail("%s: %s = \"auto\" needs %s, %s; or say %s = 2", what, name, lacks,
                unserved and as .. " (" .. unserved .. ")" or as, name)
  end
  local busy = lacks and default or by_load(given.traffic, read)
  return read.spares and busy + sizing.plain(read.spares) or busy
end

local FOLLOWING = { "floor", "ceiling", "cold_start", "starts" }

--- How many machines are paid, on average: all of them; or, between a floor and a
-- ceiling, as many as the load of the hour needs, those that start, and spares.
-- @param name what their number is called
-- @param count how many run in the busiest hour
function sizing.paid(what, given, read, name, count)
  local follows = given.floor ~= nil or given.ceiling ~= nil
  arguments.meant(what, given, { "cold_start", "starts" }, follows, "floor or ceiling")
  arguments.meant(what, given, FOLLOWING, given[name] == "auto", name .. " = \"auto\"")
  if not follows then return count end
  if (given.cold_start == nil) ~= (given.starts == nil) then
    fields.fail("%s: cold_start and starts go together, as cold_start = \"5 minutes\", "
      .. "starts = \"4/day\"", what)
  end
  if read.floor and read.ceiling then
    quantities.require(sizing.plain(read.floor):le(sizing.plain(read.ceiling)),
                       what .. ": floor is above ceiling")
  end
  local mean = core.fleet.following(fleet_of(given.traffic, read))
  return read.spares and mean + sizing.plain(read.spares) or mean
end

--- Can they serve the busiest hour?
-- @param unserved why the catalogs do not tell how fast they are; nil where they do
-- @return a limit, or nil and a note of why there is none
function sizing.capacity(what, given, read, count, unserved)
  local lacks = missing(given, read)
  arguments.meant(what, given, { "use" }, not lacks, lacks)
  if lacks then
    return nil, ("whether it can serve the traffic is not checked: %s is not said%s")
      :format(lacks, unserved and ", and " .. unserved or "")
  end
  return sizing.fits("output tokens in the busiest hour",
                     sizing.busiest(given.traffic), each(read) * count)
end

--- A limit that rounding alone does not break.
function sizing.fits(label, needs, has)
  return { label, needs = core.quantity(needs),
           has = core.quantity(has * (1 + rounding)) }
end

return sizing

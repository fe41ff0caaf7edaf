--- How many machines: by load, by memory, and with some to spare.
local core = require "perigee.core"
local fields = require "perigee.fields"
local quantities = require "perigee.quantities"

local sizing = {}

--- Bytes that serving a model takes.
--
-- (weights + adapter + KV cache) * headroom; weights are parameters times bits per
-- parameter unless they are said.
-- @param given { weights | parameters + bits, adapter, kv_cache, headroom }
function sizing.memory(what, given)
  local weights
  if given.weights ~= nil then
    if given.bits ~= nil or given.parameters ~= nil then
      fields.fail("%s: weights are said twice: give weights, or parameters and "
        .. "bits", what)
    end
    weights = quantities.of(given.weights, "GB", what .. ": weights")
  else
    local parameters = quantities.of(given.parameters, "parameter",
                                     what .. ": parameters")
    weights = parameters * quantities.of(given.bits, "bit/parameter",
                                         what .. ": bits")
  end
  local total = core.quantity(weights):to "GB"
  for _, part in ipairs { "adapter", "kv_cache" } do
    if given[part] ~= nil then
      total = total + quantities.of(given[part], "GB", what .. ": " .. part)
    end
  end
  local headroom = quantities.of(given.headroom or 1, "1", what .. ": headroom")
  quantities.require(headroom:ge(1), what .. ": headroom multiplies the memory "
    .. "and cannot be below 1")
  return total * headroom
end

local function share(what, value, name)
  local read = quantities.of(value or 1, "1", ("%s: %s"):format(what, name))
  quantities.require(read:gt(0) & read:le(1),
    ("%s: %s must be above 0 and at most 100 %%"):format(what, name))
  return read
end

--- Replicas for a load: enough for the busiest hour at the target use.
--
-- @param load what arrives on average (tokens per time)
-- @param each what one replica does
-- @param peak busiest hour against the average
-- @param use how full a replica may run then
function sizing.by_load(what, load, each, peak, use)
  each = core.quantity(each)
  quantities.require(each:gt(0), what .. ": throughput must be above zero")
  local needed = load * peak / (each * share(what, use, "use"))
  return core.max(core.ceil(core.quantity(needed)), 1)
end


--- Replicas as the caller says: a number, or "auto".
function sizing.replicas(what, given, auto)
  local said = given.replicas
  if said == nil or said == "auto" then
    return auto() + quantities.of(given.spares or 0, "1", what .. ": spares")
  end
  if given.spares ~= nil then
    fields.fail("%s: replicas are said, and so are spares: say replicas = \"auto\" "
      .. "with spares, or replicas alone", what)
  end
  local replicas = core.quantity(said)
  if replicas:dimension() == "replica" then
    replicas = core.quantity(replicas / "1 replica")
  end
  replicas = quantities.of(replicas, "1", what .. ": replicas")
  quantities.require(replicas:ge(1), what .. ": replicas must be 1 or more")
  return replicas
end


local function throughput(what, given)
  return quantities.of(given.throughput, "token/s", what .. ": throughput")
end

--- Replicas for the traffic and throughput of an option.
function sizing.by_traffic(what, given)
  return sizing.by_load(what, given.traffic.output_tokens,
                        throughput(what, given), given.traffic.peak, given.use)
end

--- A limit: what the busiest hour asks against what all replicas do; nil where
-- the option does not say.
function sizing.capacity(what, given, replicas)
  if given.traffic == nil or given.throughput == nil then return nil end
  local busiest = given.traffic.output_tokens * given.traffic.peak
  return { "output tokens in the busiest hour",
           needs = core.quantity(busiest):to "token/s",
           has = core.quantity(throughput(what, given) * replicas):to "token/s" }
end

return sizing

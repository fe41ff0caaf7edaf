--- Hosting on rented machines.
--
-- Memory decides whether a machine can hold the model, load decides how many
-- replicas run, and the day's price decides what they cost, busy or idle.
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local named = require "perigee.options.named"
local quantities = require "perigee.quantities"
local sizing = require "perigee.options.sizing"
local staff = require "perigee.options.staff"

local known = named.known {
  "model", "parameters", "quantization", "bits", "weights", "adapter", "kv_cache",
  "headroom", "instance", "region", "commitment", "price", "memory", "throughput",
  "use", "replicas", "spares", "traffic", "staff",
}

local commitments = { on_demand = true, spot = true, reserved_1y = true,
                      reserved_3y = true }

-- ----- the machine -----

local function check_machine(what, given)
  if given.instance == nil and given.price == nil then
    fields.fail("%s: no machine: name an instance, as instance = "
      .. "\"aws/p4d.24xlarge\", or say its price and memory", what)
  end
  if given.instance ~= nil and given.price ~= nil then
    fields.fail("%s: the machine's price is said twice: by instance and by price",
                what)
  end
  if given.commitment ~= nil and not commitments[given.commitment] then
    fields.fail("%s: unknown commitment '%s'%s", what, tostring(given.commitment),
                fields.hint(given.commitment,
                            { "on_demand", "reserved_1y", "reserved_3y", "spot" }))
  end
end

-- A machine: what an hour costs, the memory of all its accelerators.
local function machine_of(what, given)
  check_machine(what, given)
  if given.instance == nil then
    return { name = "rented machines", memory = given.memory,
             price = quantities.of(given.price, "USD/hour", what .. ": price") }
  end
  local entry = figures.entry("machines", given.instance, given.region)
  local memory = given.memory
  if memory == nil and figures.has(entry, "memory") then
    memory = figures.leaf(entry, "memory") * figures.leaf(entry, "count")
  end
  return { name = entry.name, memory = memory,
           price = figures.leaf(entry, given.commitment or "on_demand", "price") }
end

-- ----- the model -----

local function bits_of(what, given, model)
  if given.bits ~= nil then return given.bits end
  local name = given.quantization or model and model.native or nil
  if name == nil then
    fields.fail("%s: say how the weights are stored, as quantization = \"bf16\" or "
      .. "bits = \"16 bit/parameter\"", what)
  end
  return figures.leaf(figures.entry("quantization", name), "weights",
                      "bits per weight")
end

local function memory_of(what, given)
  local parts = { adapter = given.adapter, kv_cache = given.kv_cache,
                  headroom = given.headroom, weights = given.weights,
                  parameters = given.parameters, bits = given.bits }
  if given.weights == nil then
    local model = given.model and figures.entry("models", given.model)
    parts.parameters = given.parameters
      or model and figures.leaf(model, "parameters")
    if parts.parameters == nil then return nil end
    parts.bits = bits_of(what, given, model)
  end
  return sizing.memory(what, parts)
end

local function memory_limit(what, machine, needs)
  if not needs or not machine.memory then return nil end
  return { "GPU memory", needs = needs,
           has = quantities.of(machine.memory, "GB", what .. ": memory") }
end

-- ----- the load -----

local function replicas_of(what, given)
  return sizing.replicas(what, given, function()
    if given.traffic == nil or given.throughput == nil then
      fields.fail("%s: replicas = \"auto\" needs traffic and throughput (tokens/s of "
        .. "one replica), or say replicas = 2", what)
    end
    return sizing.by_traffic(what, given)
  end)
end

local function rows_of(given, machine, replicas)
  local rows = { cost.new("compute", machine.name, machine.price * replicas) }
  if given.staff ~= nil then rows[2] = staff.rows(given.staff) end
  return rows
end

--- An option that rents machines.
--
-- @param given table of
--   [1]           its name
--   model         a catalog's model, for its parameters; or
--   parameters    "70B parameters"; or weights: "140 GB" outright
--   quantization  "bf16", "gptq-int4" ...; or bits: "4.25 bit/parameter"
--   adapter, kv_cache   bytes beside the weights
--   headroom      what all memory is multiplied by, 1 or more; 1 where left out
--   instance      a catalog's machine, with region and commitment ("on_demand",
--                 "spot", "reserved_1y", "reserved_3y"); or price and memory
--   traffic       what perigee.traffic makes
--   throughput    output tokens per second of one replica (one machine)
--   use           how full a replica may run in the busiest hour; 1 where left out
--   replicas      "auto" (by load, plus spares) or a number
--   staff         roles and people, as perigee.staff
--   and costs, limits, requires, quality, notes, as perigee.option
local function host(given)
  local what = named.check("host", given, known)
  local machine = machine_of(what, given)
  local replicas = replicas_of(what, given)
  local limits = {}
  limits[1] = memory_limit(what, machine, memory_of(what, given))
  limits[#limits + 1] = sizing.capacity(what, given, replicas)
  return named.make(given, rows_of(given, machine, replicas), limits)
end

return host

--- Hosting on rented machines.
--
-- Memory decides whether a machine can hold the model, load decides how many
-- replicas run, and the day's price decides what they cost, busy or idle.
local arguments = require "perigee.options.arguments"
local cost = require "perigee.options.cost"
local machine = require "perigee.options.machine"
local memory = require "perigee.options.memory"
local named = require "perigee.options.named"
local power = require "perigee.options.power"
local serving = require "perigee.options.serving"
local sizing = require "perigee.options.sizing"
local staff = require "perigee.options.staff"

local amounts = named.joined({
  { "price", "5 USD/hour", arguments.not_negative },
  { "memory", "80 GB", arguments.positive },
}, memory.amounts, sizing.amounts "replicas", sizing.following, serving.amounts,
  power.amounts)

local known = named.known(amounts, machine.texts, memory.texts, serving.texts,
                          power.texts, { "instance", "traffic", "staff" })

-- What is reserved is paid to the end of its term.
local function rent_of(rented, paid)
  local label = rented.name or "rented machines"
  if not rented.term then return cost.new("compute", label, rented.price * paid) end
  return cost.committed("compute", label, { need = paid, each = rented.price, term = rented.term,
                                            upfront = rented.upfront })
end

local function rows_of(given, rented, paid)
  return { rent_of(rented, paid), given.staff ~= nil and staff.rows(given.staff) or nil }
end

--- An option that rents machines.
--
-- @param given table of
--   [1]           its name
--   instance      a catalog's machine, with region and commitment ("on_demand" where
--                 left out, "spot", "reserved_1y", "reserved_3y"; where a part or all is
--                 paid upfront "reserved_1y_partial", "reserved_1y_all" and so on); or
--   price         what it costs per time, with the memory of all its accelerators
--   model         a catalog's model; or parameters: "70B parameters"; or weights:
--                 "140 GB" outright
--   quantization  how the weights are stored, "bf16", "gptq-int4" ...; or bits:
--                 "4.25 bits/parameter"; the model's own where left out
--   adapter, kv_cache   bytes beside the weights
--   headroom      what all of these are multiplied by: 1.5 leaves half as much
--                 again; 1 where left out
--   traffic       what perigee.traffic makes
--   throughput    output tokens per second of one replica (one machine); where left
--                 out, and the model, the instance and the traffic are known, what the
--                 serving builders say of engine ("vllm" unless said), tensor_parallel
--                 (accelerators that share a copy of the model; "auto", and where left
--                 out: as many as make the machine serve most), concurrency (sequences
--                 at once of each copy; "auto", and where left out: as many as fit and
--                 are in time), kv_cache_type ("fp8"), prefix_cached (share of the
--                 input), prefill_chunk (tokens), and draft_tokens, draft_acceptance,
--                 draft_time (speculative decoding)
--   time_per_output_token, time_to_first_token   what they may take on average where
--                 throughput is reckoned: not even one sequence in time is infeasible
--   use           how full a replica may run in the busiest hour; 1 where left out
--   replicas      a number (a fraction runs part of the time), or "auto": enough
--                 for the busiest hour, and spares beyond them
--   floor, ceiling   of replicas = "auto" that follow the load: paid is what each
--                 hour needs, between these, and cold_start ("5 minutes") for each of
--                 the starts ("4/day") in which a machine does nothing
--   staff         roles and people, as perigee.staff
--   power, idle_power   of one machine at full load and while it waits; from the
--                 accelerators of the instance where left out
--   load          how busy it is on average; traffic over throughput where left out
--   pue           power of the hall over that of the machines; the provider's, or
--                 the average, where left out
--   intensity     what a kWh emits, "380 gCO2e/kWh"; or grid: an entry of the energy
--                 catalog, "germany"; the region's where left out
--   and costs, limits, requires, quality, notes, as perigee.option
-- @return the option, which also has replicas, how many run in the busiest hour, spares
--   among them; paid, on average; throughput of one of them; concurrency, the sequences
--   at once of each copy of the model; devices of it; token_time, first_token: these nil
--   where nothing says them
local function host(given)
  local what = named.check("host", given, known)
  arguments.traffic(what, given)
  local read = arguments.read(what, given, amounts)
  local rented = machine.rent(what, given, read, "instance", "price")
  local served, unserved = serving.of(what, given, read, rented)
  read.throughput = read.throughput or served and served.throughput
  local replicas = sizing.count(what, given, read, "replicas", nil, unserved)
  local paid = sizing.paid(what, given, read, "replicas", replicas)
  local limits, notes = serving.limits(read, served), serving.notes(served)
  limits[#limits + 1], notes[#notes + 1] = memory.limit(what, given, read, rented.memory,
                                                          served ~= nil)
  limits[#limits + 1], notes[#notes + 1] = sizing.capacity(what, given, read, replicas, unserved)
  notes[#notes + 1] = rented.note
  local drawn, note = power.rented(what, given, read, rented.entry, paid)
  notes[#notes + 1] = note
  local made = named.make(given, rows_of(given, rented, paid), limits, notes, drawn)
  made.way, made.replicas, made.paid, made.throughput = "hosted", replicas, paid, read.throughput
  for _, name in ipairs(served and { "concurrency", "devices", "token_time", "first_token" } or {}) do
    made[name] = served[name]
  end
  return made
end

return host

--- What an option that hosts draws and emits: figures beside its costs.
--
-- On average a machine draws something between waiting and working, by how busy it
-- is; where that is not said, catalogs tell: an accelerator's power, shares of it,
-- the halls of a provider, the grid of a region.
local arguments = require "perigee.options.arguments"
local context = require "perigee.context"
local core = require "perigee.core"
local energy = require "perigee.energy"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"

local power = {}

--- The figures that an option may have, in the order of reports.
power.names = { "power", "energy", "emissions", "energy_per_million_tokens",
                "emissions_per_million_tokens" }

--- The quantity that says how clean the power is, as arguments.read wants it.
power.intensity = { "intensity", "380 gCO2e/kWh", arguments.not_negative }

--- The quantities of a rented machine.
power.amounts = {
  { "power", "6 kW", arguments.not_negative },
  { "idle_power", "2 kW", arguments.not_negative },
  { "load", "60 %", arguments.share },
  { "pue", "1.2", arguments.factor("is all power over that of the machines and cannot "
    .. "be below 1") },
  power.intensity,
}

--- The text that says where power comes from.
power.texts = { "grid" }

local function share(of)
  return figures.leaf(figures.entry("energy", of), "share")
end

-- An entry that a machine names, where the catalogs have it, and a field of it.
local function entry_with(kind, name, field)
  local entry = name and context.services.entry(kind, name, { as_of = context.as_of })
  return entry and figures.has(entry, field) and entry or nil
end

-- ----- what it comes to -----

-- By the million tokens; of none at all it is infinite, not a division by 0.
local function per_tokens(amount, tokens, unit)
  local each = amount / core.max(tokens, "1 token/year")
  return core.where(tokens:gt(0), core.quantity(each):to(unit), math.huge)
end

local function figures_of(drawn, emissions, traffic)
  local made = { power = drawn, energy = energy.use { power = drawn },
                 emissions = emissions }
  if not traffic then return made end
  local tokens = core.quantity(traffic.input_tokens + traffic.output_tokens)
  made.energy_per_million_tokens = per_tokens(made.energy, tokens, "kWh/Mtoken")
  made.emissions_per_million_tokens = emissions
    and per_tokens(emissions, tokens, "gCO2e/Mtoken")
  made.traffic = traffic
  return made
end

--- The figures of several options that share traffic.
-- @param list of such figures
-- @return figures; emissions are known where all know theirs
function power.sum(list, traffic)
  local drawn, emissions = list[1].power, list[1].emissions
  for i = 2, #list do
    drawn = drawn + list[i].power
    emissions = emissions and list[i].emissions and emissions + list[i].emissions
  end
  return figures_of(drawn, emissions, traffic)
end

-- The mean of a field over so many months; nil where a month does not know it.
local function mean(list, count, of)
  local sum
  for _, figure in ipairs(list) do
    local value = of(figure)
    if not value then return nil end
    sum = sum and sum + value or value
  end
  return sum / count
end

local function traffic_of(list, count)
  local made = {}
  for _, name in ipairs { "input_tokens", "output_tokens" } do
    made[name] = mean(list, count, function(figure) return figure.traffic and figure.traffic[name] end)
  end
  return made.input_tokens and made.output_tokens and made
end

--- The mean of figures through the months: energy by the tokens of all of them.
-- @param list of such figures, those that are there
-- @param count of months
function power.mean(list, count)
  return figures_of(mean(list, count, function(of) return of.power end),
                    mean(list, count, function(of) return of.emissions end), traffic_of(list, count))
end

-- ----- where it runs -----

-- The region of a catalog's machine; nil where nobody knows.
local function region_of(machine)
  if not (machine and machine.region) then return nil end
  return entry_with("regions", machine.provider .. "/" .. machine.region, "grid")
end

local world_note = "emissions are by the world's grid: neither the region's, grid nor "
  .. "intensity is known"

-- What a kWh emits; the world's mean where the place is not known, and a note of it.
local function intensity_of(what, given, read, region)
  arguments.once(what, given, "what a kWh emits is", "intensity", "grid")
  if read.intensity then return read.intensity end
  if given.grid ~= nil then
    return energy.grid(fields.text(what, given.grid, "grid"))
  end
  local grid = region and entry_with("energy", region.grid, "intensity")
  if grid then return figures.leaf(grid, "intensity") end
  local world = entry_with("energy", "world", "intensity")
  if world then return figures.leaf(world, "intensity"), world_note end
end

local function pue_of(read, region)
  if read.pue then return read.pue end
  local hall = region and entry_with("energy", region.hall, "pue")
  return figures.leaf(hall or figures.entry("energy", "pue"), "pue")
end

local emissions_note = "emissions are not counted: neither grid nor intensity are said"

-- The figures, and a note of how emissions are counted where that is not said.
local function answer(drawn, traffic, intensity, note)
  local emissions = intensity
    and energy.emissions { energy = drawn, intensity = intensity }
  return figures_of(drawn, emissions, traffic), note or not intensity and emissions_note or nil
end

-- ----- rented machines -----

--- How busy machines are on average: what they serve over what they can, at most 1.
-- @param served a rate, or a number of requests in flight
-- @param capacity the same of all machines together
function power.busy(served, capacity)
  return core.min(core.quantity(served / capacity):to "1", 1)
end

-- The same, as it is said, or known, or by output tokens, or usual.
local function utilisation(given, read, count, busy)
  if read.load or busy then return read.load or busy end
  if not (read.throughput and given.traffic) then return share "utilisation" end
  return power.busy(given.traffic.output_tokens, read.throughput * count)
end

-- The accelerator of a catalog's machine; nil where its power is not known.
local function accelerator_of(machine)
  return machine and entry_with("accelerators", machine.accelerator, "power")
end

local function by_accelerators(machine, accelerator, count)
  local rated = figures.leaf(accelerator, "power")
  local devices = figures.leaf(machine, "count") * count
  local idle = figures.has(accelerator, "idle_power")
    and figures.leaf(accelerator, "idle_power") or rated * share "idle-power"
  return { load = core.max(rated * share "load-power", idle), idle = idle,
           devices = devices, host = rated * devices * share "host-power" }
end

local function by_machine(read, count)
  return { load = read.power, devices = count,
           idle = read.idle_power or read.power * share "idle-power" }
end

local unknown = "energy is not counted: what %s draws is not known: say it, as power "
  .. "= \"6 kW\""

--- What rented machines draw and emit.
-- @param read the option's quantities, `throughput` among them where there is one
-- @param machine the catalog's, or nil
-- @param count how many run, a plain number
-- @param busy how busy they are by their load; nil: by traffic over throughput
-- @return { power, energy, emissions, energy_per_million_tokens,
--   emissions_per_million_tokens }, those that are known, or nil; and a note of
--   what is not
function power.rented(what, given, read, machine, count, busy)
  local accelerator = accelerator_of(machine)
  local known = read.power or accelerator
  arguments.meant(what, given, { "idle_power" }, read.power, "power")
  arguments.meant(what, given, { "load", "pue", "intensity", "grid" }, known,
                  "power, or an instance whose accelerators' power is known")
  if not known then
    return nil, machine and unknown:format(machine.name) or nil
  end
  local region = region_of(machine)
  local drawn = read.power and by_machine(read, count)
    or by_accelerators(machine, accelerator, count)
  drawn.utilisation, drawn.pue = utilisation(given, read, count, busy), pue_of(read, region)
  return answer(energy.power(drawn), given.traffic,
                intensity_of(what, given, read, region))
end

-- ----- boxes of one's own -----

--- What bought boxes draw and emit: power * load * PUE, as it is paid for.
-- @param of the power of one box, or nil
-- @param count how many there are, a plain number
-- @return as power.rented
function power.owned(what, given, read, of, count)
  arguments.meant(what, given, { "intensity", "grid" }, of, "power")
  if not of then return nil end
  local drawn = energy.power { load = of, utilisation = read.load, devices = count,
                               pue = read.pue }
  return answer(drawn, given.traffic, intensity_of(what, given, read))
end

return power

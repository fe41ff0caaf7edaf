--- What the machines that hold a replica cost by the token, and what they draw.
local context = require "perigee.context"
local core = require "perigee.core"
local figures = require "perigee.options.figures"
local machine_of = require "perigee.options.machine"
local point = require "perigee.hosting.point"
local power = require "perigee.options.power"

local rents = {}

local SHOWN = 5 -- machines, the cheapest first
local SECONDS, MILLION = 3600, 1e6

local function machines()
  return assert(context.services.list { kind = "machines", as_of = context.as_of })
end

--- The accelerators that some machine of the day has, by the alphabet.
function rents.accelerators()
  local names, list = {}, {}
  for _, machine in ipairs(machines()) do
    local name = machine.accelerator
    if name and not names[name] then
      names[name] = true
      list[#list + 1] = name
    end
  end
  table.sort(list)
  return list
end

-- What an hour of the whole machine costs in USD; nil where it has no such price, or
-- its host has none, or one in a currency without a rate.
local function hourly_of(machine, commitment)
  local entry = figures.entry("machines", machine.name, machine.region)
  if not figures.has(entry, commitment) then return nil end
  local known, price = pcall(function()
    return point(machine_of.price(entry, commitment), "USD/hour")
  end)
  return known and price or nil
end

-- A machine that holds the replica, as a row; nil where it does not or has no price.
local function row_of(machine, case, rate)
  if machine.accelerator ~= case.subject.accelerator.name then return nil end
  local replicas = machine.count // case.devices
  local hourly = replicas >= 1 and hourly_of(machine, case.commitment)
  if not hourly then return nil end
  return { machine = machine.name, region = machine.region, replicas_per_machine = replicas,
           usd_per_hour = hourly,
           usd_per_million_output_tokens = hourly / (rate * replicas * SECONDS) * MILLION,
           from = machine.from, source = machine.source }
end

local function cheaper(a, b)
  local x, y = a.usd_per_million_output_tokens, b.usd_per_million_output_tokens
  if x ~= y then return x < y end
  if a.machine ~= b.machine then return a.machine < b.machine end
  return (a.region or "") < (b.region or "")
end

-- Each machine once, where it is cheapest.
local function rows_of(case, rate)
  local all, seen, list = {}, {}, {}
  for _, machine in ipairs(machines()) do
    all[#all + 1] = row_of(machine, case, rate)
  end
  table.sort(all, cheaper)
  for _, row in ipairs(all) do
    if not seen[row.machine] and #list < SHOWN then
      seen[row.machine] = true
      list[#list + 1] = row
    end
  end
  return list
end

-- Whose grid it is: the region's, or the world's where that is not known.
local function grid_of(row, note)
  return note and "world" or row.region
end

-- What the replica's share of a machine draws and emits at full load.
local function energy_of(row, rate)
  local machine = figures.entry("machines", row.machine, row.region)
  local drawn, note = power.rented("perigee size", {}, { load = core.quantity(1) }, machine,
                                   core.quantity(1 / row.replicas_per_machine))
  if not drawn then return nil end
  local watts = point(drawn.power, "W")
  local kwh = watts / 1000 / (rate * SECONDS) * MILLION
  local intensity = drawn.emissions
    and point(drawn.emissions / drawn.energy, "gCO2e/kWh")
  return { watts = watts, kwh_per_million_output_tokens = kwh,
           gco2e_per_million_output_tokens = intensity and intensity * kwh or nil,
           grid = intensity and grid_of(row, note) or nil }
end

--- Adds what it costs and draws to what was sized.
function rents.add(case, sized)
  local rate = sized.serving.output_tokens_per_s
  if sized.fits then sized.cost = rows_of(case, rate) end
  if sized.cost[1] then sized.energy = energy_of(sized.cost[1], rate) end
end

return rents

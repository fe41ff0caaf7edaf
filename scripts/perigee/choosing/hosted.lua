--- A combination that was found, worked out by perigee.host: all that an option tells.
local costs = require "perigee.choosing.costs"
local core = require "perigee.core"
local host = require "perigee.options.host"
local point = require "perigee.hosting.point"
local power = require "perigee.options.power"

local hosted = {}

local SAME = 1e-9 -- what the search and perigee.host may differ by

local function option_of(asked, spot)
  local offer, row = spot.machine.offer, spot.row
  return host { row.model.entry.name, instance = offer.name, region = offer.region, commitment = offer.commitment,
    model = row.model.entry.name, quantization = row.quantization, engine = spot.machine.engine,
    tensor_parallel = spot.machine.width, time_per_output_token = asked.token_time,
    time_to_first_token = asked.first_token, prefix_cached = asked.cached, use = asked.use,
    traffic = asked.traffic, replicas = "auto", staff = asked.staff }
end

local function busy_of(asked, option)
  return point(power.busy(asked.traffic.output_tokens, core.quantity(option.throughput * option.replicas)))
end

-- The search and perigee.host go through the same code; were they ever to differ, neither
-- could be believed.
local function check(way, wanted)
  if wanted and math.abs(way.usd_per_month - wanted) > SAME * math.abs(wanted) then
    error(("perigee choose: %s on %s costs %.17g by the search and %.17g by perigee.host"):format(way.model,
      way.machine, wanted, way.usd_per_month), 0)
  end
end

-- Limits that it breaks, as { needs, has } by label, for the reasons.
local function broken(option)
  local found = {}
  for _, limit in ipairs(option.limits) do
    if point(limit.holds) == 0 then
      found[limit.label] = { needs = point(limit.needs), has = point(limit.has), unit = limit.needs:unit() }
    end
  end
  return found
end

local function energy_into(way, option)
  local energy = option.energy
  if not energy then return end
  way.kwh_per_month = point(energy.energy, "kWh/month")
  way.gco2e_per_month = energy.emissions and point(energy.emissions, "gCO2e/month")
end

local function machine_into(way, spot)
  local offer = spot.machine.offer
  way.machine, way.provider, way.region, way.commitment = offer.name, offer.provider, offer.region, offer.commitment
  way.accelerator, way.accelerators = spot.machine.accelerator.name, offer.count
  way.usd_per_hour, way.source, way.devices, way.engine = offer.price, offer.entry.source, spot.machine.width,
    spot.machine.engine
end

local function speed_into(way, asked, option)
  way.machines, way.batch = point(option.replicas), math.max(point(option.concurrency), 1)
  way.time_to_first_token_s = point(option.first_token, "s")
  way.time_per_output_token_s = point(option.token_time, "s")
  way.output_tokens_per_s, way.utilisation = point(option.throughput, "token/s"), busy_of(asked, option)
end

--- A way of what was found.
---@param asked table
---@param spot perigee.spot
---@param cost? number what the search says that it costs
---@return table way
function hosted.way(asked, spot, cost)
  local option, row = option_of(asked, spot), spot.row
  local way = { kind = "hosted", model = row.model.entry.name, quantization = row.quantization, quality = row.quality,
                context = row.model.entry.context, notes = option.notes, broken = broken(option) }
  way.rows, way.usd_per_month = costs.of(option)
  machine_into(way, spot)
  speed_into(way, asked, option)
  energy_into(way, option)
  check(way, cost)
  return way
end

return hosted

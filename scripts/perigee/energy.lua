--- Energy: what machines draw, and what that emits.
--
-- Each function takes a table of quantities, any of which may be uncertain or an
-- axis, and answers with a quantity.  The formulas and their sources are in the
-- core: core/include/perigee/energy.h.
local builders = require "perigee.builders"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"

local energy = {}

local functions = {
  power = builders.names("load", "idle", "utilisation", "devices", "host", "pue"),
  use = builders.names("power"),
  emissions = builders.names("energy", "intensity"),
  token = builders.names("power", "tokens"),
}

--- Average power at the meter, in kW:
-- ((idle + (load - idle) * utilisation) * devices + host) * pue.
-- @function energy.power
-- @param given { load = "700 W" of one device, idle (0 where left out), utilisation
--   (1), devices (1), host = what the rest of all machines draws (0), pue (1) }

--- Energy per time, in kWh/month.
-- @function energy.use
-- @param given { power }

--- What energy emits, be it energy, energy per time or energy per token.
-- @function energy.emissions
-- @param given { energy, intensity = "381 gCO2e/kWh" }

--- Energy per token, in kWh/Mtoken.
-- @function energy.token
-- @param given { power, tokens = tokens per time }
builders.add(energy, "energy", functions)

--- What a kWh emits, of a catalog's grid.
-- @param name "germany", "us-virginia": an entry of the energy catalog
function energy.grid(name)
  local entry = figures.entry("energy", fields.text("perigee.energy.grid", name,
                                                    "the grid"))
  return figures.leaf(entry, "intensity")
end

return energy

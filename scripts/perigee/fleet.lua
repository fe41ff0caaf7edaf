--- Fleets: how many machines carry a load.
--
-- Each function takes a table of quantities, any of which may be uncertain or an
-- axis, and answers with a plain number of machines.  The formulas are in the core:
-- core/include/perigee/fleet.h.
local builders = require "perigee.builders"

local fleet = {}

local functions = {
  for_peak = { average = true, peak = true, capacity = true, use = true },
  following = { average = true, peak = true, capacity = true, use = true, floor = true,
                ceiling = true, cold_start = true, starts = true },
}

--- Machines for the busiest hour, one at least.
-- @function fleet.for_peak
-- @param given { average = "1000 tokens/s" of the load, peak = 3 times that in the
--   busiest hour, capacity = "400 tokens/s" of one machine, use = "80 %" how full it
--   may run (all of it where left out) }

--- Machines that are paid on average where the fleet follows its load.
-- @function fleet.following
-- @param given as fleet.for_peak, and floor = 1, ceiling = 20 machines; cold_start =
--   "5 minutes" and starts = "10 1/day" together: machines that start and do nothing
builders.add(fleet, "fleet", functions)

return fleet

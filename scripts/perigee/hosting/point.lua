--- The point reading of quantities, in a unit: each uncertain figure at its median.
local core = require "perigee.core"

--- The value of a quantity as a plain number.
-- @param unit "GiB" ...; its own where nil
return function(quantity, unit)
  local read = core.quantity(quantity)
  return core.value(unit and read:to(unit) or read, {})
end

-- Catalogs made up for a spec, before those that a run opens; not a spec itself.
local context = require "perigee.context"

local services = {}
local former

--- Lets functions of services answer: { price = f, entry = f }.
function services.replace(with)
  former = former or context.services
  local own = former
  context.services = setmetatable({}, {
    __index = function(_, name) return with[name] or own[name] end,
    __newindex = own, -- what a run sets
  })
end

--- The services as they were.
function services.restore()
  context.services, former = former or context.services, nil
end

return services

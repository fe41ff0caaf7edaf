-- expect: error C stack overflow
-- luacheck: ignore
local t = setmetatable({}, {})
getmetatable(t).__tostring = function() return tostring(t) end
tostring(t)

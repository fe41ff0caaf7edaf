-- expect: time
-- luacheck: ignore
local t = setmetatable({}, { __tostring = function() while true do end end })
return tostring(t)

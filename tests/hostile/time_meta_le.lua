-- expect: time
-- luacheck: ignore
local t = setmetatable({}, { __le = function() while true do end end })
return t <= t

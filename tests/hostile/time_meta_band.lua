-- expect: time
-- luacheck: ignore
local t = setmetatable({}, { __band = function() while true do end end })
return t & 1

-- expect: time
-- luacheck: ignore
local t = setmetatable({}, { __eq = function() while true do end end })
return t == setmetatable({}, getmetatable(t))

-- expect: time
-- luacheck: ignore
local t = setmetatable({}, { __call = function() while true do end end })
return t()

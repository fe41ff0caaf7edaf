-- expect: error may not have __gc
-- luacheck: ignore
local mt = {}
local t = setmetatable({}, mt)
mt.__gc = function() while true do end end
setmetatable(t, mt)

-- expect: value done
-- luacheck: ignore
-- A __gc that comes later is none.
local mt = {}
local t = setmetatable({}, mt)
mt.__gc = function() while true do end end
t = nil
for _ = 1, 100000 do t = {} end
return t and "done"

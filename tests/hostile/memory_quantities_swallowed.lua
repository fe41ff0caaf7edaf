-- expect: stop
-- luacheck: ignore
local t = {}
while true do pcall(function() for i = 1, math.huge do t[#t + 1] = leaf('x' .. #t, '1 .. 2 USD') end end) end

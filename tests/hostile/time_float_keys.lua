-- expect: time
-- luacheck: ignore
local t = {}
for i = 1, math.huge do t[2.0 ^ -(i % 1000)] = i end

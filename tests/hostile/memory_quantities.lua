-- expect: stop
-- luacheck: ignore
local t = {}
for i = 1, math.huge do t[i] = quantity(i .. ' USD') end

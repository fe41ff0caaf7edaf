-- expect: memory
-- luacheck: ignore
local t = {}
for i = 1, math.huge do t[i] = string.pack('c1000000', '') .. i end

-- expect: time
-- luacheck: ignore
-- The keys lie apart in 2^15 places and fall on one of 2^16: the table's growth
-- is quadratic, in C, no hook.
local m = (1 << 16) - 1
local t = {}
for i = 1, 1 << 15 do t[i * m] = true end
t[(1 << 20) * m] = true
while true do end

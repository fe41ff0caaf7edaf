-- expect: value 50000
-- luacheck: ignore
local t, n = {}, 0
for i = 1, 50000 do t['k' .. i] = i end
for _ in pairs(t) do n = n + 1 end
return n

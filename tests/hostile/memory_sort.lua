-- expect: stop
-- luacheck: ignore
local t = {}
for i = 1, 700000 do t[i] = -i end
table.sort(t)
table.sort(t, function(a, b) return a > b end)
while true do table.sort(t) end

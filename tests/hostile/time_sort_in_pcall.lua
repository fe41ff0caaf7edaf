-- expect: time
-- luacheck: ignore
local t = {}
for i = 1, 1000 do t[i] = -i end
while true do pcall(table.sort, t, function(a, b) return a < b, error end) t[1] = 5 end

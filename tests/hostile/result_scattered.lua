-- expect: error a table with more than 1000 scattered numbers as keys cannot leave the scenario
-- luacheck: ignore
local t = {}
for i = 1, 2000 do t[i * ((1 << 20) - 1)] = 1 end
return t

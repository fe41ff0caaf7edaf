-- expect: memory
-- luacheck: ignore
local t, s = {}, ("x"):rep(1 << 20)
for i = 1, 4096 do t[i] = s end
return #table.concat(t)

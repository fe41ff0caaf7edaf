-- expect: value 200
-- luacheck: ignore
-- 20 MB alive under a cap of 32.
local t = {}
for i = 1, 200 do t[i] = ("x"):rep(100000) .. i end
return #t

-- expect: time
-- luacheck: ignore
for _ = 1, math.maxinteger do end

-- expect: memory
-- luacheck: ignore
coroutine.wrap(function() local t = {} for i = 1, math.huge do t[i] = {} end end)()

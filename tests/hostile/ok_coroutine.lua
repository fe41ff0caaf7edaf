-- expect: value 1 2 3 dead
-- luacheck: ignore
local function range(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
local r = range(3)
local co = coroutine.create(function() end)
coroutine.resume(co)
return r(), r(), r(), coroutine.status(co)

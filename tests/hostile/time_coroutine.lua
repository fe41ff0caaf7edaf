-- expect: time
-- luacheck: ignore
coroutine.wrap(function() while true do end end)()

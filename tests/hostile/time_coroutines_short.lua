-- expect: time
-- luacheck: ignore
while true do coroutine.wrap(function() local x = 1 return x end)() end

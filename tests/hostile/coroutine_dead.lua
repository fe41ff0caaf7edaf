-- expect: error cannot resume dead coroutine
-- luacheck: ignore
local co = coroutine.wrap(function() end)
co() co()

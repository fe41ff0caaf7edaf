-- expect: error cannot resume non-suspended coroutine
-- luacheck: ignore
local co co = coroutine.wrap(function() co() end)
co()

-- expect: error too many nested coroutines
-- luacheck: ignore
local function f() return coroutine.wrap(f)() end
f()

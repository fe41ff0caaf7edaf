-- expect: error attempt to yield from outside a coroutine
-- luacheck: ignore
coroutine.yield()

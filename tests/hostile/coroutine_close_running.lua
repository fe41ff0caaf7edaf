-- expect: error cannot close a running coroutine
-- luacheck: ignore
coroutine.close(coroutine.running())

-- expect: error x: a coroutine cannot leave the scenario
-- luacheck: ignore
return { x = coroutine.create(print) }

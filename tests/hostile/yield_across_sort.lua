-- expect: error attempt to yield across a C-call boundary
-- luacheck: ignore
coroutine.wrap(function() table.sort({ 2, 1 }, coroutine.yield) end)()

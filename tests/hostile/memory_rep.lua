-- expect: memory
-- luacheck: ignore
return ('x'):rep(10000000000)

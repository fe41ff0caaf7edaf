-- expect: memory
-- luacheck: ignore
return #('x'):rep(100000, ('y'):rep(100000))

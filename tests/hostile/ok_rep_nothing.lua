-- expect: value 0
-- luacheck: ignore
return #(''):rep(100000000000000000)

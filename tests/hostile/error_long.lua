-- expect: error xxxxxxxx
-- luacheck: ignore
error(('x'):rep(100000))

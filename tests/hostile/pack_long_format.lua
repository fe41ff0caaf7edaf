-- expect: error format too long
-- luacheck: ignore
string.packsize(('b'):rep(1000000))

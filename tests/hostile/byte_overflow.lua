-- expect: error string slice too long
-- luacheck: ignore
(('x'):rep(2000000)):byte(1, -1)

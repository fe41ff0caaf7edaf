-- expect: time
-- luacheck: ignore
while true do string.format('%99.99f %s %q', 1e308, ('x'):rep(1000), ('\0'):rep(1000)) end

-- expect: error format asks for too much
-- luacheck: ignore
string.pack('c2000000000', '')

-- expect: time
-- luacheck: ignore
while true do pcall(string.unpack, ('b'):rep(5000), ('x'):rep(5000)) end

-- expect: time
-- luacheck: ignore
while true do pcall(string.find, ('a'):rep(10000), ('.-'):rep(20) .. 'b') end

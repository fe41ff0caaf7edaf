-- expect: memory
-- luacheck: ignore
while true do pcall(string.rep, 'x', 10000000000) end

-- expect: memory
-- luacheck: ignore
local s = ('x'):rep(1 << 20)
while true do local ok, m = pcall(error, s) s = s .. m end

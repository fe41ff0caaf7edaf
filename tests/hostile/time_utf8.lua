-- expect: time
-- luacheck: ignore
local text = ('é'):rep(1 << 20)
while true do utf8.len(text) end

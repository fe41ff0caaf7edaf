-- expect: time
-- luacheck: ignore
local text = (' '):rep(1 << 20) .. '1'
while true do local _ = text + 1 end

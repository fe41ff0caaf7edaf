-- expect: time
-- luacheck: ignore
local text = (' '):rep(1 << 20) .. '1' .. ('0'):rep(1 << 20)
while true do tonumber(text) end

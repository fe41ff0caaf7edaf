-- expect: time
-- luacheck: ignore
local q = quantity('3 USD')
while true do q = q * 1.0000001 + quantity('1 USD') end

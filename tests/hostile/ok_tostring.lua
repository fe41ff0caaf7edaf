-- expect: value true true
-- luacheck: ignore
local a, b = {}, {}
return tostring(a) ~= tostring(b), tostring(a):find('^table: 0x%x+$') ~= nil

-- expect: time
-- luacheck: ignore
local text = ("("):rep(2 ^ 20 // 1 | 0)
return text:find("%b()")

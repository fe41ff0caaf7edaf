-- expect: time
-- luacheck: ignore
local text, what = ("a"):rep(2 ^ 20 // 1 | 0), ("a"):rep(2 ^ 19 // 1 | 0) .. "b"
while true do text:find(what, 1, true) end

-- expect: value 1
-- luacheck: ignore
-- Weak tables are plain here: Lua 5.4 is not safe with what follows.
local t = setmetatable({}, { __mode = "k" })
t[{}] = 1
for i = 1, 50000 do local _ = { i } setmetatable(t, { __mode = i % 2 == 0 and "k" or "v" }) end
local n = 0
for _ in pairs(t) do n = n + 1 end
return n

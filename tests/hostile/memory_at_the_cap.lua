-- expect: stop
-- luacheck: ignore
-- Lives at the cap, where each allocation is a full collection.
local kept = {}
for i = 1, 200 do kept[i] = ("x"):rep(1 << 16) .. i end
while true do pcall(string.rep, "x", 1 << 22) kept[#kept + 1] = ("x"):rep(100) .. #kept end

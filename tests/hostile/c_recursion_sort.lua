-- expect: error C stack overflow
-- luacheck: ignore
local function f() table.sort({ 1, 2 }, f) end
f()

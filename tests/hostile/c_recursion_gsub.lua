-- expect: error C stack overflow
-- luacheck: ignore
local function f() return (('x'):gsub('.', f)) end
f()

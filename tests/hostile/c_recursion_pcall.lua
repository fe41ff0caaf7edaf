-- expect: value false
-- luacheck: ignore
local function f() return pcall(f) end
local ok = select(-2, f())
return ok

-- expect: time
-- luacheck: ignore
-- Each turn puts one more argument before the rest: quadratic, in C, no hook.
local t = setmetatable({}, {})
getmetatable(t).__call = t
return t()

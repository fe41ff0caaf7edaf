-- expect: error '__index' chain too long
-- luacheck: ignore
local t = setmetatable({}, {})
getmetatable(t).__index = t
return t.x

-- expect: memory
-- luacheck: ignore
local s = ('x'):rep(1 << 22)
return #string.format(('%s'):rep(100), table.unpack((function() local t = {} for i = 1, 100 do t[i] = s end return t end)()))

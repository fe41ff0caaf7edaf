-- expect: pass
-- luacheck: ignore
return setmetatable({ 1, 2 }, { __index = error, __pairs = error, __len = error, __metatable = 1 })

-- expect: error cannot change a protected metatable
-- luacheck: ignore
setmetatable(setmetatable({}, { __metatable = 1 }), {})

-- expect: error may not have __gc
-- luacheck: ignore
setmetatable({}, { __gc = false })

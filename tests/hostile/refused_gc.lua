-- expect: error may not have __gc
-- luacheck: ignore
setmetatable({}, { __gc = function() while true do end end })

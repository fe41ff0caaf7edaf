-- expect: error error object is a table value
-- luacheck: ignore
error(setmetatable({}, { __tostring = function() while true do end end }))

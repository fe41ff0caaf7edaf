-- expect: time
-- luacheck: ignore
table.concat(setmetatable({}, { __index = function() return '' end }), '', math.mininteger, math.maxinteger)

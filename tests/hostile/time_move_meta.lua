-- expect: time
-- luacheck: ignore
table.move(setmetatable({}, { __index = function() return 1 end }), 1, 1 << 60, 1, setmetatable({}, { __newindex = function() end }))

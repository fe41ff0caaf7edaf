-- expect: time
-- luacheck: ignore
table.remove(setmetatable({}, { __len = function() return 1 << 60 end, __index = function() return 1 end, __newindex = function() end }), 1)

-- expect: time
-- luacheck: ignore
table.sort(setmetatable({}, { __len = function() return 100000 end, __index = function() return 1 end }), function() while true do end end)

-- expect: value 3 1 2
-- luacheck: ignore
local t = { 3, 1, 2 }
pcall(table.sort, t, function() error('no') end)
return table.unpack(t)

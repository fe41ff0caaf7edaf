-- expect: time
-- luacheck: ignore
table.sort({ 2, 1, 3 }, function() while true do end end)

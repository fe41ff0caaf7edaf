-- expect: error invalid order function for sorting
-- luacheck: ignore
table.sort({ 3, 2, 1 }, function() return true end)

-- expect: error attempt to compare
-- luacheck: ignore
table.sort({ 3, 'x', 1 })

-- expect: value 900000
-- luacheck: ignore
return select('#', table.unpack({}, 1, 900000))

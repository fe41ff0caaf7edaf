-- expect: error too many results to unpack
-- luacheck: ignore
table.unpack({}, 1, 1000000000)

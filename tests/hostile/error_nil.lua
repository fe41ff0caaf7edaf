-- expect: error error object is a nil value
-- luacheck: ignore
error()

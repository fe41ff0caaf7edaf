-- expect: error error object is a table value
-- luacheck: ignore
error(setmetatable({}, { __tostring = error, __name = 'x' }))

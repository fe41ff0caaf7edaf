-- expect: error table expected
-- luacheck: ignore
setmetatable('', {})

-- expect: value nil
-- luacheck: ignore
return getmetatable('')

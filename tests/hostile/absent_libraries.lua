-- expect: value nil
-- luacheck: ignore
return libraries

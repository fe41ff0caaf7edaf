-- expect: value nil
-- luacheck: ignore
return loadfile

-- expect: value nil
-- luacheck: ignore
return loadstring

-- expect: value nil
-- luacheck: ignore
return load

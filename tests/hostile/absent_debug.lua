-- expect: value nil
-- luacheck: ignore
return debug

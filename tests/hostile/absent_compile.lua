-- expect: value nil
-- luacheck: ignore
return compile

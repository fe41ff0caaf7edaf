-- expect: value nil
-- luacheck: ignore
return host

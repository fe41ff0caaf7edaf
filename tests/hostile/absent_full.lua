-- expect: value nil
-- luacheck: ignore
return full

-- expect: value nil
-- luacheck: ignore
return framed

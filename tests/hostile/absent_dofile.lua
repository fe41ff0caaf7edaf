-- expect: value nil
-- luacheck: ignore
return dofile

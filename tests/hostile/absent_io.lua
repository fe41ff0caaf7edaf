-- expect: value nil
-- luacheck: ignore
return io

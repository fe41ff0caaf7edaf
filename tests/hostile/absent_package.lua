-- expect: value nil
-- luacheck: ignore
return package

-- expect: value nil
-- luacheck: ignore
return require

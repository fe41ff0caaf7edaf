-- expect: value nil
-- luacheck: ignore
return string.dump

-- expect: value nil
-- luacheck: ignore
return rawgetmetatable

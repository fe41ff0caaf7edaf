-- expect: value nil
-- luacheck: ignore
return rawsetmetatable

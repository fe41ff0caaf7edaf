-- expect: value nil
-- luacheck: ignore
return os

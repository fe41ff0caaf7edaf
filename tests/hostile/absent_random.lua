-- expect: value nil nil
-- luacheck: ignore
return math.random, math.randomseed

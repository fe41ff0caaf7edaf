-- expect: error a table whose key is neither text nor number cannot leave the scenario
-- luacheck: ignore
return { [{}] = 1 }

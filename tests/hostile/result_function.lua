-- expect: error a.b[2]: a function cannot leave the scenario
-- luacheck: ignore
return { a = { b = { 1, print } } }

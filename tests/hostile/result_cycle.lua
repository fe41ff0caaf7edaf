-- expect: error a: a table that contains itself cannot leave the scenario
-- luacheck: ignore
local t = {}
t.a = t
return t

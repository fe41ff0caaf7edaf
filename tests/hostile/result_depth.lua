-- expect: error more than 100 levels of tables cannot leave the scenario
-- luacheck: ignore
local t = {}
for _ = 1, 1000 do t = { t } end
return t

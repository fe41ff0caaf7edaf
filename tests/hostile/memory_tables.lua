-- expect: memory
-- luacheck: ignore
local t = {}
while true do t = { t } end

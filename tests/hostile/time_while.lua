-- expect: time
-- luacheck: ignore
while true do end

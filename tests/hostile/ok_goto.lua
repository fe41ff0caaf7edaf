-- expect: value 10
-- luacheck: ignore
local i = 0
::again:: i = i + 1 if i < 10 then goto again end
return i

-- expect: value done
-- luacheck: ignore
local q
for i = 1, 100000 do q = quantity('3 USD') * i end
return 'done'

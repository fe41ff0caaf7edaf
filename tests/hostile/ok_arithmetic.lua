-- expect: value 21 3.5 1 nan
-- luacheck: ignore
local x = 0/0
return 7 * 3, 7 / 2, 7 % 3, x ~= x and 'nan'

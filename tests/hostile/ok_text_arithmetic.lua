-- expect: value 15 7.5
-- luacheck: ignore
return '10' + 5, '2.5' * '3'

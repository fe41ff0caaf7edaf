-- expect: error concatenate
-- luacheck: ignore
return 'a' .. 'b' .. quantity('1 USD')

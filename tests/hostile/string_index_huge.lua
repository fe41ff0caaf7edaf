-- expect: value x
-- luacheck: ignore
return 'x' .. ('x'):sub(math.mininteger, math.mininteger)

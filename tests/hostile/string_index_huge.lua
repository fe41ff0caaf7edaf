-- expect: value  
-- luacheck: ignore
return ('x'):sub(math.mininteger, math.mininteger), ''

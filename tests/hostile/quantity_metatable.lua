-- expect: value nil
-- luacheck: ignore
return getmetatable(quantity('1 USD'))

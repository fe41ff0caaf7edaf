-- expect: error table expected
-- luacheck: ignore
setmetatable(quantity('1 USD'), {})

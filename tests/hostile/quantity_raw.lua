-- expect: error table expected
-- luacheck: ignore
rawset(quantity('1 USD'), 1, 1)

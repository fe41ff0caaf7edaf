-- expect: time
-- luacheck: ignore
return (('a'):rep(10000)):match(('[%w_]*'):rep(9) .. '%d')

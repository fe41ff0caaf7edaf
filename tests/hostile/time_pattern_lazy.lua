-- expect: time
-- luacheck: ignore
return (('a'):rep(10000)):find(('.-'):rep(20) .. 'b')

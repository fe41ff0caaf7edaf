-- expect: time
-- luacheck: ignore
return (('a'):rep(10000)):find(('a*'):rep(20) .. 'b')

-- expect: time
-- luacheck: ignore
return (('a'):rep(100)):find(('a?'):rep(80) .. ('a'):rep(101))

-- expect: time
-- luacheck: ignore
return (('a'):rep(20000)):find('(.*)(.*)(.*)%1%2%3b')

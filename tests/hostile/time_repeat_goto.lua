-- expect: time
-- luacheck: ignore
::top:: goto top

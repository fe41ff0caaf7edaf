-- expect: memory
-- luacheck: ignore
local s = ('x'):rep(1 << 22)
return #(s .. s .. s .. s .. s .. s .. s .. s .. s .. s .. s .. s)

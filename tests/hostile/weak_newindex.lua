-- expect: value 7
-- luacheck: ignore
-- What is set is held by a weak field alone.
local mt = setmetatable({ __newindex = {} }, { __mode = "v" })
local t = setmetatable({}, mt)
for i = 1, 20000 do t[i] = ("x"):rep(i % 100) end
return 7

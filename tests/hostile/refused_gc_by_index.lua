-- expect: value done
-- luacheck: ignore
-- Only a raw field makes a finalizer.
setmetatable({}, setmetatable({}, { __index = function() return function() while true do end end end }))
for _ = 1, 100000 do local _ = {} end
return "done"

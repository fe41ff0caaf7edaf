-- expect: time
-- luacheck: ignore
(('a'):rep(9)):gsub('.', setmetatable({}, { __index = function() while true do end end }))

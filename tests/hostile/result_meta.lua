-- expect: value 3
-- luacheck: ignore
-- Metamethods of a result are not called: the host reads it raw.
return #{ 1, 2, setmetatable({}, { __index = function() while true do end end, __len = function() while true do end end,
                                   __pairs = function() while true do end end }) }

-- expect: time
-- luacheck: ignore
-- Hooks are off while a hook's own error is handled.
xpcall(function() while true do end end, function() while true do end end)

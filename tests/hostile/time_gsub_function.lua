-- expect: time
-- luacheck: ignore
(('a'):rep(100)):gsub('.', function() while true do end end)

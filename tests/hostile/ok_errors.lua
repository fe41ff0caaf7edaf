-- expect: value caught 1 nested
-- luacheck: ignore
local ok, e = pcall(error, { code = 1 })
local _, m = xpcall(function() error("x", 0) end, function(text) return text == "x" and "nested" end)
return not ok and "caught", e.code, m

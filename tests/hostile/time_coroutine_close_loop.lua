-- expect: time
-- luacheck: ignore
local loop = setmetatable({}, { __close = function() while true do end end })
local co = coroutine.create(function() local a <close> = loop coroutine.yield() end)
coroutine.resume(co)
coroutine.close(co)

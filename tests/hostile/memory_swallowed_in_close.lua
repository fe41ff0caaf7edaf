-- expect: memory
-- luacheck: ignore
local kept = {}
local grow = setmetatable({}, { __close = function() for i = 1, math.huge do kept[#kept + 1] = { i } end end })
while true do pcall(function() local a <close> = grow end) end

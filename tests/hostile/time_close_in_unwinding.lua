-- expect: time
-- luacheck: ignore
local loop = setmetatable({}, { __close = function() while true do end end })
local a <close> = loop
local b <close> = loop
while true do end

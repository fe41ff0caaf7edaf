-- expect: time
-- luacheck: ignore
local loop = setmetatable({}, { __close = function() while true do pcall(error) end end })
while true do pcall(function() local a <close> = loop error("x") end) end

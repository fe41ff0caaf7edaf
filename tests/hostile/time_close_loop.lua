-- expect: time
-- luacheck: ignore
local loop = setmetatable({}, { __close = function() while true do end end })
do local a <close> = loop end

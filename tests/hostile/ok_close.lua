-- expect: value ba
-- luacheck: ignore
local log = ""
local function closer(name) return setmetatable({}, { __close = function() log = log .. name end }) end
do
  local a <close> = closer "a"
  local b <close> = closer "b"
end
return log

-- expect: error attempt to concatenate a table value
-- luacheck: ignore
-- Debian's 5.4.4 goes wrong where the stack grows in __concat.
local o = setmetatable({}, { __concat = function(a)
  local function deep(n) if n > 0 then return 1 + deep(n - 1) end return 0 end
  deep(1000)
  return a
end })
return "a" .. "b" .. o

-- expect: value 1 2 caught
-- luacheck: ignore
local co = coroutine.wrap(function()
  local ok, m = pcall(function() coroutine.yield(1) coroutine.yield(2) error("caught", 0) end)
  return not ok and m
end)
return co(), co(), co()

-- expect: time
-- luacheck: ignore
-- The error passes a pcall that has yielded before.
local co = coroutine.wrap(function()
  while true do
    pcall(function() coroutine.yield() while true do end end)
  end
end)
while true do co() end

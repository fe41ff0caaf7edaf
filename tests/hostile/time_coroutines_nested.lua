-- expect: time
-- luacheck: ignore
local function nest(depth)
  if depth == 0 then return 1 end
  return coroutine.wrap(function() return nest(depth - 1) end)()
end
while true do nest(4) end

-- expect: value true
-- luacheck: ignore
-- Lua 5.4.4 does not count C levels while coroutines are closed.
local function chain(n)
  local co = coroutine.create(function()
    local x <close> = setmetatable({}, { __close = function()
      coroutine.close(n())
    end })
    coroutine.yield()
  end)
  coroutine.resume(co)
  return co
end
local co = coroutine.create(function() coroutine.yield() end)
coroutine.resume(co)
for _ = 1, 10000 do
  local last = co
  co = chain(function() return last end)
end
return coroutine.close(co)

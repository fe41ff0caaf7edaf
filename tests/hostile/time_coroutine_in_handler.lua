-- expect: time
-- luacheck: ignore
xpcall(error, function()
  while true do
    coroutine.resume(coroutine.create(function() while true do end end))
  end
end)

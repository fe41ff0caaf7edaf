-- expect: time
-- luacheck: ignore
while true do
  xpcall(error, function() error("again") end)
end

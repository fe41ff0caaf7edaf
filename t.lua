local p = require "perigee"
print(pcall(p.fleet.for_peak, { average = "1 to 2 tokens/s", peak = 3, capacity = "1 token/s" }))
for _, t in ipairs { "40 %/year", "3 %/month", "0.5 1/year", "2/year", "20 .. 60 %/year", "3 years", "6 months" } do
  local q = p.quantity(t)
  print(t, q:unit(), q:dimension(), q)
end
local g = p.quantity("3 %/month") * 2
print(g:unit())
print((p.quantity("3 %/month") + p.quantity "1 %/year"):unit())
print((p.quantity("3 %/month"):to "1/year"))
print(p.quantity("3 USD") == p.quantity("3 USD"), rawequal(p.quantity("3 USD"), p.quantity("3 USD")))
local core = require "perigee.core"
for k in pairs(core) do io.write(k, " ") end print()
local mt = getmetatable(p.quantity(3))
for k, v in pairs(mt.__index) do io.write(k, " ") end print()
print(math.huge*core.quantity"1 USD")

-- expect: value a1 a2 b1 b2
-- luacheck: ignore
local t = { { "b", 1 }, { "a", 1 }, { "b", 2 }, { "a", 2 } }
table.sort(t, function(x, y) return x[1] < y[1] end)
local names = {}
for i, v in ipairs(t) do names[i] = v[1] .. v[2] end
return table.unpack(names)

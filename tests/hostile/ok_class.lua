-- expect: value 12 Circle
-- luacheck: ignore
local Shape = {}
Shape.__index = Shape
function Shape.new(name) return setmetatable({ name = name }, Shape) end
local Circle = setmetatable({}, { __index = Shape, __call = function(class, r)
  local made = Shape.new("Circle")
  made.r = r
  return setmetatable(made, class)
end })
Circle.__index = Circle
Circle.__add = function(a, b) return a.r + b.r end
return Circle(5) + Circle(7), Circle(1).name

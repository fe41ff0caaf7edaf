--- The reports of `perigee sensitivity`.
local formats = require "perigee.report.formats"

local sections = {}
for i, name in ipairs { "head", "variance", "tornado", "elasticity", "foot" } do
  sections[i] = require("perigee.report.sensitivity." .. name)
end

return formats.report({
  table = formats.page(sections),
  json = require "perigee.report.sensitivity.json",
}, { "table", "json" })

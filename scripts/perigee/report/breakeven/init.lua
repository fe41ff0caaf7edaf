--- The reports of `perigee breakeven`.
local formats = require "perigee.report.formats"

return formats.report({
  table = formats.page(require "perigee.report.breakeven.page"),
  json = require "perigee.report.breakeven.json",
}, { "table", "json" })

--- The reports of `perigee choose`.
local formats = require "perigee.report.formats"

return formats.report({
  table = formats.page(require "perigee.report.choose.page"),
  json = require "perigee.report.choose.json",
}, { "table", "json" })

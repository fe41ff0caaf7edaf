--- The reports of `perigee decide`.
local formats = require "perigee.report.formats"

return formats.report({
  table = formats.page(require "perigee.report.decision.page"),
  json = require "perigee.report.decision.json",
}, { "table", "json" })

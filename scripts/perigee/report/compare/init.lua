--- The reports of `perigee compare`.
local formats = require "perigee.report.formats"

return formats.report({
  table = formats.page((require "perigee.report.compare.page")),
  json = require "perigee.report.compare.json",
  csv = require "perigee.report.compare.csv",
  markdown = require "perigee.report.compare.markdown",
}, { "table", "json", "csv", "markdown" })

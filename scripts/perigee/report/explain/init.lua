--- The reports of `perigee explain`.
local formats = require "perigee.report.formats"

return formats.report({
  table = formats.page(require "perigee.report.explain.page"),
  json = require "perigee.report.explain.json",
  markdown = require "perigee.report.explain.markdown",
  dot = require "perigee.report.explain.dot",
}, { "table", "json", "markdown", "dot" })

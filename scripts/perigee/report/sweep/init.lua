--- The reports of `perigee sweep`.
local csv = require "perigee.report.csv"
local formats = require "perigee.report.formats"
local html = require "perigee.report.page"
local markdown = require "perigee.report.markdown"
local page = formats.page(require "perigee.report.sweep.page")
local run_of = require "perigee.report.sweep.shape"

return formats.report({
  table = function(answer, options) return page(run_of(answer), options) end,
  json = require "perigee.report.sweep.json",
  csv = function(answer) return csv.render(run_of(answer)) end,
  markdown = function(answer) return markdown.render(run_of(answer)) end,
  html = function(answer) return html.render(run_of(answer)) end,
}, { "table", "json", "csv", "markdown", "html" })

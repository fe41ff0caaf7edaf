--- The pages of `perigee price`.
local formats = require "perigee.report.formats"

local bill = formats.page(require "perigee.report.price.bill")
local compared = formats.page(require "perigee.report.price.compared")

return formats.report({
  json = require "perigee.report.price.json",
  table = function(made, options) return (made.models and compared or bill)(made, options) end,
}, { "table", "json" })

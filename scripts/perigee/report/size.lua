--- The page of `perigee size`.
local formats = require "perigee.report.formats"
local head = require "perigee.report.size.head"

local SECTIONS = {
  head.head, require "perigee.report.size.memory", require "perigee.report.size.limits",
  require "perigee.report.size.speed", require "perigee.report.size.batching",
  require "perigee.report.size.cost", require "perigee.report.size.energy",
  require "perigee.report.size.others", head.notes,
}

return formats.report({
  json = require "perigee.report.size.json",
  table = formats.page(SECTIONS, "report.size"),
}, { "table", "json" })

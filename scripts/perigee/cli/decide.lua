--- `perigee decide FILE`: which option, how often wrong, and what to measure next?
local reading = require "perigee.cli.reading"

return reading.command {
  usage = "perigee decide FILE [options]",
  examples = {
    "perigee decide support.lua",
    "perigee decide support.lua --samples 200k --format json",
  },
  report = require "perigee.report.decision",
  read = function(engine, options) return engine.decide(options) end,
}

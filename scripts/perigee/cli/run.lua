--- `perigee run FILE`: what do the options cost?
local reading = require "perigee.cli.reading"

return reading.command {
  usage = "perigee run FILE [--set NAME=QUANTITY]... [options]",
  examples = {
    "perigee run support.lua",
    'perigee run support.lua --set requests="50k requests/day"',
    "perigee run support.lua --format json --output support.json",
    "perigee run support.lua --prices support.json",
  },
  report = require "perigee.report",
  read = function(engine, options) return engine.run(options) end,
}

--- `perigee run FILE`: what do the options cost?
local reading = require "perigee.cli.reading"

-- A file whose reader computes anew takes the graph too.
local ANSWERS = { xlsx = "sheet", html = "page" }

return reading.command {
  usage = "perigee run FILE [--set NAME=QUANTITY]... [options]",
  examples = {
    "perigee run support.lua",
    'perigee run support.lua --set requests="50k requests/day"',
    "perigee run support.lua --format json --output support.json",
    "perigee run support.lua --prices support.json",
    "perigee run support.lua --output support.html",
    "perigee run support.lua --output support.xlsx",
  },
  report = require "perigee.report",
  read = function(engine, options, _, format)
    return engine[ANSWERS[format] or "run"](options)
  end,
}

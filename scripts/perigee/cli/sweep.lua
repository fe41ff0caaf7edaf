--- `perigee sweep FILE --over NAME=FROM:TO`: what do the options cost over a range?
local over = require "perigee.over"
local reading = require "perigee.cli.reading"

return reading.command {
  usage = "perigee sweep FILE --over NAME=FROM:TO[:COUNT[:log]]... [options]",
  examples = {
    "perigee sweep support.lua --over requests=100/day:10M/day:60:log",
    "perigee sweep support.lua --over words_out=50,100,200 --over requests=1k:1M",
    "perigee sweep support.lua --over model=rows:api-prices:gpt-4 --point",
  },
  report = require "perigee.report.sweep",
  configure = function(command)
    command:option("--over", "NAME=FROM:TO[:COUNT[:log or linear]], NAME=V1,V2,V3 or NAME=rows:KIND:MATCH; again \
for another axis."):argname "AXIS":count "*":convert(over.parse)
    command:flag("--point", "Every assumption at its median: nothing is sampled.")
  end,
  options = function(request, options)
    options.over, options.point = request.over, request.point
    return options
  end,
  read = function(engine, options, _, format)
    options.live = format == "html"
    if #(options.over or {}) == 0 then
      return nil, "--over is missing: what is swept, as --over requests=100/day:10M/day", "usage"
    end
    return engine.sweep(options)
  end,
}

--- `perigee sensitivity FILE`: what drives a figure?
local reading = require "perigee.cli.reading"

return reading.command {
  usage = "perigee sensitivity FILE [--of NAME] [options]",
  examples = {
    "perigee sensitivity support.lua",
    "perigee sensitivity support.lua --of \"GPT-4.1\"",
    "perigee sensitivity support.lua --of \"Hosted - GPT-4.1\"",
  },
  unless = { samples = "4096 to 65536, the fewer the more assumptions are uncertain,", sampler = "sobol" },
  report = require "perigee.report.sensitivity",
  configure = function(command)
    command:option("--of", "An option's cost, an output, or \"A - B\"; what the cheapest option saves against the "
      .. "next unless told."):argname "NAME"
  end,
  options = function(request, options)
    options.of = request.of
    return options
  end,
  read = function(engine, options) return engine.sensitivity(options) end,
}

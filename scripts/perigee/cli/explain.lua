--- `perigee explain FILE [NAME ...]`: how does a figure come about?
local formats = require "perigee.cli.formats"
local reading = require "perigee.cli.reading"
local report = require "perigee.report.explain"
local values = require "perigee.cli.values"

return reading.command {
  name = "explain",
  summary = "Show how a figure comes about: formulas, values and sources.",
  usage = "perigee explain FILE [NAME ...] [--depth N] [--focus NAME] [options]",
  examples = {
    "perigee explain support.lua",
    "perigee explain support.lua 'GPT-4.1' tokens_per_day",
    "perigee explain support.lua 'GPT-4.1/tokens/input' --depth 2",
    "perigee explain support.lua 'GPT-4.1' --focus requests",
    "perigee explain support.lua --names",
  },
  report = report,
  configure = function(command)
    command:argument("NAME", "An option, output, row, assumption or whatever a report names; the cheapest option "
      .. "unless told."):args "*":target "names"
    command:option("--depth", "How many levels are shown; as many as fit a screen or two unless told.")
      :argname "N":convert(values.count("--depth", 1, "3"))
    command:option("--focus", "Only what leads from this part to the figure; again for another.")
      :argname "NAME":count "*"
    command:flag("--names", "List all that can be asked about."):target "list_names"
  end,
  options = function(request, options)
    options.explain, options.focus = request.names, request.focus
    options.brief = formats.of(request, report.formats) == "table" and not request.depth and #(request.focus or {}) == 0
    return options
  end,
  read = function(engine, options, request)
    local answer, message, kind = engine.explain(options)
    if answer then answer.depth, answer.list_names = request.depth, request.list_names end
    return answer, message, kind
  end,
}

--- `perigee breakeven FILE --on NAME`: where do options cost the same?
local reading = require "perigee.cli.reading"

-- FROM,TO; a comma stands in no quantity but between a distribution's brackets.
local function between(given)
  local from, to = given:match "^%s*([^,]-)%s*,%s*([^,]-)%s*$"
  if not from or from == "" or to == "" then
    return nil, ("--between: '%s' is not FROM,TO, such as 1k/day,10M/day"):format(given)
  end
  return { from, to }
end

return reading.command {
  usage = "perigee breakeven FILE --on NAME [--between FROM,TO] [options]",
  examples = {
    "perigee breakeven support.lua --on requests",
    "perigee breakeven support.lua --on requests --between 1k/day,10M/day",
  },
  report = require "perigee.report.breakeven",
  configure = function(command)
    command:option("--on", "The assumption that is varied."):argname "NAME"
    command:option("--between", "Its range; a hundredth to a hundred times its value unless told.")
      :argname "FROM,TO":convert(between)
  end,
  options = function(request, options)
    options.on, options.between = request.on, request.between
    return options
  end,
  read = function(engine, options)
    if not options.on then
      return nil, "--on is missing: which assumption is varied, as --on requests", "usage"
    end
    return engine.breakeven(options)
  end,
}

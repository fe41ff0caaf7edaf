--- `perigee compare FILE --against`: which figures moved between two sides, and why?
--
-- What stands before --against is the one side, what stands after it the other; flags that are
-- for both may stand on either.
local flags = require "perigee.cli.flags"
local reading = require "perigee.cli.reading"

local OF_A_SIDE = { "file", "set", "with", "as_of", "catalogs", "prices" }

local OF_BOTH = { "samples", "seed", "sampler", "threads", "reproducible", "format", "output", "trust",
                  "time_limit", "memory_limit", "paths" }

-- Takes what is for both from behind --against; a message where it is said twice.
local function share(request)
  local other = request.against
  if not other then return "--against is missing: say what to compare with, as --against --set requests=20k/day" end
  if not request.file then return "FILE is missing: it stands before --against, as perigee compare my.lua --against" end
  if other.against then return "--against stands twice: two sides are compared" end
  for _, name in ipairs(OF_BOTH) do
    if request[name] ~= nil and other[name] ~= nil then
      return ("--%s stands on both sides of --against: it is for both, say it once"):format((name:gsub("_", "-")))
    end
    if request[name] == nil then request[name] = other[name] end
  end
end

local function side_of(request, options)
  options.prices = request.prices
  local side = {}
  for _, name in ipairs(OF_A_SIDE) do side[name], options[name] = options[name], nil end
  return side, options
end

-- Without a file of its own the other side is of the same one.
local function options_of(request, options, console)
  local other = request.against
  other.file = other.file or request.file
  local asked
  local b = side_of(other, flags.engine_options(other, console))
  local a
  a, asked = side_of(request, options)
  asked.a, asked.b = a, b
  return asked
end

local command = reading.command {
  usage = "perigee compare FILE [--set NAME=QUANTITY]... --against [FILE] [--set NAME=QUANTITY]... [options]",
  examples = {
    "perigee compare support.lua --against --set requests=50k/day",
    "perigee compare support.lua --as-of 2025-01-01 --against --as-of 2026-01-01",
    "perigee compare last_year.lua --against support.lua --set words_in=800",
  },
  report = require "perigee.report.compare",
  configure = function(given, file)
    file:args "?"
    given:option("--against", "What follows is the other side: a file, or else the same; --set, --with, --as-of, "
      .. "--catalog and --prices of its own."):argname "FILE":args "?"
  end,
  options = options_of,
  read = function(engine, options) return engine.compare(options) end,
}

local run = command.run
command.parted = "--against"

function command.run(request, console)
  local fault = share(request)
  if fault then return console:fail(2, fault) end
  return run(request, console)
end

return command

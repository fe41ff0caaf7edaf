--- `perigee run FILE`: what do the options cost?
local flags = require "perigee.cli.flags"
local formats = require "perigee.cli.formats"
local output = require "perigee.cli.output"
local report = require "perigee.report"
local values = require "perigee.cli.values"

local run = {
  name = "run",
  summary = "Run a scenario: what each option costs, and how surely.",
  usage = "perigee run FILE [--set NAME=QUANTITY]... [options]",
  examples = {
    "perigee run support.lua",
    'perigee run support.lua --set requests="50k requests/day"',
    "perigee run support.lua --format json --output support.json",
    "perigee run support.lua --prices support.json",
  },
}

--- Adds the command's arguments.
function run.configure(command)
  flags.scenario(command)
  command:option("--samples", "How many samples; 16384 unless told."):argname "N"
    :convert(values.count("--samples", 1, "20000 or 20k"))
  command:option("--seed", "Of the samples; 1 unless told."):argname "S"
    :convert(values.count("--seed", 0, "1"))
  command:option("--threads", "The result is the same for any number."):argname "N"
    :convert(values.count("--threads", 1, "4"))
  command:option("--prices", "Answer from the rows of catalogs that a saved result (json) read, as of its day.")
    :argname "RESULT.json"
  command:option("--format", "table, json, csv or markdown; by the ending of --output."):argname
    "NAME":convert(formats.reader(report.formats))
  command:option("--output", "A file, written whole or not at all."):argname "PATH"
end

local function ask(request, console)
  local engine = require "perigee.engine"
  local options = flags.engine_options(request, console)
  options.samples, options.seed, options.threads = request.samples, request.seed, request.threads
  options.prices = request.prices
  return engine.run(options)
end

-- Warnings are in the table too: on one screen they are not said twice.
local function warn(console, answer, in_sight)
  if in_sight and console:one_screen() then
    return
  end
  for _, warning in ipairs(answer.warnings or {}) do
    console:warn(warning)
  end
end

local function deliver(request, console, body)
  if not request.output or request.output == "-" then
    return console:write(body)
  end
  local ok, message = output.write(request.output, body)
  return ok and 0 or console:fail(1, message)
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function run.run(request, console)
  local format, fault = formats.of(request, report.formats)
  if not format then
    return console:fail(2, fault)
  end
  local answer, message, kind = ask(request, console)
  if not answer then
    return console:fail(flags.status(kind), message)
  end
  local to_file = request.output ~= nil and request.output ~= "-"
  local body = report.render(format, answer, console:table_options(to_file))
  warn(console, answer, format == "table" and not to_file)
  return deliver(request, console, body)
end

return run

--- Commands that read a scenario: the same flags, and an answer in one of some formats.
local flags = require "perigee.cli.flags"
local formats = require "perigee.cli.formats"
local output = require "perigee.cli.output"

local reading = {}

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

local function options_of(of, request, console)
  local options = flags.engine_options(request, console)
  for _, name in ipairs { "samples", "seed", "sampler", "threads", "reproducible", "prices" } do
    options[name] = request[name]
  end
  return of.options and of.options(request, options, console) or options
end

-- An answer in a format that is text.
local function show(of, request, console, format, answer)
  local to_file = request.output ~= nil and request.output ~= "-"
  local body = of.report.render(format, answer, console:table_options(to_file))
  warn(console, answer, format == "table" and not to_file)
  return deliver(request, console, body)
end

-- What stands in the way of a format that is a file of its own kind, before anything is computed.
local function obstacle(request, format, file)
  if not request.output or request.output == "-" then
    return ("--format %s: it is no text: say where to with --output FILE.%s"):format(format, format)
  end
  local ready, missing = file.ready()
  return not ready and "--format " .. missing or nil
end

local function write(request, console, file, answer)
  local ok, message = output.make(request.output, function(name) return file.write(name, answer) end)
  warn(console, answer)
  return ok and 0 or console:fail(1, message)
end

-- The answer, or nil, a message and its kind; whoever waits is told how far it is.
local function read(of, request, console, format)
  local progress <close> = console:progress()
  local options = options_of(of, request, console)
  options.progress = progress
  return of.read(require "perigee.engine", options, request, format)
end

-- What the command answers, in the format asked for.
local function run(of, request, console)
  local format, fault = formats.of(request, of.report.formats)
  local file = format and of.report.files and of.report.files[format]
  fault = fault or file and obstacle(request, format, file)
  if fault then
    return console:fail(2, fault)
  end
  local answer, message, kind = read(of, request, console, format)
  if not answer then
    return console:fail(flags.status(kind), message)
  end
  if file then return write(request, console, file, answer) end
  return show(of, request, console, format, answer)
end

--- A command.
---@param of table usage, examples; configure(command, file): its own flags, and its argument FILE;
--  read(engine, options, request, format) -> answer, or nil, message, kind; report: formats, render(format, answer,
--  options), files: formats that are no text, each ready() and write(path, answer);
--  options(request, options, console): what else the engine is asked; unless: see flags.samples
---@return table
function reading.command(of)
  return {
    usage = of.usage, examples = of.examples,
    configure = function(command)
      local file = flags.scenario(command)
      if of.configure then of.configure(command, file) end
      flags.samples(command, of.unless)
      command:option("--format", table.concat(of.report.formats, ", ") .. "; by the ending of --output.")
        :argname "NAME":convert(formats.reader(of.report.formats))
      command:option("--output", "A file, written whole or not at all."):argname "PATH"
    end,
    run = function(request, console) return run(of, request, console) end,
  }
end

return reading

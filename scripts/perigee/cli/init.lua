--- The command line: a table of sub-commands.
local arguments = require "perigee.cli.arguments"
local commands = require "perigee.cli.commands"
local consoles = require "perigee.cli.console"

local cli = {}

local program = {
  name = "perigee",
  summary = "What large language models cost to run: scenarios, prices, how sure.",
  usage = "perigee COMMAND [arguments]",
  examples = {
    "perigee new support.lua",
    "perigee run support.lua",
    "perigee run --help",
  },
  commands = commands.list("perigee.cli.", {
    { "run", "Run a scenario: what each option costs, and how surely." },
    { "sweep", "Sweep assumptions: costs over ranges, lists and rows of catalogs." },
    { "explain", "Show how a figure comes about: formulas, values and sources." },
    { "breakeven", "Find where options cost the same, over one assumption." },
    { "sensitivity", "Say what drives a figure: elasticities, a tornado, shares of its variance." },
    { "decide", "Say which option to choose, what being wrong costs, what to measure next." },
    { "compare", "Compare two versions of a scenario: what moved, and which changes did it." },
    { "choose", "The cheapest way to serve, within bounds, and why others lost." },
    { "check", "Read a scenario and check its units on every path, without running." },
    { "new", "Write a commented scenario to start from." },
    { "repl", "A prompt: quantities are computed, scenarios are asked." },
    { "size", "Size a model: memory, devices, batch, speed, cost per token." },
    { "price", "The bill of a request, or of a month, row by row, at a date." },
    { "catalog", "List, show, compare and import dated prices, with their sources." },
  }),
}

cli.program = program

local function version()
  local ok, core = pcall(require, "perigee.core")
  return ok and type(core) == "table" and core.version or "(version unknown)"
end

local function answer_instead(console, instead)
  if instead.help then
    return console:write(instead.help .. "\n")
  elseif instead.version then
    return console:write("perigee " .. version() .. "\n")
  end
  return console:fail(2, instead.usage)
end

local function find(name)
  for _, command in ipairs(program.commands) do
    if command.name == name then
      return command
    end
  end
end

--- Runs the program.
---@param arg string[] the arguments
---@param world? table for tests: see console.new
---@return integer status 0 done, 1 the input, 2 the command line, 3 a limit
function cli.main(arg, world)
  local console = consoles.new(world)
  local given = table.move(arg, 1, #arg, 1, {})
  local request, instead = arguments.parse(program, given)
  if not request then
    return answer_instead(console, instead)
  end
  return find(request.command).run(request, console)
end

return cli

--- The command line: a table of sub-commands.
local arguments = require "perigee.cli.arguments"
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
  commands = {
    -- in parentheses: require gives two results
    (require "perigee.cli.run"), (require "perigee.cli.sweep"), (require "perigee.cli.breakeven"),
    (require "perigee.cli.sensitivity"), (require "perigee.cli.decide"), (require "perigee.cli.compare"),
    (require "perigee.cli.choose"), (require "perigee.cli.check"), (require "perigee.cli.new"),
    (require "perigee.cli.size"), (require "perigee.cli.price"), (require "perigee.cli.catalog"),
  },
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

--- `perigee repl`: a prompt at which quantities are computed and scenarios are asked.
local flags = require "perigee.cli.flags"
local values = require "perigee.cli.values"

local repl = {
  usage = "perigee repl [--as-of DATE] [--catalog DIR]...",
  examples = {
    "perigee repl",
    "echo 'perigee.quantity \"3 USD/hour\" * 24' | perigee repl",
  },
  notes = "What is typed runs with all of Lua, as with --trust; a file that perigee.run opens\n"
    .. "keeps its limits.  An expression prints its value, _ is the last one.",
}

--- Adds the command's flags.
function repl.configure(command)
  command:option("--as-of", "The day whose prices hold, YYYY-MM-DD; today unless told."):argname "DATE"
    :convert(values.day)
  flags.catalogs(command)
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function repl.run(request, console)
  local day = request.as_of or os.date "!%Y-%m-%d"
  return require "perigee.prompt".run(console, { day = day, catalogs = console:catalogs(request.catalog) })
end

return repl

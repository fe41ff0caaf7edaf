--- `perigee catalog`: what the catalogs hold.
local catalog = require "perigee.catalog"
local commands = require "perigee.cli.commands"

local command = {
  usage = "perigee catalog list|show|stale|diff|check|import [arguments]",
  examples = { "perigee catalog list --match gpt-4o", "perigee catalog show openai/gpt-4o" },
  commands = commands.list("perigee.cli.catalog.", {
    { "list", "List what the catalogs hold, with its prices." },
    { "show", "Show one entry: its prices from day to day, and their sources." },
    { "stale", "List prices in force that were read long ago, the oldest first." },
    { "diff", "Say what differs between two folders of catalogs." },
    { "check", "Say what is wrong with catalogs: of folders, or with those in use." },
    { "import", "Make catalogs of other files: price lists, tables, runs measured on your machine." },
  }),
}

-- The shipped catalogs, with the environment's and the given ones over them.
local function open(request, console)
  local shipped, message = catalog.shipped()
  if not shipped then
    return nil, message
  end
  return catalog.open { folders = { shipped, table.unpack(console:catalogs(request.catalog)) } }
end

local function run_on_book(inner, request, console)
  local book, message = open(request, console)
  if not book then
    return console:fail(1, message)
  end
  return inner.run(request, console, book)
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function command.run(request, console)
  local wanted = request.catalog_command
  if not wanted then
    return console:fail(2, "catalog: say list, show, stale, diff, check or import: see 'perigee catalog --help'")
  elseif wanted == "check" or wanted == "diff" then
    return require("perigee.cli.catalog." .. wanted).run(request, console)
  end
  return run_on_book(require("perigee.cli.catalog." .. wanted), request, console)
end

return command

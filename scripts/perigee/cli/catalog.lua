--- `perigee catalog`: what the catalogs hold.
local catalog = require "perigee.catalog"
local check = require "perigee.cli.catalog.check"
local diff = require "perigee.cli.catalog.diff"
local import = require "perigee.cli.catalog.import"
local list = require "perigee.cli.catalog.list"
local show = require "perigee.cli.catalog.show"
local stale = require "perigee.cli.catalog.stale"

local command = {
  name = "catalog",
  summary = "List, show, compare and import dated prices, with their sources.",
  usage = "perigee catalog list|show|stale|diff|check|import [arguments]",
  examples = { "perigee catalog list --match gpt-4o", "perigee catalog show openai/gpt-4o" },
  commands = { list, show, stale, diff, check, import },
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
    return ({ check = check, diff = diff })[wanted].run(request, console)
  end
  return run_on_book(({ list = list, show = show, stale = stale, import = import })[wanted], request, console)
end

return command

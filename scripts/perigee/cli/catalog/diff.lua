--- `perigee catalog diff A B`: what differs between two folders of catalogs.
local catalog = require "perigee.catalog"
local diff = require "perigee.catalog.diff"
local differences = require "perigee.report.differences"
local formats = require "perigee.cli.formats"
local json = require "perigee.report.json"

local command = {
  usage = "perigee catalog diff A B [--format NAME]",
  examples = { "perigee catalog diff last-year this-year", "perigee catalog diff shipped my-catalogs" },
}

--- Adds the command's arguments.
function command.configure(parser)
  parser:argument("A", "A folder of catalogs, the old one; or the word shipped."):target "old"
  parser:argument("B", "Another, the new one; or the word shipped."):target "new"
  parser:option("--format", "table or json."):argname "NAME":convert(formats.reader { "table", "json" })
end

local function open(name)
  local folder, message = name, nil
  if name == "shipped" then folder, message = catalog.shipped() end
  if not folder then return nil, message end
  return catalog.open { folders = { folder } }
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function command.run(request, console)
  local old, fault = open(request.old)
  local new, other = open(request.new)
  if not (old and new) then return console:fail(1, fault or other) end
  local made, message = diff.of(old, new)
  if not made then return console:fail(1, message) end
  if request.format == "json" then
    made.a, made.b = request.old, request.new
    return console:write(json.plain(made, { "a", "b", "added", "removed", "changed" }))
  end
  return console:write(differences.table(made, console:table_options()))
end

return command

--- `perigee catalog list`: what there is, with its prices.
local columns = require "perigee.report.columns"
local json = require "perigee.report.json"
local shared = require "perigee.cli.catalog.shared"
local style = require "perigee.report.style"

local LEAST_NAME = 16

local list = {
  name = "list",
  summary = "List what the catalogs hold, with its prices.",
  usage = "perigee catalog list [KIND] [--match WORD] [options]",
  examples = { "perigee catalog list --match gpt-4o",
               "perigee catalog list api-prices --as-of 2024-06-01" },
}

--- Adds the command's arguments.
function list.configure(command)
  command:argument("KIND", "A kind of catalog, as api-prices; all unless told."):target "kind"
    :args "?"
  command:option("--match", "A part of a name or of an alias."):argname "WORD"
  shared.configure(command)
end

local function heads(...)
  local row = { ... }
  for i, word in ipairs(row) do
    row[i] = { word, role = "heading", head = true }
  end
  return row
end

local function as_table(found, options)
  local cell = shared.cell
  local rows = { heads("name", "input", "output", "from") }
  for _, entry in ipairs(found) do
    rows[#rows + 1] = { cell(entry.name), cell(entry.input), cell(entry.output),
                        cell(entry.from) }
  end
  local lines = columns.render(rows, { align = { "left", "right", "right", "left" },
    most = options.columns, style = style.new(options), flexible = { { 1, LEAST_NAME } } })
  return table.concat(lines, "\n") .. "\n"
end

--- Runs the command.
---@param request table
---@param console table
---@param book table of catalogs
---@return integer status
function list.run(request, console, book)
  local found, message = book:list { kind = request.kind, match = request.match,
                                     as_of = request.as_of }
  if not found then
    return console:fail(1, message)
  elseif request.format == "json" then
    return console:write(json.plain({ entries = found }, { "entries" }))
  elseif #found == 0 then
    return console:fail(1, "nothing in the catalogs matches: see 'perigee catalog list'")
  end
  return console:write(as_table(found, console:table_options()))
end

return list

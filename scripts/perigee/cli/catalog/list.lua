--- `perigee catalog list`: what there is, with its prices.
local columns = require "perigee.report.columns"
local json = require "perigee.report.json"
local kinds = require "perigee.catalog.kinds"
local shared = require "perigee.cli.catalog.shared"
local style = require "perigee.report.style"
local text = require "perigee.report.text"

local LEAST_NAME = 16
local GAP = 2 -- between columns

local list = {
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

-- The kind that all entries are of, or nil.
local function common_kind(found)
  for _, entry in ipairs(found) do
    if entry.kind ~= found[1].kind then
      return nil
    end
  end
  return found[1].kind
end

-- What is shown beside the names: of one kind its first fields, of several which.
local function fields_for(found)
  local name = common_kind(found)
  if name == "api-prices" then
    return { "input", "output", "from" }
  end
  for _, kind in ipairs(name and kinds.list or {}) do
    if kind.name == name then
      return kind.listed
    end
  end
  return { "kind", "from" }
end

local function width_of(found, field)
  local width = utf8.len(field)
  for _, entry in ipairs(found) do
    width = math.max(width, text.width(shared.cell(entry[field])))
  end
  return width
end

-- As many of the fields as stand beside whole names; of prices all.
local function fitting(found, fields, most)
  local fit, used = {}, width_of(found, "name")
  for i, field in ipairs(fields) do
    used = used + GAP + width_of(found, field)
    if i > 1 and used > most and field ~= "output" and field ~= "from" then
      break
    end
    fit[i] = field
  end
  return fit
end

local function as_table(found, options)
  local fields = fitting(found, fields_for(found), options.columns or math.huge)
  local rows, align = { heads("name", table.unpack(fields)) }, { "left" }
  for i, field in ipairs(fields) do
    align[i + 1] = (field == "from" or field == "kind") and "left" or "right"
  end
  for _, entry in ipairs(found) do
    local row = { shared.cell(entry.name) }
    for i, field in ipairs(fields) do
      row[i + 1] = shared.cell(entry[field])
    end
    rows[#rows + 1] = row
  end
  local lines = columns.render(rows, { align = align, most = options.columns,
    style = style.new(options), flexible = { { 1, LEAST_NAME } } })
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

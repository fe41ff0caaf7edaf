--- `perigee catalog stale`: prices in force that were read long ago.
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local json = require "perigee.report.json"
local shared = require "perigee.cli.catalog.shared"
local stale = require "perigee.catalog.stale"
local style = require "perigee.report.style"
local text = require "perigee.report.text"
local values = require "perigee.cli.values"

local LEAST_NAME = 24

local command = {
  usage = "perigee catalog stale [KIND] [--days N] [options]",
  examples = { "perigee catalog stale", "perigee catalog stale machines --days 365 --as-of 2026-10-01" },
}

--- Adds the command's arguments.
function command.configure(parser)
  parser:argument("KIND", "A kind of catalog, as machines; all with dated rows unless told."):target "kind"
    :args "?"
  parser:option("--days", ("Read more than N days ago; %d unless told."):format(stale.DAYS)):argname "N"
    :convert(values.count("--days", 0, "365"))
  shared.configure(parser)
end

local function number(count)
  return format.number(count, { certain = true, trim = true })
end

local function summary(found)
  local was = #found.rows == 1 and "was" or "were"
  local line = ("%s of %s rows in force on %s %s read more than %s days before."):format(
    #found.rows == 0 and "None" or number(#found.rows), number(found.in_force), found.as_of, was, number(found.days))
  if found.undated > 0 then
    line = line .. (" %s say no day."):format(number(found.undated))
  end
  return line
end

-- Rows one after another that were read on one day from one source.
local function groups_of(rows)
  local groups = {}
  for _, row in ipairs(rows) do
    local last = groups[#groups]
    if not last or last[1].as_of ~= row.as_of or last[1].source ~= row.source then
      last = {}
      groups[#groups + 1] = last
    end
    last[#last + 1] = row
  end
  return groups
end

local function heading(row)
  return ("%s days, read on %s: %s"):format(number(row.days), shared.cell(row.as_of), shared.cell(row.source))
end

local function group_lines(group, options, paint)
  local lines, cells = {}, {}
  for i, line in ipairs(text.wrap(heading(group[1]), options.columns - 2)) do
    lines[i] = paint:paint((i > 1 and "  " or "") .. line, "heading")
  end
  for i, row in ipairs(group) do
    local name = shared.cell(row.name) .. (row.region and (" (%s)"):format(shared.cell(row.region)) or "")
    cells[i] = { "", name, row.from and "from " .. shared.cell(row.from) or "" }
  end
  local rows = columns.render(cells, { align = {}, least = { 4 }, gaps = { 0, 0 }, most = options.columns,
                                       style = paint, flexible = { { 2, LEAST_NAME } } })
  return table.move(rows, 1, #rows, #lines + 1, lines)
end

local function body_of(found, options)
  local lines, paint = {}, style.new(options)
  for _, group in ipairs(groups_of(found.rows)) do
    local own = group_lines(group, options, paint)
    table.move(own, 1, #own, #lines + 1, lines)
  end
  lines[#lines + 1] = #lines > 0 and "" or nil
  local last = text.wrap(summary(found), options.columns)
  return table.concat(table.move(last, 1, #last, #lines + 1, lines), "\n") .. "\n"
end

local ROW = { "kind", "name", "region", "from", "as_of", "days", "source" }

--- Runs the command.
---@param request table
---@param console table
---@param book table of catalogs
---@return integer status
function command.run(request, console, book)
  local found, message = stale.of(book, { kind = request.kind, as_of = request.as_of, days = request.days })
  if not found then
    return console:fail(1, message)
  elseif request.format == "json" then
    return console:write(json.plain(found, { "as_of", "days", "in_force", "undated", "rows", table.unpack(ROW) }))
  end
  return console:write(body_of(found, console:table_options()))
end

return command

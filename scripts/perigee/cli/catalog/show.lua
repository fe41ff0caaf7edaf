--- `perigee catalog show NAME`: an entry's prices from day to day, and their sources.
local date = require "perigee.catalog.date"
local dated = require "perigee.catalog.dated"
local json = require "perigee.report.json"
local kinds = require "perigee.catalog.kinds"
local rent = require "perigee.catalog.rent"
local shared = require "perigee.cli.catalog.shared"
local style = require "perigee.report.style"
local text = require "perigee.report.text"

local show = {
  usage = "perigee catalog show NAME [options]",
  examples = { "perigee catalog show openai/gpt-4o",
               "perigee catalog show openai/gpt-4o --as-of 2024-10-02 --format json" },
}

local KEYS = { "name", "kind", "provider", "model", "mode", "aliases", "rows" }

-- What a row says first and last; prices stand between, by name.
local FIRST, LAST = { "via", "input", "output" }, { "tiers", "whole", "source", "as_of", "note" }

-- What a machine or a box is, whatever its price.
local ABOUT = { "accelerator", "count", "memory", "host", "vcpu", "ram", "service", "power" }

-- What a row says that is not a price, or that is shown elsewhere.
local ASIDE = { from = true, to = true, line = true, file = true, name = true, provider = true,
                model = true, mode = true }

local LABELS = { as_of = "read on", whole = "whole machine", target = "leads to" }

--- Adds the command's arguments.
function show.configure(command)
  command:argument("NAME", "As openai/gpt-4o, an alias, or without the provider."):target "name"
  shared.configure(command)
end

local function sorted_others(row, taken)
  local others = {}
  for key in pairs(row) do
    others[#others + 1] = not taken[key] and not ASIDE[key] and key or nil
  end
  table.sort(others)
  return others
end

-- The fields of a row in the order in which they are shown.
local function fields_of(row)
  local fields, taken = {}, {}
  for _, list in ipairs { FIRST, LAST } do
    for _, key in ipairs(list) do
      taken[key] = true
    end
  end
  for _, list in ipairs { FIRST, sorted_others(row, taken), LAST } do
    for _, key in ipairs(list) do
      fields[#fields + 1] = row[key] ~= nil and key or nil
    end
  end
  return fields
end

-- Names with what each says: "on_demand 1.08 USD/hour, spot 0.40 USD/hour".
local function named_text(value)
  local parts = {}
  for i, key in ipairs(sorted_others(value, {})) do
    parts[i] = shared.cell(key) .. " " .. shared.cell(value[key])
  end
  return table.concat(parts, ", ")
end

-- When a part holds: past a bound, from one on, or at a time of day.
local function bounds_of(part)
  if part.above ~= nil then
    return "above " .. shared.cell(part.above)
  end
  return "from " .. shared.cell(part.from) .. (part.to and " to " .. shared.cell(part.to) .. " UTC" or "")
end

-- The text of a field; of tiers and their like, what each says, one after another.
local function text_of(value)
  if type(value) ~= "table" then
    return shared.cell(value)
  elseif #value == 0 then
    return named_text(value)
  end
  local parts = {}
  for i, part in ipairs(value) do
    local said = { bounds_of(part) }
    for _, key in ipairs(sorted_others(part, { above = true, from = true, to = true })) do
      said[#said + 1] = key .. " " .. shared.cell(part[key])
    end
    parts[i] = table.concat(said, ", ")
  end
  return table.concat(parts, "; ")
end

local function days_of(row)
  if not row.from then
    return nil -- what has no day holds on all
  end
  return row.to and shared.cell(row.from) .. " until " .. shared.cell(row.to)
         or "from " .. shared.cell(row.from)
end

local function add_field(lines, label, body, width, most)
  for i, line in ipairs(text.wrap(body, most - width - 4)) do
    lines[#lines + 1] = "  " .. text.pad(i == 1 and label or "", width) .. "  " .. line
  end
end

-- The columns that the labels of all rows take.
local function label_width(entry)
  local width = entry.accelerator and #"accelerator" or 0
  for _, row in ipairs(entry.rows) do
    for _, key in ipairs(fields_of(row)) do
      width = math.max(width, #(LABELS[key] or key))
    end
  end
  return width
end

local function as_text(entry, options)
  local paint, width = style.new(options), label_width(entry)
  local lines = { paint:paint(shared.cell(entry.name), "title") }
  if #(entry.aliases or {}) > 0 then
    add_field(lines, "also", shared.cell(table.concat(entry.aliases, ", ")), width, options.columns)
  end
  for _, key in ipairs(ABOUT) do
    if entry[key] ~= nil then
      add_field(lines, key, shared.cell(entry[key]), width, options.columns)
    end
  end
  for _, row in ipairs(entry.rows) do
    lines[#lines + 1] = ""
    local days = days_of(row)
    lines[#lines + 1] = days and paint:paint(days, "heading")
    for _, key in ipairs(fields_of(row)) do
      add_field(lines, LABELS[key] or key, text_of(row[key]), width, options.columns)
    end
  end
  return table.concat(lines, "\n") .. "\n"
end

local function in_force(rows, day)
  local found = {}
  for _, row in ipairs(rows) do
    local holds = not row.from or dated.holds(row) and row.from <= day and (not row.to or day < row.to)
    found[#found + 1] = holds and row or nil
  end
  return found
end

-- Adds what the whole machine costs to rows that price accelerators alone, on the day that
-- is asked for, today, or the first of theirs.
local function add_whole(book, entry, as_of)
  local today = date.today()
  for _, row in ipairs(entry.kind == "machines" and entry.rows or {}) do
    local holds = row.from <= today and (not row.to or today < row.to)
    local shown = {}
    for _, name in ipairs(rent.commitments) do shown[name] = row[name] end
    local changed = kinds.by_name.machines.complete(shown, entry, row, function(name, region)
      return book:entry("machines", name, { as_of = as_of or holds and today or row.from, region = region })
    end)
    row.whole = changed and next(shown) and shown or nil
  end
  return entry
end

-- An entry, with the rows of a day alone where one is given: of a price the one.
local function find(book, request)
  local entry, message = book:show(request.name)
  if not entry or not request.as_of then
    return entry, message
  end
  local row
  if entry.kind ~= "api-prices" then
    entry.rows = in_force(entry.rows, request.as_of)
    if entry.rows[1] then
      return entry
    end
    row, message = book:entry(entry.kind, entry.name, { as_of = request.as_of })
    return row, message
  end
  row, message = book:price(request.name, request.as_of)
  if not row then
    return nil, message
  end
  entry.rows = { row }
  return entry
end

--- Runs the command.
---@param request table
---@param console table
---@param book table of catalogs
---@return integer status
function show.run(request, console, book)
  local entry, message = find(book, request)
  if not entry then
    return console:fail(1, message)
  end
  entry = add_whole(book, entry, request.as_of)
  if request.format == "json" then
    return console:write(json.plain(entry, KEYS))
  end
  return console:write(as_text(entry, console:table_options()))
end

return show

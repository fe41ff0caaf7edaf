--- What differs between two folders of catalogs, for a terminal.
local format = require "perigee.report.format"
local kinds = require "perigee.catalog.kinds"
local style = require "perigee.report.style"
local text = require "perigee.report.text"

local MANY = 12 -- entries of a kind on one side alone: more are counted

local differences = {}

local function escape(value)
  return text.escape(tostring(value))
end

local function times(ratio)
  return ratio and ratio ~= 1 and (" (x %s)"):format(format.number(ratio, { digits = 3, trim = true })) or ""
end

local function field_text(one)
  if one.old == nil then return ("%s: %s, new"):format(one.field, escape(one.new)) end
  if one.new == nil then return ("%s: %s, no more"):format(one.field, escape(one.old)) end
  return ("%s: %s, was %s%s"):format(one.field, escape(one.new), escape(one.old), times(one.ratio))
end

-- What a whole row says, in the order of its kind's fields, without its dates and notes.
local ASIDE = { from = true, region = true, note = true, as_of = true, aliases = true }

local function row_text(row, kind)
  local parts = {}
  for _, name in ipairs(kinds.by_name[kind].fields) do
    local value = row[name]
    if value ~= nil and type(value) ~= "table" and not ASIDE[name] then
      parts[#parts + 1] = ("%s %s"):format(name, escape(value))
    end
  end
  return table.concat(parts, ", ")
end

local function place_of(row)
  local where = row.region and escape(row.region) .. ", " or ""
  return where .. (row.from and "from " .. escape(row.from) or "the entry")
end

local function add(lines, indent, body, columns)
  for i, line in ipairs(text.wrap(body, columns - indent - 2)) do
    lines[#lines + 1] = (" "):rep(i == 1 and indent or indent + 2) .. line
  end
end

local function add_change(lines, change, kind, columns)
  local place = place_of(change)
  if change.row then
    return add(lines, 4, ("%s: row %s: %s"):format(place, change.change, row_text(change.row, kind)), columns)
  elseif change.change == "ended" then
    return add(lines, 4, ("%s: ended on %s"):format(place, escape(change.fields[1].new)), columns)
  end
  for _, one in ipairs(change.fields) do
    add(lines, 4, (change.from and place .. ": " or "") .. field_text(one), columns)
  end
end

local function of_kind(list, kind)
  local own = {}
  for _, entry in ipairs(list) do
    if entry.kind == kind then own[#own + 1] = entry end
  end
  return own
end

local function counted(lines, own, sign)
  lines[#lines + 1] = ("  %s %s entries"):format(sign, format.number(#own, { certain = true, trim = true }))
end

local function add_new(lines, list, kind, columns)
  local own = of_kind(list, kind)
  if #own > MANY then return counted(lines, own, "+") end
  for _, entry in ipairs(own) do
    local latest = entry.rows[#entry.rows]
    add(lines, 2, ("+ %s: %s%s"):format(escape(entry.name), latest.from and place_of(latest) .. ": " or "",
                                        row_text(latest, kind)), columns)
  end
end

-- Those that are gone are named alone.
local function add_gone(lines, list, kind, columns)
  local own, names = of_kind(list, kind), {}
  if #own > MANY then return counted(lines, own, "-") end
  for i, entry in ipairs(own) do names[i] = escape(entry.name) end
  if #names > 0 then add(lines, 2, "- " .. table.concat(names, ", "), columns) end
end

local function add_changed(lines, list, kind, columns)
  for _, entry in ipairs(of_kind(list, kind)) do
    lines[#lines + 1] = "  ~ " .. escape(entry.name)
    for _, one in ipairs(entry.fields) do add(lines, 4, field_text(one), columns) end
    for _, change in ipairs(entry.rows) do add_change(lines, change, kind, columns) end
  end
end

-- The kinds that differ, in the order in which they were compared.
local function kinds_of(made)
  local order, seen = {}, {}
  for _, name in ipairs(kinds.names) do
    for _, list in ipairs { made.added, made.removed, made.changed } do
      for _, entry in ipairs(list) do
        if entry.kind == name and not seen[name] then
          seen[name], order[#order + 1] = true, name
        end
      end
    end
  end
  return order
end

local function count_rows(made)
  local counts = { added = 0, removed = 0, ended = 0, changed = 0 }
  for _, entry in ipairs(made.changed) do
    for _, change in ipairs(entry.rows) do counts[change.change] = counts[change.change] + 1 end
  end
  return counts
end

local function summary(made)
  if #made.added + #made.removed + #made.changed == 0 then return "Nothing differs." end
  local rows = count_rows(made)
  local said = ("Entries: %d added, %d removed, %d changed"):format(#made.added, #made.removed, #made.changed)
  if #made.changed == 0 then return said .. "." end
  return said .. (", with rows: %d added, %d removed, %d ended, %d changed."):format(rows.added, rows.removed,
    rows.ended, rows.changed)
end

--- The differences as text.
---@param made table as perigee.catalog.diff gives them
---@param options table of the terminal report
---@return string
function differences.table(made, options)
  local lines, paint = {}, style.new(options)
  for _, kind in ipairs(kinds_of(made)) do
    lines[#lines + 1] = paint:paint(kind, "heading")
    add_new(lines, made.added, kind, options.columns)
    add_gone(lines, made.removed, kind, options.columns)
    add_changed(lines, made.changed, kind, options.columns)
    lines[#lines + 1] = ""
  end
  local last = text.wrap(summary(made), options.columns)
  return table.concat(table.move(last, 1, #last, #lines + 1, lines), "\n") .. "\n"
end

return differences

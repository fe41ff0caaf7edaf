--- Rows in force that were read long ago.
local date = require "perigee.catalog.date"
local dated = require "perigee.catalog.dated"
local freshness = require "perigee.catalog.freshness"
local kinds = require "perigee.catalog.kinds"

local stale = {}

stale.DAYS = 90 -- that a price may be old, unless told otherwise

local function in_force(row, day)
  return not row.from or dated.holds(row) and row.from <= day and (not row.to or day < row.to)
end

local function item_of(entry, row, days)
  return { kind = entry.kind, name = entry.name, region = row.region, from = row.from, as_of = freshness.read_on(row),
           days = days, source = row.source }
end

local function add_entry(found, entry, day, most)
  for _, row in ipairs(entry.rows) do
    local days = in_force(row, day) and freshness.days(row, day)
    if days then
      found.in_force = found.in_force + 1
      if days > most then found.rows[#found.rows + 1] = item_of(entry, row, days) end
    elseif days == nil then
      found.undated = found.undated + 1
    end
  end
end

-- The kinds that are looked at: one, or those whose rows are prices.
local function wanted(name)
  if name then return { name } end
  local names = {}
  for _, kind in ipairs(kinds.list) do
    names[#names + 1] = kind.dated and kind.name or nil
  end
  return names
end

local function add_kind(found, book, kind, day, most)
  local listed, message = book:list { kind = kind }
  for _, each in ipairs(listed or {}) do
    local entry, fault = book:show(each.name, { kind = kind })
    if not entry then return fault end
    add_entry(found, entry, day, most)
  end
  return message
end

local function older(a, b)
  if a.days ~= b.days then return a.days > b.days end
  if a.source ~= b.source then return a.source < b.source end
  if a.name ~= b.name then return a.name < b.name end
  return (a.region or "") < (b.region or "")
end

--- The rows in force on a day that were read more than some days before, the oldest first.
---@param book perigee.book
---@param options? { kind?: string, as_of?: string, days?: integer } all kinds of dated rows, today, and
--  stale.DAYS unless told
---@return table? found { as_of, days, in_force: how many were looked at, undated: how many say no day, rows: list
--  of { kind, name, region, from, as_of, days, source } }
---@return string? message
function stale.of(book, options)
  options = options or {}
  local found = { as_of = options.as_of or date.today(), days = options.days or stale.DAYS, in_force = 0, undated = 0,
                  rows = {} }
  for _, kind in ipairs(wanted(options.kind)) do
    local message = add_kind(found, book, kind, found.as_of, found.days)
    if message then return nil, message end
  end
  table.sort(found.rows, older)
  return found
end

return stale

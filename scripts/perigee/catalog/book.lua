--- A book of catalogs: what its entries say on a day.
local arguments = require "perigee.catalog.arguments"
local date = require "perigee.catalog.date"
local dated = require "perigee.catalog.dated"
local Finder = require "perigee.catalog.finder"
local kinds = require "perigee.catalog.kinds"
local near = require "perigee.near"
local prices = require "perigee.catalog.prices"
local schema = require "perigee.catalog.schema"
local targets = require "perigee.catalog.targets"

---@class perigee.book: perigee.finder
local Book = setmetatable({}, { __index = Finder })
Book.__index = Book

local book = {}

--- Opens folders, the later ones laid over the earlier; reads no file yet.
---@param folders string[]
---@return perigee.book?
---@return string? message
function book.open(folders)
  local shelves, message = Finder.open(folders)
  return shelves and setmetatable(shelves, Book), message
end

-- A copy for a caller, without the line that a table may carry as [0].
local function copy(value)
  if type(value) ~= "table" then
    return value
  end
  local twin = {}
  for key, item in pairs(value) do
    if key ~= 0 then
      twin[key] = copy(item)
    end
  end
  return twin
end

local function day_of(as_of)
  local day = as_of or date.today()
  local fault = date.fault(day)
  if fault then
    return nil, fault
  end
  return day
end

-- The row of an entry on a day as a copy, with what the entry says of itself.
local function as_record(kind, entry, row)
  local record = copy(row)
  for _, field in ipairs(kind.head) do
    if record[field] == nil and field ~= "aliases" then
      record[field] = copy(entry[field])
    end
  end
  record.name, record.file = entry.name, entry.file
  if kind.owner then
    record[kind.owner] = entry[kind.owner]
  end
  return record
end

--- The price of a model on a day.
-- The row comes as a copy, with the fields of its catalog and `name`
-- ("openai/gpt-4o"), `provider`, `model`, `mode`, `file` and `line`.
---@param name string `provider/name`, an alias, or either without the provider where unique
---@param as_of? string YYYY-MM-DD; today unless told
---@return table? row
---@return string? message
function Book:price(name, as_of)
  local row, message = self:entry(prices.name, name, { as_of = as_of })
  if row then
    row.model = row.name:sub(#row.provider + 2)
  end
  return row, message
end

local ENTRY_OPTIONS = { "as_of", "region" }

local function kind_of(name)
  local kind = kinds.by_name[name]
  if not kind then
    return nil, ("unknown kind of catalog '%s'%s"):format(tostring(name), near.hint(name, kinds.names))
  end
  return kind
end

-- What a floating alias leads to on a day, under the alias' own name; `target` is the model.
function Book:through(kind, entry, row, day)
  local alias = entry
  for _ = 1, targets.HOPS do
    local target, message = self:shelved(kind, schema.fold(alias[kind.owner] .. "/" .. row.target))
    if not target then
      return nil, message or ("%s leads to '%s', which is in no catalog"):format(alias.name, row.target)
    end
    entry, row, message = target, kind:row(target, day)
    if not row then
      return nil, ("%s leads to %s: %s"):format(alias.name, entry.name, message)
    elseif not row.target then
      local record = as_record(kind, entry, row)
      record.name, record.target = alias.name, record.name
      return record
    end
  end
  return nil, ("%s leads on through too many aliases"):format(alias.name)
end

--- An entry of any kind as one flat record: of a dated kind what holds on a day,
-- the row's fields and the entry's together; with `name` ("aws/p4d.24xlarge"), its
-- owner (`provider`, `vendor` ...), `source`, `file` and `line`.
---@param kind_name string "machines", "models", "accelerators" ...
---@param name string `owner/name`, an alias, or either without the owner where unique
---@param options? { as_of?: string, region?: string } today, and the file's default_region, unless told
---@return table? record a copy
---@return string? message
function Book:entry(kind_name, name, options)
  options = arguments.check("book:entry", options, ENTRY_OPTIONS)
  local kind, unknown_kind = kind_of(kind_name)
  local day, fault = day_of(options.as_of)
  if not (kind and day) then
    return nil, unknown_kind or fault
  elseif options.region ~= nil and type(options.region) ~= "string" then
    return nil, ("a region is a text, not a %s"):format(type(options.region))
  end
  local entry, unknown = self:find(kind, name)
  if not entry then
    return nil, unknown
  end
  local row, missing = kind:row(entry, day, options.region)
  if not row then
    return nil, missing
  elseif row.target then
    return self:through(kind, entry, row, day)
  end
  return as_record(kind, entry, row)
end

-- The days of a row that lie in the span of another, as a copy under the other's name.
local function within(record, row, name)
  if row.from > record.from then record.from = row.from end
  if row.to and (not record.to or row.to < record.to) then record.to = row.to end
  record.target, record.name = record.name, name
  return record
end

-- Adds the rows until a day to a list; those that lead to another entry by what it said.
local function add_rows(self, into, kind, entry, day, options)
  local rows, fault = dated.until_day(entry, day, options.region)
  for _, row in ipairs(rows or {}) do
    if not row.target then
      into[#into + 1] = as_record(kind, entry, row)
    elseif options.hops > 0 then
      local target = self:shelved(kind, schema.fold(entry[kind.owner] .. "/" .. row.target))
      local found = {}
      if target then add_rows(self, found, kind, target, day, { hops = options.hops - 1 }) end
      for _, record in ipairs(found) do
        local overlaps = (not row.to or record.from < row.to) and (not record.to or row.from < record.to)
        if overlaps then into[#into + 1] = within(record, row, entry.name) end
      end
    end
  end
  return rows and into, fault
end

--- What an entry of a dated kind said until a day: its rows of one region, the earliest
-- first, as copies; of a floating alias the rows of what it led to.
---@param kind_name string "api-prices", "machines" ...
---@param name string as for book:entry
---@param options? { as_of?: string, region?: string }
---@return table[]? rows
---@return string? message
function Book:history(kind_name, name, options)
  options = arguments.check("book:history", options, ENTRY_OPTIONS)
  local kind, unknown_kind = kind_of(kind_name)
  local day, fault = day_of(options.as_of)
  if not (kind and day) then
    return nil, unknown_kind or fault
  elseif not kind.dated then
    return nil, ("%s have no dates, and so no history"):format(kind.name)
  end
  local entry, unknown = self:find(kind, name)
  if not entry then
    return nil, unknown
  end
  return add_rows(self, {}, kind, entry, day, { region = options.region, hops = targets.HOPS })
end

local function matches(entry, text)
  if schema.fold(entry.name):find(text, 1, true) then
    return true
  end
  for _, alias in ipairs(entry.aliases) do
    if schema.fold(alias):find(text, 1, true) then
      return true
    end
  end
  return false
end

-- The row to list: that of the day, or without a day today's or else the last that held.
local function listed_row(kind, entry, options)
  local row = kind:row(entry, options.as_of or date.today(), options.region)
  if row or options.as_of or options.region then
    return row
  end
  local held = dated.sorted(entry.rows, true)
  return held[#held] or entry.rows[#entry.rows]
end

local function list_kind(found, index, kind, options, entry_of)
  local text = schema.fold(options.match or "")
  for _, key in ipairs(schema.keys(index.entries)) do
    local entry = index.entries[key]
    local row = matches(entry, text) and listed_row(kind, entry, options)
    if row then
      local shown = {
        kind = kind.name, name = entry.name, region = row.region, from = row.from, to = row.to,
        source = row.source, file = entry.file,
      }
      for _, field in ipairs(kind.listed) do
        shown[field] = row[field] == nil and entry[field] or row[field]
      end
      if kind.complete then
        kind.complete(shown, entry, row, entry_of)
      end
      found[#found + 1] = shown
    end
  end
end

local LIST_OPTIONS = { "as_of", "kind", "match", "region" }

local function wanted_kinds(name)
  if name == nil then
    return kinds.list
  end
  local kind, message = kind_of(name)
  return kind and { kind }, message
end

--- What the catalogs hold, by kind and name.
-- With `as_of` only what has a row on that day; without it everything, with the
-- row of today or, where none is in force, the last.
-- With `region` only what has a row there.
---@param options? { kind?: string, match?: string, as_of?: string, region?: string } match: a part of a
--  name or alias
---@return table[]? entries { kind, name, region, from, to, source, file } and the fields that its kind
--  lists: { mode, input, output } of a price, { accelerator, count, on_demand ... } of a machine
---@return string? message
function Book:list(options)
  options = arguments.check("book:list", options, LIST_OPTIONS)
  local day, fault = day_of(options.as_of)
  local wanted, unknown = wanted_kinds(options.kind)
  if not (day and wanted) then
    return nil, fault or unknown
  end
  local found = {}
  for _, kind in ipairs(wanted) do
    local index, message = self:index(kind)
    if not index then
      return nil, message
    end
    list_kind(found, index, kind, options, function(name, region)
      return self:entry(kind.name, name, { as_of = options.as_of, region = region })
    end)
  end
  return found
end

local SHOW_OPTIONS = { "kind" }

--- An entry with all its rows, as a copy; an entry of an undated kind has one row,
-- without dates.  Where several kinds have the name, the first of kinds.list is
-- shown: `kind` asks for another.
---@param name string as for book:entry
---@param options? { kind?: string } that kind alone
---@return table? entry { kind, name, aliases, rows, file, line ... }
---@return string? message
function Book:show(name, options)
  options = arguments.check("book:show", options, SHOW_OPTIONS)
  local wanted, fault = wanted_kinds(options.kind)
  if not wanted then
    return nil, fault
  end
  local entry, message = self:find_any(wanted, name)
  return entry and copy(entry), message
end

return book

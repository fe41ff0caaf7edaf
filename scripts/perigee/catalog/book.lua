--- A book of catalogs: folders laid over one another, and the lookups in them.
local arguments = require "perigee.catalog.arguments"
local date = require "perigee.catalog.date"
local dated = require "perigee.catalog.dated"
local kinds = require "perigee.catalog.kinds"
local layers = require "perigee.catalog.layer"
local names = require "perigee.catalog.names"
local near = require "perigee.near"
local prices = require "perigee.catalog.prices"
local schema = require "perigee.catalog.schema"
local targets = require "perigee.catalog.targets"

---@class perigee.book
local Book = {}
Book.__index = Book

local book = {}

--- Opens folders, the later ones laid over the earlier; reads no file yet.
---@param folders string[]
---@return perigee.book?
---@return string? message
function book.open(folders)
  local self = { layers = {}, shelves = {}, indexes = {} }
  for i, folder in ipairs(folders) do
    local layer, message = layers.open((folder:gsub("(.)/+$", "%1")))
    if not layer then
      return nil, message
    end
    self.layers[i] = layer
  end
  return setmetatable(self, Book)
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

-- What an entry replaces keeps its aliases: they are other names of the key.
local function replace(old, entry)
  if not old then
    return entry
  end
  local twin = {}
  for key, item in pairs(entry) do
    twin[key] = item
  end
  twin.aliases = table.move(old.aliases, 1, #old.aliases, 1, {})
  local known = {}
  for _, alias in ipairs(old.aliases) do
    known[schema.fold(alias)] = true
  end
  for _, alias in ipairs(entry.aliases) do
    if not known[schema.fold(alias)] then
      twin.aliases[#twin.aliases + 1] = alias
    end
  end
  return twin
end

-- Names win over aliases within a folder; whatever a later folder says wins.
local function overlay(shelf, kind, entries)
  for _, entry in ipairs(entries) do
    for _, alias in ipairs(entry.aliases) do
      local word = kind.owner and entry[kind.owner] .. "/" .. alias or alias
      shelf.words[schema.fold(word)] = { text = word, key = schema.fold(entry.name) }
    end
  end
  for _, entry in ipairs(entries) do
    local key = schema.fold(entry.name)
    shelf.entries[key] = replace(shelf.entries[key], entry)
    shelf.words[key] = { text = entry.name, key = key }
  end
end

-- One owner's entries, and the words that lead to them.  The owner of a kind
-- without owners is "".
function Book:shelf(kind, owner)
  local id = kind.name .. ":" .. owner
  if self.shelves[id] then
    return self.shelves[id]
  end
  local shelf = { entries = {}, words = {} }
  for _, layer in ipairs(self.layers) do
    local entries, message = layer:entries(kind, owner ~= "" and owner or nil)
    if not entries then
      return nil, message
    end
    overlay(shelf, kind, entries)
  end
  self.shelves[id] = shelf
  return shelf
end

function Book:owners(kind)
  local owners = {}
  if not kind.owner then
    return { [""] = true }
  end
  for _, layer in ipairs(self.layers) do
    local entries, message = layer:entries(kind)
    if not entries then
      return nil, message
    end
    for _, entry in ipairs(entries) do
      owners[schema.fold(entry[kind.owner])] = true
    end
  end
  return owners
end

-- Adds a shelf's words to the index, by the word without its owner as well.
local function add_words(index, owner, shelf)
  for _, full in ipairs(schema.keys(shelf.words)) do
    local word = shelf.words[full]
    local short = owner == "" and full or full:sub(#owner + 2)
    index.full[full] = word
    index.short[short] = index.short[short] or {}
    table.insert(index.short[short], word)
  end
  for key, entry in pairs(shelf.entries) do
    index.entries[key] = entry
  end
end

-- Every owner's words: reads each file of the kind.
function Book:index(kind)
  if self.indexes[kind] then
    return self.indexes[kind]
  end
  local owners, message = self:owners(kind)
  if not owners then
    return nil, message
  end
  local index = { owners = owners, entries = {}, full = {}, short = {} }
  for _, owner in ipairs(schema.keys(owners)) do
    local shelf, fault = self:shelf(kind, owner)
    if not shelf then
      return nil, fault
    end
    add_words(index, owner, shelf)
  end
  index.ids = names.ids(index.entries)
  if kind.loose then
    index.loose = names.index(kind, index.entries)
    index.publishers = names.publishers(owners, index.entries)
  end
  self.indexes[kind] = index
  return index
end

-- What to compare an unknown name with, and what to show for it: the names of
-- the owner that it gives, or full names if it gives another, or short names.
local function candidates(index, key)
  local owner, rest = key:match("^([^/]+)/(.+)$")
  local shown = {}
  if owner and index.owners[owner] then
    for full, word in pairs(index.full) do
      if full:sub(1, #owner + 1) == owner .. "/" then
        shown[full:sub(#owner + 2)] = { word }
      end
    end
    return rest, shown
  elseif owner then
    for full, word in pairs(index.full) do
      shown[full] = { word }
    end
    return key, shown
  end
  return key, index.short
end

local MOST = 3 -- names in a hint

local function hint(index, key)
  local word, shown = candidates(index, key)
  local found = {}
  for _, name in ipairs(near.names(word, schema.keys(shown), MOST)) do
    for _, meant in ipairs(shown[name]) do
      if #found < MOST then
        found[#found + 1] = meant.text
      end
    end
  end
  return #found > 0 and ": did you mean " .. near.join(found) .. "?" or ""
end

-- The entry that a name without an owner means; nil where there is none, nil and
-- a message where there are several.
local function by_short_name(index, kind, key, name)
  local words = index.short[key]
  if not words then
    return nil
  end
  local texts = {}
  for i, word in ipairs(words) do
    texts[i] = word.text
  end
  if #texts > 1 then
    return nil, ("%s '%s' is ambiguous: write %s"):format(kind.noun, name, near.join(texts))
  end
  return index.entries[words[1].key]
end

-- The entry of a folded name that gives its owner; opens that owner's files only.
function Book:shelved(kind, key)
  local owner = not kind.owner and "" or key:match("^([^/]+)/.")
  local shelf, message = nil, nil
  if owner then
    shelf, message = self:shelf(kind, owner)
  end
  local word = shelf and shelf.words[key]
  return word and shelf.entries[word.key], message
end

-- The entry whose pattern fits a folded name, of the owner that it gives or of the one
-- owner that has such a pattern.
function Book:matching(kind, key, name)
  local owner, rest = key:match "^([^/]+)/(.+)$"
  local index = self:index(kind)
  local own = index.owners[owner] and names.matching(rest, self:shelf(kind, owner).entries)
  if own then
    return own
  end
  local found = {}
  for _, each in ipairs(schema.keys(index.owners)) do
    local entry = names.matching(key, self:shelf(kind, each).entries)
    found[entry and entry.name or 0] = entry
  end
  return names.only(kind, name, found)
end

-- The entry of a folded name as it is; nil where there is none, nil and a message
-- where a file is at fault or the name fits several.
function Book:exact(kind, key, name)
  local entry, fault = self:shelved(kind, key)
  if entry or fault then
    return entry, fault
  end
  local index, message = self:index(kind)
  if not index then
    return nil, message
  end
  entry, fault = names.only(kind, name, index.ids[key])
  if entry or fault then
    return entry, fault
  end
  return by_short_name(index, kind, key, name)
end

local function key_of(name)
  return schema.fold(name:match("^%s*(.-)%s*$"))
end

-- The entry of a spelling, exact or loose.
function Book:spelt(kind, key, name)
  local entry, message = self:exact(kind, key, name)
  if entry or message then
    return entry, message
  end
  return names.only(kind, name, self:index(kind).loose[names.loose(key)])
end

-- The entry of a name that nothing has as it is, of a loose kind.
function Book:loosely(kind, key, name)
  local index = self:index(kind)
  local spellings = kind.variants and kind.variants(key, index.publishers) or {}
  table.insert(spellings, 1, key)
  for _, spelling in ipairs(spellings) do
    local entry, message = self:spelt(kind, spelling, name)
    if entry or message then
      return entry, message
    end
  end
  for _, spelling in ipairs(kind.partial and spellings or {}) do
    local entry, message = names.only(kind, name, names.having(spelling, index.entries))
    if entry or message then
      return entry, message
    end
  end
end

--- The entry of a name: `owner/name`, an alias, or either without its owner
-- where that is unique; letter case, and - and _, do not count.  A kind that is `loose`
-- knows further spellings (names.lua, kind.variants), and, where it is `partial`, names
-- of which words are left out.
---@param kind table one of kinds.list
---@param name string
---@return table? entry
---@return string? message
---@return boolean? unknown that nothing has the name
function Book:find(kind, name)
  if type(name) ~= "string" then
    return nil, ("the name of a %s is a text, not a %s"):format(kind.noun, type(name))
  end
  local key = key_of(name)
  local entry, message = self:exact(kind, key, name)
  if not (entry or message) and kind.loose and #key <= names.LONGEST then
    entry, message = self:loosely(kind, key, name)
  end
  if not (entry or message) then
    entry, message = self:matching(kind, key, name)
  end
  if entry or message then
    return entry, message
  end
  return nil, ("unknown %s '%s'%s"):format(kind.noun, name, hint(self:index(kind), key)), true
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
    local target, message = self:shelved(kind, key_of(alias[kind.owner] .. "/" .. row.target))
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

-- The first kind's entry of a name: those first that need not open every file, then
-- those that have the name as it is.
function Book:find_any(wanted, name)
  for _, search in ipairs(type(name) == "string" and { self.shelved, self.exact } or {}) do
    for _, kind in ipairs(wanted) do
      local entry, fault = search(self, kind, key_of(name), name)
      if entry or fault then
        return entry, fault
      end
    end
  end
  local hinted, message
  for _, kind in ipairs(wanted) do
    local entry, fault, unknown = self:find(kind, name)
    if entry or not unknown then
      return entry, fault
    end
    hinted = hinted or fault:find(": did you mean", 1, true) and fault
    message = message or fault
  end
  return nil, hinted or message
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

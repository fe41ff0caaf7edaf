--- A book of catalogs: folders laid over one another, and the lookups in them.
local arguments = require "perigee.catalog.arguments"
local date = require "perigee.catalog.date"
local kinds = require "perigee.catalog.kinds"
local layers = require "perigee.catalog.layer"
local near = require "perigee.near"
local prices = require "perigee.catalog.prices"
local schema = require "perigee.catalog.schema"

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
      local word = entry[kind.owner] .. "/" .. alias
      shelf.words[schema.fold(word)] = { text = word, key = schema.fold(entry.name) }
    end
  end
  for _, entry in ipairs(entries) do
    local key = schema.fold(entry.name)
    shelf.entries[key] = replace(shelf.entries[key], entry)
    shelf.words[key] = { text = entry.name, key = key }
  end
end

-- One owner's entries, and the words that lead to them.
function Book:shelf(kind, owner)
  local id = kind.name .. ":" .. owner
  if self.shelves[id] then
    return self.shelves[id]
  end
  local shelf = { entries = {}, words = {} }
  for _, layer in ipairs(self.layers) do
    local entries, message = layer:entries(kind, owner)
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
    local short = full:sub(#owner + 2)
    index.full[full] = word
    index.short[short] = index.short[short] or {}
    table.insert(index.short[short], word)
  end
  for key, entry in pairs(shelf.entries) do
    index.entries[key] = entry
  end
end

-- Every owner's words: reads every file of the kind.
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
  local names = {}
  for _, name in ipairs(near.names(word, schema.keys(shown), MOST)) do
    for _, meant in ipairs(shown[name]) do
      if #names < MOST then
        names[#names + 1] = meant.text
      end
    end
  end
  return #names > 0 and ": did you mean " .. near.join(names) .. "?" or ""
end

-- The entry that a name without an owner means.
local function by_short_name(index, kind, key, name)
  local words = index.short[key]
  if not words then
    return nil, ("unknown %s '%s'%s"):format(kind.noun, name, hint(index, key))
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

--- The entry of a name: `owner/name`, an alias, or either without its owner
-- where that is unique; letter case, and - and _, do not count.
---@param kind table one of kinds.list
---@param name string
---@return table? entry
---@return string? message
function Book:find(kind, name)
  if type(name) ~= "string" then
    return nil, ("the name of a %s is a text, not a %s"):format(kind.noun, type(name))
  end
  local key = schema.fold(name:match("^%s*(.-)%s*$"))
  local owner = key:match("^([^/]+)/.")
  if owner then
    local shelf, message = self:shelf(kind, owner)
    if not shelf then
      return nil, message
    elseif shelf.words[key] then
      return shelf.entries[shelf.words[key].key]
    end
  end
  local index, message = self:index(kind)
  if not index then
    return nil, message
  end
  return by_short_name(index, kind, key, name)
end

local function day_of(as_of)
  local day = as_of or date.today()
  local fault = date.fault(day)
  if fault then
    return nil, fault
  end
  return day
end

--- The price of a model on a day.
-- The row comes as a copy, with the fields of its catalog and `name`
-- ("openai/gpt-4o"), `provider`, `model`, `mode`, `file` and `line`.
---@param name string `provider/name`, an alias, or either without the provider where unique
---@param as_of? string YYYY-MM-DD; today unless told
---@return table? row
---@return string? message
function Book:price(name, as_of)
  local day, fault = day_of(as_of)
  if not day then
    return nil, fault
  end
  local entry, unknown = self:find(prices, name)
  if not entry then
    return nil, unknown
  end
  local row, missing = prices:row(entry, day)
  if not row then
    return nil, missing
  end
  row = copy(row)
  row.name, row.provider, row.model = entry.name, entry.provider, entry.model
  row.mode, row.file = entry.mode, entry.file
  return row
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

-- The row to list: that of the day, or without a day today's or else the last.
local function listed_row(kind, entry, as_of)
  local row = kind:row(entry, as_of or date.today())
  return row or not as_of and entry.rows[#entry.rows] or nil
end

local function list_kind(found, index, kind, options)
  local text = schema.fold(options.match or "")
  for _, key in ipairs(schema.keys(index.entries)) do
    local entry = index.entries[key]
    local row = matches(entry, text) and listed_row(kind, entry, options.as_of)
    if row then
      found[#found + 1] = {
        kind = kind.name, name = entry.name, mode = entry.mode, from = row.from, to = row.to,
        input = row.input, output = row.output, source = row.source, file = entry.file,
      }
    end
  end
end

local LIST_OPTIONS = { "as_of", "kind", "match" }

local function wanted_kinds(name)
  if name == nil then
    return kinds.list
  elseif not kinds.by_name[name] then
    return nil, ("unknown kind of catalog '%s'%s"):format(tostring(name), near.hint(name, kinds.names))
  end
  return { kinds.by_name[name] }
end

--- What the catalogs hold, by kind and name.
-- With `as_of` only what has a row on that day; without it everything, with the
-- row of today or, where none is in force, the last.
---@param options? { kind?: string, match?: string, as_of?: string } match: a part of a name or alias
---@return table[]? entries { kind, name, mode, from, to, input, output, source, file }
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
    list_kind(found, index, kind, options)
  end
  return found
end

--- An entry with all its rows, as a copy.
---@param name string as for book:price
---@return perigee.model?
---@return string? message
function Book:show(name)
  local entry, message = self:find(prices, name)
  if not entry then
    return nil, message
  end
  return copy(entry)
end

return book

--- Folders of catalogs laid over one another: each owner's entries, and the words that
-- lead to them.
local layers = require "perigee.catalog.layer"
local names = require "perigee.catalog.names"
local schema = require "perigee.catalog.schema"

---@class perigee.shelves
local Shelves = {}
Shelves.__index = Shelves

--- Opens folders, the later ones laid over the earlier; reads no file yet.
---@param folders string[]
---@return perigee.shelves?
---@return string? message
function Shelves.open(folders)
  local self = { layers = {}, shelves = {}, indexes = {} }
  for i, folder in ipairs(folders) do
    local layer, message = layers.open((folder:gsub("(.)/+$", "%1")))
    if not layer then
      return nil, message
    end
    self.layers[i] = layer
  end
  return setmetatable(self, Shelves)
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
function Shelves:shelf(kind, owner)
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

function Shelves:owners(kind)
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
function Shelves:index(kind)
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

return Shelves

--- One folder of catalogs: which of its files must be read for a name.
-- `api/openai.lua`, and files in `api/openai/`, hold provider openai's prices and
-- nothing else, so that they need not be opened for another name.  `staff.lua`, and
-- files in `staff/`, hold staff.  A file elsewhere may hold anything and is always
-- read.
local files = require "perigee.catalog.files"
local kinds = require "perigee.catalog.kinds"
local load_catalog = require "perigee.catalog.load"
local schema = require "perigee.catalog.schema"

local Layer = {}
Layer.__index = Layer

-- Where a file stands, if in the place of a kind.
local function place_of(name)
  local folder, stem = name:match("^([^/]+)/([^/]+)")
  if not folder then
    local kind = kinds.by_folder[name:match("^(.*)%.lua$")]
    return kind and { kind = kind, name = name }
  end
  local kind = kinds.by_folder[folder]
  if kind then
    stem = stem:gsub("%.lua$", "")
    return { kind = kind, name = "the folder " .. folder .. "/", stem = stem,
             owner = kind.owner and schema.fold(stem) }
  end
end

local layer = {}

--- Lists a folder's files; reads none.
---@param folder string
---@return table? layer
---@return string? message
function layer.open(folder)
  local names, message = files.list(folder)
  if not names then
    return nil, message
  end
  local sources = {}
  for i, name in ipairs(names) do
    sources[i] = { path = folder .. "/" .. name, place = place_of(name) }
  end
  return setmetatable({ folder = folder, sources = sources }, Layer)
end

local function wanted(source, kind, owner)
  local place = source.place
  return not place or place.kind == kind and (not owner or not place.owner or place.owner == owner)
end

local function load_once(source)
  if not source.catalog and not source.problems then
    source.catalog, source.problems = load_catalog.file(source.path, source.place)
  end
  return source.catalog, source.problems and source.problems[1]
end

-- What leads to an entry, as a key, and as messages call it.
local function words_of(catalog, entry)
  local words = {}
  local function add(key, said)
    words[#words + 1] = { key = catalog.kind.name .. ":" .. schema.fold(key), said = said }
  end
  add(entry.name, ("'%s'"):format(entry.name))
  for _, alias in ipairs(entry.aliases) do
    local word = catalog.owner and catalog.owner .. "/" .. alias or alias
    add(word, ("'%s'"):format(word))
  end
  if entry.id then
    add(("id of %s: %s"):format(catalog.owner, entry.id), ("'%s': id: '%s'"):format(entry.name, entry.id))
  end
  return words
end

-- Names, aliases and ids that two files of one folder give.  (One file's own are
-- checked by its kind.)
local function clashes(catalogs)
  local found, givers = {}, {}
  for _, catalog in ipairs(catalogs) do
    for _, entry in ipairs(catalog.entries) do
      for _, word in ipairs(words_of(catalog, entry)) do
        local giver = givers[word.key]
        if giver and giver.file ~= entry.file then
          found[#found + 1] = ("%s:%d: %s is already given in %s:%d: keep one of them")
            :format(entry.file, entry.line, word.said, giver.file, giver.line)
        end
        givers[word.key] = giver or entry
      end
    end
  end
  return found
end

--- The folder's entries of a kind, of one owner or of all.
---@param kind table
---@param owner? string folded
---@return table[]? entries
---@return string? message
function Layer:entries(kind, owner)
  local catalogs, found = {}, {}
  for _, source in ipairs(self.sources) do
    if wanted(source, kind, owner) then
      local catalog, message = load_once(source)
      if not catalog then
        return nil, message
      elseif catalog.kind == kind and (not owner or schema.fold(catalog.owner) == owner) then
        catalogs[#catalogs + 1] = catalog
        table.move(catalog.entries, 1, #catalog.entries, #found + 1, found)
      end
    end
  end
  local clash = clashes(catalogs)[1]
  if clash then
    return nil, clash
  end
  return found
end

--- Every problem of every file.
---@return string[]
---@return { files: integer, entries: integer } looked_at those of sound files
function Layer:problems()
  local problems, catalogs, entries = {}, {}, 0
  for _, source in ipairs(self.sources) do
    local catalog = load_once(source)
    catalogs[#catalogs + 1], entries = catalog, entries + (catalog and #catalog.entries or 0)
    local own = source.problems or {}
    table.move(own, 1, #own, #problems + 1, problems)
  end
  local between = clashes(catalogs)
  table.move(between, 1, #between, #problems + 1, problems)
  return problems, { files = #self.sources, entries = entries }
end

return layer

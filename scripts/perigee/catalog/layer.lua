--- One folder of catalogs: which of its files must be read for a name.
-- `api/openai.lua`, and files in `api/openai/`, hold provider openai's prices and
-- nothing else, so that they need not be opened for another name.  A file
-- elsewhere may hold anything and is always read.
local files = require "perigee.catalog.files"
local kinds = require "perigee.catalog.kinds"
local load_catalog = require "perigee.catalog.load"
local schema = require "perigee.catalog.schema"

local Layer = {}
Layer.__index = Layer

-- Where a file stands, if in the folder of a kind.
local function place_of(name)
  local folder, stem = name:match("^([^/]+)/([^/]+)")
  local kind = kinds.by_folder[folder]
  if kind then
    stem = stem:gsub("%.lua$", "")
    return { kind = kind, stem = stem, owner = schema.fold(stem) }
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
  return not place or place.kind == kind and (not owner or place.owner == owner)
end

local function load_once(source)
  if not source.catalog and not source.problems then
    source.catalog, source.problems = load_catalog.file(source.path, source.place)
  end
  return source.catalog, source.problems and source.problems[1]
end

-- An owner's entry that two files of one folder give.
local function twice(entries, entry)
  local other = entries[entry.name:lower()]
  return other and ("%s:%d: '%s' is already given in %s:%d: keep one of them")
    :format(entry.file, entry.line, entry.name, other.file, other.line)
end

--- The folder's entries of a kind, of one owner or of all.
---@param kind table
---@param owner? string folded
---@return table[]? entries
---@return string? message
function Layer:entries(kind, owner)
  local found, seen = {}, {}
  for _, source in ipairs(self.sources) do
    if wanted(source, kind, owner) then
      local catalog, message = load_once(source)
      if not catalog then
        return nil, message
      end
      local other = catalog.kind ~= kind or owner and schema.fold(catalog.owner) ~= owner
      for _, entry in ipairs(other and {} or catalog.entries) do
        if twice(seen, entry) then
          return nil, twice(seen, entry)
        end
        seen[entry.name:lower()] = entry
        found[#found + 1] = entry
      end
    end
  end
  return found
end

--- Whether a file of the folder is named after an owner.
function Layer:has_owner(kind, owner)
  for _, source in ipairs(self.sources) do
    local place = source.place
    if place and place.kind == kind and place.owner == owner then
      return true
    end
  end
  return false
end

--- Every problem of every file.
---@return string[]
function Layer:problems()
  local problems = {}
  for _, source in ipairs(self.sources) do
    load_once(source)
    table.move(source.problems or {}, 1, #(source.problems or {}), #problems + 1, problems)
  end
  return problems
end

return layer

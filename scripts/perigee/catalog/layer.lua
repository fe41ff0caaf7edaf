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

local function words_of(entry, owner)
  local words = { entry.name }
  for i, alias in ipairs(entry.aliases) do
    words[i + 1] = owner and owner .. "/" .. alias or alias
  end
  return words
end

-- Names and aliases that two files of one folder give.  (One file's own are
-- checked by its kind.)
local function clashes(catalogs)
  local found, givers = {}, {}
  for _, catalog in ipairs(catalogs) do
    for _, entry in ipairs(catalog.entries) do
      for _, word in ipairs(words_of(entry, catalog.owner)) do
        local key = catalog.kind.name .. ":" .. schema.fold(word)
        local giver = givers[key]
        if giver and giver.file ~= entry.file then
          found[#found + 1] = ("%s:%d: '%s' is already given in %s:%d: keep one of them")
            :format(entry.file, entry.line, word, giver.file, giver.line)
        end
        givers[key] = giver or entry
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
function Layer:problems()
  local problems, catalogs = {}, {}
  for _, source in ipairs(self.sources) do
    catalogs[#catalogs + 1] = load_once(source)
    local own = source.problems or {}
    table.move(own, 1, #own, #problems + 1, problems)
  end
  local between = clashes(catalogs)
  return table.move(between, 1, #between, #problems + 1, problems)
end

return layer

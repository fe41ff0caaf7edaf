--- Catalogs: dated prices and facts in Lua files, looked up by name and day.
-- Runs in the host's state, never in the sandbox; plain data passes to it.
-- catalogs/README.md describes the files.
--
--     local book = assert(catalog.open { folders = { catalog.shipped() } })
--     local row = assert(book:price("openai/gpt-4o", "2024-10-02"))
--     print(row.input, row.source)
local arguments = require "perigee.catalog.arguments"
local books = require "perigee.catalog.book"
local layers = require "perigee.catalog.layer"
local lfs = require "perigee.filesystem"

local catalog = {}

local OPEN_OPTIONS = { "folders" }

-- A list of paths; a nil in it (of a catalog.shipped() that failed) is no end of it.
local function check_folders(folders)
  if type(folders) ~= "table" then
    error(("catalog.open: folders is a list of paths, not a %s"):format(type(folders)), 3)
  end
  for key, folder in pairs(folders) do
    if math.type(key) ~= "integer" or (key > 1 and folders[key - 1] == nil) then
      error("catalog.open: folders is a list of paths without a hole", 3)
    elseif type(folder) ~= "string" then
      error(("catalog.open: a folder is a path, not a %s"):format(type(folder)), 3)
    end
  end
end

--- Opens folders of catalogs.  Each is laid over those before it, key by key: a
-- model of a later folder replaces that model's rows, others stay.
---@param options { folders: string[] }
---@return perigee.book? book
---@return string? message
function catalog.open(options)
  local folders = arguments.check("catalog.open", options, OPEN_OPTIONS).folders
  check_folders(folders)
  return books.open(folders)
end

--- What is wrong with the catalogs of a folder.
---@param folder string
---@return string[] problems "FILE:LINE: 'ENTRY': FIELD: what is wrong, what would be right"; empty where all is well
---@return { files: integer, entries: integer } looked_at files, and entries of those that are sound
function catalog.check(folder)
  local layer, message = layers.open((folder:gsub("(.)/+$", "%1")))
  if not layer then
    return { message }, { files = 0, entries = 0 }
  end
  return layer:problems()
end

-- `a/b/../c` as `a/c`, where that needs no look at the disk.
local function simplify(path)
  local count
  repeat
    path, count = path:gsub("[^/.][^/]*/%.%./", "", 1)
  until count == 0
  return path
end

-- Where the shipped folder lies from scripts/perigee/ in the source tree, and
-- from <prefix>/share/lua/5.4/perigee/ where Perigee is installed.
local PLACES = { "../../catalogs", "../../../perigee/catalogs", "catalogs" }

--- The folder of the catalogs that came with Perigee, found from this file's path.
---@return string? folder
---@return string? message
function catalog.shipped()
  local source = debug.getinfo(1, "S").source
  local here = source:match("^@(.*/)[^/]*$") or source:find("^@") and "./" or nil
  for _, place in ipairs(here and PLACES or {}) do
    for _, path in ipairs { simplify(here .. place), here .. place } do
      if lfs.attributes(path, "mode") == "directory" then
        return path
      end
    end
  end
  return nil, "the catalogs that came with Perigee are not found beside it: name a folder with --catalog"
end

return catalog

--- Catalog files on disk.
local lfs = require "perigee.filesystem"

local files = {}

files.SIZE = 8 * 1024 * 1024 -- bytes of one catalog file
local DEPTH = 16 -- folders inside folders

local function sorted_names(folder)
  local names = {}
  for name in lfs.dir(folder) do
    if name:sub(1, 1) ~= "." then
      names[#names + 1] = name
    end
  end
  table.sort(names)
  return names
end

-- Links to folders are not followed, so that no loop of links can hold us.
local function collect(folder, under, found, depth)
  for _, name in ipairs(sorted_names(folder)) do
    local path, inner = folder .. "/" .. name, under .. name
    local mode = lfs.symlinkattributes(path, "mode")
    if mode == "directory" then
      if depth < DEPTH then
        collect(path, inner .. "/", found, depth + 1)
      end
    elseif name:find("%.lua$") and (mode == "file" or lfs.attributes(path, "mode") == "file") then
      found[#found + 1] = inner
    end
  end
end

--- Every catalog file of a folder and the folders in it, sorted; hidden ones
-- left out.
---@param folder string
---@return string[]? names relative to the folder, with `/`
---@return string? message
function files.list(folder)
  local mode, message = lfs.attributes(folder, "mode")
  if mode ~= "directory" then
    return nil, mode and ("%s: not a folder of catalogs"):format(folder)
      or ("%s: no such folder of catalogs"):format(folder), message
  end
  local found = {}
  local ok, fault = pcall(collect, folder, "", found, 1)
  if not ok then
    return nil, ("%s: cannot be read: %s"):format(folder, fault)
  end
  return found
end

--- A file's bytes, refused past a size.
---@param path string
---@param most? integer files.SIZE unless told
---@return string? text
---@return string? message
function files.read(path, most)
  most = most or files.SIZE
  local file, fault = io.open(path, "rb")
  if not file then
    return nil, ("%s: cannot be read: %s"):format(path, (fault:gsub("^.-: ", "")))
  end
  local text, broken = file:read(most + 1)
  file:close()
  if broken then
    return nil, ("%s: cannot be read: %s"):format(path, broken)
  elseif text and #text > most then
    return nil, ("%s: larger than %d MiB, the most %s may be")
      :format(path, most // 2 ^ 20, most == files.SIZE and "a catalog" or "it")
  end
  return text or ""
end

return files

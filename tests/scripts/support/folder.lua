-- Files, and folders of fixture files, for the specs; not a spec itself.
local lfs = require "lfs"

local folder = {}
local made = {}

local function make_parents(root, name)
  local path = root
  for part in name:gmatch("([^/]+)/") do
    path = path .. "/" .. part
    lfs.mkdir(path)
  end
end

-- All of a file.
function folder.read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

function folder.put(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  file:close()
end

function folder.write(root, name, text)
  make_parents(root, name)
  folder.put(root .. "/" .. name, text)
end

-- A new folder with the given files: { ["api/x.lua"] = text }.
function folder.new(files)
  local root = os.tmpname()
  os.remove(root)
  assert(lfs.mkdir(root))
  made[#made + 1] = root
  for name, text in pairs(files) do
    folder.write(root, name, text)
  end
  return root
end

local function remove(path)
  if lfs.symlinkattributes(path, "mode") == "directory" then
    for name in lfs.dir(path) do
      if name ~= "." and name ~= ".." then
        remove(path .. "/" .. name)
      end
    end
    lfs.rmdir(path)
  else
    os.remove(path)
  end
end

function folder.remove_all()
  for _, root in ipairs(made) do
    remove(root)
  end
  made = {}
end

return folder

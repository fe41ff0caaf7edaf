--- Files that are whole or not there: written under a temporary name in the same
-- folder, then renamed; a program that is told to end takes the temporary one along.
local core = require "perigee.core"
local lfs = require "perigee.filesystem"

local output = {}

local LINKS = 16 -- followed from a link to a link
local TRIES = 100

-- The path that a chain of symbolic links ends at, whether or not it exists.
local function target_of(path)
  for _ = 1, LINKS do
    local link = lfs.symlinkattributes(path)
    if not link or link.mode ~= "link" or not link.target then
      break
    end
    local folder = link.target:sub(1, 1) == "/" and "" or path:match("^(.*/)[^/]*$") or ""
    path = folder .. link.target
  end
  return path
end

-- A name beside `path` that nothing has.
local function temporary_name(path)
  local folder, name = path:match("^(.-)([^/]*)$")
  for _ = 1, TRIES do
    local candidate = ("%s.%s.%08x.tmp"):format(folder, name, math.random(0, 0xFFFFFFFF))
    if not lfs.symlinkattributes(candidate) then
      return candidate
    end
  end
  return nil, "no temporary name is free beside it"
end

-- "what: why" without the path that the system's message repeats.
local function cannot(path, message)
  message = tostring(message)
  local start, stop = message:find(": [^:]*$")
  return nil, ("cannot write '%s': %s"):format(path,
    start and message:sub(start + 2, stop) or message)
end

-- Writes all of `body` to a name; closing reports what buffering hid.
local function write_all(name, body)
  local file, message = io.open(name, "wb")
  if not file then
    return nil, message
  end
  local ok
  ok, message = file:write(body)
  if not ok then
    file:close()
    return nil, message
  end
  return file:close()
end

local function through_temporary(path, make, put)
  local temporary, message = temporary_name(path)
  if not temporary then
    return nil, message
  end
  core.unfinished(temporary)
  local ok
  ok, message = make(temporary)
  if ok then
    ok, message = put(temporary, path)
  end
  if not ok then
    os.remove(temporary)
  end
  core.unfinished()
  return ok, message
end

local function writer(body)
  return function(name) return write_all(name, body) end
end

--- Writes a file: it is replaced whole, or stays as it was.  Through a symbolic
-- link the file that it names is replaced.  What is no file, as /dev/stdout, is
-- written to as it stands.
---@param path string
---@param body string
---@return boolean? ok
---@return string? message
function output.write(path, body)
  local target = target_of(path)
  local mode = lfs.attributes(target, "mode")
  if mode == "directory" then
    return nil, ("cannot write '%s': it is a folder"):format(path)
  end
  local ok, message
  if mode and mode ~= "file" then
    ok, message = write_all(target, body)
  else
    ok, message = through_temporary(target, writer(body), os.rename)
  end
  if not ok then
    return cannot(path, message)
  end
  return true
end

--- Writes a file likewise, by a function that is given the name to write to.
---@param path string of a file, or of none yet
---@param make fun(name: string): boolean?, string?
---@return boolean? ok
---@return string? message
function output.make(path, make)
  local target = target_of(path)
  local mode = lfs.attributes(target, "mode")
  if mode and mode ~= "file" then
    return nil, ("cannot write '%s': it is no file"):format(path)
  end
  local ok, message = through_temporary(target, function(name)
    local there, why = write_all(name, "") -- what makes the file may say less well why it cannot
    if not there then return nil, why end
    return make(name)
  end, os.rename)
  if not ok then
    return cannot(path, message)
  end
  return true
end

--- Makes the folders that a path lies in, where they are not there.
---@param path string
---@return boolean? ok
---@return string? message
function output.folders(path)
  for stop in path:gmatch "()/" do
    local folder = path:sub(1, stop - 1)
    if folder ~= "" and lfs.attributes(folder, "mode") ~= "directory" then
      local ok, message = lfs.mkdir(folder)
      if not ok then return cannot(path, message) end
    end
  end
  return true
end

-- A hard link to the temporary file is made only where nothing has the name.
local function link_new(temporary, path)
  local ok, message = lfs.link(temporary, path)
  os.remove(temporary)
  return ok, message
end

--- Writes a file that must not be there yet.
---@param path string
---@param body string
---@return boolean? ok
---@return string? message
function output.create(path, body)
  if lfs.symlinkattributes(path) then
    return nil, ("'%s' exists already: nothing was written; give another name"):format(path)
  end
  local ok, message = through_temporary(path, writer(body), link_new)
  if not ok then
    return cannot(path, message)
  end
  return true
end

return output

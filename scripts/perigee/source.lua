--- A scenario file, opened in a sandbox of its own.
--
-- A subject is what the analyses run: functions ready, trace, plain, explore and
-- record (see guest.lua).  A file's live in its sandbox; a scenario built in
-- memory has them directly.
local lazy = require "perigee.lazy"
local core = require "perigee.core"
local data = lazy "perigee.data"
local guest = lazy "perigee.guest"
local lfs = require "perigee.filesystem"

local source = {}

--- A file of a scenario is at most this long, a line of it too.
source.max_file = 4 * 1024 * 1024
source.max_line = 64 * 1024

-- ----- reading files -----

local function check_lines(path, text)
  local line = 1
  for part in text:gmatch "([^\n]*)\n?" do
    if #part > source.max_line then
      return nil, ("%s:%d: the line is %d bytes long, and %d is the most: put data "
        .. "in a CSV file beside the scenario (perigee.data)"):format(path, line,
        #part, source.max_line)
    end
    line = line + 1
  end
  return text
end

--- Reads a scenario's text.
-- @return text, or nil and a message
function source.read(path)
  local mode = lfs.attributes(path, "mode")
  if not mode then return nil, ("%s: no such file"):format(path) end
  if mode ~= "file" then
    return nil, ("%s: not a file but a %s: name a scenario file"):format(path, mode)
  end
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text = file:read(source.max_file + 1)
  file:close()
  text = text or ""
  if #text > source.max_file then
    return nil, ("%s: longer than %d bytes: put data in a CSV file beside the "
      .. "scenario (perigee.data)"):format(path, source.max_file)
  end
  return check_lines(path, text)
end

local module_text = {}

-- The text of one of Perigee's own modules; they require each other inside.
local function text_of_module(name)
  if not module_text[name] then
    local path = assert(package.searchpath(name, package.path))
    local file = assert(io.open(path, "rb"))
    module_text[name] = file:read "a"
    file:close()
  end
  return module_text[name]
end

-- ----- what the inside may ask for -----

local function read_beside(path, name)
  local found, message = data.resolve(path, name)
  if not found then return nil, message end
  return source.read(found), found
end

-- A stranger need not know our folders.
local function without_paths(row, message)
  if row then row.file = nil end
  return row, message
end

local function export_services(box, path, book, quiet, watched)
  box:export("module", text_of_module)
  box:export("entry", function(kind, name, options)
    return without_paths(book:entry(kind, name, options))
  end)
  box:export("list", function(options)
    local rows, message = book:list(options)
    for _, row in ipairs(rows or {}) do without_paths(row) end
    return rows, message
  end)
  box:export("history", function(kind, name, options)
    local rows, message = book:history(kind, name, options)
    for _, row in ipairs(rows or {}) do without_paths(row) end
    return rows, message
  end)
  box:export("price", function(name, as_of)
    return without_paths(book:price(name, as_of))
  end)
  box:export("data", function(name)
    local rows, message = data.load(path, name)
    return rows, not rows and message or nil
  end)
  box:export("scenario", function(name)
    local text, found = read_beside(path, name)
    return text, found
  end)
  box:export("print", function(line)
    if quiet then return end
    if watched then watched:erase() end
    io.stderr:write(line, "\n")
  end)
end

-- ----- the subject -----

local function as_error(message, kind)
  return { message = message, kind = kind == "error" and "input" or "limit" }
end

local function caller(box, path)
  return function(name)
    return function(...)
      local answer = table.pack(box:call("perigee.inside", name, ...))
      if answer[1] then return table.unpack(answer, 2, answer.n) end
      local message = answer[2]
      if answer[3] ~= "error" and not message:find(path, 1, true) then
        message = ("%s: %s"):format(path, message)
      end
      error(as_error(message, answer[3]), 0)
    end
  end
end

--- Opens a scenario file.
-- @param options { file, trust, seconds, bytes, quiet = true where it was heard before }
-- @param book has the lookups of a book of catalogs: price, entry, list
-- @return subject { title, as_of, overrides(path), ready, ... }; raises a table
--   { message, kind = "input" | "limit" }
function source.open(options, book)
  local path = options.file
  local text, message = source.read(path)
  if not text then error(as_error(message, "error"), 0) end
  local box = core.sandbox.new { memory = options.bytes, trust = options.trust,
                                 seconds = options.seconds }
  export_services(box, path, book, options.quiet, options.progress)
  box:module("perigee.inside", text_of_module "perigee.inside")
  local call = caller(box, path)
  local subject = { box = box, close = function() box:close() end }
  subject.ready = call "ready"
  for _, name in ipairs { "trace", "plain", "explore", "record", "named" } do
    local inside = call(name)
    subject[name] = function(spec)
      spec.progress = nil -- which no stranger need see
      return inside(spec)
    end
  end
  subject.title, subject.as_of = call "load"(text, path, options.trust or false)
  subject.overrides = function(file)
    local given, why = source.read(file)
    if not given then error(as_error(why, "error"), 0) end
    return call "overrides"(given, file)
  end
  return subject
end

--- The subject of a scenario that was built in this state.
function source.memory(scenario)
  local ready
  local subject = { title = scenario.title, as_of = scenario.as_of,
                    in_memory = true,
                    close = function() end }
  function subject.ready(overrides, as_of)
    ready = guest.ready(scenario, overrides, as_of)
    return guest.describe(ready)
  end
  for _, name in ipairs { "trace", "plain", "explore", "record", "named" } do
    subject[name] = function(spec) return guest[name](ready, spec) end
  end
  return subject
end

return source

--- The user's own figures: CSV files beside a scenario.
-- RFC 4180: fields parted by commas, quoted where they hold a comma, a quote
-- (doubled) or a line end; rows end with LF or CRLF; the first row is the header.
local lfs = require "perigee.filesystem"
local lpeg = require "lpeg"

local data = {}

data.SIZE = 16 * 1024 * 1024 -- bytes of one file
data.CELLS = 1000000 -- cells of one file

local P, S, C, Cs, Cp, Ct = lpeg.P, lpeg.S, lpeg.C, lpeg.Cs, lpeg.Cp, lpeg.Ct

local quoted = P '"' * Cs((P '""' / '"' + (P(1) - '"')) ^ 0) * '"'
local bare = C((P(1) - S ',"\r\n') ^ 0)
local field = quoted + bare
local line_end = P "\r\n" + "\n" + -1
local row_pattern = Ct(field * ("," * field) ^ 0) * line_end * Cp() -- fields, next row
local sound_part = lpeg.C(((field / 0) * ",") ^ 0 * (field / 0)) -- of a row that is not

local function lines_in(text, first, last)
  local count, at = 0, text:find("\n", first, true)
  while at and at <= last do
    count, at = count + 1, text:find("\n", at + 1, true)
  end
  return count
end

-- Why no row stands at `start`, and on which line.
local function row_fault(text, start, line)
  local at = start + #sound_part:match(text, start)
  local sign = text:match(utf8.charpattern, at)
  line = line + lines_in(text, start, at - 1)
  if sign == "\r" then
    return line, "a carriage return without a line feed"
  elseif sign ~= '"' then
    return line, ("'%s' after a quoted field: a comma or the row's end should be here"):format(sign)
  elseif at == start or text:sub(at - 1, at - 1) == "," then
    return line, "a quoted field is never closed"
  end
  return line, "a quote inside a field: put the field in quotes and double the quote"
end

-- The rows one after another: fields, and the line they begin on.  At the end
-- nil; on a fault nil, line, message.  Blank lines at the end do not count.
local function rows_of(text)
  local pos, line = 1, 1
  return function()
    if not text:find("%S", pos) then
      return nil
    end
    local fields, next_pos = row_pattern:match(text, pos)
    if not fields then
      return nil, row_fault(text, pos, line)
    end
    local began = line
    pos, line = next_pos, line + lines_in(text, pos, next_pos - 1)
    return fields, began
  end
end

local function trim(text)
  return text:match("^%s*(.-)%s*$")
end

-- A plain number becomes one; 007, a date, a number too long to be exact stay text.
local function cell(text)
  if not text:find("^%s*%-?%.?%d") then
    return text
  end
  local bare_text = trim(text)
  local digits = bare_text:match("^%-?(%d*%.?%d+)$") or bare_text:match("^%-?(%d*%.?%d+)[eE][+-]?%d+$")
  if not digits or digits:find("^0%d") then
    return text
  end
  local number = tonumber(bare_text)
  local exact = math.type(number) == "integer" or bare_text:find("[.eE]")
  return exact and math.abs(number) < math.huge and number or text
end

-- The header's names, trimmed, or nil and what is wrong with them.
local function header_of(fields)
  local header, seen = {}, {}
  for i, name in ipairs(fields) do
    name = trim(name)
    if name == "" then
      return nil, ("column %d has no name"):format(i)
    elseif seen[name] then
      return nil, ("column '%s' is given twice"):format(name)
    end
    header[i], seen[name] = name, true
  end
  if #header == 1 and header[1]:find("[;\t]") then
    return nil, ("one column called '%s': columns are parted by commas"):format(header[1])
  end
  return header
end

local function record(header, fields)
  if #fields ~= #header then
    if #fields == 1 and fields[1] == "" then
      return nil, "an empty line between rows"
    end
    return nil, ("%d fields where the header has %d"):format(#fields, #header)
  end
  local row = {}
  for i, name in ipairs(header) do
    row[name] = cell(fields[i])
  end
  return row
end

local function fault(file, line, message)
  return nil, ("%s:%d: %s"):format(file, line, message)
end

-- A fault of the whole text, before any row is read.
local function text_fault(text, file)
  if #text > data.SIZE then
    return ("%s: larger than %d MiB, the most a data file may be"):format(file, data.SIZE // 2 ^ 20)
  elseif text:find("\0", 1, true) then
    return ("%s: not a text: save it as CSV in UTF-8"):format(file)
  end
  local _, at = utf8.len(text)
  return at and ("%s:%d: not UTF-8: save it as CSV in UTF-8")
    :format(file, 1 + lines_in(text, 1, at)) or nil
end

-- The rows after the header.
local function records(next_row, header, filename)
  local rows, lines = {}, {}
  while true do
    local fields, line, message = next_row()
    if not fields and message then
      return fault(filename, line, message)
    elseif not fields then
      return rows, header, lines
    end
    local row, ragged = record(header, fields)
    if not row then
      return fault(filename, line, ragged)
    elseif (#rows + 1) * #header > data.CELLS then
      return fault(filename, line, ("more than %d cells, the most a data file may hold"):format(data.CELLS))
    end
    rows[#rows + 1], lines[#lines + 1] = row, line
  end
end

--- Reads a CSV.
-- A cell that is a plain number becomes a Lua number, any other stays text; an
-- empty one is "".
---@param text string
---@param filename string for messages
---@return table<string, string|number>[]? rows keyed by the header
---@return string[]|string header the columns in order, or what is wrong ("FILE:LINE: ...")
---@return integer[]? lines that the rows begin on
function data.read(text, filename)
  text = text:gsub("^\xEF\xBB\xBF", "")
  local broken = text_fault(text, filename)
  if broken then
    return nil, broken
  end
  local next_row = rows_of(text)
  local fields, line, message = next_row()
  if not fields then
    return fault(filename, line or 1, message or "no header: the first row names the columns")
  end
  local header, nameless = header_of(fields)
  if not header then
    return fault(filename, line, nameless)
  end
  return records(next_row, header, filename)
end

-- Why a name is not that of a file in the scenario's own folder.
local function name_fault(name)
  if type(name) ~= "string" or name == "" then
    return "the name of a file beside the scenario is wanted"
  elseif name:find("[%c\\]") or name:find("^%a:") then
    return "a plain file name is wanted, its folders parted by /"
  elseif name:find("^/") then
    return "an absolute path: only files beside the scenario are read"
  end
  for part in (name .. "/"):gmatch("([^/]*)/") do
    if part == ".." then
      return "'..' leaves the scenario's folder: only files beside the scenario are read"
    elseif part == "" or part == "." then
      return "a plain file name is wanted, without empty parts or '.'"
    end
  end
end

-- Follows a name part by part; a link anywhere on the way could lead outside.
local function walk(folder, name)
  local path, mode = folder, "directory"
  for part in name:gmatch("[^/]+") do
    if mode ~= "directory" then
      return nil, ("'%s' is not a folder"):format(path)
    end
    path = path == folder and folder .. part or path .. "/" .. part
    mode = lfs.symlinkattributes(path, "mode")
    if not mode then
      return nil, ("'%s' does not exist"):format(path)
    elseif mode == "link" then
      return nil, ("'%s' is a link: only files that lie beside the scenario are read"):format(path)
    end
  end
  if mode ~= "file" then
    return nil, ("'%s' is not a file"):format(path)
  end
  return path
end

--- The path of a data file beside a scenario, or in a folder beside it.
-- Refused: an absolute path, `..`, a link at any step, whatever is not a file.
---@param scenario_path string
---@param name string as the scenario gives it
---@return string? path
---@return string? message
function data.resolve(scenario_path, name)
  local wrong, path = name_fault(name), nil
  if not wrong then
    path, wrong = walk(scenario_path:match("^(.*/)") or "", name)
  end
  if not path then
    return nil, ("data file '%s': %s"):format(tostring(name), wrong)
  end
  return path
end

--- Resolves and reads a data file; see data.resolve and data.read.
---@param scenario_path string
---@param name string
---@return table<string, string|number>[]? rows
---@return string[]|string header or message
function data.load(scenario_path, name)
  local path, wrong = data.resolve(scenario_path, name)
  if not path then
    return nil, wrong
  end
  local file, unreadable = io.open(path, "rb")
  if not file then
    return nil, ("data file '%s': %s"):format(name, unreadable)
  end
  local text = file:read(data.SIZE + 1)
  file:close()
  return data.read(text or "", path)
end

return data

--- Names that what stands before the cursor can go on with: globals, fields, methods.
local core = require "perigee.core"

local complete = {}

local COLUMNS = 80

local KEYWORDS = { "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
                   "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while" }

-- A quantity's own table of methods is sealed: these are the ones for people.
local METHODS = { "dimension", "eq", "ge", "gt", "le", "lt", "name", "number", "source", "to", "unit" }

-- What `perigee.api` or `q` is in the globals: looked at, never called.
local function value_of(path, env)
  local value = env
  for name in path:gmatch "[^.:]+" do
    if type(value) ~= "table" then return nil end
    value = rawget(value, name)
  end
  return value
end

local function names_in(value)
  if core.is_quantity(value) then return METHODS end
  if type(value) == "string" then value = string end
  local names = {}
  for name in next, type(value) == "table" and value or {} do
    if type(name) == "string" and name:find "^[%a_][%w_]*$" then names[#names + 1] = name end
  end
  return names
end

local function starting_with(start, ...)
  local found, seen = {}, {}
  for _, names in ipairs { ... } do
    for _, name in ipairs(names) do
      if name:sub(1, #start) == start and not seen[name] then
        seen[name], found[#found + 1] = true, name
      end
    end
  end
  table.sort(found)
  return found
end

--- The names, sorted, and how much of them stands there already.
---@param before string the line up to the cursor
---@param env table the globals
---@return string[] names
---@return string start
function complete.names(before, env)
  local word = before:match "[%a_][%w_.:]*$" or ""
  if before:sub(1, #before - #word):find "[%w.:]$" then return {}, "" end -- of a number, or of a call's result
  local path, start = word:match "^(.*)[.:]([%w_]*)$"
  if not path then return starting_with(word, names_in(env), KEYWORDS), word end
  return starting_with(start, names_in(value_of(path, env))), start
end

local function common(names)
  local first, last = names[1], names[#names] -- sorted: what these share, all do
  local length = 0
  while length < #first and first:byte(length + 1) == last:byte(length + 1) do length = length + 1 end
  return first:sub(1, length)
end

-- In columns, down and then across.
local function listed(names)
  local width = 0
  for _, name in ipairs(names) do width = math.max(width, #name + 2) end
  local columns = math.max(1, COLUMNS // width)
  local rows, lines = (#names + columns - 1) // columns, {}
  for row = 1, rows do
    local cells = {}
    for i = row, #names, rows do cells[#cells + 1] = names[i] .. (" "):rep(width - #names[i]) end
    lines[row] = table.concat(cells):gsub("%s+$", "")
  end
  return table.concat(lines, "\n")
end

--- For a line's reader: what is put in, and what is shown where several names are left.
---@param before string
---@param env table
---@return string? insert
---@return string? shown
function complete.answer(before, env)
  local names, start = complete.names(before, env)
  if #names == 0 then return nil end
  local insert = common(names):sub(#start + 1)
  if #names == 1 or insert ~= "" then return insert end
  return nil, listed(names)
end

return complete

--- Names that a spreadsheet takes: of cells, and of sheets.
--
-- A defined name is letters, digits and underlines, looks like no address (`A1`, `R1C1`) and
-- is no word of the formula language; letter case makes no difference.  A sheet's name has
-- at most 31 UTF-16 units, none of []:*?/\ and no apostrophe at either end.
local text = require "perigee.report.text"

local names = {}

local LONGEST = 80 -- of a defined name; 255 are allowed, and nobody reads them
local SHEET = 31
local PLAIN = "^[%a_][%w_]*$"

-- Letters beyond ASCII of which upper and lower case are known here, or that have none.
local LETTERS = { { 0xC0, 0xD6 }, { 0xD8, 0xF6 }, { 0xF8, 0xFE }, { 0x391, 0x3A1 }, { 0x3A3, 0x3A9 },
                  { 0x3B1, 0x3C9 }, { 0x410, 0x44F }, { 0x3041, 0x3096 }, { 0x30A1, 0x30FA }, { 0x4E00, 0x9FFF },
                  { 0xAC00, 0xD7A3 } }

-- What a formula would take for something else, or a spreadsheet keeps for itself.
local TAKEN = {}
for word in ("true false and or not if iferror min max sum mod int abs round ceiling exp ln sqrt index match count "
  .. "print_area print_titles"):gmatch "%S+" do
  TAKEN[word] = true
end

local function is_letter(code)
  for _, range in ipairs(LETTERS) do
    if code >= range[1] and code <= range[2] then return true end
  end
  return false
end

local function lower_code(code)
  if code >= 0xC0 and code <= 0xDE or code >= 0x391 and code <= 0x3A9 or code >= 0x410 and code <= 0x42F then
    return code + 32
  end
  return code
end

-- As a spreadsheet compares names.
local function folded(name)
  return (name:lower():gsub("[\xC2-\xF4][\x80-\xBF]+", function(c) return utf8.char(lower_code(utf8.codepoint(c))) end))
end

local function is_address(name)
  return name:find "^%a%a?%a?%d+$" or name:find "^[Rr]%d*[Cc]?%d*$" or name:find "^[Cc]%d*$"
end

-- The name with another character wherever it may not stay.
local function spelled(name)
  local made = text.valid(name):gsub("[^%w_\x80-\xFF]", "_"):gsub("[\xC2-\xF4][\x80-\xBF]+", function(c)
    return is_letter(utf8.codepoint(c)) and c or "_"
  end)
  made = made:gsub("__+", "_"):gsub("_(x%x%x%x%x)_", "_%1"):gsub("^_+", ""):gsub("_+$", "")
  local cut = utf8.offset(made, LONGEST + 1)
  return cut and made:sub(1, cut - 1) or made
end

local function numbered(name, number)
  return number == 1 and name or ("%s_%d"):format(name, number)
end

--- A giver of defined names, no two alike.
---@return fun(name: string): string
function names.defined()
  local given = {}
  return function(name)
    local made = spelled(name)
    if made == "" or made:find "^%d" then made = "_" .. made end
    if is_address(made) or TAKEN[folded(made)] then made = made .. "_" end
    local number = 1
    while given[folded(numbered(made, number))] do number = number + 1 end
    made = numbered(made, number)
    given[folded(made)] = true
    return made
  end
end

-- At most so many UTF-16 units.
local function cut(name, most)
  local units = 0
  for at, code in utf8.codes(name) do
    units = units + (code > 0xFFFF and 2 or 1)
    if units > most then return name:sub(1, at - 1) end
  end
  return name
end

local function no_apostrophes(name)
  return (name:gsub("^['%s]+", ""):gsub("['%s]+$", ""))
end

-- Without the characters that may not be, nor what the file format takes for an escape.
local function plain(name)
  return (text.escape(name):gsub("[%[%]:*?/\\]", "-"):gsub("_(x%x%x%x%x_)", "-%1"))
end

--- A giver of sheets' names, no two alike.
---@return fun(name: string): string
function names.sheets()
  local given = { history = true } -- which Excel keeps for itself
  return function(name)
    local made = no_apostrophes(cut(no_apostrophes(plain(name)), SHEET))
    if made == "" then made = "Sheet" end
    local whole, number = made, 1
    while given[folded(made)] do
      number = number + 1
      local tail = (" (%d)"):format(number)
      made = no_apostrophes(cut(whole, SHEET - #tail)) .. tail
    end
    given[folded(made)] = true
    return made
  end
end

--- A sheet's name as formulas have it.
---@param name string
---@return string
function names.quoted(name)
  if name:find(PLAIN) and not is_address(name) then return name end
  return "'" .. name:gsub("'", "''") .. "'"
end

-- The letters of a column.
local function letters(column)
  local made = ""
  while column > 0 do
    made = string.char(65 + (column - 1) % 26) .. made
    column = (column - 1) // 26
  end
  return made
end

--- An address, `C12`, or where fixed `$C$12`.
---@param row integer
---@param column integer
---@param fixed? boolean
---@return string
function names.address(row, column, fixed)
  return (fixed and "$%s$%d" or "%s%d"):format(letters(column), row)
end

return names

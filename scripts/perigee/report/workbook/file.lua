--- Writes a book through perigee.xlsx, the binding of libxlsxwriter.
local looks = require "perigee.report.workbook.looks"
local names = require "perigee.report.workbook.names"
local text = require "perigee.report.text"

local file = {}

local LONGEST = 32000 -- bytes of a text; a cell takes 32,767 characters
local LINE_POINTS = 15 -- of a line
local NOTE_WIDTH, LINE, PER_LINE = 360, 18, 50 -- pixels, and characters a line

--- What to install where there is no binding.
file.MISSING = "xlsx: this Perigee was built without libxlsxwriter: install libxlsxwriter-dev (Debian, Ubuntu), "
  .. "libxlsxwriter-devel (Fedora) or libxlsxwriter (Arch, Homebrew), and build again"

--- The binding; or nil, what is missing.
---@return table? xlsx
---@return string? message
function file.binding()
  local found, xlsx = pcall(require, "perigee.xlsx")
  if found then return xlsx end
  return nil, file.MISSING
end

-- As a cell holds it: one line, and nothing that the file format takes for an escape.
local function harmless(given)
  local made = text.escape(given):gsub("_(x%x%x%x%x_)", "_x005F_%1")
  if #made <= LONGEST then return made end
  return made:sub(1, utf8.offset(made, 0, LONGEST) - 1) .. "…"
end

local function note_of(given)
  local lines = {}
  for line in given:gmatch "[^\n]+" do lines[#lines + 1] = harmless(line) end
  return table.concat(lines, "\n")
end

-- The formats of a workbook, each made once.
local function formats_of(book)
  local made = {}
  return function(style, number)
    local key = ("%s\0%s"):format(style, number or "")
    if not made[key] then
      local look = { number = number }
      for name, value in pairs(assert(looks.styles[style], style)) do look[name] = value end
      made[key] = book:format(look)
    end
    return made[key]
  end
end

local function put_note(to, cell)
  local note = note_of(cell.note)
  local lines = 1
  for line in note:gmatch "[^\n]+" do lines = lines + 1 + text.width(line) // PER_LINE end
  to:note(cell.row, cell.column, note, NOTE_WIDTH, math.min(1000, lines * LINE + 6))
end

local function put_cell(to, cell, format)
  local row, column = cell.row, cell.column
  if cell.formula then
    to:formula(row, column, cell.formula, cell.value, format)
  elseif cell.number then
    to:number(row, column, cell.number, format)
  elseif cell.link then
    to:link(row, column, "internal:" .. names.quoted(cell.link) .. "!A1", harmless(cell.text), format)
  elseif cell.text == "" then
    to:blank(row, column, format)
  else
    to:text(row, column, harmless(cell.text), format)
  end
  if cell.note then put_note(to, cell) end
  if cell.choices then to:choices(row, column, cell.choices.from, "One of a list", "Choose one, or write another.") end
end

local function put_page(to, given)
  for column, width in ipairs(given.widths) do to:width(column, column, width) end
  to:freeze(given.frozen.rows + 1, given.frozen.columns + 1)
  to:page(given.head, "&L&A&RPage &P of &N", given.landscape, given.wide or 1, math.max(1, given.frozen.columns))
  to:look(false, given.tab)
end

-- The lines that a text takes in its cell, or in the cells that it goes over.
local function lines_of(given, cell, over)
  local room = 0
  for column = cell.column, over[cell.row] or cell.column do room = room + given.widths[column] end
  return math.max(1, math.ceil(text.width(harmless(cell.text)) / room))
end

-- Not every reader makes rows as high as their texts.
local function put_heights(to, given)
  local over, lines = {}, {}
  for _, merged in ipairs(given.merged) do over[merged.row] = merged.last end
  for _, cell in ipairs(given.cells) do
    if cell.text and looks.styles[cell.style].wrap then
      lines[cell.row] = math.max(lines[cell.row] or 1, lines_of(given, cell, over))
    end
  end
  for row = 1, given.rows do
    if (lines[row] or 1) > 1 then to:height(row, lines[row] * LINE_POINTS) end
  end
end

local function put_sheet(book, given, format_of)
  local to = book:sheet(given.name)
  put_page(to, given)
  put_heights(to, given)
  for _, merged in ipairs(given.merged) do to:merge(merged.row, 1, merged.row, merged.last, "", format_of "note") end
  for _, cell in ipairs(given.cells) do put_cell(to, cell, format_of(cell.style, cell.format)) end
  for _, rule in ipairs(given.rules) do
    to:highlight(rule.first.row, rule.first.column, rule.last.row, rule.last.column, rule.formula,
                 format_of(rule.style))
  end
end

-- The day of the prices, so that the same answer makes the same file.
local function created(as_of)
  local year, month, day = tostring(as_of):match "^(%d+)-(%d+)-(%d+)$"
  if not year then return nil end
  return os.time { year = year, month = month, day = day, hour = 12 }
end

--- Writes a book.
---@param path string
---@param given table of workbook.book
---@return boolean? ok
---@return string? message
function file.write(path, given)
  local xlsx, missing = file.binding()
  if not xlsx then return nil, missing end
  local book = xlsx.open(path)
  book:describe { title = harmless(given.title), comments = "Computed by Perigee " .. tostring(given.perigee),
                  created = created(given.as_of) }
  local format_of = formats_of(book)
  for _, one in ipairs(given.sheets) do put_sheet(book, one, format_of) end
  for _, one in ipairs(given.defined) do
    book:name(one.name, ("=%s!%s"):format(names.quoted(one.cell.sheet.name),
                                          names.address(one.cell.row, one.cell.column, true)))
  end
  return book:close()
end

return file

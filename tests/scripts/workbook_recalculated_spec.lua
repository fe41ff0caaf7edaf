-- Workbooks as LibreOffice recalculates them, against the engine: every figure of every example.
--
-- The values that the files bring for their formulas are wrong on purpose, so that a figure which
-- agrees was computed.
local engine = require "perigee.engine"
local file = require "perigee.report.workbook.file"
local folder = dofile "tests/scripts/support/folder.lua"
local lfs = require "lfs"
local libreoffice = dofile "tests/scripts/support/libreoffice.lua"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"
local programs = dofile "tests/scripts/support/programs.lua"
local workbook = require "perigee.report.workbook"

local RELATIVE = 1e-9
local NOTHING = 2.0 ^ -48 -- a spreadsheet takes a difference as 0 that is less than this part of its terms

local WRONG = -7777.25

local absent = libreoffice.absent() or select(2, file.binding())

local here = {} -- where the workbooks lie, their names, and their books

local function each_formula(book, f)
  for _, sheet in ipairs(book.sheets) do
    for _, cell in ipairs(sheet.cells) do
      if cell.formula then f(sheet, cell) end
    end
  end
end

local function spoil(book)
  each_formula(book, function(_, cell)
    cell.expected = cell.value
    cell.value = type(cell.value) == "number" and WRONG or "wrong"
  end)
end

local function add(name, answer, change)
  local book = workbook.book(answer)
  spoil(book)
  if change then change(book) end
  assert(file.write(("%s/%s.xlsx"):format(here.folder, name), book))
  here.names[#here.names + 1], here[name] = name, { book = book, nodes = answer.graph.nodes }
end

-- The largest figure in each unit: what remains of a difference is measured against it.
local function largest(nodes)
  local by_unit = {}
  for _, node in ipairs(nodes) do
    local size = math.abs(node.point)
    if size < 1e290 then by_unit[node.unit] = math.max(by_unit[node.unit] or 0, size) end
  end
  return by_unit
end

local function agrees(expected, found, scale)
  if type(expected) ~= "number" then return found == expected end
  local number = libreoffice.number(found)
  return number and (number == expected or math.abs(number - expected) <= math.max(RELATIVE * math.abs(expected),
                                                                                     NOTHING * scale))
end

-- How many formulas a workbook has; an error where one does not agree.
local function check(name)
  local one, count, sheets = here[name], 0, {}
  local scales = largest(one.nodes)
  each_formula(one.book, function(sheet, cell)
    sheets[sheet] = sheets[sheet] or libreoffice.sheet(here.folder, name, sheet.name)
    local found = (sheets[sheet][cell.row] or {})[cell.column]
    local node = one.nodes[cell.node or cell.of]
    if not agrees(cell.expected, found, node and scales[node.unit] or 0) then
      error(("%s, %s, row %d, column %d: %s, not %s: %s"):format(name, sheet.name, cell.row, cell.column,
        tostring(found), tostring(cell.expected), cell.formula), 0)
    end
    count = count + 1
  end)
  return count
end

-- ----- what is recalculated -----

local function examples()
  local list = {}
  for _, place in ipairs { "examples", "examples/claims" } do
    for name in lfs.dir(place) do
      if name:find "%.lua$" and name ~= "audit.lua" then list[#list + 1] = { name:sub(1, -5), place .. "/" .. name } end
    end
  end
  table.sort(list, function(a, b) return a[1] < b[1] end)
  return list
end

local PROGRAMS = 60
local assume = { x = "0 .. 10", y = "normal(3, 4)", n = "choice(1, 2, 3)" }

local function program(seed)
  local traced = model.compile(programs.text(seed), "program.lua", { math = perigee.math })()
  local made = perigee.scenario { title = "p", as_of = "2026-01-01", assume = assume, model = traced }
  return engine.sheet { scenario = made, samples = 48, seed = seed, threads = 1, check = false }
end

-- ----- the specs -----

describe("workbooks, recalculated by LibreOffice", function()
  local made = { examples = {}, programs = {} }

  lazy_setup(function()
    if absent then return end
    here.folder, here.names = folder.new {}, {}
    for i, one in ipairs(examples()) do
      add(one[1], assert(engine.sheet { file = one[2], samples = 256, threads = 1 }))
      made.examples[i] = one[1]
    end
    for seed = 1, PROGRAMS do
      made.programs[seed] = "program" .. seed
      add(made.programs[seed], assert(program(seed)))
    end
    libreoffice.recalculate(here.folder, here.names)
  end)

  lazy_teardown(folder.remove_all)

  it("agree with the engine on every figure of every example", function()
    if absent then pending(absent) return end
    assert.is_true(#made.examples >= 14)
    for _, name in ipairs(made.examples) do assert.is_true(check(name) > 20) end
  end)

  it("agree on random models", function()
    if absent then pending(absent) return end
    for _, name in ipairs(made.programs) do check(name) end
  end)
end)

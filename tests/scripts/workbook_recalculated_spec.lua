-- Workbooks as LibreOffice recalculates them, against the engine: every figure of every example, as
-- it was written and with other values written over its assumptions.
--
-- The values that the files bring for their formulas are wrong on purpose, so that a figure which
-- agrees was computed.
local core = require "perigee.core"
local engine = require "perigee.engine"
local file = require "perigee.report.workbook.file"
local folder = dofile "tests/scripts/support/folder.lua"
local libreoffice = dofile "tests/scripts/support/libreoffice.lua"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"
local programs = dofile "tests/scripts/support/programs.lua"
local workbook = require "perigee.report.workbook"

local RELATIVE = 1e-9
local NOTHING = 2.0 ^ -48 -- a spreadsheet takes a difference as 0 that is less than this part of its terms
local WRONG = -7777.25

local absent = libreoffice.absent() or select(2, file.binding())

local here = {} -- folder, names; by name { book, nodes, set, answer, path }

-- ----- books, and what is read back of them -----

local function each_formula(book, f)
  for _, sheet in ipairs(book.sheets) do
    for _, cell in ipairs(sheet.cells) do
      if cell.formula then f(sheet, cell) end
    end
  end
end

local function sheet_of(book, name)
  for _, sheet in ipairs(book.sheets) do
    if sheet.name == name then return sheet end
  end
end

local function add(name, answer, change)
  local one = { book = workbook.book(answer), nodes = answer.graph.nodes, answer = answer }
  each_formula(one.book, function(_, cell)
    cell.expected = cell.value
    cell.value = type(cell.value) == "number" and WRONG or "wrong"
  end)
  one.set = change and change(one.book)
  assert(file.write(("%s/%s.xlsx"):format(here.folder, name), one.book))
  here.names[#here.names + 1], here[name] = name, one
  return one
end

local function found_in(name, sheet, row, column)
  local one = here[name]
  one.read = one.read or {}
  one.read[sheet] = one.read[sheet] or libreoffice.sheet(here.folder, name, sheet)
  return (one.read[sheet][row] or {})[column]
end

-- ----- as they were written -----

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
  return number and (number == expected
    or math.abs(number - expected) <= math.max(RELATIVE * math.abs(expected), NOTHING * scale))
end

-- How many formulas a workbook has; an error where one does not agree.
local function check(name)
  local one, count = here[name], 0
  local scales = largest(one.nodes)
  each_formula(one.book, function(sheet, cell)
    local found, node = found_in(name, sheet.name, cell.row, cell.column), one.nodes[cell.node or cell.of]
    if not agrees(cell.expected, found, node and scales[node.unit] or 0) then
      error(("%s, %s, row %d, column %d: %s, not %s: %s"):format(name, sheet.name, cell.row, cell.column,
        tostring(found), tostring(cell.expected), cell.formula), 0)
    end
    count = count + 1
  end)
  return count
end

-- ----- with other values -----

-- Another value than it stands at: an end of its range, or a part more or less.
local function moved(node, up)
  if node.p5 then return up and node.p95 or node.p5 end
  return node.point * (up and 1.2 or 0.75)
end

-- Writes other values over the assumptions that may be changed; the same as overrides.
local function write_over(book, answer, up)
  local set, nodes, sheet = {}, answer.graph.nodes, sheet_of(book, "Assumptions")
  for _, cell in ipairs(sheet.cells) do
    if cell.style == "input" then
      local node = nodes[cell.node]
      cell.number = moved(node, up)
      set[#set + 1] = { node.name, ("%.17g %s"):format(cell.number, node.unit) }
    end
  end
  return set
end

local WARNING = 4 -- row of the first sheet

-- Where the workbook warns, Perigee is asked; else its figures are those of the engine.
local function check_moved(name)
  local one = here[name]
  if found_in(name, "Answer", WARNING, 1) ~= "" then return 0 end
  local result = assert(engine.run { file = one.path, set = one.set, samples = 64, threads = 1 })
  local count = 0
  for _, cell in ipairs(sheet_of(one.book, "Answer").cells) do
    local figure = cell.node and cell.column == 3 and one.figures[cell.node]
    if figure then
      local expected, found = figure(result), found_in(name, "Answer", cell.row, 3)
      if not agrees(expected, found, 0) then
        error(("%s, row %d: %s, not %s"):format(name, cell.row, tostring(found), tostring(expected)), 0)
      end
      count = count + 1
    end
  end
  return count
end

-- How to find in a result what a node of the graph is: functions by node.
local function figures_of(answer)
  local figures = {}
  local function point(figure) return type(figure.point) == "table" and figure.point[1] or figure.point end
  local function put(list, key, get)
    for i, given in ipairs(list) do
      figures[given[key]] = function(result) return point(get(result, i)) end
    end
  end
  put(answer.graph.options, "total", function(result, i) return result.options[i].cost end)
  put(answer.graph.outputs, "node", function(result, i) return result.outputs[i] end)
  return figures
end

-- ----- what is recalculated -----

local examples = dofile "tests/scripts/support/examples.lua"

local function add_example(made, name, path)
  local answer = assert(engine.sheet { file = path, samples = 64, threads = 1, seconds = 100 })
  add(name, answer)
  made.examples[#made.examples + 1] = name
  local up, other = #made.examples % 2 == 0, name .. "_moved"
  local one = add(other, answer, function(book) return write_over(book, answer, up) end)
  one.path, one.figures = path, figures_of(answer)
  made.moved[#made.moved + 1] = other
end

local PROGRAMS = 12
local assume = { x = "0 .. 10", y = "normal(3, 4)", n = "choice(1, 2, 3)" }

local function program(seed)
  local traced = model.compile(programs.text(seed), "program.lua", { math = perigee.math })()
  local made = perigee.scenario { title = "p", as_of = "2026-01-01", assume = assume, model = traced }
  return engine.sheet { scenario = made, samples = 48, seed = seed, threads = 1, check = false }
end

-- What spreadsheets do otherwise than C and Lua, or might: by hand, for x = -2.5, s = 7, t = -3, zero = 0.
local BY_HAND = {
  floor = { function(a) return core.floor(a.x) end, -3 }, ceil = { function(a) return core.ceil(a.x) end, -2 },
  round_down = { function(a) return core.round(a.x) end, -3 },
  round_up = { function(a) return core.round(-a.x) end, 3 },
  remainder = { function(a) return a.s % a.t end, -2 }, remainder_of = { function(a) return a.t % a.s end, 4 },
  whole = { function(a) return a.s // a.t end, -3 }, square = { function(a) return a.x ^ 2 end, 6.25 },
  cube = { function(a) return a.x ^ 3 end, -15.625 }, minus_square = { function(a) return -a.x ^ 2 end, -6.25 },
  inverse = { function(a) return a.s ^ -1 end, 1 / 7 }, nothing = { function(a) return a.zero ^ a.zero end, 1 },
  signs = { function(a) return a.s - -a.x * -2 end, 12 }, -- 7 - 2.5 * -2
  dead = { function(a) return core.where(a.zero:gt(0), 1 / a.zero, 5) end, 5 },
  dead_and = { function(a) return core.where(a.zero:gt(0) & (1 / a.zero):lt(3), 1, 2) end, 2 },
  dead_or = { function(a) return core.where(a.zero:le(0) | (1 / a.zero):lt(3), 1, 2) end, 1 },
  neither = { function(a) return core.where(~a.s:lt(a.t) & a.x:eq(-2.5), 1, 2) end, 1 },
  exponential = { function(a) return core.exp(a.t) end, 0.049787068367863943 },
  logarithm = { function(a) return core.log(a.s) end, 1.9459101490553132 },
  root = { function(a) return core.sqrt(a.s) end, 2.6457513110645906 },
  distance = { function(a) return core.abs(a.t - a.s) end, 10 },
  lowest = { function(a) return core.min(math.huge, core.max(a.s, a.t)) end, 7 },
}

local function by_hand()
  return engine.sheet { samples = 16, threads = 1, scenario = perigee.scenario {
    as_of = "2026-01-01", assume = { x = "-2.6 .. -2.4", s = "6 .. 8", t = "-4 .. -2", zero = "0" },
    model = function(a)
      local made = {}
      for name, one in pairs(BY_HAND) do made[name] = one[1](a) end
      return made
    end,
  } }
end

-- Names that look like something else, some of them alike.
local OPTIONS = { "=1+1", "+a", "-b", "@c", "a[b]:*?/\\'", "''", "A1", "R1C1", "it's \"it\"", "Answer", "answer",
                  "_x0041_", "größe 価格 😀", ("long "):rep(20), ("long "):rep(21) }
local NAMES = { "A1", "R1C1", "true", "max", "sum", "If", "x1048576" }

local function hostile()
  local given = {}
  for i, name in ipairs(NAMES) do given[name] = { ("%d .. %d USD/month"):format(i, i + 2), source = "=" .. name } end
  return engine.sheet { samples = 16, threads = 1, scenario = perigee.scenario {
    title = "=1+1", as_of = "2026-01-01", assume = given,
    model = function(a)
      local list = {}
      for i, name in ipairs(OPTIONS) do
        list[i] = perigee.option { name, costs = { perigee.cost("fees", "=" .. name, i * a[NAMES[1 + i % #NAMES]]) } }
      end
      return list
    end,
  } }
end

-- Ways through a model by a certain assumption, and one that is not there beyond 40.
local function ways()
  return engine.sheet { samples = 64, threads = 1, scenario = perigee.scenario {
    title = "ways", as_of = "2026-01-01", assume = { n = 3, size = "5 .. 20", sites = { 4, 5 } },
    model = function(a)
      local fee = 100 * a.sites
      if a.n > 5 then fee = fee * 2 end
      if a.size > 40 then error "none is so large" end
      return { perigee.option { "One", costs = { perigee.cost("fees", "fee", fee * "1 USD/month") } },
               size = a.size }
    end,
  } }
end

-- Writes a value over an assumption.
local function over(name, value)
  return function(book)
    local found
    for _, one in ipairs(book.defined) do
      if one.name == name then found = one.cell end
    end
    found.number = value
  end
end

describe("workbooks, recalculated by LibreOffice", function()
  local made = { examples = {}, moved = {}, programs = {} }

  lazy_setup(function()
    if absent then return end
    here.folder, here.names = folder.new {}, {}
    for _, one in ipairs(examples()) do add_example(made, one[1], one[2]) end
    for seed = 1, PROGRAMS do
      made.programs[seed] = "program" .. seed
      add(made.programs[seed], assert(program(seed)))
    end
    add("by_hand", assert(by_hand()))
    add("hostile", assert(hostile()))
    local answer = assert(ways())
    add("ways", answer)
    add("ways_n", answer, over("n", 6))
    add("ways_count", answer, over("sites", 7))
    add("ways_size", answer, over("size", 50))
    libreoffice.recalculate(here.folder, here.names)
  end)

  lazy_teardown(folder.remove_all)

  it("agree with the engine on every figure of every example", function()
    if absent then pending(absent) return end
    assert.is_true(#made.examples >= 14)
    for _, name in ipairs(made.examples) do assert.is_true(check(name) > 20) end
  end)

  it("agree with it on other values of all assumptions, or warn", function()
    if absent then pending(absent) return end
    local figures, agree = 0, 0
    for _, name in ipairs(made.moved) do
      local count = check_moved(name)
      figures, agree = figures + count, agree + (count > 0 and 1 or 0)
    end
    assert.is_true(agree >= #made.moved / 2)
    assert.is_true(figures > 3 * #made.moved / 2)
  end)

  it("compute as the engine does where spreadsheets might not", function()
    if absent then pending(absent) return end
    local count = 0
    for _, cell in ipairs(sheet_of(here.by_hand.book, "Answer").cells) do
      local known = cell.column == 1 and BY_HAND[cell.text]
      if known then
        assert.is_true(agrees(known[2], found_in("by_hand", "Answer", cell.row, 3), 0), cell.text)
        count = count + 1
      end
    end
    assert.equal(22, count)
  end)

  it("follow another way of the model, and warn where there is none", function()
    if absent then pending(absent) return end
    local function told(name)
      return { found_in(name, "Answer", WARNING, 1) ~= "", found_in(name, "Answer", 9, 3),
               found_in(name, "Answer", 11, 2) }
    end
    assert.same({ false, "400", "One" }, told "ways") -- 100 * 4
    assert.same({ false, "800", "One" }, told "ways_n") -- more than 5: twice that
    assert.same({ false, "700", "One" }, told "ways_count") -- a value that is in no list
    assert.same({ true, "not known: see above" }, { told("ways_size")[1], told("ways_size")[3] })
  end)

  it("keep strangers' names texts, and their formulas whole", function()
    if absent then pending(absent) return end
    assert.equal("=1+1", found_in("hostile", "Answer", 1, 1))
    for i, name in ipairs(OPTIONS) do
      assert.equal(name, found_in("hostile", "Answer", 8 + i, 1))
      -- i times the median of n .. n + 2
      assert.is_true(agrees(i * (2 + i % #NAMES), found_in("hostile", "Answer", 8 + i, 3), 0), name)
    end
    for row = 5, 4 + #NAMES do
      assert.equal("=" .. found_in("hostile", "Assumptions", row, 1), found_in("hostile", "Assumptions", row, 8))
    end
  end)

  it("agree on random models", function()
    if absent then pending(absent) return end
    for _, name in ipairs(made.programs) do check(name) end
  end)
end)

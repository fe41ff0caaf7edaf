-- Spreadsheets: names that they take, operations as formulas, the file, the command line.
local command = dofile "tests/scripts/support/command.lua"
local engine = require "perigee.engine"
local file = require "perigee.report.workbook.file"
local folder = dofile "tests/scripts/support/folder.lua"
local lfs = require "lfs"
local names = require "perigee.report.workbook.names"
local operations = require "perigee.report.workbook.operations"
local perigee = require "perigee"
local workbook = require "perigee.report.workbook"

local missing = select(2, file.binding())

describe("defined names", function()
  it("keep letters, digits and underlines", function()
    local give = names.defined()
    assert.equal("words_in", give "words_in")
    assert.equal("openai_gpt_4_1_input_price", give "openai/gpt-4.1: input price")
    assert.equal("größe", give "größe")
    assert.equal("価格", give "価格")
    assert.equal("a_b", give "a\u{202E}b")
    assert.equal("_", give "!!!")
    assert.equal("a_x0041b", give "a_x0041_b") -- which files have for `A`
  end)

  it("look like no address, number or word of formulas", function()
    local give = names.defined()
    for _, given in ipairs { "A1", "xfd1048576", "R1C1", "rc", "R", "c", "r2", "TRUE", "if", "Max" } do
      assert.equal(given .. "_", give(given))
    end
    assert.equal("_4_bits", give "4 bits")
    assert.equal("abcd1", give "abcd1") -- no column has four letters
  end)

  it("are told apart, whatever their case", function()
    local give = names.defined()
    assert.same({ "Rate", "rate_2", "RATE_3", "rate_2_2" }, { give "Rate", give "rate", give "RATE", give "rate_2" })
    assert.same({ "Äpfel", "äpfel_2" }, { give "Äpfel", give "äpfel" })
  end)

  it("are not too long", function()
    local give = names.defined()
    assert.equal(("x"):rep(80), give(("x"):rep(300)))
    assert.equal(("x"):rep(80) .. "_2", give(("x"):rep(301)))
  end)
end)

describe("names of sheets", function()
  it("have none of the characters that may not be, and no apostrophe at an end", function()
    local give = names.sheets()
    assert.equal("a-b-c-d-e-f-g", give "a[b]c:d*e?f/g")
    assert.equal("it's", give "'it's'")
    assert.equal("Sheet", give "''")
    assert.equal("a-x0041_", give "a_x0041_")
    assert.equal("-n-", give "\n/") -- an end of line is written out
  end)

  it("have 31 characters at most, of those that take two units 15", function()
    local give = names.sheets()
    assert.equal(("x"):rep(31), give(("x"):rep(40)))
    assert.equal(("x"):rep(27) .. " (2)", give(("x"):rep(40)))
    assert.equal(("😀"):rep(15), give(("😀"):rep(20)))
  end)

  it("are told apart, and from what Excel keeps", function()
    local give = names.sheets()
    assert.same({ "Plan", "PLAN (2)", "History (2)" }, { give "Plan", give "PLAN", give "History" })
  end)

  it("are quoted in formulas where they are no plain word", function()
    assert.equal("Answer", names.quoted "Answer")
    assert.equal("'GPT-4.1'", names.quoted "GPT-4.1")
    assert.equal("'it''s'", names.quoted "it's")
    assert.equal("'A1'", names.quoted "A1")
  end)
end)

describe("operations as formulas", function()
  local function ref(name) return operations.reference(name, false) end
  local function number(value) return operations.constant(value) end
  local function of(op, ...) return operations.apply(op, { ... }) end

  it("stand in brackets where they have to", function()
    local sum = of("add", ref "a", ref "b")
    assert.equal("(a+b)*c", of("multiply", sum, ref "c").text)
    assert.equal("c-(a+b)", of("subtract", ref "c", sum).text)
    assert.equal("a+b-c", of("subtract", sum, ref "c").text)
    assert.equal("c/(a*b)", of("divide", ref "c", of("multiply", ref "a", ref "b")).text)
    assert.equal("a*b/c", of("divide", of("multiply", ref "a", ref "b"), ref "c").text)
  end)

  it("bracket what is signed: in a spreadsheet -2^2 is 4", function()
    assert.equal("(-a)^2", of("power", of("negate", ref "a"), number(2)).text)
    assert.equal("-(a^2)", of("negate", of("power", ref "a", number(2))).text)
    assert.equal("(-2)^3", of("power", number(-2), number(3)).text)
    assert.equal("a*(-2)", of("multiply", ref "a", number(-2)).text)
  end)

  it("take in what is of their kind", function()
    assert.equal("MIN(a,b,c)", of("min", of("min", ref "a", ref "b"), ref "c").text)
    assert.equal("MAX(MIN(a,b),c)", of("max", of("min", ref "a", ref "b"), ref "c").text)
  end)

  it("are conditions among conditions, and 1 or 0 among numbers", function()
    local less = of("less", ref "a", ref "b")
    assert.equal("IF(a<b,1,0)", less.text)
    assert.equal("IF(a<b,x,y)", of("where", less, ref "x", ref "y").text)
    assert.equal("IF(NOT(a<b),1,0)", of("not", less).text)
    assert.equal("IF(AND(a<b,c,a=b),x,y)",
      of("where", of("and", of("and", less, ref "c"), of("equal", ref "a", ref "b")), ref "x", ref "y").text)
  end)

  it("do not look at an error behind what decides", function()
    local risky = of("less", of("divide", ref "a", ref "b"), ref "c")
    assert.equal("IF(IF(b,a/b<c,FALSE),1,0)", of("and", ref "b", risky).text)
    assert.equal("IF(IF(b,TRUE,a/b<c),1,0)", of("or", ref "b", risky).text)
  end)

  it("write numbers so that they read back, infinity as more than any figure", function()
    assert.equal("0.1", number(0.1).text)
    assert.equal("1E+20", number(1e20).text)
    assert.equal("MIN(a,1E+300)", of("min", ref "a", number(math.huge)).text)
    assert.equal("-1E+300", number(-math.huge).text)
    assert.equal("0", number(-0.0).text)
  end)

  it("know no 0^0, which is 1 here", function()
    assert.equal("IF(b=0,1,a^b)", of("power", ref "a", ref "b").text)
    assert.equal("2^b", of("power", number(2), ref "b").text)
  end)
end)

-- ----- books -----

local function scenario(name, assume)
  return perigee.scenario {
    title = "=Sum", as_of = "2026-01-01",
    assume = assume or { A1 = { "10 .. 20 requests/day", source = "=HYPERLINK(\"x\")" }, price = "2 USD/request" },
    model = function(a)
      local use = a.A1 or a.use
      return { perigee.option { name or "By hand", costs = { perigee.cost("fees", "-1", use * a.price),
                                                             perigee.cost("fees", "again", use * a.price) } },
               twice = use * 2 }
    end,
  }
end

local function book_of(given)
  return workbook.book(assert(engine.sheet { scenario = given, samples = 64, threads = 1 }))
end

local function sheet_of(book, name)
  for _, sheet in ipairs(book.sheets) do
    if sheet.name == name then return sheet end
  end
end

local function cell_at(sheet, row, column)
  for _, cell in ipairs(sheet.cells) do
    if cell.row == row and cell.column == column then return cell end
  end
end

describe("a book", function()
  it("has the answer, the assumptions, and a sheet an option; others where there is anything", function()
    local book = book_of(scenario())
    local titles = {}
    for i, sheet in ipairs(book.sheets) do titles[i] = sheet.name end
    assert.same({ "Answer", "Assumptions", "By hand" }, titles)
  end)

  it("names the cells of assumptions, and formulas are made of the names", function()
    local book = book_of(scenario())
    assert.same({ "A1_", "price" }, { book.defined[1].name, book.defined[2].name })
    local outputs = sheet_of(book, "Answer")
    assert.equal("=A1_*2", cell_at(outputs, 14, 3).formula)
    assert.equal(30, cell_at(outputs, 14, 3).value) -- 2 * 15, the median of 10 .. 20
  end)

  it("adds up an option's rows", function()
    local book = book_of(scenario())
    local rows = sheet_of(book, "By hand")
    assert.equal("=SUM(C4:C5)", cell_at(rows, 6, 3).formula)
    -- 15 requests/day of 2 USD, 365/12 days a month, twice
    assert.is_true(math.abs(cell_at(rows, 6, 3).value - 2 * 15 * 2 * 365 / 12) < 1e-9)
    assert.equal("=C4", cell_at(rows, 5, 3).formula) -- the same figure
    assert.equal("='By hand'!C6", cell_at(sheet_of(book, "Answer"), 9, 3).formula)
  end)

  it("keeps texts that look like formulas texts", function()
    local book = book_of(scenario("=1+1"))
    assert.equal("=Sum", cell_at(sheet_of(book, "Answer"), 1, 1).text)
    assert.equal("=HYPERLINK(\"x\")", cell_at(sheet_of(book, "Assumptions"), 5, 8).text)
    assert.equal("-1", cell_at(sheet_of(book, "=1+1"), 4, 2).text)
    assert.equal("=1+1", cell_at(sheet_of(book, "Answer"), 9, 1).text)
  end)
end)

-- ----- the file, and the command line -----

describe("--format xlsx", function()
  local example = "examples/tune_or_prompt.lua"
  after_each(folder.remove_all)

  it("goes to no terminal", function()
    for _, more in ipairs { {}, { "--output", "-" } } do
      local status, out, err = command("run", example, "--format", "xlsx", table.unpack(more))
      assert.same({ 2, "", "perigee: --format xlsx: it is no text: say where to with --output FILE.xlsx\n" },
                  { status, out, err })
    end
  end)

  it("is a file, whole and the same each time", function()
    if missing then pending(missing) return end
    local root, texts = folder.new {}, {}
    for i = 1, 2 do
      local path = ("%s/%d.xlsx"):format(root, i)
      assert.same({ 0, "", "" }, { command("run", example, "--output", path, "--samples", "64") })
      local written = assert(io.open(path, "rb"))
      texts[i] = written:read "a"
      written:close()
    end
    assert.equal("PK\3\4", texts[1]:sub(1, 4))
    assert.is_true(texts[1] == texts[2])
    local count = 0
    for _ in lfs.dir(root) do count = count + 1 end
    assert.equal(4, count) -- the two, `.` and `..`: no temporary file is left
  end)

  it("leaves what was there where it cannot be written", function()
    if missing then pending(missing) return end
    local root = folder.new { ["kept.xlsx"] = "as it was" }
    local status, _, err = command("run", example, "--output", root .. "/none/a.xlsx")
    assert.same({ 1, true }, { status, err:find("perigee: cannot write '" .. root .. "/none/a.xlsx'", 1, true) == 1 })
    status, _, err = command("run", "tests/scripts/broken/none.lua", "--output", root .. "/kept.xlsx")
    assert.same({ 1, true }, { status, err ~= "" })
    status, _, err = command("run", example, "--format", "xlsx", "--output", root)
    assert.same({ 1, ("perigee: cannot write '%s': it is no file\n"):format(root) }, { status, err })
    local kept = assert(io.open(root .. "/kept.xlsx"))
    assert.equal("as it was", kept:read "a")
    kept:close()
  end)

  it("says what to install where there is no library", function()
    local kept = package.preload["perigee.xlsx"]
    local loaded = package.loaded["perigee.xlsx"]
    package.loaded["perigee.xlsx"], package.preload["perigee.xlsx"] = nil, function() error "not built" end
    local status, _, err = command("run", example, "--output", "never.xlsx")
    package.preload["perigee.xlsx"], package.loaded["perigee.xlsx"] = kept, loaded
    assert.equal(2, status)
    assert.truthy(err:find("^perigee: %-%-format xlsx: .*install libxlsxwriter%-dev"))
    assert.is_nil(lfs.attributes "never.xlsx")
  end)
end)

describe("perigee.xlsx", function()
  local xlsx = not missing and require "perigee.xlsx"
  local root
  before_each(function() root = folder.new {} end)
  after_each(folder.remove_all)

  it("refuses what is no place, no number, and what is closed", function()
    if missing then pending(missing) return end
    local book = xlsx.open(root .. "/a.xlsx")
    local sheet = book:sheet "One"
    assert.has_error(function() sheet:text(0, 1, "x") end)
    assert.has_error(function() sheet:text(1, 16385, "x") end)
    assert.has_error(function() sheet:number(1, 1, 1 / 0) end)
    assert.has_error(function() sheet:formula(1, 1, "=1/0", 0 / 0) end)
    assert.has_error(function() book:sheet "One" end)
    assert.has_error(function() book:sheet "a/b" end)
    assert.has_error(function() sheet:text(1, 1, "x", xlsx.open(root .. "/b.xlsx"):format {}) end)
    assert.is_true(book:close())
    assert.has_error(function() sheet:text(1, 1, "x") end, nil)
    assert.has_error(function() book:close() end)
  end)

  it("leaves no file of what is not closed", function()
    if missing then pending(missing) return end
    do
      local book = xlsx.open(root .. "/a.xlsx")
      book:sheet "One":text(1, 1, "x")
    end
    collectgarbage()
    collectgarbage()
    assert.is_nil(lfs.attributes(root .. "/a.xlsx"))
  end)
end)

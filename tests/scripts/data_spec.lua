local data = require "perigee.data"
local folder = dofile "tests/scripts/support/folder.lua"
local lfs = require "lfs"

local function message(text)
  local rows, fault = data.read(text, "t.csv")
  assert.is_nil(rows)
  return fault
end

describe("data.read", function()
  it("keys rows by the header and gives the header's order", function()
    local rows, header = data.read("team,requests\nsales,10\nhelp,2.5\n", "t.csv")
    assert.same({ { team = "sales", requests = 10 }, { team = "help", requests = 2.5 } }, rows)
    assert.same({ "team", "requests" }, header)
  end)

  it("reads RFC 4180's examples", function()
    local expected = { { a = "aaa", b = "bbb" }, { a = "zzz", b = "yyy" } }
    assert.same(expected, data.read("a,b\r\naaa,bbb\r\nzzz,yyy\r\n", "t.csv"))
    assert.same(expected, data.read("a,b\r\naaa,bbb\r\nzzz,yyy", "t.csv"))
    assert.same(expected, data.read('"a","b"\r\n"aaa","bbb"\r\nzzz,yyy', "t.csv"))
    assert.same({ { a = "x\r\ny", b = 'b"bb' } }, data.read('a,b\r\n"x\r\ny","b""bb"\r\n', "t.csv"))
    assert.same({ { a = "1,2", b = "" } }, data.read('a,b\n"1,2",\n', "t.csv"))
  end)

  it("skips a byte order mark, blanks round a header, blank lines at the end", function()
    assert.same({ { a = 1, b = 2 } }, data.read("\xEF\xBB\xBF a , b\n1,2\n\n \n", "t.csv"))
  end)

  it("makes numbers of plain numbers only", function()
    local rows = data.read("x\n" .. table.concat({ "0", "-3", "1e3", "-2.5E-2", ".5", " 7 ", '"8"',
      "007", "1 000", "2024-01-01", "0x10", "nan", "inf", "1e999", "5.", "+5",
      "123456789012345678901", "10k" }, "\n"), "t.csv")
    local values = {}
    for i, row in ipairs(rows) do
      values[i] = row.x
    end
    assert.same({ 0, -3, 1000.0, -0.025, 0.5, 7, 8, "007", "1 000", "2024-01-01", "0x10", "nan",
      "inf", "1e999", "5.", "+5", "123456789012345678901", "10k" }, values)
    assert.equal("integer", math.type(values[2]))
  end)

  it("says where a row is ragged", function()
    assert.equal("t.csv:3: 1 fields where the header has 2", message "a,b\n1,2\n3\n")
    assert.equal("t.csv:4: 3 fields where the header has 2", message 'a,b\n"1\n2",2\n3,4,5\n')
    assert.equal("t.csv:2: an empty line between rows", message "a,b\n\n1,2\n")
  end)

  it("refuses a header with a duplicate or without a name", function()
    assert.equal("t.csv:1: column 'a' is given twice", message "a,b,a\n1,2,3\n")
    assert.equal("t.csv:1: column 2 has no name", message "a,\n1,2\n")
    assert.equal("t.csv:1: no header: the first row names the columns", message "")
    assert.equal("t.csv:1: no header: the first row names the columns", message "\n \n")
    assert.equal("t.csv:1: one column called 'a;b': columns are parted by commas", message "a;b\n1;2")
  end)

  it("says what is wrong with quotes and line ends", function()
    assert.equal("t.csv:2: a quoted field is never closed", message 'a,b\n1,"x\ny\n')
    assert.equal("t.csv:2: a quote inside a field: put the field in quotes and double the quote",
      message 'a,b\n1,5" disk\n')
    assert.equal("t.csv:3: 'y' after a quoted field: a comma or the row's end should be here",
      message 'a,b\n"x\n"y,1\n')
    assert.equal("t.csv:1: a carriage return without a line feed", message "a\rb")
  end)

  it("refuses what is no UTF-8 text", function()
    assert.equal("t.csv:2: not UTF-8: save it as CSV in UTF-8", message "a\n\xE9\n")
    assert.equal("t.csv: not a text: save it as CSV in UTF-8", message "\xFF\xFEa\0")
  end)

  it("keeps to its limits", function()
    local size, cells = data.SIZE, data.CELLS
    data.SIZE, data.CELLS = 12, 4
    finally(function()
      data.SIZE, data.CELLS = size, cells
    end)
    assert.same(2, #data.read("a,b\n1,2\n3,4", "t.csv")) -- 11 bytes, 4 cells
    assert.equal("t.csv: larger than 0 MiB, the most a data file may be", message "a,b\n1,2\n3,45,")
    data.SIZE = 100
    assert.equal("t.csv:4: more than 4 cells, the most a data file may hold", message "a,b\n1,2\n3,4\n5,6")
  end)
end)

describe("data.resolve", function()
  local root, outside
  setup(function()
    outside = folder.new { ["secret.csv"] = "a\n1\n" }
    root = folder.new { ["s.lua"] = "", ["t.csv"] = "a\n1\n", ["sub/u.csv"] = "a\n2\n" }
    assert(lfs.link(outside .. "/secret.csv", root .. "/link.csv", true))
    assert(lfs.link(outside, root .. "/away", true))
  end)
  teardown(folder.remove_all)

  local function refused(name)
    local path, fault = data.resolve(root .. "/s.lua", name)
    assert.is_nil(path)
    return (fault:gsub("data file '.-': ", "", 1):gsub(root:gsub("%p", "%%%0"), "ROOT"))
  end

  it("finds a file beside the scenario or in a folder beside it", function()
    assert.equal(root .. "/t.csv", data.resolve(root .. "/s.lua", "t.csv"))
    assert.equal(root .. "/sub/u.csv", data.resolve(root .. "/s.lua", "sub/u.csv"))
  end)

  it("takes a scenario without a folder as one here", function()
    assert.equal("CMakeLists.txt", data.resolve("s.lua", "CMakeLists.txt"))
  end)

  it("refuses every way out", function()
    local only = "only files beside the scenario are read"
    assert.equal("an absolute path: " .. only, refused("/etc/passwd"))
    assert.equal("'..' leaves the scenario's folder: " .. only, refused("../secret.csv"))
    assert.equal("'..' leaves the scenario's folder: " .. only, refused("sub/../t.csv"))
    assert.equal("'ROOT/link.csv' is a link: only files that lie beside the scenario are read",
      refused("link.csv"))
    assert.equal("'ROOT/away' is a link: only files that lie beside the scenario are read",
      refused("away/secret.csv"))
    for _, name in ipairs { "./t.csv", "sub//u.csv", "sub/" } do
      assert.equal("a plain file name is wanted, without empty parts or '.'", refused(name))
    end
    for _, name in ipairs { "a\\b", "c:x", "t.csv\0.png" } do
      assert.equal("a plain file name is wanted, its folders parted by /", refused(name))
    end
  end)

  it("refuses what is not a file", function()
    assert.equal("'ROOT/no.csv' does not exist", refused("no.csv"))
    assert.equal("'ROOT/sub' is not a file", refused("sub"))
    assert.equal("'ROOT/t.csv' is not a folder", refused("t.csv/u"))
    assert.equal("the name of a file beside the scenario is wanted", refused(""))
    assert.equal("the name of a file beside the scenario is wanted", refused(12))
  end)

  it("reads what it resolved", function()
    assert.same({ { a = 2 } }, data.load(root .. "/s.lua", "sub/u.csv"))
    local rows, fault = data.load(root .. "/s.lua", "../x")
    assert.is_nil(rows)
    assert.equal("data file '../x': '..' leaves the scenario's folder: " ..
      "only files beside the scenario are read", fault)
  end)
end)

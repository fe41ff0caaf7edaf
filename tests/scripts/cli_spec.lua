local folder = dofile "tests/scripts/support/folder.lua"
local lfs = require "lfs"
local results = dofile "tests/scripts/support/results.lua"

-- ----- a world of its own: an engine that remembers, files that are strings -----

local engine = {}
local asked
local loaded = {}

local function buffer()
  local made = { text = "" }
  function made:write(...)
    self.text = self.text .. table.concat { ... }
    return self
  end
  function made.flush(self)
    return self
  end
  return made
end

local function world_of(given)
  local made = { out = buffer(), err = buffer(), environment = {} }
  made.getenv = function(name) return made.environment[name] end
  made.terminal = function() return made.seen or {} end
  for key, value in pairs(given or {}) do
    made[key] = value
  end
  return made
end

local world

-- Runs the program: status, standard output, standard error.
local function run(...)
  local status = require "perigee.cli".main({ [0] = "perigee", ... }, world)
  local out, err = world.out.text, world.err.text
  world.out.text, world.err.text = "", ""
  return status, out, err
end

-- The command line `...` is at fault, in one line.
local function refused(line, ...)
  local status, out, err = run(...)
  assert.equal("perigee: " .. line .. "\n", err)
  assert.equal("", out)
  assert.equal(2, status)
  assert.is_nil(asked)
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function names_in(path)
  local names = {}
  for name in lfs.dir(path) do
    names[#names + 1] = name ~= "." and name ~= ".." and name or nil
  end
  table.sort(names)
  return names
end

before_each(function()
  asked, world = nil, world_of()
  engine.run = function(options)
    asked = options
    return results.certain()
  end
  engine.check = function(options)
    asked = options
    return { assumptions = 6, options = 3, outputs = 2, paths = 4, warnings = {} }
  end
  loaded.engine, package.loaded["perigee.engine"] = package.loaded["perigee.engine"], engine
end)

after_each(function()
  package.loaded["perigee.engine"] = loaded.engine
  folder.remove_all()
end)

-- ----- help -----

describe("perigee", function()
  it("prints its help alone and at --help", function()
    local status, out, err = run()
    assert.equal(0, status)
    assert.equal("", err)
    assert.truthy(out:find("^Usage: perigee COMMAND"))
    for _, name in ipairs { "run", "breakeven", "sensitivity", "decide", "check", "new", "size", "price", "catalog" } do
      assert.truthy(out:find("\n   " .. name .. " ", 1, true))
    end
    local _, same = run "--help"
    assert.equal(out, same)
    _, same = run "-h"
    assert.equal(out, same)
  end)

  it("prints its version", function()
    local status, out = run "--version"
    assert.equal(0, status)
    assert.truthy(out:find "^perigee [%w.() ]+\n$")
  end)

  it("prints the help of each command, with examples, in 80 columns", function()
    for _, words in ipairs { { "run" }, { "breakeven" }, { "sensitivity" }, { "decide" }, { "check" }, { "new" },
                             { "size" }, { "price" }, { "catalog" }, { "catalog", "list" }, { "catalog", "show" },
                             { "catalog", "check" },
                             { "catalog", "stale" }, { "catalog", "diff" }, { "catalog", "import" } } do
      words[#words + 1] = "--help"
      local status, out, err = run(table.unpack(words))
      assert.equal(0, status)
      assert.equal("", err)
      assert.truthy(out:find("^Usage: perigee " .. words[1]))
      assert.truthy(out:find("\nExamples:\n   perigee " .. words[1], 1, true))
      for line in out:gmatch "[^\n]*" do
        assert.is_true(#line <= 80, line)
      end
    end
  end)

  it("does not offer formats that are not there", function()
    local _, out = run("breakeven", "--help")
    assert.is_nil(out:find "html")
  end)

  it("has a test here for every flag that help shows", function()
    local spec = read "tests/scripts/cli_spec.lua" .. read "tests/scripts/price_spec.lua"
      .. read "tests/scripts/breakeven_spec.lua" .. read "tests/scripts/sensitivity_spec.lua"
                 .. read "tests/scripts/stale_spec.lua" .. read "tests/scripts/sweep_spec.lua"
                 .. read "tests/scripts/choose_spec.lua"
    for _, words in ipairs { {}, { "run" }, { "sweep" }, { "breakeven" }, { "sensitivity" }, { "decide" }, { "check" },
                             { "new" }, { "size" }, { "price" }, { "choose" }, { "catalog", "list" },
                             { "catalog", "show" }, { "catalog", "check" }, { "catalog", "stale" },
                             { "catalog", "diff" }, { "catalog", "import" } } do
      words[#words + 1] = "--help"
      local _, out = run(table.unpack(words))
      for flag in out:gmatch "\n   [-%a, ]*(%-%-[%w-]+)" do
        assert.truthy(spec:find('"' .. flag .. '"', 1, true), flag)
      end
    end
  end)
end)

-- ----- what is wrong with a command line -----

describe("a command line at fault", function()
  it("is told of in one line, with the near name", function()
    refused("unknown command 'rnu': did you mean 'run'?", "rnu")
    refused("unknown command 'frobnicate': see 'perigee --help'", "frobnicate")
    refused("unknown option '--sampels': did you mean '--samples' or '--sampler'?", "run", "x.lua", "--sampels",
            "3")
    refused("unknown option '--zzz': see 'perigee run --help'", "run", "x.lua", "--zzz")
    refused("unknown option '-q': see 'perigee --help'", "-q")
    refused("unknown option '--verison': did you mean '--version'?", "--verison")
    refused("FILE is missing: perigee run FILE [--set NAME=QUANTITY]... [options]", "run")
    refused("FILE is missing: perigee check FILE [options]", "check")
    refused("FILE is missing: perigee new FILE", "new")
    refused("MODEL is missing: perigee size MODEL [--accelerator NAME] [options]", "size")
    refused("NAME is missing: perigee catalog show NAME [options]", "catalog", "show")
    refused("too many arguments: see 'perigee run --help'", "run", "a.lua", "b.lua")
    refused("too many arguments: see 'perigee catalog list --help'", "catalog", "list", "a", "b")
    refused("option '--set' requires an argument", "run", "a.lua", "--set")
    refused("option '--trust' does not take arguments", "run", "a.lua", "--trust=yes")
    refused("unknown command 'lst': did you mean 'list'?", "catalog", "lst")
    refused("FILE is missing: perigee catalog import IMPORTER FILE [options]", "catalog", "import",
            "calibration")
    refused("unknown importer 'calibraton': did you mean 'calibration'?", "catalog", "import",
            "calibraton", "runs.csv")
    refused("catalog: say list, show, stale, diff, check or import: see 'perigee catalog --help'", "catalog")
  end)

  it("is told of without control bytes", function()
    refused("unknown command 'a\\nb\\e[2J': see 'perigee --help'", "a\nb\27[2J")
  end)

  it("has values that are read strictly", function()
    refused("--set: 'foo' is not NAME=QUANTITY, such as requests=\"10k requests/day\"",
            "run", "a.lua", "--set", "foo")
    refused("--set: 'x=' is not NAME=QUANTITY, such as requests=\"10k requests/day\"",
            "run", "a.lua", "--set", "x=")
    refused("--set: '2x=3' is not NAME=QUANTITY, such as requests=\"10k requests/day\"",
            "run", "a.lua", "--set", "2x=3")
    for _, text in ipairs { "foo", "0", "-5", "1.5", "1e400", "0x10", "9007199254740993", "10kk" } do
      refused(("--samples: '%s' is not a whole number from 1 on, such as 20000 or 20k"):format(text),
              "run", "a.lua", "--samples=" .. text)
    end
    refused("--seed: 'x' is not a whole number from 0 on, such as 1", "run", "a.lua", "--seed", "x")
    refused("--sampler: unknown sampler 'sobl': did you mean 'sobol'?", "run", "a.lua", "--sampler", "sobl")
    refused("--sampler: unknown sampler 'xyz': there are 'stratified', 'sobol' and 'random'", "run", "a.lua",
            "--sampler", "xyz")
    refused("--threads: '0' is not a whole number from 1 on, such as 4", "run", "a.lua", "--threads", "0")
    refused("--paths: '0' is not a whole number from 1 on, such as 1000", "run", "a.lua", "--paths", "0")
    refused("--as-of: 'today' is not a date: write it as YYYY-MM-DD", "run", "a.lua", "--as-of", "today")
    refused("--as-of: '2023-02-29' is not a date: that month has 28 days", "run", "a.lua", "--as-of",
            "2023-02-29")
    for _, text in ipairs { "", "ten", "0s", "5 weeks", "nan", "-1s" } do
      refused(("--time-limit: '%s' is not a time, such as 10s, 500ms or 2min"):format(text),
              "run", "a.lua", "--time-limit=" .. text)
    end
    for _, text in ipairs { "", "big", "0MB", "5 XB", "1e9999" } do
      refused(("--memory-limit: '%s' is not a size, such as 512MB or 1GiB"):format(text),
              "run", "a.lua", "--memory-limit=" .. text)
    end
  end)

  it("names formats that are not there yet, and those that are", function()
    refused("--format: unknown format 'html': there are 'table' and 'json'",
            "breakeven", "a.lua", "--on", "x", "--format", "html")
    refused("--format: unknown format 'html': there are 'table' and 'json'",
            "sensitivity", "a.lua", "--output", "report.html")
    refused("--format: unknown format 'xlsx': there are 'table', 'json', 'csv', 'markdown' and 'html'",
            "sweep", "a.lua", "--over", "x=1:2", "--output", "report.xlsx")
    refused("--format: unknown format 'jsn': did you mean 'json'?", "run", "a.lua", "--format", "jsn")
    refused("--format: unknown format 'pdf': there are 'table', 'json', 'csv', 'markdown', 'html' and 'xlsx'",
            "run", "a.lua", "--format", "pdf")
    refused("--format: unknown format 'csv': there are 'table' and 'json'", "catalog", "list",
            "--format", "csv")
  end)
end)

-- ----- run -----

describe("perigee run", function()
  it("asks the engine for the file alone, and prints the table", function()
    local status, out, err = run("run", "two.lua")
    assert.equal(0, status)
    assert.equal("", err)
    assert.same({ file = "two.lua", set = {}, with = {}, catalogs = {}, trust = false },
                asked)
    assert.truthy(out:find "^Two ways\ntwo.lua · prices as of 2024%-06%-01\n")
  end)

  it("passes on every flag", function()
    run("run", "two.lua", "--set", "requests=2k requests/day", "--set", " n = 3 ", "--with", "a.lua",
        "--with", "b.lua", "--as-of", "2024-02-29", "--samples", "20k", "--seed", "0",
        "--prices", "r.json", "--sampler", "sobol", "--reproducible", "--threads",
        "3", "--catalog", "x", "--catalog", "y", "--trust", "--time-limit", "500ms",
        "--memory-limit", "1GiB", "--paths", "12")
    assert.same({
      file = "two.lua", set = { { "requests", "2k requests/day", from = "--set requests" },
        { "n", "3", from = "--set n" } },
      with = { "a.lua", "b.lua" }, as_of = "2024-02-29", samples = 20000, seed = 0, threads = 3,
      prices = "r.json", sampler = "sobol", reproducible = true,
      catalogs = { "x", "y" }, trust = true, seconds = 0.5, bytes = 1073741824, paths = 12,
    }, asked)
  end)

  it("takes the last of a flag that is given twice", function()
    run("run", "two.lua", "--seed", "1", "--seed", "2")
    assert.equal(2, asked.seed)
  end)

  it("reads times and sizes with their units", function()
    for text, seconds in pairs { ["10"] = 10, ["10s"] = 10, ["2min"] = 120, ["1.5 h"] = 5400 } do
      run("run", "a.lua", "--time-limit", text)
      assert.equal(seconds, asked.seconds)
    end
    for text, bytes in pairs { ["512MB"] = 512e6, ["64 KiB"] = 65536, ["1.5GB"] = 1.5e9 } do
      run("run", "a.lua", "--memory-limit", text)
      assert.equal(bytes, asked.bytes)
    end
  end)

  it("lays the folders of $PERIGEE_CATALOGS under those given", function()
    world.environment.PERIGEE_CATALOGS = "/a:/b"
    run("run", "two.lua", "--catalog", "c")
    assert.same({ "/a", "/b", "c" }, asked.catalogs)
  end)

  it("prints each format", function()
    local _, out = run("run", "two.lua", "--format", "json")
    assert.truthy(out:find '^{\n  "perigee": "0.1.0",\n')
    _, out = run("run", "two.lua", "--format", "csv")
    assert.truthy(out:find "^section,name,")
    _, out = run("run", "two.lua", "--format", "markdown")
    assert.truthy(out:find "^# Two ways\n")
    _, out = run("run", "two.lua", "--format", "table")
    assert.truthy(out:find "^Two ways\n")
  end)

  it("ends with 1 where the input is at fault, and 3 at a limit", function()
    engine.run = function() return nil, "two.lua:3: money plus tokens", "input" end
    local status, out, err = run("run", "two.lua")
    assert.same({ 1, "", "perigee: two.lua:3: money plus tokens\n" }, { status, out, err })
    engine.run = function() return nil, "two.lua: stopped after 10 s", "limit" end
    status, out, err = run("run", "two.lua")
    assert.same({ 3, "", "perigee: two.lua: stopped after 10 s\n" }, { status, out, err })
  end)

  it("keeps an error to one line without control bytes", function()
    engine.run = function() return nil, "two.lua:3: \27[2J\nx\u{202E}", "input" end
    local _, _, err = run("run", "two.lua")
    assert.equal("perigee: two.lua:3: \\e[2J\\nx\\u{202E}\n", err)
  end)

  it("says warnings on standard error, but not twice on one screen", function()
    engine.run = function()
      local result = results.certain()
      result.warnings = { "old price" }
      return result
    end
    local _, out, err = run("run", "two.lua")
    assert.equal("perigee: warning: old price\n", err)
    assert.truthy(out:find("Warning: old price", 1, true))
    world.seen = { stdout = true, stderr = true }
    _, _, err = run("run", "two.lua")
    assert.equal("", err)
    _, _, err = run("run", "two.lua", "--format", "json")
    assert.equal("perigee: warning: old price\n", err)
  end)

  it("stands a core that knows no terminal", function()
    local made = world_of()
    made.terminal = nil
    assert.equal(0, require "perigee.cli".main({ "run", "two.lua" }, made))
  end)
end)

-- ----- the terminal -----

describe("colours and widths", function()
  local function widest(out)
    local most = 0
    for line in out:gmatch "[^\n]*" do
      most = math.max(most, utf8.len(line))
    end
    return most
  end

  it("are those of a terminal only", function()
    local _, out = run("run", "two.lua")
    assert.is_nil(out:find "\27")
    world.seen = { stdout = true, columns = 200 }
    _, out = run("run", "two.lua")
    assert.truthy(out:find("\27[1mTwo ways\27[0m", 1, true))
  end)

  it("obey NO_COLOR and TERM=dumb", function()
    world.seen = { stdout = true }
    world.environment.NO_COLOR = "1"
    local _, out = run("run", "two.lua")
    assert.is_nil(out:find "\27")
    world.environment.NO_COLOR = ""
    _, out = run("run", "two.lua")
    assert.truthy(out:find "\27")
    world.environment.TERM = "dumb"
    _, out = run("run", "two.lua")
    assert.is_nil(out:find "\27")
  end)

  it("obey COLUMNS, else the terminal, else 80", function()
    engine.run = function() return results.support() end
    local _, out = run("run", "two.lua")
    assert.equal(80, widest(out))
    world.environment.COLUMNS = "100"
    _, out = run("run", "two.lua")
    assert.equal(100, widest(out))
    world.environment.COLUMNS = "many"
    _, out = run("run", "two.lua")
    assert.equal(80, widest(out))
    world.environment.NO_COLOR = "1"
    world.seen = { stdout = true, columns = 300 }
    _, out = run("run", "two.lua")
    assert.equal(120, widest(out))
  end)

  it("fall back to ASCII in a locale without UTF-8", function()
    world.environment.LANG = "C"
    local _, out = run("run", "two.lua")
    assert.is_nil(out:find "[\128-\255]")
    world.environment.LC_ALL = "de_DE.UTF-8"
    _, out = run("run", "two.lua")
    assert.truthy(out:find "█")
  end)
end)

-- ----- where it goes -----

describe("standard output", function()
  local function failing(message, code)
    local file = buffer()
    file.flush = function() return nil, message, code end
    return file
  end

  it("is checked: a full disk is status 1 and a line", function()
    world = world_of { out = failing("No space left on device", 28) }
    local status, _, err = run("run", "two.lua")
    assert.equal(1, status)
    assert.equal("perigee: cannot write to standard output: No space left on device\n", err)
  end)

  it("may lose its reader quietly", function()
    world = world_of { out = failing("Broken pipe", 32) }
    local status, _, err = run("run", "two.lua")
    assert.equal(1, status)
    assert.equal("", err)
  end)

  it("is checked for help as well", function()
    world = world_of { out = failing("Bad file descriptor", 9) }
    assert.equal(1, (run "--help"))
  end)
end)

describe("--output", function()
  it("writes a file, in the format of its ending, and prints nothing", function()
    local root = folder.new {}
    for ending, start in pairs { json = "{\n", csv = "section,", md = "# Two", txt = "Two ways\n",
                                 JSON = "{\n", markdown = "# Two" } do
      local path = root .. "/report." .. ending
      local status, out, err = run("run", "two.lua", "--output", path)
      assert.same({ 0, "", "" }, { status, out, err })
      assert.equal(start, read(path):sub(1, #start))
    end
    run("run", "two.lua", "--output", root .. "/x.json", "--format", "csv")
    assert.equal("section,", read(root .. "/x.json"):sub(1, 8))
  end)

  it("writes to standard output at a dash", function()
    local _, out = run("run", "two.lua", "--output", "-")
    assert.truthy(out:find "^Two ways")
  end)

  it("has no colours in a file, whatever the terminal", function()
    local root = folder.new {}
    world.seen = { stdout = true }
    run("run", "two.lua", "--output", root .. "/r.txt")
    assert.is_nil(read(root .. "/r.txt"):find "\27")
  end)

  it("replaces a file whole and leaves nothing else", function()
    local root = folder.new { ["r.json"] = "old" }
    assert.equal(0, (run("run", "two.lua", "--output", root .. "/r.json")))
    assert.same({ "r.json" }, names_in(root))
    assert.equal("{", read(root .. "/r.json"):sub(1, 1))
  end)

  it("leaves the old file where the run fails", function()
    local root = folder.new { ["r.json"] = "old" }
    engine.run = function() return nil, "no", "input" end
    assert.equal(1, (run("run", "two.lua", "--output", root .. "/r.json")))
    assert.equal("old", read(root .. "/r.json"))
    assert.same({ "r.json" }, names_in(root))
  end)

  it("leaves the old file, and nothing else, where the disk is full", function()
    local root = folder.new { ["r.json"] = "old" }
    local open = io.open
    rawset(io, "open", function(path, mode)
      local file = open(path, mode)
      return mode == "wb" and {
        write = function() return nil, "No space left on device", 28 end,
        close = function() return file:close() end,
      } or file
    end)
    local status, _, err = run("run", "two.lua", "--output", root .. "/r.json")
    rawset(io, "open", open)
    assert.equal(1, status)
    assert.equal(("perigee: cannot write '%s/r.json': No space left on device\n"):format(root), err)
    assert.equal("old", read(root .. "/r.json"))
    assert.same({ "r.json" }, names_in(root))
  end)

  it("leaves nothing where closing or renaming fails", function()
    local root = folder.new {}
    local rename = os.rename
    rawset(os, "rename", function(from) return nil, from .. ": Permission denied", 13 end)
    local status, _, err = run("run", "two.lua", "--output", root .. "/r.json")
    rawset(os, "rename", rename)
    assert.equal(1, status)
    assert.equal(("perigee: cannot write '%s/r.json': Permission denied\n"):format(root), err)
    assert.same({}, names_in(root))
  end)

  it("says where it cannot write", function()
    local root = folder.new { ["file"] = "" }
    local _, _, err = run("run", "two.lua", "--output", root .. "/none/r.json")
    assert.equal(("perigee: cannot write '%s/none/r.json': No such file or directory\n"):format(root),
                 err)
    _, _, err = run("run", "two.lua", "--output", root)
    assert.equal(("perigee: cannot write '%s': it is a folder\n"):format(root), err)
    assert.same({ "file" }, names_in(root))
  end)

  it("follows a link to the file that it names", function()
    local root = folder.new { ["real.json"] = "old" }
    assert(lfs.link("real.json", root .. "/link.json", true))
    assert.equal(0, (run("run", "two.lua", "--output", root .. "/link.json")))
    assert.equal("link", lfs.symlinkattributes(root .. "/link.json", "mode"))
    assert.equal("{", read(root .. "/real.json"):sub(1, 1))
  end)

  it("writes to what is no file as it stands", function()
    assert.equal(0, (run("run", "two.lua", "--output", "/dev/null")))
    assert.not_equal("file", lfs.attributes("/dev/null", "mode"))
  end)
end)

-- ----- check -----

describe("perigee check", function()
  it("says in one line what was checked", function()
    local status, out, err = run("check", "two.lua")
    assert.same({ 0, "two.lua: 6 assumptions, 3 options, 2 outputs, 4 paths: units agree\n", "" },
                { status, out, err })
  end)

  it("counts one as one", function()
    engine.check = function()
      return { assumptions = 1, options = 1, outputs = 1, paths = 1, warnings = { "w" } }
    end
    local _, out, err = run("check", "two.lua")
    assert.equal("two.lua: 1 assumption, 1 option, 1 output, 1 path: units agree\n", out)
    assert.equal("perigee: warning: w\n", err)
  end)

  it("takes the flags of a scenario", function()
    run("check", "two.lua", "--set", "a=1", "--with", "b.lua", "--as-of", "2024-01-01", "--catalog",
        "c", "--trust", "--time-limit", "1s", "--memory-limit", "1MB", "--paths", "9")
    assert.same({ file = "two.lua", set = { { "a", "1", from = "--set a" } }, with = { "b.lua" },
                  as_of = "2024-01-01", catalogs = { "c" }, trust = true, seconds = 1, bytes = 1e6,
                  paths = 9 }, asked)
    asked = nil
    refused("unknown option '--seed': did you mean '--set'?", "check", "two.lua", "--seed", "1")
  end)

  it("ends with 1 or 3 as run does", function()
    engine.check = function() return nil, "two.lua:9: a", "input" end
    local status, _, err = run("check", "two.lua")
    assert.same({ 1, "perigee: two.lua:9: a\n" }, { status, err })
    engine.check = function() return nil, "two.lua: b", "limit" end
    assert.equal(3, (run("check", "two.lua")))
  end)
end)

-- ----- new -----

describe("perigee new", function()
  it("writes a scenario and says what to type next", function()
    local root = folder.new {}
    local path = root .. "/my.lua"
    local status, out, err = run("new", path)
    assert.same({ 0, "" }, { status, err })
    assert.equal(("Wrote %s. Run it:\n\n    perigee run %s\n"):format(path, path), out)
    assert.truthy(read(path):find(("perigee run %s "):format(path), 1, true))
    assert.same({ "my.lua" }, names_in(root))
  end)

  it("never writes over a file, a folder or a link", function()
    local root = folder.new { ["my.lua"] = "mine" }
    assert(lfs.link("nowhere", root .. "/link.lua", true))
    for _, name in ipairs { "/my.lua", "/link.lua", "" } do
      local status, out, err = run("new", root .. name)
      assert.same({ 1, "" }, { status, out })
      assert.equal(("perigee: '%s%s' exists already: nothing was written; give another name\n")
                   :format(root, name), err)
    end
    assert.equal("mine", read(root .. "/my.lua"))
    assert.same({ "link.lua", "my.lua" }, names_in(root))
  end)

  it("leaves nothing where it cannot write", function()
    local root = folder.new {}
    local status, _, err = run("new", root .. "/none/my.lua")
    assert.equal(1, status)
    assert.equal(("perigee: cannot write '%s/none/my.lua': No such file or directory\n"):format(root),
                 err)
  end)

  it("quotes a name for the shell", function()
    local root = folder.new {}
    local _, out = run("new", root .. "/it's mine.lua")
    assert.truthy(out:find(("perigee run '%s/it'\\''s mine.lua'\n"):format(root), 1, true))
  end)

  it("writes Lua that uses the vocabulary and teaches an if, a range and a source", function()
    local template = require "perigee.cli.new".template
    assert.truthy(load(template, "template", "t"))
    local used = {}
    for word in template:gmatch "perigee%.(%a+)" do
      used[word] = true
    end
    assert.same({ scenario = true, traffic = true, api = true, option = true, cost = true }, used)
    for _, lesson in ipairs { "if people > ", " to ", "source = ", " .. ", "as_of", "%-%-set" } do
      assert.truthy(template:find(lesson), lesson)
    end
    for line in template:gmatch "[^\n]*" do
      assert.is_true(#line <= 110, line)
    end
  end)
end)

-- ----- catalog -----

describe("perigee size", function()
  local sizing = {}
  local before

  before_each(function()
    before, package.loaded["perigee.hosting.size"] = package.loaded["perigee.hosting.size"], sizing
    sizing.of = function(book, request)
      assert.is_function(book.entry)
      asked = request
      return dofile "tests/scripts/support/sized.lua".fitting()
    end
  end)

  after_each(function() package.loaded["perigee.hosting.size"] = before end)

  it("asks for what the flags say", function()
    local status, out, err = run("size", "tall-70b", "--accelerator", "chip-80gb", "--quantization",
      "fp8", "--kv-cache", "fp8", "--engine", "vllm", "--tensor-parallel", "4", "--concurrency", "64",
      "--commitment", "spot",
      "--context", "8k", "--input", "1k", "--output", "500", "--as-of", "2026-05-01",
      "--format", "table")
    assert.same({ 0, "" }, { status, err })
    assert.truthy(out:find("^acme/tall%-70b on 4 devices of acme/chip%-80gb\n"))
    assert.same({ model = "tall-70b", accelerator = "chip-80gb", quantization = "fp8",
                  kv_cache = "fp8", engine = "vllm", commitment = "spot", tensor_parallel = 4, concurrency = 64,
                  context = 8000, input = 1000, output = 500, as_of = "2026-05-01" }, asked)
  end)

  it("asks for a model alone, and takes --batch for --concurrency", function()
    run("size", "tall-70b")
    assert.same({ model = "tall-70b" }, asked)
    run("size", "tall-70b", "--batch", "16")
    assert.same({ model = "tall-70b", concurrency = 16 }, asked)
  end)

  it("answers in JSON", function()
    local status, out, err = run("size", "tall-70b", "--format", "json")
    assert.same({ 0, "" }, { status, err })
    assert.equal(4, require("dkjson").decode(out).devices)
  end)

  it("writes the page for the terminal that is there", function()
    world = world_of { seen = { stdout = true, columns = 60 } }
    local _, painted = run("size", "tall-70b")
    assert.truthy(painted:find("\27[1m", 1, true))
    world = world_of()
    world.environment.LANG = "C"
    local _, plain = run("size", "tall-70b")
    assert.is_nil(plain:find "[\27\128-\255]")
  end)

  it("refuses what cannot be meant", function()
    refused("--concurrency: '0' is not a whole number from 1 on, such as 64",
            "size", "m", "--concurrency", "0")
    refused("--tensor-parallel: 'two' is not a whole number from 1 on, such as 4",
            "size", "m", "--tensor-parallel", "two")
    refused("--context: 100 tokens do not hold the 110 of --input and --output",
            "size", "m", "--context", "100", "--input", "90", "--output", "20")
    refused("--kv-cache must not be empty", "size", "m", "--kv-cache=")
    refused("MODEL must not be empty", "size", "")
    refused("--format: unknown format 'csv': there are 'table' and 'json'",
            "size", "m", "--format", "csv")
    refused("unknown option '--accelerater': did you mean '--accelerator'?",
            "size", "m", "--accelerater", "x")
  end)

  it("says what is wrong with the input in a line", function()
    sizing.of = function() return nil, "unknown model 'm\27[2J'", "input" end
    local status, out, err = run("size", "m")
    assert.same({ 1, "" }, { status, out })
    assert.equal("perigee: unknown model 'm\\e[2J'\n", err)
    status, out, err = run("size", "m", "--catalog", "/no/such/folder")
    assert.same({ 1, "" }, { status, out })
    assert.truthy(err:find("^perigee: /no/such/folder: "))
  end)
end)

describe("perigee catalog", function()
  local root

  before_each(function()
    root = folder.new { ["api/acme.lua"] = [[
return { kind = "api-prices", provider = "acme", cached = "inside", models = {
  ["anvil-1"] = {
    aliases = { "anvil" },
    { from = "2023-01-01", to = "2024-01-01", input = "2.00 USD/Mtoken", output = "4.00 USD/Mtoken",
      source = "price list" },
    { from = "2024-01-01", input = "1.00 USD/Mtoken", output = "3.00 USD/Mtoken",
      cached_input = "0.50 USD/Mtoken", source = "blog", note = "read twice" },
  },
} }
]] }
  end)

  it("lists names, prices and days", function()
    local status, out, err = run("catalog", "list", "--match", "acme/", "--catalog", root)
    assert.same({ 0, "" }, { status, err })
    assert.equal("name                    input           output  from\n"
      .. "acme/anvil-1  1.00 USD/Mtoken  3.00 USD/Mtoken  2024-01-01\n", out)
  end)

  it("lists what held on a day, of a kind, in the folders of the environment", function()
    world.environment.PERIGEE_CATALOGS = root
    local _, out = run("catalog", "list", "api-prices", "--match", "anvil", "--as-of", "2023-05-05")
    assert.truthy(out:find("2.00 USD/Mtoken", 1, true))
    local status, _, err = run("catalog", "list", "--match", "anvil", "--as-of", "2022-05-05")
    assert.equal(1, status)
    assert.equal("perigee: nothing in the catalogs matches: see 'perigee catalog list'\n", err)
    status, _, err = run("catalog", "list", "api-price")
    assert.equal(1, status)
    assert.equal("perigee: unknown kind of catalog 'api-price': did you mean 'api-prices'?\n", err)
  end)

  it("lists as JSON", function()
    local _, out = run("catalog", "list", "--match", "anvil", "--catalog", root, "--format", "json")
    local read_back = require "dkjson".decode(out)
    assert.equal("acme/anvil-1", read_back.entries[1].name)
    _, out = run("catalog", "list", "--match", "no-such-name", "--format", "json")
    assert.equal('{ "entries": [] }\n', out)
  end)

  it("shows an entry with all its rows", function()
    local _, out = run("catalog", "show", "anvil", "--catalog", root)
    assert.equal([[
acme/anvil-1
  also          anvil

2023-01-01 until 2024-01-01
  input         2.00 USD/Mtoken
  output        4.00 USD/Mtoken
  source        price list

from 2024-01-01
  input         1.00 USD/Mtoken
  output        3.00 USD/Mtoken
  cached_input  0.50 USD/Mtoken
  source        blog
  note          read twice
]], out)
  end)

  it("shows the row of a day, also as JSON", function()
    local _, out = run("catalog", "show", "acme/anvil-1", "--catalog", root, "--as-of", "2023-06-01")
    assert.truthy(out:find("price list", 1, true))
    assert.is_nil(out:find("blog", 1, true))
    _, out = run("catalog", "show", "acme/anvil-1", "--catalog", root, "--format", "json")
    local read_back = require "dkjson".decode(out)
    assert.equal("acme/anvil-1", read_back.name)
    assert.equal(2, #read_back.rows)
  end)

  it("shows what a name that moves leads to, and when prices hold in the day", function()
    folder.write(root, "api/zeta.lua", [[
return { kind = "api-prices", provider = "zeta", models = {
  ["z-1"] = { { from = "2023-01-01", input = "2.00 USD/Mtoken", source = "list",
    tiers = { { from = "200k tokens/request", input = "3.00 USD/Mtoken" } },
    hours = { { from = "16:30", to = "00:30", input = "1.00 USD/Mtoken", output = "1.50 USD/Mtoken" } },
    volume = { { above = "1G tokens/month", discount = "10 %" } } } },
  ["z-latest"] = { { from = "2023-01-01", target = "z-1", source = "blog" } } } }
]])
    local _, out = run("catalog", "show", "z-latest", "--catalog", root)
    assert.equal("zeta/z-latest\n\nfrom 2023-01-01\n  leads to  z-1\n  source    blog\n", out)
    _, out = run("catalog", "show", "z-latest", "--catalog", root, "--as-of", "2024-01-01")
    assert.equal([[
zeta/z-latest

from 2023-01-01
  input     2.00 USD/Mtoken
  hours     from 16:30 to 00:30 UTC, input 1.00 USD/Mtoken, output 1.50
            USD/Mtoken
  leads to  zeta/z-1
  volume    above 1G tokens/month, discount 10 %
  tiers     from 200k tokens/request, input 3.00 USD/Mtoken
  source    list
]], out)
    _, out = run("catalog", "list", "api-prices", "--match", "zeta/", "--catalog", root, "--as-of", "2024-01-01")
    assert.truthy(out:find("zeta/z-latest  2.00 USD/Mtoken", 1, true), out)
  end)

  it("says what it does not know", function()
    local status, out, err = run("catalog", "show", "anvli", "--catalog", root)
    assert.same({ 1, "" }, { status, out })
    assert.truthy(err:find "^perigee: unknown model 'anvli': did you mean 'acme/anvil")
    status, out, err = run("catalog", "show", "anvil", "--catalog", root, "--as-of", "2022-01-01")
    assert.equal(1, status)
    assert.truthy(err:find "^perigee: acme/anvil%-1 has no price on 2022%-01%-01")
    assert.equal("", out)
    status, out, err = run("catalog", "list", "--catalog", root .. "/none")
    assert.equal("", out)
    assert.equal(1, status)
    assert.truthy(err:find "^perigee: [^\n]+\n$")
  end)

  it("imports for an engine, into a folder", function()
    folder.write(root, "runs.csv", "model,accelerator,precision,batch,input,output,first_token_ms,token_ms\n"
      .. "meta/llama-3.1-8b,h100-sxm,bf16,1,128,128,25,8\n")
    local status, out, err = run("catalog", "import", "calibration", root .. "/runs.csv",
                                 "--engine", "ours", "--output", root .. "/mine", "--catalog", root)
    assert.same({ 0, "" }, { status, err })
    assert.truthy(out:find("\nwrote " .. root .. "/mine/efficiency/ours.lua\n", 1, true))
    assert.truthy(read(root .. "/mine/efficiency/ours.lua"):find('engine = "ours"', 1, true))
  end)

  it("imports a list whose provider its name does not tell", function()
    folder.write(root, "vms.csv", "InstanceType,AcceleratorName,AcceleratorCount,Price,Region\nbox,,,0.2,r\n")
    local function import(...)
      return run("catalog", "import", "skypilot", root .. "/vms.csv", "--as-of", "2026-08-01", "--output",
                 root .. "/listed", "--catalog", root, ...)
    end
    local status, out, err = import("--provider", "acme")
    assert.same({ 0, "" }, { status, err })
    assert.equal(("taken: 1\nwrote %s/listed/machines/acme.lua\nwrote %s/listed/skypilot.report.csv\n"
      .. "use it with --catalog %s/listed\n"):format(root, root, root), out)
    assert.truthy(read(root .. "/listed/machines/acme.lua"):find('on_demand = "0.20 USD/hour"', 1, true))
    assert.same({ 0, "" }, { import("--provider", "acme"), "" })
    folder.write(root, "listed/machines/acme.lua", 'return { kind = "machines", provider = "acme", machines = {} }\n')
    status, out, err = import("--provider", "acme")
    assert.same({ 1, "" }, { status, out })
    assert.equal(("perigee: %s/listed/machines/acme.lua: was not imported, and would be overwritten: give another "
      .. "--output\n"):format(root), err)
  end)

  it("checks folders, and says how much it looked at", function()
    local status, out, err = run("catalog", "check", root)
    assert.same({ 0, root .. ": 1 file, 1 entry: nothing is wrong\n", "" }, { status, out, err })
    local other = folder.new { ["staff.lua"] = "return { kind = 'staff', roles = {} }" }
    status, out = run("catalog", "check", other, root)
    assert.same({ 0, other .. ": 1 file, 0 entries: nothing is wrong\n" .. root
      .. ": 1 file, 1 entry: nothing is wrong\n" }, { status, out })
  end)

  it("says a line for each problem of a folder, and goes on to the next", function()
    folder.write(root, "api/bad.lua", "return { kind = 'api-prices', provider = 'bad', modles = {},\nnot = 1 }")
    folder.write(root, "worse.lua", "return { kind = 'staff', roles = {\n['a'] = { source = 's' } } }")
    local other = folder.new {}
    local status, out, err = run("catalog", "check", root, other, root .. "/none")
    assert.same({ 1, other .. ": 0 files, 0 entries: nothing is wrong\n" }, { status, out })
    assert.equal(("perigee: %s/api/bad.lua:2: 'not' in a catalog: it is data only, texts in quotes, numbers, true, "
      .. "false and tables\n"
      .. "perigee: %s/worse.lua:2: 'a': salary is missing: what a person earns in a year before overheads\n"
      .. "perigee: %s/none: no such folder of catalogs\n"):format(root, root, root), err)
  end)

  it("checks the shipped catalogs and those of the environment, unless told", function()
    folder.write(root, "bad.lua", "return {}")
    world.environment.PERIGEE_CATALOGS = root
    local status, out, err = run("catalog", "check")
    assert.equal(1, status)
    assert.matches("^[^\n]+/catalogs: %d+ files, [%d,]+ entries: nothing is wrong\n$", out)
    assert.equal(("perigee: %s/bad.lua:1: kind is missing: say what the file holds, as kind = \"api-prices\"\n")
      :format(root), err)
  end)
end)

-- The built program over the shipped catalogs.
describe("perigee catalog over kinds that are no prices", function()
  local program = os.getenv "PERIGEE"

  local function perigee(arguments)
    local pipe = assert(io.popen(("'%s' %s 2>&1"):format(program, arguments)))
    local text = pipe:read "a"
    return pipe:close(), text
  end

  it("lists the fields of a kind that stand beside whole names", function()
    local ok, text = perigee "catalog list machines --match p4d.24xlarge"
    assert.is_true(ok)
    assert.truthy(text:find "^name%s+on_demand%s+count", text)
    assert.truthy(text:find("\naws/p4d.24xlarge ", 1, true), text)
    for line in text:gmatch "[^\n]+" do assert.is_true(#line <= 80, line) end
  end)

  it("lists several kinds by name and kind", function()
    local ok, text = perigee "catalog list --match llama-2-70b"
    assert.is_true(ok)
    assert.truthy(text:find "^name%s+kind%s+from\n")
    assert.truthy(text:find "\nmeta/llama%-2%-70b%s+models", text)
  end)

  it("shows what has no days, and the rows of a day", function()
    local ok, text = perigee "catalog show meta/llama-2-70b --as-of 2024-01-01"
    assert.is_true(ok)
    assert.truthy(text:find("  layers           80\n", 1, true), text)
    assert.is_nil(text:find("\nfrom", 1, true))
    ok, text = perigee "catalog show aws/p4d.24xlarge --as-of 2024-01-01"
    assert.is_true(ok)
    assert.truthy(text:find("32.77 USD/hour", 1, true))
    assert.is_nil(text:find("21.957642", 1, true))
    ok, text = perigee "catalog show aws/p4d.24xlarge --as-of 2014-01-01"
    assert.is_nil(ok)
    assert.equal("perigee: aws/p4d.24xlarge has no price on 2014-01-01 in us-east-1: the first "
      .. "row is from 2022-01-25\n", text)
  end)
end)

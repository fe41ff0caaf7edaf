-- perigee compare on the command line: which flag is of which side, and what is refused.
local command = dofile "tests/scripts/support/command.lua"
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"

local FILE = [[
local perigee = require "perigee"
return perigee.scenario { title = "T", as_of = "2024-06-01",
  assume = { x = "2", y = "5 to 7 USD/month", list = { "1", "2" } },
  model = function(a) return { perigee.option { "A", costs = { perigee.cost("fees", "f", a.x * a.y * a.list) } } } end }
]]

local root, path, other
setup(function()
  root = folder.new { ["s.lua"] = FILE, ["t.lua"] = FILE:gsub('x = "2"', 'x = "3"'),
                      ["more.lua"] = 'return { x = "9", list = "1" }' }
  path, other = root .. "/s.lua", root .. "/t.lua"
end)
teardown(folder.remove_all)

local function run(...) return command("compare", ...) end

local function asked(...)
  local status, out, err = run(...)
  assert.equal("", err)
  assert.equal(0, status)
  return assert(dkjson.decode(out))
end

local function refused(status, message, ...)
  local found, out, err = run(...)
  assert.equal("perigee: " .. message .. "\n", err)
  assert.equal("", out)
  assert.equal(status, found)
end

describe("perigee compare", function()
  it("takes what stands before --against for one side, what stands after it for the other", function()
    local found = asked(path, "--set", "list=1", "--samples", "100", "--format", "json", "--against", "--set", "list=1",
      "--set", "x=4", "--seed", "3")
    assert.same({ { name = "x", before = "2", after = "4", kind = "assumption" } }, found.changes)
    assert.same({ path, path, 100, 3 }, { found.a.file, found.b.file, found.samples, found.seed })
  end)

  it("takes another file, the overrides and the day of each side", function()
    local found = asked(path, "--with", root .. "/more.lua", "--as-of", "2024-01-01", "--against=" .. other, "--set",
      "list=1", "--format", "json", "--samples", "10")
    local names = {}
    for i, change in ipairs(found.changes) do
      names[i] = ("%s %s %s"):format(change.name, change.before, change.after)
    end
    assert.same({ "x 9 3", "day of prices 2024-01-01 2024-06-01", "the model " .. path .. " " .. other }, names)
  end)

  it("takes catalogs and saved prices of each side", function()
    local saved = root .. "/saved.json"
    assert.equal(0, (command("run", path, "--set", "list=1", "--samples", "10", "--output", saved)))
    local found = asked(path, "--set", "list=1", "--prices", saved, "--against", "--set", "list=1", "--catalog", root,
      "--format", "json", "--samples", "10")
    assert.same({ name = "the catalogs", before = saved, after = "as shipped, " .. root, kind = "catalogs" },
      found.changes[1])
  end)

  it("writes its answer in the format of the file", function()
    for name, beginning in pairs { ["a.json"] = "{", ["a.csv"] = "section,name", ["a.md"] = "# What moved: T" } do
      assert.equal(0, (run(path, "--set", "list=1", "--against", "--set", "list=2", "--samples", "10", "--output",
        root .. "/" .. name)))
      local file = assert(io.open(root .. "/" .. name))
      assert.equal(beginning, file:read(#beginning))
      file:close()
    end
  end)

  it("warns of what either side is warned of", function()
    local saved = root .. "/old.json"
    assert.equal(0, (command("run", path, "--set", "list=1", "--samples", "10", "--output", saved)))
    local _, _, err = run(path, "--set", "list=1", "--against", "--set", "list=1", "--prices", saved, "--as-of",
      "2024-07-01", "--samples", "10")
    assert.equal("perigee: warning: after: the prices are those of 2024-06-01, as they were saved, though the day is "
      .. "2024-07-01\n", err)
  end)

  it("has help for either side of --against", function()
    for _, line in ipairs { { "--help" }, { path, "--against", "--help" } } do
      local status, out = run(table.unpack(line))
      assert.equal(0, status)
      assert.truthy(out:find("--against [FILE]", 1, true))
    end
  end)
end)

describe("a comparison on the command line", function()
  it("takes a sampler for both", function()
    assert.equal("sobol", asked(path, "--set", "list=1", "--sampler", "sobol", "--against", "--set", "list=2",
      "--format", "json", "--samples", "64").sampler)
    refused(2, "--sampler stands on both sides of --against: it is for both, say it once", path, "--sampler", "sobol",
      "--against", "--sampler", "sobol")
  end)

  it("is refused in one line where something is missing, or twice there", function()
    refused(2, "--against is missing: say what to compare with, as --against --set requests=20k/day", path)
    refused(2, "FILE is missing: it stands before --against, as perigee compare my.lua --against", "--against", path)
    refused(2, "--against stands twice: two sides are compared", path, "--against", other, "--against", path)
    refused(2, "--samples stands on both sides of --against: it is for both, say it once", path, "--samples", "10",
      "--against", "--samples", "10")
    refused(2, "--time-limit stands on both sides of --against: it is for both, say it once", path, "--time-limit",
      "1s", "--against", "--time-limit", "1s")
    refused(2, "--format stands on both sides of --against: it is for both, say it once", path, "--format", "json",
      "--against", "--format", "csv")
  end)

  it("is refused where a name or a value is none", function()
    refused(2, "--set z: unknown assumption 'z': there is list, x, y", path, "--set", "z=1", "--against")
    refused(2, "--against: --set z: unknown assumption 'z': there is list, x, y", path, "--set", "list=1",
      "--against", "--set", "z=1")
    refused(2, "unknown option '--formt': did you mean '--format'?", path, "--against", "--formt", "json")
    refused(2, "--set: 'x' is not NAME=QUANTITY, such as requests=\"10k requests/day\"", path, "--against", "--set",
      "x")
    refused(2, "--as-of: '2024' is not a date: write it as YYYY-MM-DD", path, "--against", "--as-of", "2024")
    refused(2, "too many arguments: see 'perigee compare --help'", path, "--against", other, other)
    refused(2, "--format: unknown format 'xml': there are 'table', 'json', 'csv' and 'markdown'", path, "--against",
      "--format", "xml")
    refused(1, root .. "/u.lua: no such file", path, "--set", "list=1", "--against", root .. "/u.lua")
    refused(1, "'list' is a list, 1; 2: a comparison takes one value of each assumption, as --set list=...", path,
      "--against", "--set", "list=1")
  end)
end)

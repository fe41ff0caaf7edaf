-- What differs between two folders of catalogs.
local catalog = require "perigee.catalog"
local command = require "scripts.support.command"
local diff = require "perigee.catalog.diff"
local folder = require "scripts.support.folder"
local json = require "perigee.import.json"
local text = require "perigee.report.text"

local function prices(body)
  return ([[return { kind = "api-prices", provider = "x", models = {
%s
} }]]):format(body)
end

local OLD = { ["api.lua"] = prices [[
  ["gone"] = { { from = "2024-01-01", input = "1 USD/Mtoken", source = "s" } },
  ["m"] = { aliases = { "b", "a" },
    { from = "2024-01-01", to = "2024-06-01", input = "10 USD/Mtoken", source = "s" },
    { from = "2024-06-01", input = "8 USD/Mtoken", output = "8 USD/Mtoken", source = "s",
      tiers = { { above = "100k tokens/request", input = "9 USD/Mtoken" } } } },
  ["same"] = { { from = "2024-01-01", input = "1 USD/Mtoken", source = "s" } }]],
  ["staff.lua"] = [[return { kind = "staff", roles = {
    ["cook"] = { salary = "100k USD/(person year)", source = "s" } } }]],
  ["tuning.lua"] = [[return { kind = "tuning", ways = { ["w"] = { price = "1 USD", source = "s" } } }]] }

local NEW = { ["other.lua"] = prices [[
  ["fresh"] = { { from = "2025-01-01", free = true, source = "t" } },
  ["M"] = { aliases = { "a", "b" }, mode = "text",
    { from = "2024-06-01", to = "2025-01-01", input = "8 USD/Mtoken", output = "8 USD/Mtoken", source = "s",
      tiers = { { above = "100k tokens/request", input = "9 USD/Mtoken" } } },
    { from = "2025-01-01", input = "2 USD/Mtoken", source = "t" } },
  ["same"] = { { from = "2024-01-01", input = "1 USD/Mtoken", source = "s" } }]],
  ["staff.lua"] = [[return { kind = "staff", roles = { ["cook"] = { salary = "150k USD/(person year)", source = "s",
    note = "n" } } }]],
  ["tuning.lua"] = OLD["tuning.lua"] }

local old, new
setup(function() old, new = folder.new(OLD), folder.new(NEW) end)
teardown(folder.remove_all)

local function of(a, b)
  return assert(diff.of(assert(catalog.open { folders = { a } }), assert(catalog.open { folders = { b } })))
end

local function changed(a, b, name)
  for _, entry in ipairs(of(a, b).changed) do
    if entry.name == name then return entry end
  end
end

-- A folder with one model, of the given rows.
local function rows(body)
  return folder.new { ["api.lua"] = prices('["m"] = { ' .. body .. " }") }
end

describe("the difference", function()
  it("is nothing of a folder from itself, whatever its files are called", function()
    assert.same({ added = {}, removed = {}, changed = {} }, of(old, old))
    assert.same({ added = {}, removed = {}, changed = {} },
      of(old, folder.new { ["a/b.lua"] = OLD["api.lua"], ["c.lua"] = OLD["staff.lua"], ["d.lua"] = OLD["tuning.lua"] }))
  end)

  it("names entries that came and went, with their rows", function()
    local made = of(old, new)
    assert.same({ { kind = "api-prices", name = "x/fresh",
                    rows = { { from = "2025-01-01", free = true, source = "t" } } } }, made.added)
    assert.same({ { kind = "api-prices", name = "x/gone",
                    rows = { { from = "2024-01-01", input = "1 USD/Mtoken", source = "s" } } } }, made.removed)
  end)

  it("tells of rows that came, went and ended", function()
    assert.same({
      { change = "removed", from = "2024-01-01",
        row = { from = "2024-01-01", to = "2024-06-01", input = "10 USD/Mtoken", source = "s" } },
      { change = "ended", from = "2024-06-01", fields = { { field = "to", new = "2025-01-01" } } },
      { change = "added", from = "2025-01-01", row = { from = "2025-01-01", input = "2 USD/Mtoken", source = "t" } },
    }, changed(old, new, "x/M").rows)
  end)

  it("tells of fields with the ratio of what has one unit", function()
    assert.same({ { change = "changed", fields = {
      { field = "note", new = "n" },
      { field = "salary", old = "100k USD/(person year)", new = "150k USD/(person year)", ratio = 1.5 } } } },
      changed(old, new, "cook").rows)
    local fields = changed(rows [[{ from = "2024-01-01", input = "8 USD/Mtoken", output = "1 USD/Mtoken",
        batch_input = "1 USD/Mtoken", source = "s",
        tiers = { { above = "1k tokens/request", input = "9 USD/Mtoken" } } }]],
      rows [[{ from = "2024-01-01", input = "2 USD/Mtoken", output = "1 EUR/Mtoken",
        tiers = { { above = "1k tokens/request", input = "18 USD/Mtoken" } }, source = "s", as_of = "2024-02-02" }]],
      "x/m").rows[1].fields
    assert.same({
      { field = "as_of", new = "2024-02-02" },
      { field = "batch_input", old = "1 USD/Mtoken" },
      { field = "input", old = "8 USD/Mtoken", new = "2 USD/Mtoken", ratio = 0.25 },
      { field = "output", old = "1 USD/Mtoken", new = "1 EUR/Mtoken" },
      { field = "tiers.1.input", old = "9 USD/Mtoken", new = "18 USD/Mtoken", ratio = 2 },
    }, fields)
  end)

  it("parts rows by region, and days are no numbers", function()
    local function machine(body)
      return folder.new { ["m.lua"] = [[return { kind = "machines", provider = "x", source = "s", machines = {
        ["m"] = { ]] .. body .. " } } }" }
    end
    local a = machine [[{ region = "a", from = "2024-01-01", on_demand = "1 USD/hour", as_of = "2024-01-02" },
      { region = "b", from = "2024-01-01", on_demand = "1 USD/hour" }]]
    local b = machine [[{ region = "a", from = "2024-01-01", on_demand = "1 USD/hour", as_of = "2025-01-02" },
      { region = "b", from = "2024-01-01", on_demand = "3 USD/hour" }]]
    assert.same({
      { change = "changed", region = "a", from = "2024-01-01",
        fields = { { field = "as_of", old = "2024-01-02", new = "2025-01-02" } } },
      { change = "changed", region = "b", from = "2024-01-01",
        fields = { { field = "on_demand", old = "1 USD/hour", new = "3 USD/hour", ratio = 3 } } },
    }, changed(a, b, "x/m").rows)
  end)

  it("tells of what an entry itself says; the order of aliases is nothing", function()
    local a = rows [[aliases = { "a", "b" }, mode = "text",
      { from = "2024-01-01", input = "8 USD/Mtoken", source = "s" }]]
    local b = rows [[aliases = { "b", "c" }, mode = "text", note = "n",
      { from = "2024-01-01", input = "8 USD/Mtoken", source = "s" }]]
    local entry = changed(a, b, "x/m")
    assert.same({ { field = "aliases", old = "a, b", new = "b, c" }, { field = "note", new = "n" } }, entry.fields)
    assert.same({}, entry.rows)
    assert.same({}, changed(old, new, "x/M").fields)
  end)
end)

describe("perigee catalog diff", function()
  it("tells it kind by kind", function()
    local status, out = command("catalog", "diff", old, new)
    assert.equal(0, status)
    assert.equal([[
api-prices
  + x/fresh: from 2025-01-01: free true, source t
  - x/gone
  ~ x/M
    from 2024-01-01: row removed: to 2024-06-01, input 10 USD/Mtoken, source s
    from 2024-06-01: ended on 2025-01-01
    from 2025-01-01: row added: input 2 USD/Mtoken, source t

staff
  ~ cook
    note: n, new
    salary: 150k USD/(person year), was 100k USD/(person year) (x 1.5)

Entries: 1 added, 1 removed, 2 changed, with rows: 1 added, 1 removed, 1 ended,
1 changed.
]], out)
  end)

  it("takes the shipped ones by their name, and counts what is too much to name", function()
    local status, out = command("catalog", "diff", "shipped", "shipped")
    assert.same({ 0, "Nothing differs.\n" }, { status, out })
    status, out = command("catalog", "diff", new, "shipped")
    assert.equal(0, status)
    assert.matches("\nmachines\n  %+ %d+ entries\n", out)
    for line in out:gmatch "[^\n]*" do
      assert.truthy(text.width(line) <= 80, line)
    end
  end)

  it("answers as JSON", function()
    local _, out = command("catalog", "diff", old, new, "--format", "json")
    local read = assert(json.read(out, "out"))
    assert.same({ old, new, 1, 1, 2 }, { read.a, read.b, #read.added, #read.removed, #read.changed })
    assert.equal(1.5, read.changed[2].rows[1].fields[2].ratio)
  end)

  it("says in one line what is no folder, or broken", function()
    local status, out, err = command("catalog", "diff", old, "/no/such")
    assert.same({ 1, "", "perigee: /no/such: no such folder of catalogs\n" }, { status, out, err })
    local broken = folder.new { ["x.lua"] = "return 7" }
    status, out, err = command("catalog", "diff", broken, old)
    assert.equal(1, status)
    assert.equal("", out)
    assert.matches("^perigee: .*/x.lua:1: a catalog returns one table[^\n]*\n$", err)
  end)
end)

-- Prices that were read long ago: what counts as old, and how it is told.
local catalog = require "perigee.catalog"
local command = require "scripts.support.command"
local date = require "perigee.catalog.date"
local folder = require "scripts.support.folder"
local freshness = require "perigee.catalog.freshness"
local json = require "perigee.import.json"
local stale = require "perigee.catalog.stale"
local text = require "perigee.report.text"

local FILES = {
  ["machines.lua"] = [[return { kind = "machines", provider = "x", source = "a list", as_of = "2024-02", machines = {
    ["both"] = { { region = "a", from = "2023-01-01", on_demand = "1 USD/hour" },
                 { region = "b", from = "2023-02-01", on_demand = "2 USD/hour", as_of = "2024-04-01" } },
    ["gone"] = { { from = "2020-01-01", to = "2024-01-01", on_demand = "1 USD/hour" } },
    ["yet"] = { { from = "2030-01-01", on_demand = "1 USD/hour" } } } }]],
  ["api.lua"] = [[return { kind = "api-prices", provider = "x", models = {
    ["m"] = { { from = "2023-12-31", input = "1 USD/Mtoken", source = "a page" } },
    ["wrong"] = { { from = "2022-01-01", input = "1 USD/Mtoken", source = "a page", status = "corrected" },
                  { from = "2022-01-01", input = "2 USD/Mtoken", source = "a page", as_of = "2024-04-30" } } } }]],
  ["tuning.lua"] = [[return { kind = "tuning", ways = { ["w"] = { price = "1 USD", source = "s" },
    ["v"] = { price = "1 USD", source = "s", as_of = "2024" } } }]],
}

local root, book
setup(function()
  root = folder.new(FILES)
  book = assert(catalog.open { folders = { root } })
end)
teardown(folder.remove_all)

local function found(options)
  local made = assert(stale.of(book, options))
  local list = {}
  for i, row in ipairs(made.rows) do
    list[i] = ("%d %s%s"):format(row.days, row.name, row.region and " " .. row.region or "")
  end
  return list, made
end

describe("days", function()
  it("are counted over months and leap years", function()
    -- February 2024 had 29 days, of 1900 it had 28, of 2000 29.
    assert.equal(2, date.number "2024-03-01" - date.number "2024-02-28")
    assert.equal(1, date.number "1900-03-01" - date.number "1900-02-28")
    assert.equal(2, date.number "2000-03-01" - date.number "2000-02-28")
    assert.equal(1, date.number "2024-01-01" - date.number "2023-12-31")
    assert.equal(366, date.number "2025-01-01" - date.number "2024-01-01")
  end)

  it("of a month and a year are their first", function()
    assert.equal("2024-05-01", date.first "2024-05")
    assert.equal("2024-01-01", date.first "2024")
    assert.equal("2024-05-13", date.first "2024-05-13")
    assert.equal(30, freshness.days({ as_of = "2024-04" }, "2024-05-01"))
    assert.equal(0, freshness.days({ as_of = "2024-06-01" }, "2024-05-01"))
    assert.is_nil(freshness.days({}, "2024-05-01"))
  end)
end)

describe("what is stale", function()
  it("is in force and was read more than so many days ago, the oldest first", function()
    -- On 2024-05-01: m since 2023-12-31 122 days, both a since 2024-02-01 90, both b since 2024-04-01 30.
    local list, made = found { as_of = "2024-05-01", days = 29 }
    assert.same({ "122 x/m", "90 x/both a", "30 x/both b" }, list)
    assert.equal(4, made.in_force) -- and wrong, 1 day
    assert.same({ kind = "machines", name = "x/both", region = "a", from = "2023-01-01", as_of = "2024-02", days = 90,
                  source = "a list" }, made.rows[2])
    assert.same({ "122 x/m", "90 x/both a" }, (found { as_of = "2024-05-01", days = 30 }))
  end)

  it("is older than 90 days unless told, of dated kinds unless one is named", function()
    assert.same({ "122 x/m" }, (found { as_of = "2024-05-01" }))
    local list, made = found { as_of = "2024-05-01", kind = "tuning" }
    assert.same({ "121 v" }, list) -- since 2024-01-01
    assert.equal(1, made.undated)
    assert.same({}, (found { as_of = "2024-05-01", kind = "machines" }))
  end)

  it("is judged on today unless told", function()
    local _, made = found { kind = "machines" }
    assert.equal(date.today(), made.as_of)
    assert.equal(2, #made.rows)
  end)
end)

describe("perigee catalog stale", function()
  it("lists them by source and day, and sums up", function()
    local status, out = command("catalog", "stale", "--as-of", "2024-05-01", "--days", "29", "machines",
                                "--catalog", folder.new { ["b.lua"] = FILES["machines.lua"] })
    assert.equal(0, status)
    assert.truthy(out:find([[
90 days, read on 2024-02: a list
    x/both (a)  from 2023-01-01
30 days, read on 2024-04-01: a list
    x/both (b)  from 2023-02-01

]], 1, true), out)
    assert.matches("%d+ of [%d,]+ rows in force on 2024%-05%-01 were read more than 29 days before%.\n$", out)
  end)

  it("says none where there is none, and what says no day", function()
    local mine = folder.new { ["t.lua"] = FILES["tuning.lua"] }
    local status, out = command("catalog", "stale", "tuning", "--days", "100k", "--catalog", mine)
    assert.equal(0, status)
    assert.matches("^None of %d+ rows in force on %d+%-%d+%-%d+ were read more than 100,000 days before%. 1\nsay", out)
  end)

  it("answers as JSON", function()
    local status, out = command("catalog", "stale", "api-prices", "--as-of", "2024-05-01", "--format", "json",
                                "--catalog", folder.new { ["a.lua"] = FILES["api.lua"] })
    local read = assert(json.read(out, "out"))
    assert.equal(0, status)
    assert.equal("2024-05-01", read.as_of)
    assert.equal(90, read.days)
    local mine
    for _, row in ipairs(read.rows) do mine = row.name == "x/m" and row or mine end
    assert.same({ kind = "api-prices", name = "x/m", from = "2023-12-31", as_of = "2023-12-31", days = 122,
                  source = "a page" }, mine)
  end)

  it("fits 80 columns over the shipped catalogs", function()
    local _, out = command("catalog", "stale", "--days", "0", "--as-of", "2026-11-26")
    local count = 0
    for line in out:gmatch "[^\n]*" do
      count = count + 1
      assert.truthy(text.width(line) <= 80, line)
    end
    assert.truthy(count > 500)
  end)

  for _, case in ipairs {
    { { "--days", "soon" }, 2, "--days: 'soon' is not a whole number from 0 on, such as 365" },
    { { "machine" }, 1, "unknown kind of catalog 'machine': did you mean 'machines'?" },
  } do
    it("refuses " .. case[1][1], function()
      local status, out, err = command("catalog", "stale", table.unpack(case[1]))
      assert.same({ case[2], "", "perigee: " .. case[3] .. "\n" }, { status, out, err })
    end)
  end
end)

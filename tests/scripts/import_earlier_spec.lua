-- A list that is imported again adds to what an earlier import wrote.
local catalog = require "perigee.catalog"
local csv = require "perigee.data"
local earlier = require "perigee.import.earlier"
local folder = dofile "tests/scripts/support/folder.lua"

teardown(folder.remove_all)

local function row(from, input, more)
  local made = { from = from, as_of = from, input = input .. " USD/Mtoken", source = "a list of " .. from }
  for key, value in pairs(more or {}) do made[key] = value end
  return made
end

-- from, to and price of each row.
local function short(rows)
  local list = {}
  for i, each in ipairs(rows) do
    list[i] = ("%s..%s %s"):format(each.from, each.to or "", (each.input or "-"):match "^%S+")
  end
  return list
end

describe("rows of two lists", function()
  local function joined(old, new, day) return short(earlier.rows(old, new, day)) end

  it("go on where the price is the same", function()
    local rows = earlier.rows({ row("2025-01-01", 2) }, { row("2025-06-01", 2) }, "2025-06-01")
    assert.same({ "2025-01-01.. 2" }, short(rows))
    assert.equal("2025-06-01", rows[1].as_of)
  end)

  it("end where another price begins", function()
    assert.same({ "2025-01-01..2025-06-01 2", "2025-06-01.. 3" },
      joined({ row("2025-01-01", 2) }, { row("2025-06-01", 3) }, "2025-06-01"))
  end)

  it("leave a gap that was there", function()
    assert.same({ "2025-01-01..2025-03-01 2", "2025-06-01.. 2" },
      joined({ row("2025-01-01", 2, { to = "2025-03-01" }) }, { row("2025-06-01", 2) }, "2025-06-01"))
  end)

  it("are those of the list read last on the same day", function()
    assert.same({ "2025-06-01.. 3" }, joined({ row("2025-06-01", 2) }, { row("2025-06-01", 3) }, "2025-06-01"))
  end)

  it("come in the order of their days, whichever list is read first", function()
    assert.same({ "2025-01-01..2025-06-01 2", "2025-06-01.. 3" },
      joined({ row("2025-06-01", 3) }, { row("2025-01-01", 2) }, "2025-01-01"))
    assert.same({ "2025-01-01.. 2" }, joined({ row("2025-06-01", 2) }, { row("2025-01-01", 2) }, "2025-01-01"))
  end)

  -- A list with days of its own says what holds from its first day on.
  it("follow a list that knows its days", function()
    assert.same({ "2025-01-01..2025-04-01 2", "2025-04-01..2025-08-01 3", "2025-08-01.. 4" },
      joined({ row("2025-01-01", 2) }, { row("2025-04-01", 3, { to = "2025-08-01" }), row("2025-08-01", 4) },
        "2025-06-01"))
  end)

  it("keep what was cancelled", function()
    assert.same({ "2025-01-01..2025-06-01 2", "2025-06-01.. 3", "2025-03-01.. 9" },
      joined({ row("2025-01-01", 2), row("2025-03-01", 9, { status = "cancelled" }) }, { row("2025-06-01", 3) },
        "2025-06-01"))
  end)
end)

local function list(models)
  local lines = {}
  for name, price in pairs(models) do
    lines[#lines + 1] = ('"%s": {"litellm_provider": "acme", "mode": "chat", "input_cost_per_token": %s}')
      :format(name, price)
  end
  return "{" .. table.concat(lines, ",") .. "}"
end

describe("an import into the folder of an earlier one", function()
  local root

  local function import(day, models)
    local made = assert(require "perigee.import.litellm".read(list(models), "list.json",
      { output = root, as_of = day }))
    local report = {}
    for _, file in ipairs(made) do
      folder.write(root, file.path:sub(#root + 2), file.body)
      if file.path:find "csv$" then
        for _, each in ipairs(csv.read(file.body, "r")) do report[each.name .. " " .. each.what] = each.why end
      end
    end
    assert.same({}, catalog.check(root))
    return report
  end

  local function price(name, day)
    local found, message = assert(catalog.open { folders = { root } }):price("acme/" .. name, day)
    return found and found.input or message
  end

  before_each(function() root = folder.new {} end)

  it("keeps yesterday's price for yesterday's scenario", function()
    import("2025-01-01", { a = "2e-6", gone = "5e-6" })
    local report = import("2025-06-01", { a = "3e-6", new = "1e-6" })
    assert.equal("2.00 USD/Mtoken", price("a", "2025-03-01"))
    assert.equal("3.00 USD/Mtoken", price("a", "2025-06-01"))
    assert.equal("5.00 USD/Mtoken", price("gone", "2025-06-01"))
    assert.equal("acme/new has no price on 2025-05-31: the first row is from 2025-06-01", price("new", "2025-05-31"))
    assert.equal("not in this list: it stays as an earlier import had it", report["gone remark"])
  end)

  it("holds back a price that jumped", function()
    import("2025-01-01", { a = "2e-6" })
    local report = import("2025-06-01", { a = "2e-5" })
    assert.equal("2.00 USD/Mtoken", price("a", "2025-07-01"))
    assert.equal("input on 2025-06-01: '20.00 USD/Mtoken' after '2.00 USD/Mtoken' is a jump of 10 times: it stays as "
      .. "an earlier import had it", report["a quarantined"])
    assert.is_nil(report["a taken"])
  end)

  it("leaves a file alone that somebody wrote", function()
    folder.write(root, "api/acme.lua", 'return { kind = "api-prices", provider = "acme", models = { a = { '
      .. '{ from = "2024-01-01", input = "1 USD/Mtoken", source = "us" } } } }')
    local made = assert(require "perigee.import.litellm".read(list { a = "2e-6" }, "list.json",
      { output = root, as_of = "2025-01-01" }))
    assert.is_nil(made[1].body:find("2024-01-01", 1, true))
  end)
end)

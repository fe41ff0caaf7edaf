-- Broken catalogs, each with its exact message: tests/scripts/broken/.
local amount = require "perigee.catalog.amount"
local broken = dofile "tests/scripts/support/broken.lua"
local catalog = require "perigee.catalog"
local core = require "perigee.core"
local files = require "perigee.catalog.files"
local folder = dofile "tests/scripts/support/folder.lua"
local money = require "perigee.catalog.money"
local price_files = dofile "tests/scripts/support/price_files.lua"

local model, models, row, problems = price_files.model, price_files.models, price_files.row, broken.problems
local GOOD = price_files.GOOD

describe("catalog.check", function()
  teardown(folder.remove_all)
  teardown(broken.remove_all)

  for _, topic in ipairs(broken.topics) do
    for i, case in ipairs(broken.prices[topic]) do
      it(("says of %s %d: %s"):format(topic, i, case[2] or "nothing"), function()
        assert.same({ table.unpack(case, 2) }, problems(case[1]))
      end)
    end
  end

  for _, name in ipairs(broken.names) do
    local kind = broken.kinds[name]

    it("finds nothing wrong with a sound catalog of " .. name, function()
      assert.same({}, problems(broken.one(kind, kind.good)))
      assert.same({}, problems(broken.one(kind, kind.good), name .. ".lua"))
      for _, entry in ipairs(kind.also) do
        assert.same({}, problems(broken.one(kind, entry, kind.head_also)))
      end
    end)

    for i, case in ipairs(kind) do
      it(("says of %s %d: %s"):format(name, i, case[2]), function()
        assert.same({ table.unpack(case, 2) }, problems(broken.one(kind, case[1])))
      end)
    end
  end

  local AMOUNTS = { "2", "2.5", ".5", "02", "1,000", "1_000", "1e-3", "2k", "5 M", "1 to 2", "2 to 1", "1 .. 2",
                    "triangular(1, 2, 3)", "triangular(1, 2)", "uniform(1, 2)", "odd(1, 2)", "-2", "" }
  local CURRENCIES = { " USD", " EUR", "USD", " usd", " UDS", "" }
  local UNITS = { "/Mtoken", " / Mtoken", " per Mtoken", "/token", "/ktokens", "/1000 tokens", "/1M tokens",
                  "/million tokens", "/mtoken", "/Mtokn", "/token^2", "/(Mtoken request)", "/request", "" }

  -- What the core makes of a text: the number of a price per token, true of an uncertain one.
  local function read_by_core(text)
    local sound, quantity = pcall(core.quantity, text)
    if sound and core.is_quantity(quantity) and quantity:dimension() == "money/token" then
      return core.is_uncertain(text) or quantity:number(text:find "EUR" and "EUR/token" or "USD/token")
    end
  end

  local function check_text(text, is_spelt_otherwise)
    local fault, price = money.fault(text, money.per.token), read_by_core(text)
    if fault then
      assert.truthy(not price or is_spelt_otherwise, text)
    else
      local low, high = amount.of(text, "token")
      assert.truthy(price and low and low <= high, text)
      assert.truthy(price == true or math.abs(low - price) <= 1e-12 * price, text)
    end
    return fault and 0 or 1
  end

  -- Every way of writing a price, and many that are none.
  it("takes no price that the core cannot read, none in another size, and refuses none for being unusual", function()
    local taken = 0
    for _, number in ipairs(AMOUNTS) do
      for _, code in ipairs(CURRENCIES) do
        for _, unit in ipairs(UNITS) do
          taken = taken + check_text(number .. code .. unit, code == " usd" or number == "-2")
        end
      end
    end
    assert.truthy(taken > 200, taken)
  end)

  it("reports every file, by name and line", function()
    local root = folder.new { ["b.lua"] = row "\nx1 = 1,\ny1 = 2", ["a.lua"] = "oops" }
    assert.same({
      root .. "/a.lua:1: a catalog begins with 'return {', not 'oops'",
      root .. "/b.lua:3: 'm': unknown field 'x1': catalogs/README.md lists the fields",
      root .. "/b.lua:4: 'm': unknown field 'y1': catalogs/README.md lists the fields",
    }, catalog.check(root .. "/"))
    assert.same({ root .. "/no: no such folder of catalogs" }, catalog.check(root .. "/no"))
  end)

  it("wants a provider's file in api/ to bear its name", function()
    local good = row 'note = "x"'
    assert.same({}, problems(good, "api/x.lua"))
    assert.same({}, problems(good, "api/X/history.lua"))
    assert.same({ "api/y.lua:1: provider: 'x' in a file named y.lua: in the folder api/ the two are the same" },
      problems(good, "api/y.lua"))
  end)

  it("wants a name once in a folder", function()
    local root = folder.new {
      ["a.lua"] = model('aliases = { "n" }, { ' .. GOOD .. " }"),
      ["b.lua"] = model("{ " .. GOOD .. " }"),
      ["c.lua"] = models('["N"] = { { ' .. GOOD .. " } }"),
    }
    local fault = ("%s/%%s.lua:2: '%%s' is already given in %s/a.lua:2: keep one of them"):format(root, root)
    assert.same({ fault:format("b", "x/m"), fault:format("c", "x/N") }, catalog.check(root))
    local book = assert(catalog.open { folders = { root } })
    local _, message = book:price("x/m", "2024-01-01")
    assert.equal(fault:format("b", "x/m"), message)
  end)

  it("keeps to the size of a file", function()
    local size = files.SIZE
    finally(function()
      files.SIZE = size
    end)
    local text = row 'note = "x"'
    files.SIZE = #text
    assert.same({}, problems(text))
    assert.same({ "x.lua: larger than 0 MiB, the most a catalog may be" }, problems(text .. " "))
  end)
end)

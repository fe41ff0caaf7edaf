-- Catalogs of currencies: what they may say, the shipped ones, what a currency is worth on a
-- day, and codes that are none.
local catalog = require "perigee.catalog"
local core = require "perigee.core"
local currency = require "perigee.catalog.currency"
local rates = require "perigee.catalog.rates"
local folder = dofile "tests/scripts/support/folder.lua"

local function of(body)
  return ("return { kind = \"currencies\", currencies = {\n%s\n} }\n"):format(body)
end

local function row(body)
  return of(('["EUR"] = { { from = "2024-01-01", source = "s", %s } }'):format(body))
end

local function problems(text)
  local root = folder.new { ["x.lua"] = text }
  local found = catalog.check(root)
  for i, problem in ipairs(found) do
    found[i] = problem:gsub(root:gsub("%p", "%%%0") .. "/", "")
  end
  return found
end

local function book(text)
  return assert(catalog.open { folders = { folder.new { ["currencies.lua"] = text } } })
end

describe("a catalog of currencies", function()
  teardown(folder.remove_all)

  it("is sound with every field", function()
    assert.same({}, problems(of [[["EUR"] = { aliases = { "euro" }, note = "n",
      { from = "2024-01-01", to = "2024-02-01", rate = "1.08 USD", source = "s", as_of = "2024-01-02", note = "n" },
      { from = "2024-02-01", rate = ".5 USD", source = "s" } }]]))
  end)

  for _, case in ipairs {
    { 'note = "n"', [[x.lua:2: 'EUR': rate is missing: what one unit is worth, as "1.08 USD"]] },
    { "rate = 1.08", [[x.lua:2: 'EUR': rate: a rate is a text, as "1.08 USD", not a number]] },
    { 'rate = "1.08"',
      "x.lua:2: 'EUR': rate: '1.08': what one unit is worth in US dollars is wanted, as \"1.08 USD\"" },
    { 'rate = "1.08 GBP"',
      "x.lua:2: 'EUR': rate: '1.08 GBP': what one unit is worth in US dollars is wanted, as \"1.08 USD\"" },
    { 'rate = "1.0 to 1.1 USD"',
      "x.lua:2: 'EUR': rate: '1.0 to 1.1 USD': what one unit is worth in US dollars is wanted, as \"1.08 USD\"" },
    { 'rate = "0.0 USD"', "x.lua:2: 'EUR': rate: '0.0 USD': a rate of nothing" },
    { 'rat = "1 USD"', "x.lua:2: 'EUR': rate is missing: what one unit is worth, as \"1.08 USD\"",
      "x.lua:2: 'EUR': unknown field 'rat': did you mean 'rate'?" },
  } do
    it("is refused: " .. case[2], function()
      local found = problems(row(case[1]))
      table.sort(found)
      assert.same({ table.unpack(case, 2) }, found)
    end)
  end

  it("names currencies by codes that the core knows, and not the dollar", function()
    local body = '["%s"] = { { from = "2024-01-01", source = "s", rate = "1 USD" } }'
    assert.same({ "x.lua:2: 'ERU': unknown currency 'ERU': did you mean 'EUR'?" }, problems(of(body:format "ERU")))
    assert.same({ "x.lua:2: 'QQQ': unknown currency 'QQQ': its ISO 4217 code is wanted, as EUR" },
      problems(of(body:format "QQQ")))
    assert.same({ "x.lua:2: 'USD': a rate is what a currency is worth in USD: USD itself has none" },
      problems(of(body:format "USD")))
  end)

  it("does not overlap itself", function()
    assert.same({ 'x.lua:4: \'EUR\': from: overlap: the row from 2024-01-01 is still in force on 2024-02-01: '
      .. 'give it to = "2024-02-01"' },
      problems(of('["EUR"] = {\n{ from = "2024-01-01", source = "s", rate = "1 USD" },\n'
        .. '{ from = "2024-02-01", source = "s", rate = "1 USD" } }')))
  end)
end)

describe("the codes of currencies", function()
  it("are all read by the core, as what they are", function()
    for _, code in ipairs(currency.codes) do
      assert.equal(code, core.quantity("1 " .. code):unit())
      assert.is_nil(currency.fault(code))
    end
    assert.equal("CNY", core.quantity "1 RMB":unit())
    assert.is_nil(currency.fault "RMB")
  end)

  for _, case in ipairs {
    { 'kind = "machines", provider = "x", machines = {\n["m"] = { { from = "2024-01-01", source = "s", '
      .. 'on_demand = "5 XYZ/hour" } } }',
      "x.lua:2: 'm': on_demand: '5 XYZ/hour': unknown currency 'XYZ': its ISO 4217 code is wanted, as EUR: "
      .. "write it as \"32.77 USD/hour\"" },
    { 'kind = "api-prices", provider = "x", models = {\n["m"] = { { from = "2024-01-01", source = "s", '
      .. 'input = "5 UDS/Mtoken", output = "€5/Mtoken" } } }',
      "x.lua:2: 'm': input: '5 UDS/Mtoken': unknown currency 'UDS': did you mean 'USD'?" },
    { 'kind = "tuning", ways = {\n["w"] = { price = "10 to 20 GPB", source = "s" } }',
      "x.lua:2: 'w': price: '10 to 20 GPB': unknown currency 'GPB': did you mean 'GBP'?" },
  } do
    it("are wanted in prices: " .. case[2], function()
      assert.same({ case[2] }, problems("return { " .. case[1] .. " }\n"))
    end)
  end

  it("may be signs, and stand in ranges", function()
    assert.same({}, problems [[return { kind = "tuning", ways = {
      ["a"] = { price = "€10 to €20", source = "s" }, ["b"] = { price = "1 to 2 CHF", source = "s" },
      ["c"] = { price = "uniform(1, 2) SEK", source = "s" } } }]])
  end)
end)

describe("what a currency is worth", function()
  teardown(folder.remove_all)
  local mine

  setup(function()
    mine = book(of [[["EUR"] = { aliases = { "ecu" },
      { from = "2024-01-01", to = "2024-02-01", rate = "1.08 USD", source = "s" },
      { from = "2024-03-01", to = "2024-04-01", rate = "1.1 USD", source = "t" } }]])
  end)

  it("is the rate in force on the day, with its row", function()
    local rate, from = rates.of(mine, "EUR", "2024-01-31")
    assert.equal(1.08, rate)
    assert.equal("s", from.source)
    assert.equal("EUR", from.name)
    assert.equal(1.1, (rates.of(mine, "ecu", "2024-03-01")))
  end)

  it("is 1 for the dollar, without a row", function()
    assert.same({ 1 }, { rates.of(mine, "USD", "1990-01-01") })
  end)

  local how = ": add one to a catalog of kind \"currencies\", or say perigee.unit(\"%s\", \"1.08 USD\") in the scenario"
  for _, case in ipairs {
    { "EUR", "2023-12-31", " (the first row is from 2024-01-01)" },
    { "EUR", "2024-02-10",
      " (one row ended on 2024-02-01, the next is from 2024-03-01, and between them it is not known)" },
    { "EUR", "2024-04-01", " (the last row ended on 2024-04-01)" },
    { "GBP", "2024-01-01", "" },
  } do
    it("is unknown, never 1: " .. case[1] .. " on " .. case[2], function()
      local rate, message = rates.of(mine, case[1], case[2])
      assert.is_nil(rate)
      assert.equal(("%s has no rate on %s%s"):format(table.unpack(case)) .. how:format(case[1]), message)
    end)
  end

  it("is what is wrong with the file where one is at fault", function()
    local _, message = rates.of(book(row 'rate = "1"'), "EUR", "2024-01-01")
    assert.matches("currencies.lua:2: 'EUR': rate: '1': what one unit is worth", message)
  end)
end)

describe("the shipped rates", function()
  local shipped = assert(catalog.open { folders = { assert(catalog.shipped()) } })

  it("are those of their sources", function()
    -- G.5A of 2024-02-01: the euro 1.1830 dollars in 2021, 109.8429 yen a dollar (1 / 109.8429 = 0.0091039).
    assert.equal(1.183, (rates.of(shipped, "EUR", "2021-06-01")))
    assert.equal(0.0091039, (rates.of(shipped, "JPY", "2021-06-01")))
    -- G.5 of 2024-07-01: the euro 1.0724, 1.0810 and 1.0763 in April, May and June 2024, of 22, 22 and 19 days:
    -- (22 x 1.0724 + 22 x 1.0810 + 19 x 1.0763) / 63 = 1.0766.
    assert.equal(1.0766, (rates.of(shipped, "EUR", "2024-05-01")))
    -- ECB, 2026-03-05: the euro 1.1618 dollars and 8.0177 yuan: 1.1618 / 8.0177 = 0.14490.
    assert.equal(1.1618, (rates.of(shipped, "EUR", "2026-10-01")))
    assert.equal(0.1449, (rates.of(shipped, "CNY", "2026-10-01")))
  end)

  it("reach from 2020 on without a gap, and never leap by a fifth", function()
    for _, entry in ipairs(shipped:list { kind = "currencies" }) do
      local rows = shipped:show(entry.name, { kind = "currencies" }).rows
      assert.equal("2020-01-01", rows[1].from)
      for i = 2, #rows do
        assert.equal(rows[i - 1].to, rows[i].from, entry.name)
        local ratio = tonumber(rows[i].rate:match "%S+") / tonumber(rows[i - 1].rate:match "%S+")
        assert.truthy(ratio > 0.8 and ratio < 1.25, entry.name .. " " .. rows[i].from)
      end
      assert.is_nil(rows[#rows].to)
    end
  end)
end)

-- Money in several currencies: what a scenario's amounts come to by the rates of its day.
local core = require "perigee.core"
local folder = require "scripts.support.folder"
local model = require "scripts.support.model"
local perigee = require "perigee"

-- Rates of powers of two, so that figures are exact: a euro is 2 dollars, then 4; a pound 8.
local RATES = [[return { kind = "currencies", currencies = {
  ["EUR"] = { { from = "2024-01-01", to = "2025-01-01", rate = "2 USD", source = "bank A" },
              { from = "2025-01-01", to = "2026-01-01", rate = "4 USD", source = "bank B" } },
  ["GBP"] = { { from = "2024-01-01", rate = "8 USD", source = "bank A" } } } }]]

local MINE = { ["currencies.lua"] = RATES, ["things.lua"] = [[return { kind = "services", provider = "shop", services = {
  ["box"] = { { from = "2024-01-01", price = "5 EUR/hour", source = "list" } } } }]] }

local mine
setup(function() mine = folder.new(MINE) end)
teardown(folder.remove_all)

local function run(given, options)
  given.as_of = given.as_of or "2024-06-01"
  local made = { samples = 64, catalogs = { mine } }
  for name, value in pairs(options or {}) do made[name] = value end
  return perigee.run(perigee.scenario(given), made)
end

-- What f makes of the assumptions, as an output's figure.
local function output(f, assume, options)
  local result = assert(run({ assume = assume, model = function(a) return { out = f(a) } end }, options))
  return result.outputs[1], result
end

local function refused(pattern, f, assume, options)
  local result, message, kind = run({ assume = assume, model = function(a) return { out = f(a) } end }, options)
  assert.is_nil(result)
  assert.equal("input", kind)
  assert.matches(pattern, message)
  return message
end

local Q = perigee.quantity

describe("an amount in another currency", function()
  it("stays in it for as long as it meets no other", function()
    local found = output(function(a) return a.price * "10 kWh/month" + "3 EUR/month" end, { price = "0.5 EUR/kWh" })
    assert.equal("EUR/month", found.unit)
    assert.equal(8, found.point) -- 0.5 x 10 + 3
  end)

  it("is dollars in a cost, by the rate of the scenario's day", function()
    local function cost_on(day)
      local result = assert(run({ as_of = day, assume = { fee = "10 EUR/month" }, model = function(a)
        return { perigee.option { "A", costs = { perigee.cost("fees", "fee", a.fee) } } }
      end }))
      assert.equal("USD/month", result.options[1].cost.unit)
      return result.options[1].cost.point
    end
    assert.equal(20, cost_on "2024-12-31")
    assert.equal(40, cost_on "2025-01-01")
  end)

  it("is converted by --as-of where that is given", function()
    local found = output(function(a) return a.fee:to "USD" end, { fee = "10 EUR" }, { as_of = "2025-06-01" })
    assert.equal(40, found.point)
  end)

  it("of a catalog's row is converted like any other", function()
    local found = output(function()
      return perigee.catalog.figure(perigee.catalog.entry("services", "shop/box"), "price"):to "USD/hour"
    end)
    assert.equal(10, found.point) -- 5 EUR
  end)

  -- With 2 USD a euro and 8 USD a pound.
  for _, case in ipairs {
    { "addition", function() return Q "1 USD" + "3 EUR" end, 7, "USD" },
    { "addition to it", function() return Q "3 EUR" + "1 USD" end, 7, "USD" },
    { "addition of two", function() return Q "3 EUR" + "1 GBP" end, 14, "USD" },
    { "subtraction", function() return Q "3 EUR" - "1 USD" end, 5, "USD" },
    { "the smaller", function() return perigee.math.min(Q "3 EUR", Q "1 GBP") end, 6, "USD" },
    { "the larger", function() return perigee.math.max(Q "3 EUR", Q "1 GBP") end, 8, "USD" },
    { "a quotient", function() return Q "3 EUR" / "2 USD" end, 3, "" },
    { "a quotient of one currency", function() return Q "3 EUR" / "2 EUR" end, 1.5, "" },
    { "a quotient of two", function() return Q "3 EUR/hour" / "1 GBP/day" end, 18, "" },
    { "a whole quotient", function() return Q "3 EUR" // "4 USD" end, 1, "" },
    { "a product of prices", function() return Q "3 EUR/token" * "2 token/USD" end, 12, "" },
    { "a remainder", function() return Q "3 EUR" % "4 USD" end, 2, "USD" },
    { "a price below", function() return Q "8 token/EUR" + "1 token/USD" end, 5, "token/USD" },
    { "a choice", function() return perigee.where(Q "3 EUR":gt "5 USD", Q "1 EUR", Q "1 USD") end, 2, "USD" },
    { "a comparison", function() return Q "3 EUR":lt "5 USD" end, 0, "" },
    { "equality", function() return Q "3 EUR":eq "6 USD" end, 1, "" },
    { "another currency", function() return Q "4 EUR":to "GBP" end, 1, "GBP" },
    { "dollars in euros", function() return Q "4 USD/day":to "EUR/hour" * 24 end, 2, "EUR/hour" },
    { "a unit worth some of it", function()
      perigee.unit("seat", "30 EUR")
      return Q "2 seats/month":to "USD/month"
    end, 120, "USD/month" },
  } do
    it("meets others: " .. case[1], function()
      local found = output(function() return case[2]() end)
      assert.equal(case[4], found.unit == "1" and "" or found.unit)
      assert.is_true(model.close(case[3], found.point, 1e-15), tostring(found.point))
    end)
  end

  it("decides like a number", function()
    local found = output(function(a)
      if a.fee < "5 USD" then return Q "1 USD" end
      if a.fee <= "6 USD" and a.fee >= "6 USD" then return Q "2 USD" end
      return Q "3 USD"
    end, { fee = "3 EUR" })
    assert.equal(2, found.point)
  end)

  it("may be uncertain, and an axis with others", function()
    local found = output(function(a) return a.fee:to "USD" end, { fee = "1 .. 2 EUR" })
    assert.equal(3, found.point) -- the median, 1.5 EUR
    assert.is_true(found.p5 >= 2 and found.p95 <= 4)
    found = output(function(a) return a.fee:to "USD" end, { fee = { "1 EUR", "6 USD", "1 GBP" } })
    assert.same({ 2, 6, 8, n = 3 }, found.point)
  end)

  it("names both sides where it meets what is no money", function()
    refused("cannot add money and token", function() return Q "3 EUR" + "1 token" end)
    refused("cannot convert 3?.*EUR.*to token", function() return Q "3 EUR":to "token" end)
  end)
end)

describe("a rate", function()
  it("is a leaf with its name and source, for whoever explains the figure", function()
    local rate
    output(function(a)
      local dollars = a.fee:to "USD"
      for _, part in ipairs(dollars:arguments()) do
        if part:name() ~= "fee" then rate = { part:op(), part:name(), part:source(), tostring(part) } end
      end
      return dollars
    end, { fee = "3 EUR" })
    assert.same({ "leaf", "EUR: rate from 2024-01-01", "bank A", "2 USD/EUR" }, rate)
  end)

  it("that is missing is an error at the line that needs it, and says what to add", function()
    local text = refused("money_spec.lua:%d+: EUR has no rate on 2023%-12%-31 %(the first row is from 2024%-01%-01%): ",
      function(a) return a.fee:to "USD" end, { fee = "3 EUR" }, { as_of = "2023-12-31" })
    assert.matches('add one to a catalog of kind "currencies", or say perigee.unit%("EUR", "1.08 USD"%) in the '
      .. "scenario$", text)
    refused("CHF has no rate on 2023%-06%-01 %(the first row is from 2024%-01%-01%): add one",
      function() return Q "3 CHF" + "1 USD" end, nil,
      { as_of = "2023-06-01", catalogs = { folder.new { ["currencies.lua"] = RATES:gsub("EUR", "CHF") } } })
  end)

  it("is wanted only where currencies meet", function()
    local found = output(function(a) return a.fee * 2 end, { fee = "3 EUR" }, { as_of = "1990-01-01" })
    assert.equal(6, found.point)
  end)

  it("is nothing that a program outside of a scenario has", function()
    output(function(a) return a.fee:to "USD" end, { fee = "3 EUR" })
    local ok, message = pcall(function() return Q "1 USD" + "1 EUR" end)
    assert.is_false(ok)
    assert.matches("EUR has no rate; give it one", message)
  end)
end)

describe("the file of currencies", function()
  local broken = { ["currencies.lua"] = "return { kind = 'currencies', currencies = 7 }" }

  it("is not read by a run that needs no rate", function()
    local options = { catalogs = { folder.new(broken) } }
    assert.equal(3, output(function(a) return a.fee end, { fee = "3 USD" }, options).point)
    refused("currencies.lua:1: currencies: a table of currencies is wanted", function(a)
      return a.fee:to "USD"
    end, { fee = "3 EUR" }, options)
  end)
end)

describe("a command", function()
  local EURO = { ["api.lua"] = [[return { kind = "api-prices", provider = "x", models = { ["m"] = {
    { from = "2024-01-01", input = "3 EUR/Mtoken", output = "1 USD/Mtoken", source = "s" } } } }]],
    ["machines.lua"] = [[return { kind = "machines", provider = "x", machines = { ["box"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2024-01-01", on_demand = "0.5 EUR/hour", source = "s" } } } }]] }
  local PRICE = { "price", "x/m", "--input", "1000000", "--output", "1000000", "--format", "json" }
  local SIZE = { "size", "llama-3.1-8b", "--accelerator", "h100-sxm-80gb", "--format", "json" }

  -- What a command prints, as JSON; its exit status and standard error.
  local function command(words, day)
    local out, err = { text = "" }, { text = "" }
    for _, file in ipairs { out, err } do
      function file.write(own, ...)
        own.text = own.text .. table.concat { ... }
        return own
      end
      function file.flush(own) return own end
    end
    local arg = table.move(words, 1, #words, 1, {})
    for _, word in ipairs { "--as-of", day, "--catalog", mine, "--catalog", folder.new(EURO) } do
      arg[#arg + 1] = word
    end
    local status = require "perigee.cli".main(arg, { out = out, err = err, getenv = function() end,
                                                     terminal = function() return {} end })
    return status, require "perigee.import.json".read(out.text, "out"), err.text
  end

  it("converts prices by the rate of its day", function()
    local _, bill = command(PRICE, "2024-06-01")
    assert.equal(7, bill.usd) -- 3 EUR, 2 USD each, and 1 USD
    _, bill = command(PRICE, "2025-06-01")
    assert.equal(13, bill.usd)
    local _, sized = command(SIZE, "2024-06-01")
    assert.equal("x/box", sized.cost[1].machine)
    assert.equal(1, sized.cost[1].usd_per_hour)
  end)

  it("says where a rate is missing", function()
    local status, _, message = command(PRICE, "2026-06-01")
    assert.equal(1, status)
    assert.matches("EUR has no rate on 2026%-06%-01 %(the last row ended on 2026%-01%-01%): add one", message)
    local _, sized = command(SIZE, "2026-06-01") -- a machine of which nobody knows the price is none to compare
    for _, row in ipairs(sized.cost) do assert.not_equal("x/box", row.machine) end
  end)
end)

describe("a scenario file", function()
  local FILE = [[local perigee = require "perigee"
    %s
    local deposit = perigee.quantity "5 EUR"
    return perigee.scenario { as_of = "2024-06-01", assume = { fee = "10 EUR/month" }, model = function(a)
      if a.fee > "19 USD/month" then
        return { perigee.option { "A", costs = { perigee.cost("fees", "fee", a.fee) } }, back = "1 USD" + deposit }
      end
      return { perigee.option { "A", costs = { perigee.cost("fees", "fee", "1 USD/month") } }, back = deposit:to "USD" }
    end }]]

  local function of(head)
    local path = folder.new { ["s.lua"] = FILE:format(head or "") } .. "/s.lua"
    local result = assert(perigee.run(path, { samples = 64, catalogs = { mine } }))
    return result.options[1].cost.point, result.outputs[1].point
  end

  it("converts inside its sandbox, what it read before the model ran too", function()
    assert.same({ 20, 11 }, { of() })
  end)

  it("with a rate of its own is converted by that", function()
    assert.same({ 30, 16 }, { of [[perigee.unit("EUR", "3 USD")]] })
  end)

  it("does not leave its rate to the next", function()
    of [[perigee.unit("EUR", "3 USD")]]
    assert.same({ 20, 11 }, { of() })
    assert.same({ 50, 26 }, { of [[perigee.unit("EUR", "5 USD")]] })
    local path = folder.new { ["s.lua"] = [[require "perigee".unit("EUR", "7 USD") error "no"]] } .. "/s.lua"
    assert.is_nil(perigee.run(path))
    assert.equal(0, core.given_rates())
  end)
end)

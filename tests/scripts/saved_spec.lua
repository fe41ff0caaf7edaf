-- What a result says of the catalogs that it read, and last year's answer run again.
local command = require "scripts.support.command"
local folder = require "scripts.support.folder"
local json = require "perigee.import.json"
local lfs = require "lfs"
local perigee = require "perigee"
local report = require "perigee.report"

local FILES = {
  ["api.lua"] = [[return { kind = "api-prices", provider = "x", models = {
    ["m"] = { aliases = { "em" }, { from = "2024-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken",
      source = "page A", as_of = "2024-01-05" } },
    ["m-latest"] = { { from = "2024-01-01", target = "m", source = "page B" } } } }]],
  ["machines.lua"] = [[return { kind = "machines", provider = "x", default_region = "here", source = "a list",
    as_of = "2023-12", machines = { ["box"] = { accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB",
      { region = "here", from = "2024-01-01", on_demand = "3 USD/hour" },
      { region = "there", from = "2024-01-01", on_demand = "5 EUR/hour", as_of = "2024-02-20" } } } }]],
  ["currencies.lua"] = [[return { kind = "currencies", currencies = { ["EUR"] = {
    { from = "2024-01-01", rate = "2 USD", source = "bank", as_of = "2024-02-01" } } } }]],
  ["tuning.lua"] = [[return { kind = "tuning", ways = { ["w"] = { price = "1 USD", source = "us" } } }]],
}

-- The same entries at other prices, and others beside them.
local LATER = {
  ["api.lua"] = [[return { kind = "api-prices", provider = "x", models = {
    ["em"] = { { from = "2024-01-01", input = "100 USD/Mtoken", output = "200 USD/Mtoken", source = "page C" } },
    ["m"] = { { from = "2024-01-01", input = "10 USD/Mtoken", output = "20 USD/Mtoken", source = "page C" } },
    ["other"] = { { from = "2024-01-01", input = "7 USD/Mtoken", output = "7 USD/Mtoken", source = "page C" } },
    ["m-latest"] = { { from = "2024-01-01", target = "other", source = "page C" } } } }]],
  ["machines.lua"] = [[return { kind = "machines", provider = "x", default_region = "there", source = "b", machines = {
    ["box"] = { accelerator = "nvidia/h100-sxm-80gb", count = 4, memory = "80 GB",
      { region = "here", from = "2024-01-01", on_demand = "30 USD/hour" },
      { region = "there", from = "2024-01-01", on_demand = "50 EUR/hour" } },
    ["new"] = { { from = "2024-01-01", on_demand = "1 USD/hour" } } } }]],
  ["currencies.lua"] = FILES["currencies.lua"]:gsub("2 USD", "9 USD"),
  ["tuning.lua"] = [[return { kind = "tuning", ways = { ["w"] = { price = "5 USD", source = "us" },
    ["none"] = { price = "5 USD", source = "us" } } }]],
}

local SCENARIO = [[local perigee = require "perigee"
return perigee.scenario { title = "S", as_of = "2024-03-01",
  assume = { requests = "1k to 2k requests/day", hours = "700 hours/month" },
  model = function(a)
    local traffic = perigee.traffic { requests = a.requests, input = "100 tokens/request",
                                      output = "10 tokens/request" }
    local here = perigee.catalog.entry("machines", "x/box")
    local there = perigee.catalog.entry("machines", "BOX", { region = "there" })
    local sum = 0
    for _, row in ipairs(perigee.catalog.list { kind = "machines", match = "x/" }) do
      sum = sum + perigee.quantity(row.on_demand)
    end
    local known = pcall(perigee.catalog.entry, "tuning", "none")
    return {
      perigee.api { "latest", model = "m-latest", traffic = traffic },
      perigee.api { "em", model = "x/em", traffic = traffic },
      perigee.option { "here", costs = { perigee.cost("compute", "box",
        perigee.catalog.figure(here, "on_demand") * here.count * a.hours) } },
      perigee.option { "there", costs = { perigee.cost("compute", "box",
        perigee.catalog.figure(there, "on_demand") * a.hours) } },
      all = sum, known = known and 1 or 0,
      tuned = perigee.catalog.figure(perigee.catalog.entry("tuning", "w"), "price"),
    }
  end }
]]

local mine, path, first
setup(function()
  mine = folder.new(FILES)
  path = folder.new { ["s.lua"] = SCENARIO } .. "/s.lua"
  first = assert(perigee.run(path, { samples = 256, catalogs = { mine } }))
end)
teardown(folder.remove_all)

local function run(options)
  local given = { samples = 256, catalogs = { mine } }
  for name, value in pairs(options or {}) do given[name] = value end
  return perigee.run(path, given)
end

-- A folder in which whatever is looked up finds a broken file.
local function broken() return folder.new { ["broken.lua"] = "return 7" } end

local function saved_as(result)
  local root = folder.new { ["r.json"] = type(result) == "string" and result or report.json(result) }
  return root .. "/r.json"
end

-- The figures of a result, as exact text.
local function figures(result)
  local twin = {}
  for _, key in ipairs { "as_of", "assumptions", "options", "outputs", "cheapest", "prices", "catalog" } do
    twin[key] = result[key]
  end
  return report.json(twin)
end

describe("a result", function()
  it("carries the rows of prices that it read, by kind and name as asked, each once", function()
    local list = {}
    for i, price in ipairs(first.prices) do
      list[i] = ("%s %s %s %s %s"):format(price.kind, price.name, price.row.name, price.region or "-", price.as_of)
    end
    assert.same({
      "api-prices m-latest x/m-latest - 2024-01-05", "api-prices x/em x/m - 2024-01-05",
      "currencies EUR EUR - 2024-02-01",
      "machines BOX x/box there 2024-02-20", "machines x/box x/box here 2023-12",
    }, list)
    assert.same({ kind = "api-prices", name = "m-latest", from = "2024-01-01", as_of = "2024-01-05", source = "page A",
      row = { name = "x/m-latest", provider = "x", mode = "text", target = "x/m", from = "2024-01-01",
              input = "1 USD/Mtoken", output = "2 USD/Mtoken", source = "page A", as_of = "2024-01-05" } },
      first.prices[1])
    assert.equal("there", first.prices[4].asked_region)
    assert.is_nil(first.prices[5].asked_region)
    assert.equal(8, first.prices[5].row.count)
  end)

  it("carries the facts, the lists and what was looked up in vain", function()
    local read = first.catalog
    assert.same({ { kind = "tuning", name = "w", source = "us",
                    row = { name = "w", price = "1 USD", source = "us" } } }, read.facts)
    assert.equal(1, #read.lists)
    assert.same({ "machines", "x/", 1, "3 USD/hour" },
      { read.lists[1].kind, read.lists[1].match, #read.lists[1].rows, read.lists[1].rows[1].on_demand })
    assert.same({ { kind = "tuning", name = "none", message = "unknown way of tuning 'none'" } }, read.absent)
  end)

  it("says in JSON what the program gets", function()
    local read = assert(json.read(report.json(first), "r"))
    assert.same({ name = "x/box", as_of = "2023-12", days = 91 }, read.oldest_price) -- of 2023-12-01 on 2024-03-01
    assert.equal(5, #read.prices)
    assert.same(first.prices[1], read.prices[1])
    assert.equal("unknown way of tuning 'none'", read.catalog.absent[1].message)
  end)

  it("that read nothing carries nothing", function()
    local result = assert(perigee.run(perigee.scenario { model = function() return { x = 1 } end }, { samples = 16 }))
    assert.same({}, result.prices)
    assert.is_nil(result.oldest_price)
    assert.same({ facts = {}, lists = {}, absent = {} }, result.catalog)
    assert.is_nil(report.table(result):find "read on")
  end)
end)

describe("what is written down of a run", function()
  local ledger = require "perigee.ledger"

  -- A book that has whatever is asked, and lists so many rows.
  local function new(count)
    local book = {}
    function book.entry(_, kind, name) return { name = name, kind = kind, source = "s" } end
    function book.list()
      local rows = {}
      for i = 1, count do rows[i] = { name = "n" .. i } end
      return rows
    end
    return ledger.new(function() return book end)
  end

  it("is bounded: 50,000 rows, and names of 4,096 bytes", function()
    local reads = new(49990)
    assert.equal(49990, #reads:list { kind = "machines" }) -- and one for the list itself
    for i = 1, 9 do assert.truthy(reads:entry("models", "m" .. i)) end
    local row, message = reads:entry("models", "m10")
    assert.is_nil(row)
    assert.equal("one run may read 50000 rows of catalogs and no more", message)
    assert.truthy(reads:entry("models", "m9")) -- what it has is at hand
    assert.is_nil(reads:list { kind = "machines", match = "x" })
    assert.equal(9, #select(2, reads:read()).facts)
    row, message = new(0):entry("models", ("x"):rep(4097))
    assert.is_nil(row)
    assert.equal("a name of more than 4096 bytes is in no catalog", message)
    assert.truthy(new(0):entry("models", ("x"):rep(4096)))
  end)

  it("is a row once, however its name is written", function()
    local reads = new(0)
    for _, name in ipairs { "A-b", "a_B", " A-B " } do reads:entry("models", name) end
    assert.equal(1, #select(2, reads:read()).facts)
  end)
end)

describe("the foot of a report", function()
  local function foot(result)
    return (report.table(result, { columns = 120 }):match "\n(Price[^\n]*)\n$")
  end

  it("says how old the oldest price is", function()
    local line = "Prices: 5, read between 2023-12 and 2024-02-20; the oldest, of x/box, 91 days before 2024-03-01."
    assert.equal(line, foot(first))
    assert.truthy(report.markdown(first):find("\n\n" .. line .. "\n", 1, true))
  end)

  local function with(rows, day)
    local result = {}
    for key, value in pairs(first) do result[key] = value end
    result.as_of, result.prices = day, {}
    for i, as_of in ipairs(rows) do
      result.prices[i] = { as_of = as_of, from = "2020-01-01", row = { name = "x/" .. i } }
    end
    result.oldest_price = require "perigee.catalog.freshness".oldest(result.prices, day)
    return foot(result)
  end

  it("is short where little is to be said", function()
    assert.equal("Price of x/1: read on 2024-02-29, 1 day before 2024-03-01.", with({ "2024-02-29" }, "2024-03-01"))
    assert.equal("Price of x/1: read on 2024-03-05.", with({ "2024-03-05" }, "2024-03-01"))
    assert.equal("Prices: 2, read on 2024-03-05.", with({ "2024-03-05", "2024-03-05" }, "2024-03-01"))
    assert.equal("Prices: 2, read between 2024-03-05 and 2025-01-01.",
                 with({ "2025-01-01", "2024-03-05" }, "2024-03-01"))
  end)
end)

describe("a run with a saved result", function()
  it("gives the same figures to the bit after every price has changed", function()
    local later = folder.new(LATER)
    local now = assert(run { catalogs = { later } })
    assert.not_equal(figures(first), figures(now))
    local again = assert(run { catalogs = { later }, prices = saved_as(first) })
    assert.equal(figures(first), figures(again))
    assert.same({}, again.warnings)
  end)

  it("looks nothing up, in a file or in memory, from a file or a table", function()
    assert.equal(figures(first), figures(assert(run { catalogs = { broken() }, prices = first })))
    local scenario = assert(load(SCENARIO))()
    local before = assert(perigee.run(scenario, { samples = 256, catalogs = { mine } }))
    assert.equal(figures(first), figures(before))
    local after = assert(perigee.run(scenario, { samples = 256, catalogs = { broken() }, prices = saved_as(before) }))
    assert.equal(figures(before), figures(after))
  end)

  it("holds its day, whatever the scenario says, unless another is told", function()
    local old = assert(run { as_of = "2024-02-10" })
    assert.equal("2024-02-10", assert(run { prices = old }).as_of)
    local moved = assert(run { prices = old, as_of = "2026-01-01", catalogs = { broken() } })
    assert.equal("2026-01-01", moved.as_of)
    assert.equal(old.options[1].cost.mean, moved.options[1].cost.mean)
    assert.same({ "the prices are those of 2024-02-10, as they were saved, though the day is 2026-01-01" },
                moved.warnings)
  end)

  it("is as good as the first for another", function()
    local second = assert(run { prices = first, catalogs = { broken() } })
    assert.equal(report.json(first), report.json(second))
  end)

  -- What a model asks that the saved result did not.
  local function other(model, options)
    local given = { samples = 16, catalogs = { mine }, prices = first }
    for name, value in pairs(options or {}) do given[name] = value end
    return perigee.run(perigee.scenario { as_of = "2024-03-01", model = model }, given)
  end

  it("refuses a price that the saved result did not read", function()
    local result, message, kind = other(function()
      local box = perigee.catalog.entry("machines", "x/box", { region = "here" })
      return { x = perigee.catalog.figure(box, "on_demand") }
    end)
    assert.is_nil(result)
    assert.equal("input", kind)
    assert.matches("saved_spec.lua:%d+: the saved result read no machine 'x/box': an answer of saved prices and others "
      .. "is none that was ever given: run without %-%-prices, or save a new result$", message)
    result, message = other(function() return { x = #perigee.catalog.list { kind = "machines" } } end)
    assert.is_nil(result)
    assert.matches("the saved result listed no machines like that: run without %-%-prices, or save a new", message)
  end)

  it("takes a fact that it did not read from the catalogs, and says so", function()
    local result = assert(other(function()
      return { x = perigee.catalog.figure(perigee.catalog.entry("finance", "cost-of-capital"), "rate"),
               y = #perigee.catalog.list { kind = "tuning" } }
    end))
    assert.same({ "the saved result had not read finance cost-of-capital, the list of tuning: taken from the "
      .. "catalogs as they are now" }, result.warnings)
  end)

  for _, case in ipairs {
    { "{", ":1: not JSON" },
    { "[1, 2", ":1: not JSON" },
    { "", ":1: empty: a list in JSON was expected" },
    { "7", ": no result of 'perigee run %-%-format json': it has no prices with their day" },
    { "{}", ": no result of 'perigee run %-%-format json': it has no prices with their day" },
    { '{ "prices": [], "as_of": "soon" }', ": no result of 'perigee run" },
    { '{ "prices": [7], "as_of": "2024-01-01" }', ": damaged: prices, item 1: a table is wanted" },
    { '{ "prices": [{ "kind": "x" }], "as_of": "2024-01-01" }', ": damaged: prices, item 1: no kind of catalog 'x'" },
    { '{ "prices": [{ "kind": "machines" }], "as_of": "2024-01-01" }', ": damaged: prices, item 1: name is missing" },
    { '{ "prices": [{ "kind": "machines", "name": "a", "row": null }], "as_of": "2024-01-01" }',
      ": damaged: prices, item 1: row is missing" },
    { '{ "prices": [{ "kind": "api-prices", "name": "a", "row": { "name": "a" } }], "as_of": "2024-01-01" }',
      ": damaged: prices, item 1: row has no provider" },
    { '{ "prices": [{ "kind": "machines", "name": "a", "region": 7 }], "as_of": "2024-01-01" }',
      ": damaged: prices, item 1: region and match are texts" },
    { '{ "prices": [], "as_of": "2024-01-01", "catalog": 7 }', ": damaged: catalog is no table" },
    { '{ "prices": [], "as_of": "2024-01-01", "catalog": { "lists": 7 } }', ": damaged: lists is no list" },
    { '{ "prices": [], "as_of": "2024-01-01", "catalog": { "lists": [{ "kind": "machines" }] } }',
      ": damaged: lists, item 1: rows are missing" },
    { '{ "prices": [], "as_of": "2024-01-01", "catalog": { "absent": [{ "kind": "machines" }] } }',
      ": damaged: absent, item 1: name or message is missing" },
  } do
    it("refuses in one line " .. case[1], function()
      local file = saved_as(case[1])
      local result, message, kind = run { prices = file }
      assert.same({ nil, "input" }, { result, kind })
      assert.matches("^" .. file:gsub("%p", "%%%0") .. case[2], message)
      assert.is_nil(message:find("\n", 1, true))
    end)
  end

  it("refuses a file that is not there, and a table that is none", function()
    local _, message = run { prices = "/no/such.json" }
    assert.equal("/no/such.json: cannot be read: No such file or directory", message)
    _, message = run { prices = {} }
    assert.equal("prices: no result of 'perigee run --format json': it has no prices with their day", message)
  end)
end)

describe("perigee run --prices", function()
  it("gives last year's answer after the catalogs have changed", function()
    local root = folder.new(FILES)
    local out = saved_as ""
    local asked = { "run", path, "--catalog", root, "--samples", "256", "--format", "json" }
    local function answer(...)
      local words = table.move(asked, 1, #asked, 1, {})
      for _, word in ipairs { ... } do words[#words + 1] = word end
      return command(table.unpack(words))
    end
    assert.equal(0, (answer("--output", out)))
    for name, body in pairs(LATER) do folder.write(root, name, body) end
    local status, text, err = answer("--prices", out)
    assert.same({ 0, "" }, { status, err })
    local file = assert(io.open(out, "rb"))
    assert.equal(file:read "a", text)
    file:close()
    assert.not_equal(text, select(2, answer()))
  end)

  it("says in one line what is no result", function()
    local file = saved_as "{}"
    local status, out, err = command("run", path, "--prices", file)
    assert.same({ 1, "", ("perigee: %s: no result of 'perigee run --format json': it has no prices with their day\n")
      :format(file) }, { status, out, err })
  end)
end)

describe("every example", function()
  local function each(root, call)
    for name in lfs.dir(root) do
      if name:find "%.lua$" and name ~= "audit.lua" then call(root .. "/" .. name) end
    end
  end

  it("is run again from its result without a look into the catalogs", function()
    local nothing, count = broken(), 0
    for _, root in ipairs { "examples", "examples/claims" } do
      each(root, function(file)
        -- how long it takes is not what is looked at, and under sanitizers it takes long
        local before = assert(perigee.run(file, { samples = 64, seconds = 300 }))
        local after = assert(perigee.run(file, { samples = 64, seconds = 300, prices = saved_as(before),
                                                 catalogs = { nothing } }))
        assert.equal(report.json(before), report.json(after))
        count = count + 1
      end)
    end
    assert.truthy(count >= 13)
  end)
end)

-- Sweeps: values by hand on scenarios that have closed forms, the order of cells, crossovers,
-- reports, and what is refused.  Names as axes are in sweep_names_spec.lua.
local dkjson = require "dkjson"
local engine = require "perigee.engine"
local folder = dofile "tests/scripts/support/folder.lua"
local over = require "perigee.over"
local perigee = require "perigee"
local ranges = require "perigee.analysis.ranges"
local sweeps = dofile "tests/scripts/support/sweeps.lua"

teardown(function()
  folder.remove_all()
  sweeps.remove_all()
end)

local near, all_near, names_of = sweeps.near, sweeps.all_near, sweeps.names_of

-- ----- asking -----

describe("an axis of the command line", function()
  local function read(text)
    local axis, message = over.parse(text)
    if not axis then return message end
    axis.from = nil
    return axis
  end

  it("is a range, a list, or rows", function()
    assert.same({ name = "n", range = { from = "1/day", to = "10/day" } }, read "n=1/day:10/day")
    assert.same({ name = "n", range = { from = "1", to = "10", count = 5 } }, read " n = 1 : 10 : 5 ")
    assert.same({ name = "n", range = { from = "1", to = "10", count = 5, log = true } }, read "n=1:10:5:log")
    assert.same({ name = "n", range = { from = "1", to = "10", log = false } }, read "n=1:10:linear")
    assert.same({ name = "n", values = { "1 USD", "2 USD" } }, read "n=1 USD, 2 USD")
    assert.same({ name = "m", values = { "a/b:c", "d" } }, read "m=a/b:c,d")
    assert.same({ name = "m", values = { "rows:api-prices:gpt-4" } }, read "m=rows:api-prices:gpt-4")
  end)

  it("does not part the brackets of a distribution", function()
    assert.same({ "uniform(1, 2)", "3" }, read("n=uniform(1, 2),3").values)
    assert.same({ from = "uniform(1:2)", to = "3" }, read("n=uniform(1:2):3").range)
  end)

  it("is refused in a line that says what would be right", function()
    local parts = "FROM:TO[:COUNT[:log]] or V1,V2,V3 is wanted"
    assert.equal("--over: '5' is not NAME=FROM:TO or NAME=V1,V2, such as requests=100/day:10M/day:60:log", read "5")
    assert.equal("--over: 'n=' is not NAME=FROM:TO or NAME=V1,V2, such as requests=100/day:10M/day:60:log", read "n=")
    assert.equal("--over n: '5' is one value: " .. parts, read "n=5")
    assert.equal("--over n: '1,,2' has an empty part: " .. parts, read "n=1,,2")
    assert.equal("--over n: '1:' has an empty part: " .. parts, read "n=1:")
    assert.equal("--over n: 'lgo' is not how values of a range lie: did you mean 'log'?", read "n=1:2:3:lgo")
    assert.equal("--over n: '4' is not how values of a range lie: log or linear", read "n=1:2:3:log:4")
  end)
end)

describe("the values of a range", function()
  local function of(range)
    local values, spacing, chosen = ranges.values("x", range)
    return values, spacing, chosen
  end

  it("lie in equal steps, the ends exact", function()
    local values, spacing, chosen = of { from = 0.1, to = 0.7, count = 4 }
    assert.same({ 0.1, 0.3, 0.5, 0.7 }, values) -- no 0.30000000000000004
    assert.same({ "linear", false }, { spacing, chosen })
  end)

  it("lie in equal ratios where asked", function()
    assert.same({ 1, 10, 100, 1000, 10000 }, (of { from = 1, to = 10000, count = 5, log = true }))
    assert.same({ 2, 4, 8, 16, 32 }, (of { from = 2, to = 32, count = 5, log = true }))
  end)

  it("lie so by themselves where the ends are above zero and more than 100 times apart", function()
    local function how(from, to, log) return table.pack(select(2, of { from = from, to = to, log = log })) end
    assert.same({ "linear", false, n = 2 }, how(1, 100))
    assert.same({ "log", true, n = 2 }, how(1, 101))
    assert.same({ "linear", false, n = 2 }, how(0, 1e6))
    assert.same({ "linear", false, n = 2 }, how(1, 1e6, false))
    assert.same({ "log", false, n = 2 }, how(1, 2, true))
  end)

  it("are 25 unless told", function() assert.equal(25, #of { from = 1, to = 2 }) end)
end)

-- ----- values -----

-- 500 USD a month and 0.002 USD a request, against 0.01 USD a request: even at 62,500 requests a month.
local FILE = [[
local perigee = require "perigee"
return perigee.scenario { title = "Own or rent?", as_of = "2024-01-01",
  assume = { requests = "10k requests/month", fixed = "500 USD/month", price = "0.01 USD/request", unused = 3 },
  model = function(a)
    return {
      perigee.option { "Own", costs = { perigee.cost("fees", "fixed", a.fixed),
        perigee.cost("fees", "each", a.requests * perigee.quantity "0.002 USD/request") } },
      perigee.option { "Rent", costs = { perigee.cost("fees", "each", a.requests * a.price) } },
      bill = a.requests * a.price,
    }
  end }
]]

local root, path
setup(function()
  root = folder.new { ["s.lua"] = FILE }
  path = root .. "/s.lua"
end)

local function ask(axes, more)
  local options = { over = axes, samples = 1024 }
  for key, value in pairs(more or {}) do options[key] = value end
  return perigee.sweep(path, options)
end

describe("a sweep", function()
  it("has each option's cost at each value", function()
    local answer = assert(ask { requests = "1000/month:1M/month:4:log" })
    assert.same({ { name = "requests", unit = "request/month", values = { 1000, 10000, 100000, 1000000 },
                    spacing = "log" } }, answer.axes)
    assert.same({ "Own", "Rent" }, names_of(answer.options))
    assert.equal("USD/month", answer.options[1].unit)
    all_near({ 502, 520, 700, 2500 }, answer.options[1].values)
    all_near({ 10, 100, 1000, 10000 }, answer.options[2].values)
    assert.same({ "Rent", "Rent", "Own", "Own" }, table.move(answer.cheapest, 1, 4, 1, {}))
    all_near({ 10, 100, 1000, 10000 }, answer.outputs[1].values)
    assert.same({ "Own or rent?", "2024-01-01" }, { answer.title, answer.as_of })
  end)

  it("goes row by row over several axes, the last fastest, in the order in which they are asked for", function()
    local answer = assert(ask { { "requests", { "1k/month", "2k/month" } }, { "price", "0.01:0.03:3" } })
    assert.same({ "requests", "price" }, names_of(answer.axes))
    all_near({ 10, 20, 30, 20, 40, 60 }, answer.options[2].values)
    answer = assert(ask { { "price", "0.01:0.03:3" }, { "requests", { "1k/month", "2k/month" } } })
    all_near({ 10, 20, 20, 40, 30, 60 }, answer.options[2].values)
    assert.is_nil(answer.crossings) -- of one axis only
  end)

  it("puts the axes of the file before those that are asked for", function()
    local answer = assert(ask({ fixed = "100,200" }, { set = { { "requests", { "1k/month", "2k/month" } } } }))
    assert.same({ "requests", "fixed" }, names_of(answer.axes))
    all_near({ 102, 202, 104, 204 }, answer.options[1].values)
  end)

  it("reads values as the assumption is: its own unit where they have none, another where they have one", function()
    -- 100 a day are 100 * 365 / 12 a month
    local month = 365 / 12
    all_near({ month, 2 * month }, assert(ask { requests = "100/day,200/day" }).options[2].values)
    all_near({ 10, 20 }, assert(ask { requests = "1k,2000" }).options[2].values)
    all_near({ 10, 20 }, assert(ask { requests = { 1000, "2k requests/month" } }).options[2].values)
    all_near({ 501, 601 }, assert(ask { fixed = "481 USD/month:581 USD/month:2" }).options[1].values)
    all_near({ 1000, 2000 }, assert(ask { price = "0.1,20 cents/request" }).options[2].values)
  end)

  it("keeps the order of a list, and reads it as it stands", function()
    local answer = assert(ask { requests = "100k/month, 1k/month, 10k/month" })
    assert.same({ 100000, 1000, 10000 }, answer.axes[1].values)
    all_near({ 700, 502, 520 }, answer.options[1].values)
    near(62500, answer.crossings[1].at, 1e-9) -- between the least and the largest
  end)

  -- A cost uniform from 400 to 600: mean 500 with an error of 200 / sqrt(12 * 4096) = 0.9, P5 410, P95 590, with one
  -- of 200 sqrt(0.05 * 0.95 / 4096) = 0.7.
  it("has means, points and percentiles where the model is uncertain", function()
    local answer = assert(ask({ requests = "1k,10k" }, { set = { { "fixed", "400 .. 600 USD/month" } },
                                                         samples = 4096 }))
    local own = answer.options[1]
    assert.is_true(answer.uncertain)
    all_near({ 502, 520 }, own.values, 6e-3)
    assert.same({ own.mean[1], own.mean[2] }, { own.values[1], own.values[2] })
    all_near({ 502, 520 }, own.point)
    all_near({ 412, 430 }, own.p5, 6e-3)
    all_near({ 592, 610 }, own.p95, 6e-3)
    assert.same({ 10, 100 }, table.move(answer.options[2].values, 1, 2, 1, {}))
  end)

  it("has what a run has at each value, to the bit", function()
    local uncertain = { { "fixed", "400 to 600 USD/month" }, { "price", "0.005 .. 0.02 USD/request" } }
    local answer = assert(ask({ requests = "1k:1M:4:log" }, { set = uncertain }))
    for cell, requests in ipairs { 1000, 10000, 100000, 1000000 } do
      local set = table.move(uncertain, 1, 2, 1, { nil, nil, { "requests", ("%d requests/month"):format(requests) } })
      local alone = assert(perigee.run(path, { set = set, samples = 1024 }))
      for i, option in ipairs(alone.options) do
        for _, key in ipairs { "point", "mean", "p5", "p50", "p95" } do
          assert.equal(option.cost[key], answer.options[i][key][cell])
        end
        assert.equal(option.cheapest_probability, answer.options[i].cheapest_probability[cell])
      end
    end
  end)

  it("adds up: rows are the option's total in every cell", function()
    local answer = assert(ask({ { "requests", "1k:1M:5" }, { "price", "0.01,0.02" } },
                              { set = { { "fixed", "400 to 600 USD/month" } } }))
    for _, option in ipairs(answer.options) do
      for cell = 1, 10 do
        local sum = 0
        for _, row in ipairs(option.rows) do sum = sum + row.values[cell] end
        near(option.values[cell], sum, 1e-9)
      end
    end
  end)

  it("follows each value's own path through the model", function()
    local steps = folder.new { ["p.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { assume = { n = "10 requests/month" }, model = function(a)
        if a.n > "100 requests/month" then return { out = 2 * a.n } end
        return { out = a.n }
      end }]] } .. "/p.lua"
    local answer = assert(perigee.sweep(steps, { over = "n=50:200:4", samples = 16 }))
    all_near({ 50, 100, 300, 400 }, answer.outputs[1].values)
  end)

  it("may leave out the samples: every assumption at its median", function()
    local answer = assert(ask({ requests = "1k,10k" }, { set = { { "fixed", "400 to 900 USD/month" } }, point = true }))
    assert.is_false(answer.uncertain)
    assert.same({ 0, true }, { answer.samples, answer.point_only })
    all_near({ 602, 620 }, answer.options[1].values) -- the median of a lognormal is sqrt(400 * 900)
    all_near({ 602, 620 }, answer.options[1].p95)
  end)

  it("says where it is that a figure is none", function()
    local files = folder.new { ["d.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { assume = { n = "1 request/day", m = { 1, 2 } }, model = function(a)
        return { out = a.m * perigee.quantity "1 USD" / a.n }
      end }]] }
    local _, message = perigee.sweep(files .. "/d.lua", { over = "n=-1:1:3", samples = 16 })
    assert.truthy(message:find("d.lua:3: division by zero, in output 'out', where m = 1, n = 0 requests/day", 1, true),
      message)
  end)

  it("says where an axis changes nothing", function()
    assert.same({ "nothing changes over 'unused': no figure depends on it" }, assert(ask { unused = "1:5:3" }).warnings)
    assert.same({}, assert(ask { requests = "1:5:3" }).warnings)
  end)
end)

-- ----- crossovers -----

describe("a sweep's crossovers", function()
  it("are those of break-even", function()
    local answer = assert(ask { requests = "1k/month:1M/month:7" })
    local exact = assert(perigee.breakeven(path, { on = "requests", between = { "1k/month", "1M/month" },
                                                   samples = 64 })).crossings
    assert.equal(1, #answer.crossings)
    local found = answer.crossings[1]
    assert.equal(exact[1].at, found.at)
    near(62500, found.at, 1e-9)
    near(625, found.cost, 1e-9)
    assert.same({ { "Own", "Rent" }, "continuous", "Rent", "Own", "point", true },
      { found.options, found.kind, found.cheaper_before, found.cheaper_after, found.basis, found.best })
  end)

  it("are none where nothing crosses, or there is nothing to cross", function()
    assert.same({}, assert(ask { requests = "1:1000:5" }).crossings)
    local alone = perigee.scenario { assume = { n = 1 }, model = function(a) return { x = a.n } end }
    assert.is_nil(assert(perigee.sweep(alone, { over = { n = "1:2:2" }, samples = 16 })).crossings)
  end)

  -- The mean of triangular(400, 400, 1000) is 600: even at 600 / 0.008 = 75,000; the median is 1000 -
  -- sqrt(600 * 600 / 2) = 575.74: even at 71,967. The mean's error is 600 / sqrt(18 * 8192) = 1.6: 0.3 %.
  it("are those of the means too, where the model is uncertain", function()
    local fixed = { "fixed", "triangular(400, 400, 1000) USD/month" }
    local answer = assert(ask({ requests = "10k:1M:7" }, { set = { fixed }, samples = 8192 }))
    assert.equal(2, #answer.crossings)
    local point, mean = answer.crossings[1], answer.crossings[2]
    assert.same({ "point", "mean" }, { point.basis, mean.basis })
    near((1000 - math.sqrt(180000)) / 0.008, point.at, 1e-9)
    near(75000, mean.at, 8e-3)
    assert.equal("continuous", mean.kind)
  end)

  -- 400 USD for each 30k requests against 0.02 USD a request: see the spec of break-even.
  it("tell jumps, and what the cheapest of all becomes", function()
    local scenario = perigee.scenario { as_of = "2024-01-01", assume = { requests = "10k requests/month" },
      model = function(a)
        local machines = perigee.math.ceil(a.requests / "30k requests/month")
        local each = a.requests * perigee.quantity "0.02 USD/request"
        return {
          perigee.option { "Machines", costs = { perigee.cost("compute", "m",
            machines * perigee.quantity "400 USD/month") } },
          perigee.option { "API", costs = { perigee.cost("tokens", "t", each) } },
          perigee.option { "Dear", costs = { perigee.cost("tokens", "t", each * 0.5 + "350 USD/month") } },
        }
      end }
    local answer = assert(perigee.sweep(scenario, { over = { requests = "1k:59k:5" }, samples = 16 }))
    local list = {}
    for i, one in ipairs(answer.crossings) do
      list[i] = ("%.0f %s %s over %s%s"):format(one.at, one.kind, one.cheaper_after, one.cheaper_before,
                                                one.best and " best" or "")
    end
    table.sort(list)
    -- Dear is 0.01 x + 350: even with Machines at 5,000 (400), and at 45,000 (800); with the API at 35,000.
    assert.same({ "20000 continuous Machines over API best", "30000 jump API over Machines best",
                  "30000 jump Dear over Machines", "35000 continuous Dear over API best",
                  "40000 continuous Machines over API", "45000 continuous Machines over Dear best",
                  "5000 continuous Machines over Dear" }, list)
  end)

  -- 1 / x against 0.3, feasible up to 4: cheaper from 10 / 3 to 4; behind that it is not feasible.
  it("tell where the cheapest ceases to be feasible, or begins", function()
    local scenario = perigee.scenario { as_of = "2024-01-01", assume = { x = 1 }, model = function(a)
      return {
        perigee.option { "A", costs = { perigee.cost("fees", "f", perigee.quantity "1 USD/month" / a.x) },
                         limits = { { "room", needs = a.x, has = 4 } } },
        perigee.option { "B", costs = { perigee.cost("fees", "f", "0.3 USD/month") } },
      }
    end }
    local answer = assert(perigee.sweep(scenario, { over = { x = "1:8:8" }, samples = 16 }))
    local cross, ends = answer.crossings[1], answer.crossings[2]
    near(10 / 3, cross.at, 1e-9)
    near(4, ends.at, 1e-9)
    assert.same({ "feasibility", "A", "A", "B", true },
      { ends.kind, ends.of, ends.cheaper_before, ends.cheaper_after, ends.best })
    local page = require "perigee.report.sweep".render("table", answer, {})
    assert.truthy(page:find("\n  ◆ at 4 'A' ceases to be feasible, and 'B' is the cheapest\n", 1, true), page)
    -- one reason, whatever its numbers are
    assert.truthy(page:find("\n  ✗ A (4 of 8): room: needs 5, has 4 … needs 8, has 4\n", 1, true), page)
    answer = assert(perigee.sweep(scenario, { over = { x = { 8, 2, 3.5, 4 } }, samples = 16, point = true }))
    assert.same({ "continuous", "feasibility" }, { answer.crossings[1].kind, answer.crossings[2].kind })
  end)

  it("tell where another begins to be feasible", function()
    local scenario = perigee.scenario { as_of = "2024-01-01", assume = { x = 1 }, model = function(a)
      return { perigee.option { "A", costs = { perigee.cost("fees", "f", "1 USD/month") },
                                limits = { { "room", needs = 4, has = a.x } } },
               perigee.option { "B", costs = { perigee.cost("fees", "f", "2 USD/month") } } }
    end }
    local answer = assert(perigee.sweep(scenario, { over = { x = "1:8:8" }, samples = 16 }))
    assert.equal(1, #answer.crossings)
    near(4, answer.crossings[1].at, 1e-9)
    assert.truthy(require "perigee.report.sweep".render("table", answer, {}):find(
      "\n  ◆ at 4 'A' begins to be feasible, and is the cheapest\n", 1, true))
  end)

  -- Past a limit of paths the model is run sample by sample: crossings lie on straight lines between the values,
  -- and these curves are straight lines.
  it("are read off the values where the model has too many paths", function()
    local scenario = perigee.scenario { as_of = "2024-01-01",
      assume = { requests = "10k requests/month", u = "0 .. 1" },
      model = function(a)
        local extra = perigee.quantity "500 USD/month"
        if a.u > 0.5 then extra = extra + "0 USD/month" end
        return {
          perigee.option { "Own", costs = { perigee.cost("fees", "f", extra + a.requests * "0.002 USD/request") } },
          perigee.option { "Rent", costs = { perigee.cost("fees", "f", a.requests * "0.01 USD/request") } },
        }
      end }
    local answer = assert(perigee.sweep(scenario, { over = { requests = "10k,90k" }, samples = 8, paths = 1 }))
    assert.equal("samples", answer.tracing.mode)
    assert.equal("interpolated", answer.crossings[1].kind)
    near(62500, answer.crossings[1].at, 1e-9)
  end)
end)

-- ----- programs -----

describe("perigee.sweep", function()
  it("takes axes by name, in a list, or as texts", function()
    local wanted = assert(ask "requests=1k:3k:3").options[2].values
    for _, axes in ipairs { { requests = "1k:3k:3" }, { requests = { from = "1k", to = "3k", count = 3 } },
                            { { "requests", from = 1000, to = "3k requests/month", count = 3, log = false } },
                            { "requests=1k:3k:3" },
                            { requests = { 1000, 2000, perigee.quantity "3k requests/month" } } } do
      assert.same(wanted, assert(ask(axes)).options[2].values)
    end
  end)

  it("goes over axes by name in the order of their names", function()
    assert.same({ "price", "requests" }, names_of(assert(ask { requests = "1k,2k", price = "0.01,0.02" }).axes))
  end)

  local WRONG = {
    { false, "over: say what is swept, as over = { requests = \"100/day:10M/day\" }" },
    { {}, "over: say what is swept, as over = { requests = \"100/day:10M/day\" }" },
    { { requests = 5 }, "over: requests: a range, a list or perigee.rows is wanted, not number" },
    { { 5 }, "over: an axis is { \"requests\", { \"10/day\", \"20/day\" } }, not number" },
    { { { 5, "1:2" } }, "over: the name of an assumption is a text, not number" },
    { { requests = { from = 1 } }, "over: requests: 'to' is missing, as to = \"100/day\"" },
    { { requests = { from = 1, to = 2, cuont = 3 } }, "over: requests: unknown field 'cuont': did you mean 'count'?" },
    { { requests = { from = 1, to = 2, log = 3 } }, "over: requests: log is true or false" },
    { { requests = "5" }, "over: requests: '5' is one value: FROM:TO[:COUNT[:log]] or V1,V2,V3 is wanted" },
    { { requests = { 5 } }, "over: requests: a list of two values or more is wanted" },
    { { requests = { from = 2, to = 1 } },
      "over: requests: it goes from 2 requests/month to 1 request/month: the first must be below the second" },
    { { requests = { from = 1, to = 2, count = 2.5 } },
      "over: requests: '2.5' is no count of values: a whole number from 2 to 10000 is wanted" },
    { { reqests = "1:2" }, "over: reqests: unknown assumption 'reqests': did you mean 'requests'?" },
  }
  for _, case in ipairs(WRONG) do
    it("refuses: " .. case[2], function()
      local answer, message, kind = ask(case[1])
      assert.same({ nil, case[2], "usage" }, { answer, message, kind })
    end)
  end
end)

-- ----- the command -----

local environment

local function run(...)
  return sweeps.program({ "sweep", ... }, environment)
end

describe("perigee sweep", function()
  before_each(function() environment = nil end)

  it("answers in the shape that programs rely on", function()
    local status, out = run(path, "--over", "requests=1k/month:1M/month:4:log", "--format", "json")
    assert.equal(0, status)
    local answer = assert(dkjson.decode(out))
    assert.same({ 1, "requests", "request/month", { 1000, 10000, 100000, 1000000 } },
      { #answer.axes, answer.axes[1].name, answer.axes[1].unit, answer.axes[1].values })
    assert.same({ "Own", "USD/month" }, { answer.options[1].name, answer.options[1].unit })
    all_near({ 502, 520, 700, 2500 }, answer.options[1].values)
    assert.same({ true, true, true, true }, answer.options[1].feasible)
    near(62500, answer.crossings[1].at, 1e-9)
    assert.same({ "Own", "Rent" }, answer.crossings[1].options)
    assert.same({ "Own or rent?", "2024-01-01" }, { answer.title, answer.as_of })
  end)

  it("has text axes in JSON, and null where a name has no option", function()
    local file, catalog = sweeps.named('"acme/chat-1"', "a.model")
    local _, out = run(file, "--catalog", catalog, "--over", "model=acme/chat-1,acme/chat-2", "--format", "json")
    local answer = assert(dkjson.decode(out))
    assert.same({ name = "model", unit = "", values = { "acme/chat-1", "acme/chat-2" } }, answer.axes[1])
    assert.same({ "acme/chat-1", "acme/chat-2" }, answer.options[1].names)
    all_near({ 3, 6 }, answer.options[1].values)
  end)

  it("has a figure a line in CSV, and a column an axis", function()
    local _, out = run(path, "--over", "requests=1k,100k", "--over", "price=0.01,0.02", "--format", "csv")
    assert.equal("section,name,category,label,unit,statistic,value,requests,price", out:match "^[^\n]+")
    local found = {}
    for value, requests, price in out:gmatch "\noption,Rent,,,USD/month,point,([^,]+),([^,]+),([^,\n]+)" do
      found[#found + 1] = { tonumber(value), tonumber(requests), tonumber(price) }
    end
    assert.same({ { 10, 1000, 0.01 }, { 20, 1000, 0.02 }, { 1000, 100000, 0.01 }, { 2000, 100000, 0.02 } }, found)
    _, out = run(path, "--over", "requests=1k,100k", "--format", "csv")
    local at = tonumber(out:match "\ncrossing,Own,continuous,Rent,request/month,point,([^,]+),\n")
    near(62500, at, 1e-9)
  end)

  it("is Markdown too", function()
    local _, out = run(path, "--over", "requests=1k,100k", "--format", "markdown")
    assert.truthy(out:find("\n- at 62,500 requests/month 'Own' becomes cheaper than 'Rent'\n", 1, true), out)
    assert.truthy(out:find("\n| 100,000 requests/month | **700** | 1,000 |\n", 1, true), out)
  end)

  it("is a page: crossovers, a chart on which they are marked, a table", function()
    local _, out = run(path, "--over", "requests=1k/month:1M/month:5:log")
    assert.equal([[
Own or rent?
]] .. path .. [[ · prices as of 2024-01-01

Over requests: 1,000 to 1,000,000 requests/month, 5 values

Crossovers
  ◆ at 62,500 requests/month 'Own' becomes cheaper than 'Rent'

USD/month over requests
  A Own, B Rent
]], out:match("^(.-A Own, B Rent\n)"))
    local chart = assert(out:match "A Own, B Rent\n(.-)\n\n")
    local _, marks = chart:gsub("◆", "")
    assert.equal(2, marks, chart) -- on the curve and on the axis
    assert.truthy(chart:find("1,000%s+10,000%s+100,000%s+1,000,000$"), chart)
    -- 500 + 0.002 * 31,622.8 against 0.01 * 31,622.8; 500 + 0.002 * 177,828 against 1,778.28
    assert.truthy(out:find("\n   31,622.8   563.25  ▸316.23  B  Rent\n", 1, true), out)
    assert.truthy(out:find("\n    177,828  ▸855.66    1,778  A  Own\n", 1, true), out)
  end)

  it("fits a narrow terminal without Unicode", function()
    environment = { COLUMNS = "60", LC_ALL = "C" }
    local _, out = run(path, "--over", "requests=1k/month:1M/month:60")
    for line in out:gsub(path:gsub("%p", "%%%0"), "FILE"):gmatch "[^\n]+" do
      assert.is_true(#line <= 60 and not line:find "[\128-\255]", line)
    end
    assert.truthy(out:find("\n  * at 62,500 requests/month", 1, true), out)
    assert.truthy(out:find " |[ .AB]*%*", out)
    assert.truthy(out:find("They lie in equal ratios (log), for the ends are more than", 1, true), out)
  end)

  it("says which option is the cheapest all along", function()
    local _, out = run(path, "--over", "requests=1:1000:5")
    assert.truthy(out:find("\n'Rent' is the cheapest all along.\n", 1, true), out)
    assert.falsy(out:find "Crossovers")
  end)

  it("shows names, and letters of the cheapest over names and numbers", function()
    local file, catalog = sweeps.named(sweeps.BOTH, "a.model")
    local both = "model=acme/chat-1,acme/chat-2"
    local _, out = run(file, "--catalog", catalog, "--over", both, "--over", "requests=1k,4k")
    assert.truthy(out:find("\nOver model: acme/chat-1 or acme/chat-2\nOver requests: 1,000 or 4,000 requests/month, 2 "
      .. "values\n", 1, true), out)
    assert.truthy(out:find("\n  acme/chat-1      A      B\n  acme/chat-2      A      B\n", 1, true), out)
    _, out = run(file, "--catalog", catalog, "--over", both)
    assert.truthy(out:find("\n  model         A   B  cheapest\n  acme/chat-1  ▸3   5  A  {model}\n", 1, true), out)
    assert.falsy(out:find "┤")
  end)

  it("takes no samples where told so, and says it", function()
    local _, out = run(path, "--set", "fixed=400 to 900 USD/month", "--over", "requests=1k,2k", "--point")
    assert.truthy(out:find("\nEvery assumption stands at its median: one evaluation a cell, no spread.\n", 1, true),
      out)
  end)

  it("keeps the prices that it read, for another sweep of them", function()
    local file, catalog = sweeps.named(sweeps.BOTH)
    local saved = root .. "/sweep.json"
    assert.equal(0, (run(file, "--catalog", catalog, "--over", "requests=1k,2k", "--output", saved)))
    local status, out = run(file, "--prices", saved, "--over", "requests=3k,4k", "--format", "json")
    assert.equal(0, status)
    all_near({ 9, 12, 18, 24 }, dkjson.decode(out).options[1].values)
  end)

  local CASES = {
    { 2, "--over is missing: what is swept, as --over requests=100/day:10M/day" },
    { 2, "--over reqests: unknown assumption 'reqests': did you mean 'requests'?", "--over", "reqests=1:2" },
    { 2, "--over requests: '5' is one value: FROM:TO[:COUNT[:log]] or V1,V2,V3 is wanted", "--over", "requests=5" },
    { 2, "--over requests: 'requests' is swept twice", "--over", "requests=1:2", "--over", "requests=1,2" },
    { 2, "--over requests: it goes from 5 requests/month to 5 requests/month: the first must be below the second",
      "--over", "requests=5:5" },
    { 2, "--over requests: equal ratios (log) want a range above zero, and it begins at 0: linear is equal steps",
      "--over", "requests=0:5:5:log" },
    { 2, "--over requests: equal ratios (log) want a range above zero, and it begins at -1: linear is equal steps",
      "--over", "requests=-1:5:5:log" },
    { 2, "--over requests: '1' is no count of values: a whole number from 2 to 10000 is wanted", "--over",
      "requests=1:5:1" },
    { 2, "--over requests: '10001' is no count of values: a whole number from 2 to 10000 is wanted", "--over",
      "requests=1:5:10001" },
    { 2, "--over requests: 'x' is no count of values: a whole number from 2 to 10000 is wanted", "--over",
      "requests=1:5:x" },
    { 2, "--over: 10100 cells are too many: 10000 at most", "--over", "requests=1:5:100", "--over", "price=1:2:101" },
    { 2, "--over requests: it goes over token, and 'requests' is in request/month", "--over",
      "requests=5 tokens:9 tokens" },
    { 2, "--over requests: it goes over token, and 'requests' is in request/month", "--over",
      "requests=5 tokens,9 tokens" },
    { 2, "--over requests: assumption 'requests': \"a\", column 1: a number is wanted, not 'a'", "--over",
      "requests=a,b" },
    { 2, "--over requests: assumption 'requests': value 1 of a list must be certain", "--over", "requests=1 to 2:5" },
  }
  for _, case in ipairs(CASES) do
    it("refuses: " .. case[2], function()
      local status, out, err = run(path, table.unpack(case, 3))
      assert.same({ case[1], "", "perigee: " .. case[2] .. "\n" }, { status, out, err })
    end)
  end

  it("refuses a range of names, and quantities for one", function()
    local file, catalog = sweeps.named(sweeps.BOTH)
    local function refused(axis)
      local status, _, err = run(file, "--catalog", catalog, "--over", axis)
      return status .. " " .. err
    end
    assert.equal("2 perigee: --over model: 'model' is a name, such as acme/chat-1: list names, as model=acme/chat-1,"
      .. "acme/chat-2, or rows:KIND:MATCH\n", refused "model=1:5")
    assert.equal("2 perigee: --over model: assumption 'model' is a name, such as acme/chat-1, and not 1\n",
      refused "model=1,5")
  end)
end)

describe("a sweep without samples", function()
  it("is what engine.sweep gives at the point", function()
    local set = { { "fixed", "400 to 900 USD/month" } }
    local sampled = assert(engine.sweep { file = path, over = "requests=1k:9k:5", set = set, samples = 64 })
    local alone = assert(engine.sweep { file = path, over = "requests=1k:9k:5", set = set, point = true })
    assert.same(sampled.options[1].point, alone.options[1].values)
  end)
end)

-- Where options cost the same: by hand, on scenarios whose crossings have a closed form.
local command = require "scripts.support.command"
local crossings = require "perigee.analysis.crossings"
local dkjson = require "dkjson"
local engine = require "perigee.engine"
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"

teardown(folder.remove_all)

local function near(wanted, found, relative)
  assert.is_true(math.abs(found - wanted) <= (relative or 1e-9) * math.abs(wanted),
    ("%.17g, not %.17g"):format(found, wanted))
end

describe("crossings of a curve", function()
  local function at(f, from, to, log)
    local list = {}
    for i, found in ipairs(crossings.find(f, crossings.grid(from, to, 64, log))) do
      list[i] = found
    end
    return list
  end

  it("are where it is zero, all of them", function()
    local found = at(function(x) return (x - 1) * (x - 2) * (x - 30) end, 0.1, 100, true)
    assert.equal(3, #found)
    for i, root in ipairs { 1, 2, 30 } do
      near(root, found[i].at, 1e-10)
      assert.equal("continuous", found[i].kind)
    end
    assert.same({ 1, -1, 1 }, { found[1].sign, found[2].sign, found[3].sign })
  end)

  it("are found where the curve is flat, steep or curved", function()
    near(math.log(5), at(function(x) return math.exp(x) - 5 end, -3, 50)[1].at, 1e-10)
    near(1e-7, at(function(x) return x - 1e-7 end, 1e-9, 1e9, true)[1].at, 1e-10)
    near(2, at(function(x) return (x - 2) ^ 3 end, 0, 100)[1].at, 1e-4) -- triple: the value is lost before
  end)

  it("are jumps where a step passes zero, at the first value behind it", function()
    local found = at(function(x) return x < 7 and -3 or 2 end, 0, 100)
    assert.equal(1, #found)
    near(7, found[1].at, 1e-11)
    assert.same({ "jump", -3, 2 }, { found[1].kind, found[1].before, found[1].after })
  end)

  -- 100 ceil(x / 10) against 10.5 x + 20: 100 k = 10.5 x + 20 has a root in (10 (k - 1), 10 k] where
  -- 100 k - 20 <= 105 k, that is always, and > 105 (k - 1), that is k < 17: each step up to the 16th.
  it("are every one of a staircase", function()
    local found = at(function(x) return 100 * math.ceil(x / 10) - 10.5 * x - 20 end, 0.5, 400)
    local down = {}
    for _, each in ipairs(found) do
      if each.kind == "continuous" then down[#down + 1] = each.at end
    end
    for k = 1, 16 do near((100 * k - 20) / 10.5, down[k]) end
    assert.equal(16, #down)
  end)

  it("are none where there is none, or where there is no difference", function()
    assert.same({}, at(function() return 1 end, 1, 10))
    assert.same({}, at(function(x) return x < 5 and -1 or 0 / 0 end, 1, 10))
    assert.same({}, at(function() return 0 end, 1, 10))
  end)
end)

-- ----- scenarios -----

-- 0.002 USD a request and 500 USD a month, against 0.01 USD a request: even at 500 / 0.008 = 62,500
-- requests a month.
local FILE = [[
local perigee = require "perigee"
return perigee.scenario { title = "T", as_of = "2024-01-01",
  assume = { requests = "10k requests/month", fixed = "500 USD/month", price = "0.01 USD/request" },
  model = function(a)
    return {
      perigee.option { "Own", costs = { perigee.cost("fees", "fixed", a.fixed),
        perigee.cost("fees", "each", a.requests * perigee.quantity "0.002 USD/request") } },
      perigee.option { "Rent", costs = { perigee.cost("fees", "each", a.requests * a.price) } },
      perigee.option { "Dear", costs = { perigee.cost("fees", "each", "9000 USD/month" + a.requests * a.price) } },
    }
  end }
]]

local path
setup(function() path = folder.new { ["s.lua"] = FILE } .. "/s.lua" end)

local function ask(more)
  local options = { file = path, on = "requests", between = { "1k/month", "1M/month" }, samples = 4096 }
  for key, value in pairs(more or {}) do options[key] = value end
  return engine.breakeven(options)
end

describe("break-even", function()
  it("is where two options cost the same", function()
    local answer = assert(ask())
    assert.equal(1, #answer.crossings)
    local crossing = answer.crossings[1]
    near(62500, crossing.at)
    assert.same({ "Own", "Rent" }, crossing.options)
    assert.same({ "continuous", "Own", "Rent" }, { crossing.kind, crossing.cheaper_after, crossing.cheaper_before })
    assert.equal("request/month", answer.unit)
  end)

  it("is never, where one is always cheaper", function()
    local cheaper = {}
    for _, pair in ipairs(assert(ask()).never) do cheaper[table.concat(pair.options, "/")] = pair.cheaper end
    assert.same({ ["Own/Dear"] = "Own", ["Rent/Dear"] = "Rent" }, cheaper)
  end)

  it("reads the range in any unit, and in none", function()
    near(62500 * 12 / 365, assert(ask { between = { "10 requests/day", "10k requests/day" } }).crossings[1].at)
    near(62500, assert(ask { between = { 1000, 1000000 } }).crossings[1].at)
    near(62500, assert(ask { between = false }).crossings[1].at) -- a hundredth to a hundred times
  end)

  it("is on any assumption", function() -- 500 + 20 = 100, at 0.052 USD a request
    near(0.052, assert(ask { on = "price", between = { "0.001", "1" } }).crossings[1].at)
  end)

  -- A machine of 400 USD for each 30k requests, and what a request costs: at 30k k < x <= 30k (k + 1) the
  -- machines cost 400 (k + 1): even where 0.01 x = 400 (k + 1): x = 40k (k + 1), in its own step for k = 1 .. 2
  -- (80k, 120k beyond 90k: no). 30k < 80k is false for k = 0: 40k > 30k; k = 1: 80k > 60k; k = 2: 120k > 90k: none.
  -- At 0.02 USD: 20k (k + 1) lies in (30k k, 30k (k + 1)] for k = 0, 1 (20k, 40k), at k = 2 60k <= 60k is out.
  -- So: continuous at 20k, back by a jump at 30k (600 < 800), continuous at 40k; at 60k 1,200 = 1,200: no jump.
  it("has a side and a gap where whole machines step", function()
    local scenario = perigee.scenario { title = "T", as_of = "2024-01-01",
      assume = { requests = "10k requests/month" },
      model = function(a)
        local machines = perigee.math.ceil(a.requests / "30k requests/month")
        return {
          perigee.option { "Machines", costs = { perigee.cost("compute", "m",
            machines * perigee.quantity "400 USD/month") } },
          perigee.option { "API", costs = { perigee.cost("tokens", "t",
            a.requests * perigee.quantity "0.02 USD/request") } },
        }
      end }
    local answer = assert(engine.breakeven { scenario = scenario, on = "requests", between = { 1000, 59000 },
                                             samples = 64 })
    local list = {}
    for i, each in ipairs(answer.crossings) do
      list[i] = ("%s %.6f %s"):format(each.kind, each.at, each.cheaper_after)
    end
    assert.same({ "continuous 20000.000000 Machines", "jump 30000.000000 API", "continuous 40000.000000 Machines" },
      list)
    near(400, answer.crossings[2].gap, 1e-6)
  end)

  -- With a fixed cost uniform from 400 to 600 the break-even is uniform from 50k to 75k: P5 51,250, P95 73,750.
  it("is as uncertain as the model", function()
    local answer = assert(ask { set = { { "fixed", "400 .. 600 USD/month" } }, samples = 4096 })
    local spread = answer.spreads[1]
    assert.equal(1, spread.probability)
    near(51250, spread.p5, 0.005)
    near(62500, spread.p50, 0.005)
    near(73750, spread.p95, 0.005)
    near(62500, answer.crossings[1].at) -- at the median
  end)

  -- Beyond 60k requests a third of samples have no break-even: fixed over 480 of 400 .. 600 is 60 %.
  it("says in how many samples there is one", function()
    local answer = assert(ask { set = { { "fixed", "400 .. 600 USD/month" } }, between = { "1k/month", "60k/month" } })
    near(0.4, answer.spreads[1].probability, 0.02)
  end)

  it("follows another path where the value takes one", function()
    local scenario = perigee.scenario { title = "T", as_of = "2024-01-01", assume = { n = "10 requests/month" },
      model = function(a)
        local price = perigee.quantity "1 USD/request"
        if a.n > "100 requests/month" then price = perigee.quantity "0.1 USD/request" end
        return { perigee.option { "A", costs = { perigee.cost("fees", "f", a.n * price) } },
                 perigee.option { "B", costs = { perigee.cost("fees", "f", "50 USD/month") } } }
      end }
    local answer = assert(engine.breakeven { scenario = scenario, on = "n", between = { 1, 1000 }, samples = 64 })
    local list = {}
    for i, each in ipairs(answer.crossings) do
      list[i] = ("%s %.4f %s"):format(each.kind, each.at, each.cheaper_after)
    end
    assert.same({ "continuous 50.0000 B", "jump 100.0000 A", "continuous 500.0000 B" }, list)
  end)
end)

-- ----- the command -----

local function run(...) return command("breakeven", ...) end

describe("perigee breakeven", function()
  it("answers in the shape that programs rely on", function()
    local status, out = run(path, "--on", "requests", "--between", "1k/month,1M/month", "--format", "json")
    assert.equal(0, status)
    local answer = assert(dkjson.decode(out))
    assert.same({ "requests", "request/month", 1 }, { answer.on, answer.unit, #answer.crossings })
    near(62500, answer.crossings[1].at)
    assert.same({ { "Own", "Rent" }, "continuous", "Own" },
      { answer.crossings[1].options, answer.crossings[1].kind, answer.crossings[1].cheaper_after })
  end)

  it("is a page", function()
    local status, out = run(path, "--on", "requests", "--between", "1k/month,1M/month")
    assert.equal(0, status)
    assert.equal([[
Where options cost the same, over requests from 1,000 requests/month to
1,000,000 requests/month
T · prices as of 2024-01-01

Crossings
  at 62,500 requests/month they cost the same: from there on 'Own' is cheaper
    than 'Rent'

No crossing
  'Own' is always cheaper than 'Dear'
  'Rent' is always cheaper than 'Dear'
]], out)
  end)

  local CASES = {
    { 2, "--on is missing: which assumption is varied, as --on requests" },
    { 2, "no assumption is called 'reqests': did you mean 'requests'?", "--on", "reqests" },
    { 2, "--between: '5' is not FROM,TO, such as 1k/day,10M/day", "--on", "requests", "--between", "5" },
    { 2, "--between: 'requests' goes from 5 to 1: the first must be below the second", "--on", "requests", "--between",
      "5/day,1/day" },
  }
  for _, case in ipairs(CASES) do
    it("refuses: " .. case[2], function()
      local status, out, err = run(path, table.unpack(case, 3))
      assert.same({ case[1], "", "perigee: " .. case[2] .. "\n" }, { status, out, err })
    end)
  end
end)

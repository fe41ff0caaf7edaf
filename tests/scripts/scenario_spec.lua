-- Scenarios built in memory: assumptions, overrides, options, and every message.
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"
local cost, option = perigee.cost, perigee.option

local function fees(amount) return { cost("fees", "fee", amount) } end

local function flat(name, amount) return option { name, costs = fees(amount) } end

local function outputs(result)
  local by_name = {}
  for _, output in ipairs(result.outputs) do by_name[output.name] = output end
  return by_name
end

local function options(result)
  local by_name = {}
  for _, each in ipairs(result.options) do by_name[each.name] = each end
  return by_name
end

-- A model of one output, and its point.
local function point(assume, f, run)
  local result = assert(model.run(assume, function(a) return { out = f(a) } end, run))
  return outputs(result).out.point
end

local function refused(pattern, assume, f, run)
  local result, message, kind = model.run(assume, f, run)
  assert.is_nil(result)
  assert.truthy(kind == "input" or run and run.set and kind == "usage")
  assert.truthy(message:find(pattern), message)
end

local function id(name) return function(a) return { out = a[name] } end end

describe("an assumption", function()
  it("is a text, a number, a quantity, or one of these with a source", function()
    assert.equal(3, point({ x = "3 USD" }, function(a) return a.x end))
    assert.equal(3, point({ x = 3 }, function(a) return a.x end))
    assert.equal(3, point({ x = perigee.quantity "3 USD" }, function(a) return a.x end))
    local result = assert(model.run({ x = { "3 USD", source = "invoice" }, y = { 2 } },
      function(a) return { out = a.x * a.y } end))
    assert.equal(6, result.outputs[1].point)
    assert.equal("invoice", result.assumptions[1].source)
    assert.equal("3 USD", result.assumptions[1].text)
    assert.is_nil(result.assumptions[2].source)
  end)

  it("shows its own percentiles, in its own unit", function()
    local result = assert(model.run({ t = "1.3 to 2.0 tokens/word", u = "1 .. 3 USD" },
      function(a) return { out = a.t } end))
    local t, u = result.assumptions[1], result.assumptions[2]
    assert.equal("token/word", t.unit)
    assert.is_true(math.abs(t.p5 - 1.3) < 1e-9 and math.abs(t.p95 - 2) < 1e-9)
    assert.is_true(math.abs(t.p50 - math.sqrt(1.3 * 2)) < 1e-9) -- lognormal
    assert.is_true(math.abs(u.p5 - 1.1) < 1e-12 and math.abs(u.p95 - 2.9) < 1e-12)
    assert.equal(2, u.point)
    assert.is_true(u.uncertain)
  end)

  it("is an axis where it is a list", function()
    local result = assert(model.run({ k = { "1 USD", "200 cents", source = "x" }, m = { 10, 20, 30 } },
      function(a) return { out = a.k * a.m } end))
    assert.same({ "k", "m" }, { result.axes[1].name, result.axes[2].name })
    assert.same({ 1, 2 }, result.axes[1].values)
    local found = {}
    for cell = 1, 6 do found[cell] = result.outputs[1].point[cell] end
    assert.same({ 10, 20, 30, 20, 40, 60 }, found) -- the last axis fastest
  end)

  it("mixes with axes as slicing them one by one does", function()
    local function f(a)
      if a.x < a.k then return { out = a.x * a.k, flag = 1 } end
      return { out = a.k, flag = 0 }
    end
    local swept = assert(model.run({ x = "0 .. 10", k = { 2, 5, 8 } }, f))
    for cell, k in ipairs { 2, 5, 8 } do
      local alone = assert(model.run({ x = "0 .. 10", k = k }, f))
      for i, name in ipairs { "flag", "out" } do
        assert.equal(name, alone.outputs[i].name)
        for _, figure in ipairs { "point", "mean", "p5", "p50", "p95" } do
          assert.equal(alone.outputs[i][figure], swept.outputs[i][figure][cell])
        end
      end
    end
  end)

  it("that is not used changes no other figure", function()
    local function f(a) return { flat("A", a.x * perigee.quantity "1 USD/month"), out = a.x + a.y } end
    local less = assert(model.run({ x = "0 .. 10", y = "normal(3, 1)" }, f))
    local more = assert(model.run({ x = "0 .. 10", a = "0 .. 1", y = "normal(3, 1)", z = "1 to 9",
                                    k = "choice(1, 2)" }, f))
    assert.same(less.outputs, more.outputs)
    assert.same(less.options, more.options)
  end)

  it("must be well said", function()
    local f = id "x"
    refused("assumption 'x': \"3 tokns\".*did you mean 'tokens'", { x = "3 tokns" }, f)
    refused("assumption 'x' is boolean: write a text", { x = true }, f)
    refused("assumption 'x' has no value", { x = { source = "s" } }, f)
    refused("its source must be a text, not number", { x = { "3", source = 3 } }, f)
    refused("unknown field 'sauce': did you mean 'source'", { x = { "3", sauce = "s" } }, f)
    refused("assumption 'x' is not a number %(nan%): it must be a finite", { x = 0 / 0 }, f)
    refused("assumption 'x' is infinite: it must be a finite", { x = math.huge }, f)
    refused("assumption 'x' is infinite", { x = { 1, -math.huge } }, f)
    refused("value 2 of a list must be certain", { x = { "1 USD", "1 .. 2 USD" } }, f)
    refused("value 1 of a list must be certain", { x = { {}, 2 } }, f)
    refused("cannot convert", { x = { "1 USD", "2 tokens" } }, f)
    refused("finite", { x = { 0 / 0 } }, f)
  end)
end)

describe("an override", function()
  local assume = { requests = "10k requests/day", share = { "40 %", source = "s" }, n = 3 }

  local function with(name, value, f)
    return point(assume, f or function(a) return a[name] end, { set = { { name, value } } })
  end

  it("takes the place of an assumption, the last one wins", function()
    assert.equal(500, with("requests", "500 requests/day"))
    assert.equal(5, with("n", "5"))
    assert.equal(5, with("n", 5))
    assert.equal(20, with("share", "20 %"))
    assert.equal(7, point(assume, function(a) return a.n end, { set = { { "n", 5 }, { "n", 7 } } }))
  end)

  it("may leave the counted unit out", function()
    assert.equal(1000, with("requests", "1000/day"))
    assert.equal(1000, with("requests", "1k / day"))
  end)

  it("names the near assumption where there is none", function()
    refused("unknown assumption 'reqests': did you mean 'requests'", assume, id "n",
            { set = { { "reqests", "3" } } })
    refused("unknown assumption 'zzz': there is n, requests, share", assume, id "n",
            { set = { { "zzz", "3" } } })
  end)

  it("may be uncertain or a list", function()
    local result = assert(model.run(assume, id "n", { set = { { "n", "1 .. 2" } } }))
    assert.is_true(result.uncertain)
    result = assert(model.run(assume, id "n", { set = { { "n", { 1, 2 } } } }))
    assert.equal(2, result.outputs[1].point[2])
  end)
end)

describe("a base", function()
  local base = perigee.scenario {
    title = "Base", as_of = "2023-11-01", assume = { x = "1 USD/month", y = 2 },
    model = function(a) return { flat("A", a.x), flat("B", a.x * 10), out = a.y } end,
  }
  local function run(given)
    given.base = base
    return assert(perigee.run(perigee.scenario(given), { samples = 16 }))
  end

  it("says what is not said", function()
    local result = run { assume = { x = "5 USD/month" } }
    assert.equal("Base", result.title)
    assert.equal("2023-11-01", result.as_of)
    assert.equal(5, options(result).A.cost.point)
    assert.equal(2, result.outputs[1].point)
    assert.equal("Mine", run({ title = "Mine" }).title)
    assert.equal("2024-01-01", run({ as_of = "2024-01-01" }).as_of)
    assert.equal(9, run({ model = function(a) return { out = a.y + 7 } end }).outputs[1].point)
  end)

  it("has its options replaced by name, or others behind them", function()
    local result = run { options = function(a) return { flat("B", a.x * 3), flat("C", "9 USD/month") } end }
    local names = {}
    for i, each in ipairs(result.options) do names[i] = each.name .. each.cost.point end
    assert.same({ "A1.0", "B3.0", "C9.0" }, names)
    assert.equal(2, result.outputs[1].point)
  end)

  it("may be laid over again and again", function()
    local over = perigee.scenario { base = base, options = function() return { flat("B", "2 USD/month") } end }
    local twice = perigee.scenario { base = over, assume = { x = "4 USD/month" },
      options = function(a) return { flat("A", a.x * 2) } end }
    local result = assert(perigee.run(twice, { samples = 16 }))
    assert.equal(8, options(result).A.cost.point)
    assert.equal(2, options(result).B.cost.point)
    assert.equal("B", result.cheapest)
  end)
end)

describe("options", function()
  it("add up, in point and mean, with every row in dollars a month", function()
    local result = assert(model.run({ x = "1 to 50 USD/hour", y = "0 .. 3 kUSD/year", z = "normal(2, 1) USD/s" },
      function(a)
        local rows = { cost("compute", "x", a.x), { cost("energy", "y", a.y), { cost("fees", "z", a.z) } },
                       cost("fees", "none", 0), cost("tokens", "t", "0.1 cents/s") }
        if a.x < "10 USD/hour" then rows[#rows + 1] = cost("staff", "rare", a.y * 7) end
        return { option { "A", costs = rows } }
      end))
    for _, figure in ipairs { "point", "mean" } do
      local sum = 0
      for _, row in ipairs(result.options[1].rows) do
        assert.equal("USD/month", row.unit)
        sum = sum + row[figure]
      end
      assert.is_true(model.close(sum, result.options[1].cost[figure], 1e-12))
    end
    assert.equal(6, #result.options[1].rows)
    assert.equal(0.001 * 2628000, result.options[1].rows[5].point) -- 730 hours of 3600 s
  end)

  it("are cheapest where they cost least, the first of equals", function()
    local result = assert(model.run({ x = "0 .. 10 USD/month" }, function(a)
      return { flat("A", "4 USD/month"), flat("B", a.x), flat("C", "4 USD/month") }
    end, { samples = 4096 }))
    local by_name = options(result)
    assert.equal("A", result.cheapest) -- 4 against B's median 5
    assert.is_true(math.abs(by_name.B.cheapest_probability - 0.4) < 0.01)
    assert.equal(0, by_name.C.cheapest_probability)
    assert.is_true(model.close(1, by_name.A.cheapest_probability + by_name.B.cheapest_probability, 1e-12))
  end)

  it("that do not fit say why and never win", function()
    local result = assert(model.run({ need = "140 GB", x = "0 .. 10" }, function(a)
      return {
        option { "A", costs = fees "1 USD/month", limits = { { "memory", needs = a.need, has = "80 GB" } } },
        option { "B", costs = fees "2 USD/month", requires = { { false, "too slow" }, { true, "never" } } },
        option { "C", costs = fees "3 USD/month", requires = { { a.x < 2.5, "late" } },
                 quality = a.x, notes = { "n" } },
        option { "D", costs = fees "9 USD/month", limits = { { "m", needs = "1 GB", has = "1000 MB" } } },
      }
    end, { samples = 4096 }))
    local by_name = options(result)
    assert.equal("D", result.cheapest)
    assert.is_false(by_name.A.feasible)
    assert.same({ "memory: needs 140 GB, has 80 GB" }, by_name.A.reasons)
    assert.same({ "too slow" }, by_name.B.reasons)
    assert.same({ 0, 0 }, { by_name.A.cheapest_probability, by_name.B.cheapest_probability })
    assert.is_false(by_name.C.feasible) -- at the median 5
    assert.is_true(math.abs(by_name.C.feasible_probability - 0.25) < 0.01)
    assert.equal(by_name.C.feasible_probability, by_name.C.cheapest_probability)
    assert.truthy(by_name.C.reasons[1]:find "^late %(in 7[45][%d.]* ?%% of samples%)$")
    assert.equal(5, by_name.C.quality.point)
    assert.same({ "n" }, by_name.C.notes)
    assert.is_true(by_name.D.feasible)
    assert.same({}, by_name.D.reasons)
  end)

  it("have no winner where none is possible", function()
    local result = assert(model.run({}, function()
      return { option { "A", costs = fees "1 USD/month", requires = { { false, "no" } } } }
    end))
    assert.is_nil(result.cheapest)
  end)

  it("may stand on some paths only, and be one alone", function()
    local result = assert(model.run({ x = "0 .. 1" }, function(a)
      if a.x < 0.25 then return { flat("A", "9 USD/month"), flat("B", "1 USD/month") } end
      return flat("A", "9 USD/month")
    end, { samples = 4096 }))
    local b = options(result).B
    assert.is_true(math.abs(b.feasible_probability - 0.25) < 0.01)
    assert.same({ "the model does not offer it here" }, b.reasons)
    assert.equal("A", result.cheapest)
  end)
end)

describe("traffic", function()
  it("counts tokens per time, and a peak of 1 where none is said", function()
    local result = assert(model.run({ r = "1000 requests/day" }, function(a)
      local t = perigee.traffic { requests = a.r, input = "500 tokens/request", output = "100 tokens/request" }
      return { input = t.input_tokens, output = t.output_tokens, peak = t.peak, requests = t.requests }
    end))
    local by_name = outputs(result)
    assert.equal(500000, by_name.input.point)
    assert.equal("token/day", by_name.input.unit)
    assert.equal(100000, by_name.output.point)
    assert.equal(1, by_name.peak.point)
    assert.equal(1000, by_name.requests.point)
  end)

  it("below zero in some samples is an error with its line and count", function()
    local line
    for _, input in ipairs { "normal(1, 1)", "normal(5, 1.5)" } do
      local result, message = model.run({ r = input .. " requests/day" }, function(a)
        line = model.line() + 1
        local t = perigee.traffic { requests = a.r, input = "1 token/request", output = "1 token/request" }
        return { out = t.input_tokens }
      end, { samples = 65536 })
      assert.is_nil(result)
      assert.truthy(message:find("scenario_spec.lua:" .. line .. ": ", 1, true))
      assert.truthy(message:find "requests is below zero in %d+ of 65536 samples", message)
    end
  end)
end)

describe("as_of", function()
  local function tokens(as_of, run)
    return assert(perigee.run(perigee.scenario {
      as_of = as_of, assume = { r = "1000 requests/day" },
      model = function(a)
        local traffic = perigee.traffic { requests = a.r, input = "600 tokens/request",
                                          output = "400 tokens/request" }
        return { perigee.api { "A", model = "openai/gpt-3.5-turbo", traffic = traffic } }
      end,
    }, run or {}))
  end

  it("says which prices hold, in the scenario or in the run", function()
    -- OpenAI, per 1000 tokens: 0.002 USD from 2023-03-01; 0.0015 in and 0.002 out
    -- from 2023-06-13; a month is 365 / 12 days
    local days = 365 / 12
    local first = tokens "2023-06-12"
    assert.is_true(model.close(2 * days, first.options[1].cost.point, 1e-14))
    local second = tokens "2023-06-13"
    assert.is_true(model.close(1.7 * days, second.options[1].cost.point, 1e-14))
    local told = tokens("2023-06-12", { as_of = "2023-06-13" })
    assert.equal("2023-06-13", told.as_of)
    assert.equal(second.options[1].cost.point, told.options[1].cost.point)
  end)

  it("before a model had a price is an error", function()
    local scenario = perigee.scenario { as_of = "2019-01-01", assume = {}, model = function()
      local traffic = perigee.traffic { requests = "1 request/day", input = "1 token/request",
                                        output = "1 token/request" }
      return { perigee.api { "A", model = "openai/gpt-3.5-turbo", traffic = traffic } }
    end }
    local result, message = perigee.run(scenario)
    assert.is_nil(result)
    assert.truthy(message:find "scenario_spec%.lua:%d+: .*gpt%-3%.5%-turbo.*2019%-01%-01", message)
  end)
end)

describe("a seed", function()
  local function run(seed, threads)
    return assert(model.run({ x = "1 to 9", y = "0 .. 1" }, function(a) return { out = a.x * a.y } end,
                            { seed = seed, threads = threads, samples = 3000 })).outputs
  end

  it("gives the same numbers, for any number of threads; another one others", function()
    assert.same(run(1), run(1))
    assert.same(run(7, 1), run(7, 4))
    assert.not_same(run(1), run(2))
    assert.equal(run(1)[1].point, run(2)[1].point)
  end)
end)

describe("outputs", function()
  it("are numbers, quantities and comparisons, in the order of their names", function()
    local result = assert(model.run({ x = "3 USD" }, function(a)
      return { c = a.x, a = 4, b = true, d = a.x < "2 USD" }
    end))
    local found = {}
    for i, output in ipairs(result.outputs) do found[i] = output.name .. output.unit .. output.point end
    assert.same({ "a4.0", "b1.0", "cUSD3.0", "d0.0" }, found)
  end)

  it("that are not finite name the line, and how often", function()
    local function f(a)
      local v = 1 / (a.x - 1)
      return { out = v }
    end
    local line = debug.getinfo(f, "S").linedefined + 1
    local result, message = model.run({ x = "choice(1, 2, 3, 4)" }, f, { samples = 4096 })
    assert.is_nil(result)
    local at, count = message:match("scenario_spec%.lua:(%d+): division by zero in "
      .. "(%d+) of 4096 samples, in output 'out'$")
    assert.equal(line, tonumber(at))
    assert.is_true(math.abs(tonumber(count) - 1024) < 100)
  end)

  it("must not be NaN or infinite where they are plain numbers either", function()
    refused("not a finite number.*output 'out'", {}, function() return { out = 0 / 0 } end)
    refused("not a finite number.*output 'out'", {}, function() return { out = math.huge } end)
  end)

  it("stand on all paths or none", function()
    refused("output 'rare' is returned on some paths through the model only", { x = "0 .. 1" },
      function(a) return { out = 1, rare = a.x < 0.5 and 1 or nil } end)
  end)
end)

describe("perigee.run", function()
  local plain = perigee.scenario { assume = { x = 3 }, model = id "x" }

  it("refuses what it does not know or cannot do", function()
    for pattern, given in pairs {
      ["unknown field 'sample': did you mean 'sample[rs]'"] = { sample = 3 },
      ["unknown sampler 'sobl': did you mean 'sobol'"] = { sampler = "sobl" },
      ["unknown sampler '3': there are 'stratified', 'sobol' and 'random'"] = { sampler = 3 },
      ["samples must be a whole number from 1"] = { samples = 0 },
      ["samples must be a whole number"] = { samples = 1.5 },
      ["seed must be a whole number"] = { seed = "x" },
      ["threads must be a whole number from 1 to 256"] = { threads = 1000 },
      ["as_of"] = { as_of = "yesterday" },
    } do
      local result, message = perigee.run(plain, given)
      assert.is_nil(result, pattern)
      assert.truthy(message:find(pattern), message)
    end
    assert.has_error(function() perigee.run(3) end)
  end)

  it("leaves later quantities their lines, however it ended", function()
    local core = require "perigee.core"
    perigee.run(perigee.scenario { model = function() error "no" end }, { samples = 4 })
    local line = model.line() + 1
    local built = core.leaf("later", "1 to 2 USD") * 3
    assert.truthy(core.place(built:mark()):find(("scenario_spec.lua:%d"):format(line), 1, true))
  end)

  it("leaves the caller's tables alone, and runs a scenario twice alike", function()
    local given = { samples = 16, set = { { "x", 4 } } }
    local first, second = perigee.run(plain, given), perigee.run(plain, given)
    assert.same({ samples = 16, set = { { "x", 4 } } }, given)
    assert.same(first, second)
    assert.equal(3, plain.assume.x)
  end)

  it("checks units on every path, without sampling", function()
    local function f(a)
      local v = a.x
      if a.x > 9.999 then
        v = v + perigee.quantity "1 USD"
      end
      return { out = v }
    end
    local scenario = perigee.scenario { assume = { x = "0 .. 10" }, model = f }
    local line = debug.getinfo(f, "S").linedefined + 3
    local found, message = perigee.check(scenario)
    assert.is_nil(found)
    assert.truthy(message:find(line .. ": cannot add a plain number and money", 1, true), message)
    found = perigee.check(perigee.scenario { assume = { x = "0 .. 1" }, model = function(a)
      return { out = a.x < 0.5 and 1 or 2 }
    end })
    assert.same({ 1, 0, 1, 2 }, { found.assumptions, found.options, found.outputs, found.paths })
  end)
end)

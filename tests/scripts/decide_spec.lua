-- Which option to choose, and what knowing more is worth to the choice: by closed forms.
local command = require "scripts.support.command"
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"
local worth = require "perigee.analysis.worth"

teardown(folder.remove_all)

local function near(wanted, found, relative)
  assert.is_true(math.abs(found - wanted) <= (relative or 1e-9) * math.abs(wanted),
    ("%.17g, not %.17g"):format(found, wanted))
end

-- Within four errors, and no error that would let anything pass.
local function close(wanted, found, err, most)
  assert.is_true(err <= most, ("an error of %g"):format(err))
  assert.is_true(math.abs(found - wanted) <= 4 * err, ("%.6g ± %.2g, not %.6g"):format(found, err, wanted))
end

-- ----- the normal distribution -----

local function density(z) return math.exp(-z * z / 2) / math.sqrt(2 * math.pi) end

-- Below z: half, and the density from 0 to z by Simpson's rule.
local function below(z)
  local steps, sum = 1000, density(0) + density(z)
  for i = 1, steps - 1 do sum = sum + (i % 2 == 1 and 4 or 2) * density(i * z / steps) end
  return 0.5 + sum * z / steps / 3
end

-- Costs N(m1, s1^2) and N(m2, s2^2): their difference D is N(d, s^2), d = m1 - m2, s^2 = s1^2 + s2^2.  Say d <= 0:
-- the first is chosen, and costs max(D, 0) too much: E max(D, 0) = s phi(d / s) + d Phi(d / s), and so
-- s phi(d / s) - |d| Phi(-|d| / s) for either sign.  Knowing the first cost alone, the mean of D is N(d, s1^2), and
-- the same formula holds with s1.
local function value(d, s)
  return s * density(d / s) - math.abs(d) * below(-math.abs(d) / s)
end

it("the spec's own normal distribution is that of tables", function()
  near(0.0227501319481792, below(-2), 1e-9)
  near(0.975002104851780, below(1.96), 1e-9)
end)

-- ----- models -----

local function option(name, cost, more)
  local given = { name, costs = { perigee.cost("fees", "f", cost) } }
  for key, each in pairs(more or {}) do given[key] = each end
  return perigee.option(given)
end

local function scenario(assume, model)
  return perigee.scenario { title = "T", as_of = "2024-01-01", assume = assume, model = model }
end

local function ask(of, options)
  local answer = assert(perigee.decide(of, options))
  local by_name = {}
  for _, list in ipairs { answer.options, answer.assumptions } do
    for _, each in ipairs(list) do by_name[each.name] = each end
  end
  return answer, by_name
end

describe("two options of normal costs", function()
  local function both(d, s1, s2)
    return ask(scenario({ first = ("normal(%g, %g) USD/month"):format(100 + d, s1),
                          second = ("normal(100, %g) USD/month"):format(s2), other = "0 .. 1" }, function(a)
      return { option("A", a.first), option("B", a.second), other = a.other }
    end))
  end

  local CASES = { { -10, 20, 30 }, { 10, 20, 30 }, { 5, 30, 5 }, { -30, 20, 20 }, { 2, 8, 0.5 } }
  for _, case in ipairs(CASES) do
    local d, s1, s2 = table.unpack(case)
    it(("have the worth of the closed form: %g apart, with %g and %g"):format(d, s1, s2), function()
      local answer, by = both(d, s1, s2)
      local s = math.sqrt(s1 ^ 2 + s2 ^ 2)
      assert.equal(d < 0 and "A" or "B", answer.choice)
      close(value(d, s), answer.perfect_information, answer.perfect_information_error, 0.02 * s)
      close(value(d, s1), by.first.worth, by.first.worth_error, 0.02 * s)
      assert.is_true(by.second.worth <= value(d, s2) + 4 * by.second.worth_error + 1e-3 * s)
      assert.is_true(by.other.worth <= 4 * by.other.worth_error)
      close(below(-d / s), by.A.cheapest_probability, 0.005, 1) -- D < 0
    end)
  end

  -- The choice's regret is the worth of all; the other's is more by the difference of means.
  it("have regrets that differ as their means do", function()
    local answer, by = both(10, 20, 30)
    near(answer.perfect_information, by.B.regret)
    near(by.A.cost.mean - by.B.cost.mean, by.A.regret - by.B.regret)
    assert.equal("second", answer.measure)
  end)

  it("leave nothing to know where one is far cheaper", function()
    local answer, by = both(-1000, 1, 1)
    assert.same({ "A", 0, 0, 0 }, { answer.choice, answer.perfect_information, by.first.worth, by.second.worth })
    assert.is_nil(answer.measure)
    assert.same({ 1, 0 }, { by.A.cheapest_probability, by.B.cheapest_probability })
  end)
end)

describe("choices", function()
  -- A costs 5, B 2, 4 or 12, which is 6 on average: A is chosen, and 3, 1 and 0 too dear: 4/3.  Who knows B knows all.
  it("among few values are worth what they are, part by part", function()
    local answer, by = ask(scenario({ b = "choice(2, 4, 12) USD/month" }, function(a)
      return { option("A", "5 USD/month"), option("B", a.b) }
    end))
    close(4 / 3, answer.perfect_information, answer.perfect_information_error, 0.03)
    near(answer.perfect_information, by.b.worth) -- every sample is chosen for as if all were known
    close(2 / 3, by.B.cheapest_probability, 0.005, 1)
  end)

  -- Of three: C is 4 where x is above 3/4, else 6; A is 5.  Knowing x gains 1 in a quarter.
  it("see jumps of the costs in an assumption", function()
    local answer, by = ask(scenario({ x = "0 .. 1", y = "0 .. 1" }, function(a)
      return { option("A", "5 USD/month"), option("B", "7 USD/month"),
               option("C", perigee.where(a.x:gt(0.75), perigee.quantity "4 USD/month", perigee.quantity "6 USD/month")
                 + (a.y - 0.5) * perigee.quantity "0.2 USD/month") }
    end))
    assert.equal("x", answer.measure)
    close(0.25, by.x.worth, by.x.worth_error, 0.01)
    assert.same({ 0, 0 }, { by.B.cheapest_probability, by.y.worth })
  end)

  -- x matters only with the sign of y: knowing x alone says nothing, though it is half of what there is to know.
  it("see that one assumption alone may be worth nothing", function()
    local answer, by = ask(scenario({ x = "-1 .. 1", y = "-1 .. 1" }, function(a)
      return { option("A", "5 USD/month"), option("B", "5 USD/month" + a.x * a.y * perigee.quantity "1 USD/month") }
    end))
    close(1 / 8, answer.perfect_information, answer.perfect_information_error, 0.01) -- E max(0, x y): 1/4 / 2
    assert.is_true(by.x.worth <= 4 * by.x.worth_error and by.x.worth_error < 0.01)
    assert.is_nil(answer.measure)
  end)
end)

describe("options that fail", function()
  local function answer_of(needs)
    return ask(scenario({ x = "0 .. 1" }, function(a)
      return { option("Cheap", "1 USD/month", { requires = { { a.x < needs, "too large" } } }),
               option("Sure", 2 * a.x * perigee.quantity "10 USD/month"), option("Dear", "30 USD/month") }
    end), { samples = 4096 })
  end

  it("in some samples are no candidates, and are told how often", function() -- x below 0.6
    local answer, by = answer_of(0.6)
    assert.equal("Sure", answer.choice)
    assert.same({ false, true, true }, { by.Cheap.candidate, by.Sure.candidate, by.Dear.candidate })
    near(0.6, by.Cheap.feasible_probability, 0.05)
    near(0.55, by.Cheap.cheapest_probability, 0.05) -- but for x < 0.05, where Sure costs less
    assert.is_nil(by.Cheap.regret)
    assert.equal(0, answer.perfect_information) -- Sure costs 20 at most
  end)

  it("at the point are none either", function() -- above 1/2, where the point is not below
    local _, by = answer_of(0.5)
    assert.is_false(by.Cheap.candidate)
  end)

  it("all leave no choice", function()
    local answer = ask(scenario({ x = "0 .. 1" }, function(a)
      return { option("A", "1 USD/month", { requires = { { a.x < 0.6, "too large" } } }) }
    end), { samples = 256 })
    assert.is_nil(answer.choice)
    assert.is_nil(answer.perfect_information)
    assert.same({}, answer.assumptions)
  end)
end)

it("a choice is among options", function()
  local answer, message, kind = perigee.decide(scenario({ x = 1 }, function(a) return { y = a.x } end))
  assert.is_nil(answer)
  assert.same({ "the model has no options to choose between", "usage" }, { message, kind })
end)

it("costs are finite numbers", function()
  local _, message, kind = perigee.decide(scenario({ x = "0 .. 1 USD/month" }, function(a)
    return { option("A", a.x), option("B", a.x / perigee.where(a.x:lt(a.x), 1, 0)) }
  end), { samples = 64 })
  assert.same({ "option 'B' costs no finite number in sample 1: `perigee run` names the line", "input" },
    { message, kind })
end)

it("what nothing varies is certain", function()
  local answer = ask(scenario({ x = 1 }, function()
    return { option("A", "2 USD/month"), option("B", "1 USD/month"), option("C", "1 USD/month") }
  end))
  assert.same({ "B", 0, {} }, { answer.choice, answer.perfect_information, answer.assumptions })
  assert.same({ 0, 1, 0 }, { answer.options[1].cheapest_probability, answer.options[2].cheapest_probability,
                             answer.options[3].cheapest_probability })
end)

-- With few samples there is nothing to tell an error by.
it("a single sample is read", function()
  local best, least = worth.best({ { 3 }, { 2 } }, 1)
  assert.same({ 2, { 2 } }, { best, least })
  assert.same({ 0 }, { worth.of({ { 3 }, { 2 } }, best, { 7 }) })
end)

-- ----- the command -----

local function run(...) return command("decide", ...) end

describe("perigee decide", function()
  -- Worths of whole thousandths: x is 0 in two thirds of the samples and 30 in one.
  local path
  setup(function()
    path = folder.new { ["s.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { title = "T", as_of = "2024-01-01",
        assume = { x = "choice(0, 0, 30) USD/month", y = "1 .. 2 USD/month" },
        model = function(a)
          return {
            perigee.option { "Fixed", costs = { perigee.cost("fees", "f", "20 USD/month" + a.y) } },
            perigee.option { "By use", costs = { perigee.cost("fees", "f", a.x + a.y) } },
            perigee.option { "Never", costs = { perigee.cost("fees", "f", "1 USD/month") },
              requires = { { a.y < "1 USD/month", "too large" } } },
          }
        end }]] } .. "/s.lua"
  end)

  it("answers in JSON", function()
    local status, out = run(path, "--format", "json")
    assert.equal(0, status)
    local answer = assert(dkjson.decode(out, 1, nil))
    assert.same({ "USD/month", "By use", "x" }, { answer.unit, answer.choice, answer.measure })
    near(10 / 3, answer.perfect_information, 0.05) -- in a third of the samples 10 too dear
    local by = {}
    for _, each in ipairs(answer.options) do by[each.name] = each end
    assert.same({ true, true, false }, { by.Fixed.candidate, by["By use"].candidate, by.Never.candidate })
    near(11.5, by["By use"].cost.mean, 0.02)
    near(10 / 3, by["By use"].regret, 0.05)
    near(10 / 3 + 10, by.Fixed.regret, 0.05)
    assert.is_nil(by.Never.regret)
    assert.equal("no candidate: not feasible at the point and in every sample", by.Never.reason)
    assert.same({ "x", "y" }, { answer.assumptions[1].name, answer.assumptions[2].name })
    near(10 / 3, answer.assumptions[1].worth, 0.05)
  end)

  it("is a page that says what to choose and to measure", function()
    local status, out = run(path)
    assert.equal(0, status)
    for _, line in ipairs {
      "Which option to choose, and what to measure next\nT · prices as of 2024%-01%-01\n\n",
      "\nChoose 'By use': it costs the least on average, 11%.%d+ ±0%.%d+ USD/month, and is",
      "\nMeasure next: 'x' is worth up to 3%.%d+ ±0%.%d+ USD/month%.\n",
      "\nOptions, USD/month  cheapest +mean +regret\n",
      "\n  Fixed +3%d %% +21%.%d+ +13%.%d+ +█",
      "\n▸ By use +6%d %% +11%.%d+ +3%.%d+ +█",
      "\n✗ Never +0 %% +1\n",
      "\n  ✗ 'Never' is infeasible: it is no candidate%.\n",
      "\nWorth knowing, USD/month  worth\n  everything  ",
      "\n  Worth nothing alone: y%. Worth: ",
      "\n16,384 samples, seed 1%.\n$",
    } do
      assert.truthy(out:find(line), line .. "\n" .. out)
    end
  end)

  it("refuses more samples than it can keep", function()
    local status, out, err = run(path, "--samples", "2M")
    assert.same({ 2, "", "perigee: --samples: 2000000 are too many here, where each is kept: at most 1048576\n" },
      { status, out, err })
  end)

  it("fits into 60 columns", function()
    local _, out = command({ COLUMNS = "60" }, "decide", path)
    for line in out:gmatch "[^\n]+" do assert.is_true(utf8.len(line) <= 60, line) end
  end)
end)

-- What drives a figure: elasticities, tornados and shares of the variance, by hand.
local command = require "scripts.support.command"
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"
local indices = require "perigee.analysis.indices"
local lanes = require "perigee.analysis.lanes"
local perigee = require "perigee"
local ranks = require "perigee.analysis.ranks"
local together = require "perigee.analysis.together"

teardown(folder.remove_all)

local function near(wanted, found, relative)
  assert.is_true(math.abs(found - wanted) <= (relative or 1e-9) * math.abs(wanted),
    ("%.17g, not %.17g"):format(found, wanted))
end

-- A share and its error: within four of them, and no error that would let anything pass.
local function share(wanted, found, err)
  assert.is_true(err < 0.02, ("an error of %g"):format(err))
  assert.is_true(math.abs(found - wanted) <= 4 * err + 1e-12, ("%.6g ± %.2g, not %.6g"):format(found, err, wanted))
end

-- ----- the parts -----

describe("rank correlation", function()
  it("ranks equals as the mean of their places", function()
    assert.same({ 2.5, 1, 2.5, 4 }, ranks.of { 7, -1, 7, 9 })
  end)

  it("is 1 where one grows with the other, however, and -1 against it", function()
    local a = ranks.of { 1, 2, 3, 4 }
    assert.equal(1, ranks.correlation(a, ranks.of { 0, 1, 100, 1e9 }))
    assert.equal(-1, ranks.correlation(a, ranks.of { 5, 4, 3, -7 }))
    -- ranks 1 2 3 4 and 2 1 4 3: 1 - 6 (1 + 1 + 1 + 1) / (4 (16 - 1)) = 0.6
    near(0.6, ranks.correlation(a, ranks.of { 20, 10, 40, 30 }))
  end)

  it("is nothing where nothing varies", function()
    assert.is_nil(ranks.correlation(ranks.of { 1, 2, 3 }, ranks.of { 5, 5, 5 }))
  end)
end)

describe("lanes", function()
  local function mean_of(values)
    return lanes.mean(lanes.sums(#values, function(i) return values[i] end))
  end

  -- Lanes of one sample each: the error is that of the mean of 16, s / sqrt(16); for 1 .. 16 the variance of the
  -- sample is 16 * 17 / 12.
  it("give the mean and its error", function()
    local values = {}
    for i = 1, 16 do values[i] = i end
    local mean, err = mean_of(values)
    near(8.5, mean)
    near(math.sqrt(16 * 17 / 12 / 16), err)
  end)

  it("count what each has, where the last is short", function()
    local values = {}
    for i = 1, 40 do values[i] = 3 end
    local mean, err = mean_of(values)
    near(3, mean)
    assert.is_true(err < 1e-12)
  end)

  it("tell no error where there are too few samples", function()
    local mean, err = mean_of { 5 }
    assert.same({ 5 }, { mean, err })
  end)
end)

-- y = x1 + 2 x2 over all pairs of { -1, 1 } in A and B: V = 1 + 4; exact, as every combination of A's and B's
-- values stands once among 16.
describe("Sobol's indices", function()
  local a, b, ab = {}, {}, { {}, {} }
  for i = 0, 15 do
    local function bit(n) return (i >> n & 1) * 2 - 1 end
    a[i + 1], b[i + 1] = bit(0) + 2 * bit(1), bit(2) + 2 * bit(3)
    ab[1][i + 1], ab[2][i + 1] = bit(2) + 2 * bit(1), bit(0) + 2 * bit(3)
  end

  it("are by the formulas", function()
    local shares = indices.new(a, b)
    assert.same({ 0, 5 }, { shares.mean, shares.variance })
    for i, wanted in ipairs { 0.2, 0.8 } do
      local first, _, total = shares:of(ab[i])
      near(wanted, first)
      near(wanted, total)
    end
  end)
end)

describe("correlated assumptions", function()
  it("are grouped with those that they are correlated with, through others too", function()
    local names = { "a", "b", "c", "d", "e" }
    assert.same({ { "a" }, { "b" }, { "c" }, { "d" }, { "e" } }, together.groups(names, nil))
    assert.same({ { "a", "c", "e" }, { "b" }, { "d" } }, together.groups(names, { { "c", "e" }, { "a", "e" } }))
    assert.same({ { "a" }, { "b" }, { "c" }, { "d" }, { "e" } }, together.groups(names, { { "a", "gone" } }))
  end)
end)

-- ----- models -----

local function scenario(assume, model)
  return perigee.scenario { title = "T", as_of = "2024-01-01", assume = assume, model = model }
end

-- The answer, and its assumptions by name.
local function ask(of, options)
  local answer = assert(perigee.sensitivity(of, options))
  local by_name = {}
  for _, each in ipairs(answer.assumptions) do by_name[each.name] = each end
  return answer, by_name
end

local function shares(by_name, wanted)
  for name, pair in pairs(wanted) do
    local found = by_name[name]
    share(pair[1], found.first_order, found.first_order_error)
    share(pair[2], found.total, found.total_error)
  end
end

describe("a linear model", function()
  -- y = 2 a + 3 b + c: a over 0 .. 1 has the variance 1/12, b over 0 .. 2 4/12: V = 4/12 + 36/12.
  local answer, by = ask(scenario({ a = "0 .. 1", b = "0 .. 2", c = 5 }, function(a)
    return { y = 2 * a.a + 3 * a.b + a.c }
  end))

  it("has shares by its coefficients, the same alone and in all", function()
    shares(by, { a = { 0.1, 0.1 }, b = { 0.9, 0.9 }, c = { 0, 0 } })
    near(9, answer.spread.mean, 0.01)
    near(40 / 12, answer.spread.variance, 0.02)
  end)

  it("has elasticities at the point, of what is certain too", function() -- 2 * 0.5 / 9, 3 * 1 / 9, 5 / 9
    assert.equal(9, answer.value)
    near(1 / 9, by.a.elasticity)
    near(3 / 9, by.b.elasticity)
    near(5 / 9, by.c.elasticity)
    assert.same({ 2, 3, 1 }, { by.a.slope, by.b.slope, by.c.slope })
    assert.same({ false, false, false }, { by.a.steps, by.b.steps, by.c.steps })
  end)

  it("has a tornado", function() -- a at 0.05 and 0.95, b at 0.1 and 1.9
    assert.same({ 0.05, 0.95, 0.1, 1.9 }, { by.a.p5, by.a.p95, by.b.p5, by.b.p95 })
    near(8.1, by.a.low)
    near(9.9, by.a.high)
    near(6.3, by.b.low)
    near(11.7, by.b.high)
    assert.same({ 9, 9 }, { by.c.low, by.c.high })
  end)

  it("is sorted by influence, with how ranks go together", function()
    local names = {}
    for i, each in ipairs(answer.assumptions) do names[i] = each.name end
    assert.same({ "b", "a", "c" }, names)
    assert.is_true(by.b.rank_correlation > 0.9)
    assert.is_nil(by.c.rank_correlation)
    assert.same({ "y", "", "output" }, { answer.of, answer.unit, answer.default })
  end)
end)

describe("a product", function()
  -- a over 1 .. 3: mean 2, variance 1/3; b over 0 .. 1: 1/2, 1/12.  V = 4/12 + 1/4/3 + 1/36 = 16/36, of which a
  -- alone 3, b alone 12, together 1.
  it("has elasticities of 1 and shares of its interaction", function()
    local _, by = ask(scenario({ a = "1 .. 3", b = "0 .. 1" }, function(a) return { y = a.a * a.b } end))
    near(1, by.a.elasticity)
    near(1, by.b.elasticity)
    shares(by, { a = { 3 / 16, 4 / 16 }, b = { 12 / 16, 13 / 16 } })
  end)
end)

describe("a polynomial", function()
  -- y = x^3 + z at x = 2, z = 3: 3 * 8 / 11 and 3 / 11.  Over 1 .. 3: E x^3 = (81 - 1) / 8 = 10, E x^6 =
  -- (2187 - 1) / 14; z over 0 .. 6 has the variance 3.
  it("has exact elasticities, and shares by its moments", function()
    local _, by = ask(scenario({ x = "1 .. 3", z = "0 .. 6" }, function(a) return { y = a.x ^ 3 + a.z } end))
    near(24 / 11, by.x.elasticity)
    near(3 / 11, by.z.elasticity)
    local of_x = 2186 / 14 - 100
    shares(by, { x = { of_x / (of_x + 3), of_x / (of_x + 3) }, z = { 3 / (of_x + 3), 3 / (of_x + 3) } })
    assert.is_false(by.x.steps)
  end)
end)

describe("the Ishigami function", function()
  -- y = sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 over -pi .. pi.  V = 49/8 + pi^4/50 + pi^8/1800 + 1/2; x1 alone
  -- (1 + pi^4/50)^2 / 2, x2 49/8, x1 with x3 8 pi^8 / 22500 (Ishigami and Homma, 1990; recalled, not read).
  -- sin by its Taylor series: off by less than pi^27 / 27! = 2.5e-15.
  local function sin(x)
    local sum = 0
    for k = 12, 0, -1 do
      local factorial = 1.0
      for n = 2, 2 * k + 1 do factorial = factorial * n end
      sum = sum * x * x + (k % 2 == 0 and 1 or -1) / factorial
    end
    return sum * x
  end

  local function within_a_percent(wanted, found) near(wanted, found, 0.01) end

  it("has its published indices to a percent", function()
    local range = "-3.141592653589793 .. 3.141592653589793"
    local answer, by = ask(scenario({ x1 = range, x2 = range, x3 = range }, function(a)
      return { y = sin(a.x1) + 7 * sin(a.x2) ^ 2 + 0.1 * a.x3 ^ 4 * sin(a.x1) }
    end))
    within_a_percent(0.3139, by.x1.first_order)
    within_a_percent(0.4424, by.x2.first_order)
    assert.is_true(math.abs(by.x3.first_order) < 0.01)
    within_a_percent(0.5576, by.x1.total)
    within_a_percent(0.4424, by.x2.total)
    within_a_percent(0.2437, by.x3.total)
    within_a_percent(49 / 8 + math.pi ^ 4 / 50 + math.pi ^ 8 / 1800 + 1 / 2, answer.spread.variance)
    assert.equal(65536, answer.samples)
  end)
end)

describe("steps and kinks", function()
  local function at(assume, model)
    local _, by = ask(scenario(assume, model), { samples = 64 })
    return by
  end

  -- Of 40 requests and 10 a machine: 4 machines up to 40, then 5.
  it("are told where a machine more is near", function()
    local by = at({ n = 40 }, function(a) return { y = 100 * perigee.math.ceil(a.n / 10) } end)
    assert.same({ 0, true, 0.05 }, { by.n.elasticity, by.n.steps, by.n.steps_within })
    near((500 - 400) / 4 * 40 / 400, by.n.average_elasticity) -- from 38 to 42
  end)

  it("are told where they are a little further", function() -- from 28 to 42: 3 machines and 5
    local by = at({ n = 35 }, function(a) return { y = 100 * perigee.math.ceil(a.n / 10) } end)
    assert.same({ 0, true, 0.2 }, { by.n.elasticity, by.n.steps, by.n.steps_within })
    near((500 - 300) / 14 * 35 / 400, by.n.average_elasticity)
  end)

  it("are told where a minimum applies", function() -- 50 from below 50: the slope on the upper side is 1
    local by = at({ n = 51 }, function(a) return { y = perigee.math.max(a.n, 50) } end)
    assert.same({ 1, true, 0.05 }, { by.n.elasticity, by.n.steps, by.n.steps_within })
  end)

  it("are not seen where all is smooth, however steep", function()
    local by = at({ n = 2, m = 3 }, function(a) return { y = a.n ^ 8 * perigee.math.exp(a.m) / (1 + a.n) } end)
    assert.same({ false, false }, { by.n.steps, by.m.steps })
  end)

  it("follow the paths that other values open", function() -- 90 is below the branch, 20 % more are above
    local by = at({ n = 90 }, function(a)
      if a.n > 100 then return { y = a.n + 1000 } end
      return { y = a.n }
    end)
    assert.same({ 1, true, 0.2 }, { by.n.elasticity, by.n.steps, by.n.steps_within })
    near((1108 - 72) / 36, by.n.average_elasticity)
  end)

  it("say nothing where the model refuses the value", function()
    local by = at({ n = 100 }, function(a)
      if a.n > 101 then error "too many" end
      return { y = 2 * a.n }
    end)
    assert.same({ 1 }, { by.n.elasticity, by.n.steps })
  end)
end)

describe("samples on other paths", function()
  -- y is x where x <= 1/2, else x + 10 z, z drawn on that path only: what the model draws is no assumption.
  -- V of x alone and of z by hand: y = x + 1 (x > 1/2) 10 z, z over 0 .. 1.  E(y | x) = x + 5 on the upper half:
  -- mean 1/2 + 5/2 = 3; E (E(y | x))^2 = 1/24 + (integral of (x + 5)^2 from 1/2 to 1) = 1/24 + (216 - 166.375) / 3
  --   = 16.583333; V_x = 7.583333.  V = V_x + E V(y | x) = 7.583333 + 100 / 12 / 2 = 11.75.
  it("draw what the model itself draws", function()
    local answer, by = ask(scenario({ x = "0 .. 1" }, function(a)
      if a.x > 0.5 then return { y = a.x + 10 * perigee.quantity "0 .. 1" } end
      return { y = a.x }
    end))
    local v_x, v = 16.583333333 - 9, 11.75
    shares(by, { x = { v_x / v, (v - 25 / 12) / v } })
    -- z alone: E(y | z) is 5 z and what x is on average, its variance 25 / 12; in all E V(y | x)
    share(25 / 12 / v, answer.others.first_order, answer.others.first_order_error)
    share(100 / 24 / v, answer.others.total, answer.others.total_error)
    assert.equal(1, answer.others.count)
  end)
end)

-- ----- which figure -----

local FILE = [[
local perigee = require "perigee"
return perigee.scenario { title = "T", as_of = "2024-01-01",
  assume = { requests = "1k .. 3k requests/month", price = "0.1 .. 0.3 USD/request", fixed = "500 USD/month" },
  model = function(a)
    return {
      perigee.option { "Own", costs = { perigee.cost("fees", "fixed", a.fixed) } },
      perigee.option { "Rent", costs = { perigee.cost("fees", "each", a.requests * a.price) } },
      perigee.option { "A - B", costs = { perigee.cost("fees", "f", "9000 USD/month") },
        requires = { { a.requests < "2.5k requests/month", "only few requests" } } },
      requests = a.requests, twice = 2 * a.requests,
    }
  end }
]]

local path
setup(function() path = folder.new { ["s.lua"] = FILE } .. "/s.lua" end)

describe("the figure", function()
  it("is an option's cost, or an output", function()
    local answer, by = ask(path, { of = "Rent", samples = 256 })
    assert.same({ "Rent", "USD/month" }, { answer.of, answer.unit })
    near(400, answer.value)
    near(1, by.requests.elasticity)
    assert.same({ "requests", "request/month" }, { ask(path, { of = "requests", samples = 256 }).of,
                                                   ask(path, { of = "requests", samples = 256 }).unit })
  end)

  it("is what the cheapest saves against the next, where nothing is asked for", function() -- 500 - 400
    local answer, by = ask(path, { samples = 256 })
    assert.same({ "Own - Rent", "saving" }, { answer.of, answer.default })
    near(100, answer.value)
    near(5, by.fixed.elasticity)
    near(-4, by.requests.elasticity)
    near(500 - 0.2 * 2900, by.requests.high)
  end)

  it("is a difference of any two, whose names may have dashes", function()
    local answer = ask(path, { of = "A - B - Own", samples = 256 })
    near(8500, answer.value)
    near(2000, ask(path, { of = "twice - requests", samples = 256 }).value)
  end)

  it("is the cost of the only option", function()
    local answer = ask(scenario({ a = "1 .. 3 USD/month" }, function(a)
      return { perigee.option { "Only", costs = { perigee.cost("fees", "f", a.a) } } }
    end), { samples = 256 })
    assert.same({ "Only", "cost" }, { answer.of, answer.default })
  end)

  it("is that of an option that is not always feasible, and says so", function() -- a quarter are above 2.5k
    local answer = ask(path, { of = "A - B", samples = 4096 })
    assert.equal("A - B", answer.infeasible[1].name)
    near(0.25, answer.infeasible[1].share, 0.1)
    near(9000, answer.value)
  end)

  it("may be nothing at the point: no elasticity then", function()
    local answer, by = ask(scenario({ a = "-1 .. 1" }, function(a) return { y = 3 * a.a } end), { samples = 256 })
    assert.equal(0, answer.value)
    assert.is_nil(by.a.elasticity)
    assert.equal(3, by.a.slope)
    assert.is_false(by.a.steps)
  end)

  it("may be certain: elasticities alone", function()
    local answer, by = ask(scenario({ a = 3 }, function(a) return { y = a.a ^ 2 } end))
    near(2, by.a.elasticity)
    assert.is_nil(answer.spread)
    assert.same({ 9, 9 }, { by.a.low, by.a.high })
    assert.is_nil(by.a.total)
  end)
end)

describe("assumptions", function()
  it("that are no leaves, and lists, are told of", function()
    local answer = ask(scenario({ a = perigee.quantity "1 .. 2" * 2, b = { "1 USD", "2 USD" } }, function(a)
      return { y = a.a * a.b }
    end), { samples = 256 })
    assert.same({ "'a' is not varied by itself: it is worked out of other quantities",
                  "'b' is a list, and stands at its first value here" }, answer.warnings)
    assert.same({ "b", 1 }, { answer.assumptions[1].name, answer.others.count })
  end)
end)

describe("correlated assumptions", function()
  -- y = a + b + c over 0 .. 1, a and b of rank correlation 0.8, which for uniform ones is the plain one: their sum
  -- has the variance 2 (1 + 0.8) / 12, c 1 / 12: 3.6 of 4.6.
  it("have one share together", function()
    local answer, by = ask(perigee.scenario { as_of = "2024-01-01", correlate = { { "b", "a", 0.8 } },
      assume = { a = "0 .. 1", b = "0 .. 1", c = "0 .. 1" }, model = function(a) return { y = a.a + a.b + a.c } end })
    shares(by, { a = { 3.6 / 4.6, 3.6 / 4.6 }, b = { 3.6 / 4.6, 3.6 / 4.6 }, c = { 1 / 4.6, 1 / 4.6 } })
    assert.same({ "a", "b" }, by.b.together)
    assert.is_nil(by.c.together)
    assert.same({ "correlated assumptions have one share of the variance together: what each of them does alone "
      .. "cannot be told apart" }, answer.warnings)
  end)

  it("are drawn anew where the figure has but one of them", function()
    local _, by = ask(perigee.scenario { as_of = "2024-01-01", correlate = { { "b", "a", 0.8 } },
      assume = { a = "0 .. 1", b = "0 .. 1", c = "0 .. 1" }, model = function(a) return { y = a.b + a.c } end })
    shares(by, { b = { 0.5, 0.5 }, c = { 0.5, 0.5 } })
  end)
end)

describe("what cannot be answered", function()
  local function refuses(message, kind, of, options)
    local answer, said, sort = perigee.sensitivity(of, options)
    assert.is_nil(answer)
    assert.same({ message, kind }, { said, sort })
  end

  it("is told in a line", function()
    refuses("--of: 'Own' is in USD/month and 'requests' in request/month: a difference is of one unit", "usage", path,
      { of = "Own - requests" })
    refuses("'y' is not a finite number in 256 of 256 samples: `perigee run` names the line", "input",
      scenario({ a = "1 .. 2" }, function(a) return { y = a.a / (a.a - a.a) } end), { samples = 256 })
    local answer, message, kind = perigee.sensitivity(scenario({ rate = "normal(1, 1) USD/hour" }, function(a)
      return { perigee.host { "A", price = a.rate, replicas = 1 } }
    end), { samples = 64 })
    assert.is_nil(answer)
    assert.truthy(message:find "host 'A': price is below zero in %d+ of 64 samples: a range ", message)
    assert.equal("input", kind)
  end)
end)

-- ----- the command -----

local function run(...) return command("sensitivity", ...) end

describe("perigee sensitivity", function()
  it("answers in the shape that programs rely on", function()
    local status, out = run(path, "--of", "Rent", "--format", "json")
    assert.equal(0, status)
    local answer = assert(dkjson.decode(out, 1, nil))
    assert.same({ "Rent", "USD/month", 3 }, { answer.of, answer.unit, #answer.assumptions })
    local by = {}
    for _, each in ipairs(answer.assumptions) do by[each.name] = each end
    near(1, by.price.elasticity)
    near(0.11 * 2000, by.price.low)
    near(0.29 * 2000, by.price.high)
    -- requests: mean 2, variance 1/3 (in thousands); price 0.2, 0.01/3: squared variations 1/12 each
    near(1 / 12 / (2 / 12 + 1 / 144), by.price.first_order, 0.05)
    near((1 / 12 + 1 / 144) / (2 / 12 + 1 / 144), by.price.total, 0.05)
    assert.same({ 0, 0, 0 }, { by.fixed.elasticity, by.fixed.first_order, by.fixed.total })
    for _, key in ipairs { "text", "unit", "uncertain", "point", "p5", "p95", "slope", "steps", "first_order_error",
                           "total_error", "rank_correlation" } do
      assert.is_not_nil(by.price[key], key)
    end
    assert.same({ 400, "sobol", 65536 }, { answer.value, answer.sampler, answer.samples })
  end)

  it("says why a number is missing", function()
    local file = folder.new { ["z.lua"] = [[
      return require "perigee".scenario { title = "Z", as_of = "2024-01-01", assume = { x = 1 },
        model = function(a) return { y = a.x - 1 } end }]] } .. "/z.lua"
    local _, out = run(file, "--format", "json")
    local x = assert(dkjson.decode(out, 1, nil)).assumptions[1]
    assert.is_nil(x.elasticity or x.total)
    assert.equal("the figure is 0 at the point: no elasticity; the figure is the same in every sample: no shares",
      x.reason)
    _, out = run(file)
    assert.truthy(out:find("The figure is 0 at the point: there are no elasticities.", 1, true))
  end)

  it("is a page: shares, a tornado, elasticities", function()
    local status, out = run(path, "--of", "Rent")
    assert.equal(0, status)
    for _, line in ipairs {
      "What drives 'Rent'\nT · prices as of 2024%-01%-01\n\n",
      "\n400 USD/month with all assumptions at their medians; over the samples [34]%d+%.?%d*",
      "\nShare of the variance  alone  in all  rank\n",
      "\n  requests              4%d %%    5%d %%  0%.[67]%d  ██[^ ]+░░\n",
      "\n  Known to ±%d?%.?%d+ points%. ",
      "\nOver its range, USD/month  at P5  at P95\n",
      "\n  requests                   220     580  ░░[^ ]+│█[^ ]+\n", -- 0.2 of 1,100 and 2,900; as the price
      "\n  price                      220     580  ░░[^ ]+│█[^ ]+\n",
      "\nElasticity  exact\n  %w+ +1  █[^ ]+\n  %w+ +1  █[^ ]+\n  Without effect near the point: fixed%. ",
      "\n65,536 samples, each with 2 assumptions drawn anew",
    } do
      assert.truthy(out:find(line), line .. "\n" .. out)
    end
  end)

  it("says which figure it took, how often an option fails, and what does not vary", function()
    local _, out = run(path, "--samples", "256")
    assert.truthy(out:find("What drives 'Own - Rent'", 1, true))
    assert.truthy(out:find("\nIt is what the cheapest option saves against the next; --of names another", 1, true))
    assert.truthy(out:find("Where it goes below zero,\n  the other option is the cheaper.", 1, true), out)
    _, out = run(path, "--samples", "4096", "--of", "A - B")
    assert.truthy(out:find "\n'A %- B' is infeasible in 2%d %% of the samples: the figures are of its cost")
    assert.truthy(out:find("\nThis figure is the same in every sample: it has no variance to share.\n", 1, true))
    assert.falsy(out:find "Elasticity ")
  end)

  it("shows steps beside the elasticity", function()
    local file = folder.new { ["m.lua"] = [[
      return require "perigee".scenario { title = "M", as_of = "2024-01-01", assume = { n = 40, salary = 100 },
        model = function(a) return { y = 25 * math.ceil(a.n / 10) + a.salary } end }]] } .. "/m.lua"
    local status, out = run(file)
    assert.equal(0, status)
    -- y is 200; n from 38 to 42 adds 25 of 200 over a tenth of 40: 1.25
    assert.truthy(out:find("\nElasticity  exact", 1, true))
    assert.truthy(out:find("\n  n%s+0%s+1%.2 +over ±5 %%  █[^ ]+\n  salary%s+0%.5 +█[^ ]+\n"), out)
    assert.truthy(out:find("This figure is the same in every sample: it has no variance to share.", 1, true))
    assert.falsy(out:find "Share of the variance")
  end)

  it("tells no error of a single sample", function()
    local status, out = run(path, "--of", "Rent", "--samples", "1")
    assert.equal(0, status)
    assert.falsy(out:find "Known to")
    assert.falsy(out:find "nan")
  end)

  it("fits into 60 columns", function()
    local _, out = command({ COLUMNS = "60" }, "sensitivity", path)
    local count = 0
    for line in out:gmatch "[^\n]+" do
      assert.is_true(utf8.len(line) <= 60, line)
      count = count + 1
    end
    assert.is_true(count > 15)
  end)

  local CASES = {
    { 2, "no option or output is called 'Rant': did you mean 'Rent'?", "--of", "Rant" },
    { 2, "no option or output is called 'nothing': there are 'Own', 'Rent', 'A - B', 'requests' and 'twice'", "--of",
      "nothing" },
    { 2, "--samples: 2000000 are too many here, where each is kept: at most 1048576", "--samples", "2M" },
    { 3, "more than 1 paths through the model, and this reading needs all of them: --paths allows more", "branch",
      "--paths", "1" },
  }
  for _, case in ipairs(CASES) do
    it("refuses: " .. case[2], function()
      local file, from = path, 3
      if case[3] == "branch" then
        from = 4
        file = folder.new { ["b.lua"] = [[
          return require "perigee".scenario { as_of = "2024-01-01", assume = { a = "1 .. 2" }, model = function(a)
            if a.a > 1.5 then return { y = 1 } end
            return { y = 2 }
          end }]] } .. "/b.lua"
      end
      local status, out, err = run(file, table.unpack(case, from))
      assert.same({ case[1], "", "perigee: " .. case[2] .. "\n" }, { status, out, err })
    end)
  end
end)

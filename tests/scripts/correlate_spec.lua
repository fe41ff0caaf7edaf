-- Correlated assumptions: the ranks move as asked, nothing else does, and what
-- cannot be is said in one line.
local core = require "perigee.core"
local guest = require "perigee.guest"
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"

local many = 16384

local function scenario(correlations, more)
  local assume = { price = "1 to 3 USD", volume = "100 .. 300", churn = "beta(2, 5)",
                   replicas = "choice(1: 50 %, 2: 30 %, 4: 20 %)" }
  for name, value in pairs(more or {}) do assume[name] = value end
  return perigee.scenario { assume = assume, correlate = correlations,
                            model = function(a) return { x = a.price * a.volume } end }
end

-- The samples of each assumption, by name.
local function samples_of(of, overrides, run)
  local ready, values, drawn = guest.ready(of, overrides or {}, "2026-01-01"), {}, {}
  for i, assumption in ipairs(ready.assumptions) do values[i] = assumption.value end
  local raw = core.tape(values):raw(run or { seed = 1 }, 1, many)
  for i, assumption in ipairs(ready.assumptions) do drawn[assumption.name] = raw[i] end
  return drawn, ready.assumptions.correlate
end

-- Ranks, those of equal values their mean.
local function ranks(values)
  local order, found = {}, {}
  for i = 1, #values do order[i] = i end
  table.sort(order, function(a, b)
    return values[a] < values[b] or values[a] == values[b] and a < b
  end)
  local first = 1
  while first <= #order do
    local last = first
    while last < #order and values[order[last + 1]] == values[order[first]] do last = last + 1 end
    for i = first, last do found[order[i]] = (first + last) / 2 end
    first = last + 1
  end
  return found
end

local function rank_correlation(a, b)
  local x, y, xx, yy, xy = ranks(a), ranks(b), 0, 0, 0
  local middle = (#a + 1) / 2
  for i = 1, #a do
    local p, q = x[i] - middle, y[i] - middle
    xx, yy, xy = xx + p * p, yy + q * q, xy + p * q
  end
  return xy / math.sqrt(xx * yy)
end

local bound = 5 / math.sqrt(many) -- five deviations of a rank correlation of as many samples, or more

local function near(wanted, found)
  assert.is_true(math.abs(found - wanted) < bound, ("%g, not %g"):format(found, wanted))
end

describe("correlated assumptions", function()
  it("have the rank correlations that are asked for, whatever they are", function()
    local given = { { "price", "volume", -0.6 }, { "churn", "price", 0.4 } }
    for _, sampler in ipairs { "stratified", "random" } do
      local drawn = samples_of(scenario(given), nil, { seed = 3, sampler = sampler })
      near(-0.6, rank_correlation(drawn.price, drawn.volume))
      near(0.4, rank_correlation(drawn.price, drawn.churn))
      near(0, rank_correlation(drawn.volume, drawn.churn)) -- nothing is said of these
      near(0, rank_correlation(drawn.volume, drawn.replicas))
    end
  end)

  it("have them of Sobol's points, too", function()
    local of = scenario { { "price", "volume", 0.8 } }
    local ready = guest.ready(of, {}, "2026-01-01")
    local list = {}
    for i, assumption in ipairs(ready.assumptions) do list[i] = assumption.value end
    local drawn = samples_of(of, nil, { seed = 1, sampler = "sobol", dimensions = list })
    near(0.8, rank_correlation(drawn.price, drawn.volume))
  end)

  -- Of a choice whose values have shares p the ranks of the score that chooses are
  -- cut into steps: a positive correlation stays one, and falls short of what is
  -- asked.  Of data without ties it is as asked.
  it("may be choices and data", function()
    local values = {}
    for i = 1, 500 do values[i] = i * i end
    local drawn = samples_of(scenario({ { "replicas", "volume", 0.7 }, { "ms", "price", -0.5 } },
                                      { ms = perigee.observed { values = values, unit = "ms" } }))
    local rho = rank_correlation(drawn.replicas, drawn.volume)
    assert.is_true(rho > 0.5 and rho < 0.7)
    assert.is_true(math.abs(rank_correlation(drawn.ms, drawn.price) + 0.5) < bound)
  end)

  it("keep the samples of all others, and of the first by name, to the last bit", function()
    local before = samples_of(scenario())
    local after, counted = samples_of(scenario { { "volume", "price", 0.6 } })
    assert.same(before.price, after.price)
    assert.same(before.churn, after.churn)
    assert.same(before.replicas, after.replicas)
    assert.not_same(before.volume, after.volume)
    assert.same({ { "price", "volume", 0.6 } }, counted)
  end)

  -- churn, price, volume: 0.5 between the outer two; one more between churn and
  -- price moves price, and volume, which is correlated with churn.
  it("change the later of two that are added, and what is correlated with either", function()
    local before = samples_of(scenario { { "churn", "volume", 0.5 } })
    local after = samples_of(scenario { { "churn", "volume", 0.5 }, { "churn", "price", 0.3 } })
    assert.same(before.churn, after.churn)
    assert.same(before.replicas, after.replicas)
    assert.not_same(before.price, after.price)
    near(0.5, rank_correlation(after.churn, after.volume))
    near(0.3, rank_correlation(after.churn, after.price))
    near(0, rank_correlation(after.price, after.volume))
  end)

  it("keep their distributions, and the point", function()
    local function run(correlations)
      return assert(perigee.run(scenario(correlations), { samples = many, threads = 1 }))
    end
    local alone, both = run(), run { { "price", "volume", 0.9 } }
    assert.same(alone.assumptions, both.assumptions)
    assert.equal(alone.outputs[1].point, both.outputs[1].point)
    assert.is_nil(alone.correlations)
    assert.same({ { names = { "price", "volume" }, rank = 0.9 } }, both.correlations)
    assert.is_true(both.outputs[1].mean > alone.outputs[1].mean + 5 * both.outputs[1].mean_error)
  end)

  -- price and volume are lognormal with P5 1 and P95 e^2, so sigma = 2 / (2 * 1.6449)
  -- = 0.60796 and mu = 1; of scores correlated by r the product is lognormal with mean
  -- exp(2 mu + sigma^2 (1 + r)).
  it("make products come out as they must", function()
    local e2 = math.exp(2)
    local text = ("1 to %.15g"):format(e2)
    local sigma = 1 / 1.6448536269514722
    for _, rank in ipairs { -0.8, -0.3, 0.5, 0.9 } do
      local r = 2 * math.sin(math.pi * rank / 6)
      local x = assert(perigee.run(perigee.scenario {
        assume = { a = text, b = text }, correlate = { { "a", "b", rank } },
        model = function(a) return { x = a.a * a.b } end,
      }, { samples = 65536 })).outputs[1]
      local mean = math.exp(2 + sigma ^ 2 * (1 + r))
      assert.is_true(math.abs(x.mean - mean) < 5 * x.mean_error, rank)
    end
  end)

  it("go on where one is made certain or swept: the other draws by itself", function()
    local of = scenario { { "price", "volume", 0.9 } }
    local alone = samples_of(scenario())
    for _, value in ipairs { "2 USD", "3 USD" } do
      local drawn, counted = samples_of(of, { { "price", value } })
      assert.same(alone.volume, drawn.volume)
      assert.same({}, counted)
    end
    local swept = assert(perigee.run(scenario({ { "price", "volume", 0.9 } }, { price = { "1 USD", "2 USD" } }),
                                     { samples = 256 }))
    local plain = assert(perigee.run(scenario(nil, { price = { "1 USD", "2 USD" } }), { samples = 256 }))
    assert.same(plain.outputs, swept.outputs)
  end)

  it("are the tracer's too, in a file", function()
    local path = folder.new { ["s.lua"] = [[
        local perigee = require "perigee"
        return perigee.scenario {
          assume = { a = "1 .. 3", b = "1 .. 3", c = "0 .. 1" },
          correlate = { { "a", "b", 0.8 }, { "b", "c", -0.5 } },
          model = function(a)
            local y = a.a - a.b
            if y > a.c then y = y * 2 end
            if a.b > 2.5 then y = y + 1 end
            return { y = y }
          end,
        }]] } .. "/s.lua"
    local graph = assert(perigee.run(path, { samples = 512 }))
    local plain = assert(perigee.run(path, { samples = 512, paths = 1 }))
    assert.equal("samples", plain.tracing.mode)
    assert.is_true(math.abs(graph.outputs[1].mean - plain.outputs[1].mean) < 1e-12)
    local four = assert(perigee.run(path, { samples = 512, threads = 4 }))
    assert.same(graph.outputs, four.outputs)
    folder.remove_all()
  end)

  it("are laid over those of a base, pair by pair", function()
    local base = scenario { { "price", "volume", 0.9 }, { "churn", "price", 0.2 } }
    local above = perigee.scenario { base = base, correlate = { { "volume", "price", -0.4 } } }
    assert.same({ { "churn", "price", 0.2 }, { "price", "volume", -0.4 } }, above.correlate)
    local none = perigee.scenario { base = base, correlate = { { "volume", "price", 0 } } }
    assert.same({ { "churn", "price", 0.2 } }, none.correlate)
    assert.same(base.correlate, perigee.scenario { base = base }.correlate)
  end)
end)

describe("reports of correlations", function()
  local result = assert(perigee.run(scenario { { "volume", "price", -0.6 }, { "churn", "price", 0.25 } },
                                    { samples = 64, threads = 1 }))
  local report = require "perigee.report"

  it("say them in a sentence", function()
    local sentence = "Rank correlations: churn and price 0.25; price and volume -0.6."
    assert.truthy(report.render("table", result):find("\n  " .. sentence .. "\n", 1, true))
    assert.truthy(report.render("markdown", result):find("\n" .. sentence .. "\n", 1, true))
  end)

  it("have them as data", function()
    local text = report.render("json", result)
    assert.truthy(text:gsub("%s", ""):find('"correlations":[{"names":["churn","price"],"rank":0.25},'
      .. '{"names":["price","volume"],"rank":-0.6}]', 1, true))
    assert.truthy(text:find('"sampler": "stratified"', 1, true))
    text = report.render("csv", result)
    assert.truthy(text:find("\ncorrelation,churn,,price,,rank,0.25\n", 1, true))
    assert.truthy(text:find("\nrun,,,,,sampler,stratified\n", 1, true))
  end)

  it("are silent where there are none", function()
    local plain = assert(perigee.run(scenario(), { samples = 64, threads = 1 }))
    for _, format in ipairs { "table", "markdown", "json", "csv" } do
      assert.is_nil(report.render(format, plain):find "orrelation")
    end
  end)
end)

describe("correlations that cannot be", function()
  local function refused(correlations, message, more)
    local line = debug.getinfo(2, "l").currentline
    local ok, said = pcall(function() return scenario(correlations, more) end)
    assert.is_false(ok)
    assert.equal("perigee.scenario: correlate" .. message, (tostring(said):gsub("^.-:%d+: ", "")), line)
  end

  it("are told with what would be right", function()
    local form = " is a list of two assumptions and a number each, as { { \"price\", \"volume\", 0.6 } }"
    refused("price", form)
    refused({ "price", "volume", 0.6 }, form)
    refused({ { 1, 2, 3 } }, form)
    refused({ {} }, form)
    refused({ { "prize", "volume", 0.5 } }, ": unknown assumption 'prize': did you mean 'price'?")
    refused({ { "price", "xyzzy", 0.5 } },
            ": unknown assumption 'xyzzy': there is churn, price, replicas, volume")
    refused({ { "price", "price", 0.5 } }, ": 'price' is correlated with itself")
    refused({ { "price", "volume", 0.5 }, { "volume", "price", 0.4 } },
            ": 'volume' and 'price' are correlated twice")
    for given, shown in pairs { [1] = "1", [-1] = "-1", [1.5] = "1.5", ["60 %"] = "60 %" } do
      refused({ { "price", "volume", given } },
              ": the rank correlation of 'price' and 'volume' is a number between -1 and 1, not " .. shown)
    end
    refused({ { "price", "volume" } },
            ": the rank correlation of 'price' and 'volume' is a number between -1 and 1, not nil")
    refused({ { "price", "volume", 0 / 0 } },
            (": the rank correlation of 'price' and 'volume' is a number between -1 and 1, not %s"):format(0 / 0))
    refused({ { "price", "volume", 0.5, strength = 3 } }, ": unknown field 'strength'")
    refused({ { "price", "volume", 0.5, 3 } }, ": unknown field place 4")
  end)

  -- Three scores of which two pairs are correlated by s and one by -s: the matrix has
  -- the eigenvalues 1 + s (twice) and 1 - 2 s, so s < 1/2.  With s = 2 sin(pi 0.9 f / 6)
  -- that is f < 6 asin(1/4) / (0.9 pi) = 0.5362.
  it("are told with the assumptions that contradict, and how much could be", function()
    refused({ { "price", "volume", 0.9 }, { "churn", "price", 0.9 }, { "churn", "volume", -0.9 },
              { "replicas", "xyz", 0.1 } },
            ": 'churn', 'price' and 'volume' contradict each other: no figures move like that (a pair that is "
            .. "not named counts as 0); with each of the correlations times 0.53 they could", { xyz = "1 to 2" })
    assert.has_no.errors(function()
      scenario { { "price", "volume", 0.477 }, { "churn", "price", 0.477 }, { "churn", "volume", -0.477 } }
    end)
  end)

  it("are told of a base's and one's own together", function()
    -- of the base the scores are correlated by 0.618 twice and by 0 once, and
    -- 1 - 0.618 sqrt 2 is above 0; with -0.618 too 1 - 2 * 0.618 is not
    local base = scenario { { "price", "volume", 0.6 }, { "churn", "price", 0.6 } }
    local ok, said = pcall(function()
      return perigee.scenario { base = base, correlate = { { "churn", "volume", -0.6 } } }
    end)
    assert.is_false(ok)
    assert.truthy(tostring(said):find "contradict each other")
  end)

  it("are told of figures that are worked out", function()
    local of = scenario({ { "double", "price", 0.5 } },
                        { double = core.quantity "1 to 2" * core.quantity "3 to 4" })
    local result, message = perigee.run(of, { samples = 16 })
    assert.is_nil(result)
    assert.truthy(message:find(
      "perigee.scenario: correlate: 'double' is worked out from other figures: correlate those", 1, true))
  end)
end)

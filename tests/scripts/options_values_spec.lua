-- Option kinds on questions whose answers are worked out by hand beside them.
local model = require "scripts.support.model"
local perigee = require "perigee"

local hours, days = 730, 365 / 12 -- of a month

-- The options of a model by name, and the result.
local function options(f, assume, run)
  local result = assert(model.run(assume or {}, f, run))
  local by_name = {}
  for _, each in ipairs(result.options) do by_name[each.name] = each end
  return by_name, result
end

local function only(build, assume, run)
  local by_name = options(function(a) return { build(a) } end, assume, run)
  return select(2, next(by_name))
end

local function near(wanted, found)
  assert.is_true(model.close(wanted, found, 1e-12), ("%.17g, not %.17g"):format(found, wanted))
end

local function rows(option)
  local list = {}
  for i, row in ipairs(option.rows) do list[i] = ("%s/%s %.6g"):format(row.category, row.label, row.point) end
  return list
end

-- 1000 requests a day of 864 tokens: 10 tokens a second, 30 in the busiest hour.
local function traffic(requests)
  return perigee.traffic { requests = requests or "1000 requests/day", input = "100 tokens/request",
                           output = "864 tokens/request", peak = 3 }
end

local function host(more)
  local given = { "A", price = "4 USD/hour", traffic = traffic() }
  for name, value in pairs(more) do given[name] = value end
  return only(function() return perigee.host(given) end)
end

describe("replicas by load", function()
  it("are enough for the busiest hour at the use that is allowed", function()
    near(2 * 4 * hours, host({ replicas = "auto", throughput = "20 tokens/s" }).cost.point) -- 30 / 20
    near(3 * 4 * hours, host({ replicas = "auto", throughput = "20 tokens/s", use = "70 %" }).cost.point) -- 30 / 14
    near(1 * 4 * hours, host({ replicas = "auto", throughput = "1000 tokens/s" }).cost.point)
  end)

  it("are not one more where the load just fits", function()
    near(3 * 4 * hours, host({ replicas = "auto", throughput = "10 tokens/s" }).cost.point)
    near(10 * 4 * hours, host({ replicas = "auto", throughput = "10 tokens/s", use = "30 %" }).cost.point)
    local just = host { replicas = 3, throughput = "10 tokens/s" }
    assert.is_true(just.feasible)
    -- 10 * 2.1 / (3 * 0.7) = 10, though in doubles it is 10.000000000000002
    local odd = perigee.traffic { requests = "1000 requests/day", input = "1 token/request",
                                  output = "864 tokens/request", peak = 2.1 }
    near(10 * 4 * hours, host({ traffic = odd, replicas = "auto", throughput = "3 tokens/s", use = 0.7 }).cost.point)
    just = host { traffic = odd, replicas = 10, throughput = "3 tokens/s", use = 0.7 }
    assert.is_true(just.feasible)
  end)

  it("are one where there is no traffic", function()
    local idle = host { replicas = "auto", throughput = "9 tokens/s", traffic = traffic "0 requests/day" }
    near(4 * hours, idle.cost.point)
  end)

  it("have spares beyond them", function()
    near(5 * 4 * hours, host({ replicas = "auto", throughput = "20 tokens/s", spares = 3 }).cost.point)
    near(4 * 4 * hours, host({ replicas = "auto", throughput = "10 tokens/s", spares = "1 replica" }).cost.point)
  end)

  it("always fit, though the throughput is a range that is written in the option", function()
    local option = host { replicas = "auto", throughput = "2 .. 40 tokens/s", use = "40 % .. 100 %" }
    assert.equal(1, option.feasible_probability)
    assert.is_true(option.cost.p95 > option.cost.p5)
  end)
end)

describe("replicas that are said", function()
  it("may be a number, a text, or so many replicas; a fraction runs part of the time", function()
    for _, said in ipairs { 2, "2", "2 replicas", perigee.quantity "2 replicas" } do
      near(2 * 4 * hours, host({ replicas = said }).cost.point)
    end
    near(0.5 * 4 * hours, host({ replicas = 0.5 }).cost.point)
  end)

  it("that cannot serve the busiest hour are infeasible, and never win", function()
    local by_name, result = options(function()
      return {
        perigee.host { "one", price = "1 USD/hour", replicas = 1, throughput = "20 tokens/s", traffic = traffic() },
        perigee.host { "two, half full", price = "1 USD/hour", replicas = 2, throughput = "20 tokens/s", use = "50 %",
                       traffic = traffic() },
        perigee.host { "two", price = "9 USD/hour", replicas = 2, throughput = "20 tokens/s", traffic = traffic() },
      }
    end)
    assert.equal("two", result.cheapest)
    assert.same({ "output tokens in the busiest hour: needs 30 tokens/s, has 20 tokens/s" }, by_name.one.reasons)
    assert.is_false(by_name["two, half full"].feasible)
    assert.equal(0, by_name.one.cheapest_probability)
  end)
end)

describe("a host", function()
  it("holds weights, adapter and KV cache, with headroom", function()
    -- (70e9 * 2 B + 0.14 GB) * 1.5 = 210.21 GB
    local function fits(memory)
      return only(function()
        return perigee.host { "A", price = "3.70 USD/hour", memory = memory, parameters = "70B parameters",
                              bits = "16 bits/parameter", adapter = "0.14 GB", headroom = 1.5, replicas = 1 }
      end)
    end
    assert.is_true(fits("210.3 GB").feasible)
    assert.is_false(fits("210.1 GB").feasible)
    assert.same({ "GPU memory: needs 210.2 GB, has 80 GB" }, fits("80 GB").reasons)
  end)

  it("says what it could not check", function()
    assert.same({ "whether it fits is not checked: neither model nor weights are said",
                  "whether it can serve the traffic is not checked: throughput is not said", "mine" },
                host({ replicas = 1, notes = { "mine" } }).notes)
    local option = host { replicas = "auto", throughput = "20 tokens/s", memory = "80 GB", weights = "70 GB" }
    assert.same({}, option.notes)
  end)

  it("takes costs, limits, requirements and quality beside its own", function()
    local option = host { replicas = 1, memory = "80 GB", weights = "90 GB", quality = 0.7,
      costs = { perigee.cost("licence", "model", "100 USD/month") },
      limits = { { "patience", needs = "2 s", has = "1 s" } }, requires = { { false, "not allowed" } } }
    assert.same({ "compute/rented machines 2920", "licence/model 100" }, rows(option))
    assert.same({ "GPU memory: needs 90 GB, has 80 GB", "patience: needs 2 s, has 1 s", "not allowed" }, option.reasons)
    assert.equal(0.7, option.quality.point)
  end)

  it("has staff: 0.5 of 150,000 USD a year with 40 % on top are 8,750 USD a month", function()
    local option = host { replicas = 1, staff = {
      zoo = { 0.5, salary = "150k USD/(person year)", overhead = 1.4 }, admin = { "1 person", salary = "5000 USD/month",
        label = "on call" } } }
    assert.same({ "compute/rented machines 2920", "staff/on call 5000", "staff/zoo 8750" }, rows(option))
  end)
end)

describe("a box of one's own", function()
  local function own(more)
    local given = { "A", price = "200k USD", life = "3 years" }
    for name, value in pairs(more) do given[name] = value end
    return only(function() return perigee.own(given) end)
  end

  it("loses its value in a straight line: (200000 - 20000) / 36 = 5000 USD a month", function()
    near(5000, own({ residual = "20k USD" }).cost.point)
    near(5000, own({ residual = "10 %" }).cost.point)
    near(200000 / 36, own({}).cost.point)
    near(0, own({ residual = "100 %" }).cost.point)
  end)

  it("draws power: 6.5 kW * 0.6 * 1.5 * 730 h * 0.12 USD = 512.46 USD a month", function()
    local option = own { residual = "20k USD", power = "6.5 kW", load = "60 %", pue = 1.5, electricity = "0.12 USD/kWh",
                         space = "184 USD/(kW month)", maintenance = "12 %/year" }
    assert.same({ "hardware/bought boxes: depreciation 5000", "energy/bought boxes: electricity 512.46",
                  "space/bought boxes: space 1196", "hardware/bought boxes: maintenance 2000" }, rows(option))
    near(5000 + 512.46 + 1196 + 2000, option.cost.point)
  end)

  it("draws one power for energy and space, though it is a range written in the option", function()
    -- p kW of 73 + 100 USD each: uniform, P95 = 4 + 0.95 * 6 = 9.7 kW
    local option = only(function()
      return perigee.own { "A", price = "0 USD", life = "1 year", power = "4 .. 10 kW", electricity = "0.1 USD/kWh",
                           space = "100 USD/(kW month)" }
    end, {}, { samples = 4096 })
    assert.is_true(model.close(9.7 * 173, option.cost.p95, 0.02))
    assert.is_true(model.close(4.3 * 173, option.cost.p5, 0.02))
  end)

  it("comes once where nothing is said, and by load where it is", function()
    near(200000 / 36, own({ traffic = traffic() }).cost.point)
    near(3 * 200000 / 36, own({ traffic = traffic(), throughput = "10 tokens/s" }).cost.point)
    local spare = own { traffic = traffic(), throughput = "10 tokens/s", count = "auto", spares = 1 }
    near(4 * 200000 / 36, spare.cost.point)
    near(7 * 200000 / 36, own({ count = 7 }).cost.point)
  end)

  it("must hold the model, and serve the load", function()
    local option = own { memory = "640 GB", weights = "700 GB", count = 2, traffic = traffic(),
                         throughput = "10 tokens/s" }
    assert.same({ "GPU memory: needs 700 GB, has 640 GB",
                  "output tokens in the busiest hour: needs 30 tokens/s, has 20 tokens/s" }, option.reasons)
  end)

  it("says what is not counted and not checked", function()
    assert.same({ "what energy costs is not counted: electricity is not said",
                  "whether it fits is not checked: neither model nor weights are said",
                  "whether it can serve the traffic is not checked: throughput is not said" }, own({}).notes)
  end)
end)

describe("an endpoint", function()
  it("costs all day, with functions by memory and time, and a gateway", function()
    -- 1000 requests a day: 5 s * 0.128 GB * 0.0000166667 = 0.010667 USD a day; 0.001 USD of gateway
    local option = only(function()
      return perigee.serverless { "A", requests = "1000 requests/day", price = "5 USD/hour",
        functions = { time = "5 s", memory = "128 MB", price = "0.0000166667 USD/(GB s)",
                      request = "0.2 USD/Mrequest" },
        gateway = "1 USD/Mrequest" }
    end)
    near(5 * hours, option.rows[1].point)
    near(1000 * days * 5 * 0.128 * 0.0000166667, option.rows[2].point)
    near(1000 * days * 0.2e-6, option.rows[3].point)
    near(1000 * days * 1e-6, option.rows[4].point)
    assert.equal("fees", option.rows[3].category)
    assert.equal("network", option.rows[4].category)
    assert.same({ "whether it can serve the requests is not checked: time is not said" }, option.notes)
  end)

  it("has as many requests in flight as Little's law says", function()
    -- 86400 a day at 3 times the average are 3 a second; 4 s each: 12 in flight
    local function endpoint(more)
      local given = { "A", traffic = traffic "86400 requests/day", price = "5 USD/hour", time = "4 s" }
      for name, value in pairs(more) do given[name] = value end
      return only(function() return perigee.serverless(given) end)
    end
    assert.same({ "requests in flight in the busiest hour: needs 12, has 1" }, endpoint({}).reasons)
    assert.is_true(endpoint({ concurrency = 12 }).feasible)
    assert.is_true(endpoint({ concurrency = 4, endpoints = "3 replicas" }).feasible)
    assert.is_false(endpoint({ concurrency = 4, endpoints = 2 }).feasible)
    assert.is_true(endpoint({ concurrency = 3, time = "1 s/request" }).feasible)
    near(2 * 5 * hours, endpoint({ endpoints = 2 }).cost.point)
  end)
end)

describe("a swarm", function()
  it("serves so many tokens a second to each user", function()
    -- 10 tokens/s on average, 30 in the busiest hour; 6 a user
    local function swarm(users, price)
      return only(function()
        return perigee.swarm { "A", speed = "6 tokens/s", users = users, traffic = traffic(), price = price }
      end)
    end
    assert.same({ "output tokens in the busiest hour: needs 30 tokens/s, has 6 tokens/s" }, swarm().reasons)
    assert.is_true(swarm(5).feasible)
    assert.is_false(swarm(4).feasible)
    assert.equal(0, swarm(5).cost.point)
    near(100, swarm(5, "100 USD/month").cost.point)
  end)
end)

describe("tuning", function()
  it("is spread over the life of the result, as often as it is done", function()
    local option = only(function()
      return perigee.option { "A", costs = {
        perigee.tuning { "prompts", price = "1200 USD", life = "1 year" },
        perigee.tuning { "LoRA", machine = "2.80 USD/hour", time = "1 day", life = "4 weeks" },
        perigee.tuning { "often", price = "100 USD", life = "10 months", runs = 5 } } }
    end)
    near(100, option.rows[1].point)
    near(67.2 / 28 * days, option.rows[2].point) -- 67.2 USD in 28 days
    near(50, option.rows[3].point)
    assert.equal("tuning", option.rows[1].category)
  end)
end)

describe("modifiers", function()
  local function bill(t) return t.input_tokens * "2 USD/Mtoken" + t.output_tokens * "6 USD/Mtoken" end

  local function cost_of(build)
    return only(function() return perigee.option { "A", costs = build() } end)
  end

  it("brevity saves output only: input still costs", function()
    -- a request: 100 * 2 + 864 * 6 = 5384 USD/M; half as long: 100 * 2 + 432 * 6 = 2792
    local option = cost_of(function()
      return { perigee.cost("tokens", "all", bill(perigee.brevity(traffic(), "50 %"))) }
    end)
    near(1000 * days * 2792e-6, option.cost.point)
    option = cost_of(function() return { perigee.cost("tokens", "all", bill(perigee.brevity(traffic(), "100 %"))) } end)
    near(1000 * days * 200e-6, option.cost.point)
  end)

  it("a cache leaves what it does not answer, and costs its look-ups", function()
    local option = cost_of(function()
      local misses, rows_of_cache = perigee.cache(traffic(), { hits = "25 %", price = "0.1 USD/krequest",
                                                               keep = "50 USD/month" })
      return { perigee.cost("tokens", "misses", bill(misses)), rows_of_cache }
    end)
    near(750 * days * 5384e-6, option.rows[1].point)
    near(1000 * days * 0.0001, option.rows[2].point) -- each request is looked up
    near(50, option.rows[3].point)
    assert.equal("storage", option.rows[2].category)
  end)

  it("keep the peak", function()
    local by_name = {}
    local result = assert(model.run({}, function()
      local t = traffic()
      return { a = perigee.brevity(t, "40 %").peak, b = perigee.part(t, 0.1).peak,
               c = (perigee.cache(t, { hits = 0.5 })).peak, d = perigee.part(t, "10 %").requests }
    end))
    for _, output in ipairs(result.outputs) do by_name[output.name] = output.point end
    assert.same({ a = 3, b = 3, c = 3, d = 100 }, by_name)
  end)

  it("a mix has the rows, limits, requirements, notes and quality of its parts", function()
    local function part(name, price, quality, fits)
      return function(t)
        return perigee.option { name, quality = quality,
          costs = { perigee.cost("tokens", "t", t.output_tokens * price) },
          limits = { { "size", needs = "2 GB", has = fits and "3 GB" or "1 GB" } },
          requires = { { fits, "not here" } }, notes = { "n" } }
      end
    end
    local option = only(function()
      return perigee.mix { "both", traffic = traffic(), costs = { perigee.cost("fees", "router", "9 USD/month") },
        { share = "80 %", part("small", "1 USD/Mtoken", 0.5, true) },
        { share = "20 %", part("large", "10 USD/Mtoken", 1, false) }, notes = { "mine" } }
    end)
    -- 26.28M tokens a month: 0.8 at 1 USD, 0.2 at 10 USD
    assert.same({ "tokens/small: t 21.024", "tokens/large: t 52.56", "fees/router 9" }, rows(option))
    assert.same({ "large: size: needs 2 GB, has 1 GB", "large: not here" }, option.reasons)
    assert.same({ "small: n", "large: n", "mine" }, option.notes)
    near(0.6, option.quality.point) -- 0.8 * 0.5 + 0.2 * 1
  end)

  it("a mix with one part of all requests costs what the part does", function()
    local by_name = options(function()
      local function each(t) return perigee.option { "x", costs = { perigee.cost("tokens", "t", bill(t)) } } end
      return { each(traffic()), perigee.mix { "all", traffic = traffic(), { share = 1, each } } }
    end)
    assert.equal(by_name.x.cost.point, by_name.all.cost.point)
    assert.is_nil(by_name.all.quality)
  end)
end)

describe("volume tiers in a sweep", function()
  it("jump where all are paid at the last tier's price, and only bend where each is at its own", function()
    local result = assert(model.run({ n = { "1000 requests/day", "1001 requests/day" } }, function(a)
      local list = { { upto = "1000 requests/day", price = "1 USD/krequest" }, { price = "2 USD/krequest" } }
      return { whole = perigee.tiers(a.n, list, "whole"), marginal = perigee.tiers(a.n, list) }
    end))
    local by_name = {}
    for _, output in ipairs(result.outputs) do by_name[output.name] = output.point end
    near(1, by_name.whole[1]) -- USD a day
    near(2.002, by_name.whole[2])
    near(1, by_name.marginal[1])
    near(1.002, by_name.marginal[2])
  end)
end)

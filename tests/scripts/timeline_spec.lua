-- perigee.timeline against sums by hand, each beside its derivation: what options come to
-- over the months, when they are paid back and cross, and what is wrong with one.
local folder = require "scripts.support.folder"
local model = require "scripts.support.model"
local perigee = require "perigee"

teardown(folder.remove_all)

local function near(wanted, found, within)
  assert.is_true(model.close(wanted, found, within or 1e-12), ("%.17g, not %.17g"):format(found, wanted))
end

-- An option of one row; a plain number is of USD/month.
local function bill(name, amount)
  if type(amount) == "number" then amount = perigee.quantity "1 USD/month" * amount end
  return perigee.option { name, costs = { perigee.cost("fees", "bill", amount) } }
end

local function run(assume, f, options)
  return perigee.run(perigee.scenario { as_of = "2026-01-01", assume = assume, model = f },
    { samples = options and options.samples or 64, catalogs = options and options.catalogs, threads = 1 })
end

-- The result of one timeline, and its part of it.
local function plan(given, assume, samples)
  local result = assert(run(assume, function(a)
    local made = {}
    for name, value in pairs(given) do made[name] = value end
    made.month = function(t) return given.month(t, a) end
    return perigee.timeline(made)
  end, { samples = samples }))
  return result, result.timeline
end

local function points(list)
  local found = {}
  for i, figure in ipairs(list) do found[i] = figure.point end
  return found
end

local function same(wanted, found)
  assert.equal(#wanted, #found)
  for i, value in ipairs(wanted) do near(value, found[i], 1e-10) end
end

-- ----- what options come to -----

describe("a steady bill", function()
  -- v = 1.08^(-1/12): 1000 at the beginnings of 24 months are worth 1000 (1 - v^24)/(1 - v)
  local v = 1.08 ^ (-1 / 12)

  it("is worth what an annuity is", function()
    local result, of = plan { months = 24, discount = "8 %/year",
                              month = function() return { bill("A", "1000 USD/month") } end }
    near(1000, result.options[1].cost.point)
    near(24000, of.options[1].total.point)
    near(1000 * (1 - v ^ 24) / (1 - v), of.options[1].npv.point)
    assert.equal("USD", of.options[1].npv.unit)
    assert.same({ 24, 8, "%/year" }, { of.months, of.discount.point, of.discount.unit })
    assert.equal(24, #of.options[1].cumulative)
    near(7000, of.options[1].cumulative[7].point)
    near(0, of.options[1].rest.point)
  end)

  it("is not discounted where nothing is said", function()
    local _, of = plan { months = "2 years", month = function() return { bill("A", "1000 USD/month") } end }
    near(24000, of.options[1].npv.point)
    assert.is_nil(of.discount)
  end)

  it("may stand beside a timeline", function()
    local result = assert(run({}, function()
      local months = perigee.timeline { months = 24, discount = "8 %/year",
                                        month = function() return { bill("A", "900 USD/month") } end }
      return { months[1], bill("B", "1000 USD/month") }
    end))
    near(1000 * (1 - v ^ 24) / (1 - v), result.timeline.options[2].npv.point)
    near(24000, result.timeline.options[2].cumulative[24].point)
    assert.equal("A", result.timeline.lowest)
  end)
end)

describe("growth and falling prices", function()
  it("start from 1 in month 1", function()
    -- 21 %/year for 7 months: 100 q^0 ... 100 q^6 with q = 1.21^(1/12), the last 110
    local result, of = plan { months = 7, month = function(t)
      return { bill("A", perigee.quantity "100 USD/month" * t.growth "21 %/year") }
    end }
    local q = 1.21 ^ (1 / 12)
    near(100, of.options[1].monthly[1].point)
    near(110, of.options[1].monthly[7].point)
    near(100 * (q ^ 7 - 1) / (q - 1), of.options[1].total.point)
    near(100 * (q ^ 7 - 1) / (q - 1) / 7, result.options[1].cost.point)
  end)

  it("compound over the time that they are said by", function()
    local seen = {}
    plan { months = 13, month = function(t)
      if t.last then
        for name, value in pairs { growth = t.growth "3 %/month", falling = t.falling "19 %/year",
                                   linear = t.linear "50 %/year", halving = t.halving "6 months" } do
          seen[name] = value
        end
      end
      return { bill("A", 0) }
    end }
    near(1.03 ^ 12, seen.growth)
    near(0.81, seen.falling)
    near(1.5, seen.linear)
    near(0.25, seen.halving)
  end)

  it("may be uncertain", function()
    -- 0 or 44 %/year, each in half of the samples: month 7 costs 100 or 120
    local _, of = plan({ months = 7, month = function(t, a)
      return { bill("A", perigee.quantity "100 USD/month" * t.growth(a.growth)) }
    end }, { growth = "choice(0, 44) %/year" })
    local sums, q = of.options[1].cumulative, 1.44 ^ (1 / 12)
    near(700, sums[7].p5)
    near(100 * (q ^ 7 - 1) / (q - 1), sums[7].p95)
    near(100, sums[1].p5)
    near(100, sums[1].p95)
    near((sums[7].p5 + sums[7].p95) / 2, sums[7].mean, 0.03)
  end)
end)

describe("a discount", function()
  it("may be uncertain", function()
    -- 0 or 21 %/year: what is paid in month 7 is worth all of it, or 1/1.1 of it
    local _, of = plan({ months = 7, discount = perigee.quantity "0 %/year", once = {},
      month = function(t) return { bill("A", t.month == 7 and "110 USD/month" or 0) } end })
    near(110, of.options[1].npv.point)
    local result = assert(run({ rate = "choice(0, 21) %/year" }, function(a)
      return perigee.timeline { months = 7, discount = a.rate,
        month = function(t) return { bill("A", t.last and "110 USD/month" or 0) } end }
    end))
    local npv = result.timeline.options[1].npv
    near(100, npv.p5)
    near(110, npv.p95)
    near(105, npv.mean, 0.02)
    near(110, result.timeline.options[1].total.mean)
  end)
end)

-- ----- bought, reserved, paid once -----

describe("a bought box", function()
  it("is paid when it is bought, charged while it serves, and worth its book value at the end", function()
    -- 48000 to 12000 in 48 months: 750 a month; after 24 months 48000 - 18000 = 30000
    local result, of = plan { months = 24, discount = "21 %/year", month = function()
      return { perigee.own { "Own", price = "48000 USD", life = "4 years", residual = "25 %" } }
    end }
    local one = of.options[1]
    near(750, result.options[1].cost.point)
    near(18000, one.total.point)
    near(30000, one.rest.point)
    near(48000, one.paid[1].point)
    near(0, one.paid[2].point)
    near(750, one.monthly[13].point)
    near(48000, one.cumulative[23].point)
    near(18000, one.cumulative[24].point)
    near(48000 - 30000 / 1.21 ^ 2, one.npv.point) -- what is left comes after two years
  end)

  it("is sold and bought again at the end of its life, at the price of the day", function()
    -- 2 years: 24000 to 0, sold for nothing; in month 25 at 12000, half of it left after a year
    local _, of = plan { months = 36, month = function(t)
      return { perigee.own { "Own", price = t.steps { { 1, "24000 USD" }, { 13, "12000 USD" } }, life = "2 years" } }
    end }
    near(24000, of.options[1].paid[1].point)
    near(12000, of.options[1].paid[25].point)
    near(1000, of.options[1].monthly[24].point)
    near(500, of.options[1].monthly[25].point)
    near(6000, of.options[1].rest.point)
    near(30000, of.options[1].total.point)
  end)

  it("is bought as it is needed, and kept when it is not", function()
    -- 1, 2, 3, 1, 1, 1 boxes at 1200 over a year: 100 a month each; rent of the hall 10 each; the
    -- electricity of a kW at 0.1 USD/kWh is 73 a month of those that are in use
    local result, of = plan { months = 6, month = function(t)
      local boxes = ({ 1, 2, 3, 1, 1, 1 })[t.month]
      return { perigee.own { "Own", price = "1200 USD", life = "1 year", count = boxes, power = "1 kW",
                             electricity = "0.1 USD/kWh", space = "10 USD/month", maintenance = "10 %/year" } }
    end }
    same({ 1200, 1200, 1200, 0, 0, 0 }, { (of.options[1].paid[1].point - 73 - 10 - 10), -- 10 % of 1200 is 10 a month
      of.options[1].paid[2].point - 2 * 93, of.options[1].paid[3].point - 3 * 93,
      of.options[1].paid[4].point - 73 - 60, of.options[1].paid[5].point - 73 - 60,
      of.options[1].paid[6].point - 73 - 60 })
    same({ 100 + 93, 200 + 186, 300 + 279, 300 + 133, 300 + 133, 300 + 133 }, points(of.options[1].monthly))
    -- ages 6, 5 and 4 months: 600 + 700 + 800 are left
    near(2100, of.options[1].rest.point)
    near(result.options[1].cost.point * 6, of.options[1].total.point)
  end)

  it("of uncertain life comes to the same in cost and in cash, in every sample", function()
    local result = assert(run({ life = "1 .. 3 years", residual = "0 .. 30 %", boxes = "choice(1, 2, 3)" },
      function(a)
        local made = perigee.timeline { months = 40, month = function(t)
          return { perigee.own { "Own", price = perigee.quantity "9000 USD" * t.falling "20 %/year", life = a.life,
                                 residual = a.residual, count = a.boxes * t.growth "50 %/year" } }
        end }
        local paid, cost = 0, 0
        for month = 1, 40 do paid, cost = paid + made[1].paid[month], cost + made[1].costs[month] end
        made.difference = (paid - made[1].rest - cost) / cost
        return made
      end, { samples = 200 }))
    local difference = result.outputs[1]
    assert.is_true(math.abs(difference.p5) < 1e-12 and math.abs(difference.p95) < 1e-12)
    assert.is_true(result.timeline.options[1].rest.mean > 0)
  end)
end)

describe("a reserved machine", function()
  local catalogs
  setup(function()
    catalogs = { folder.new { ["mine.lua"] = [[return { kind = "machines", provider = "garage", source = "a bill",
      machines = { ["box"] = { accelerator = "nvidia/a100-sxm-80gb", count = 2, memory = "80 GB",
        { from = "2023-01-01", on_demand = "2 USD/hour", reserved_1y = "1 USD/hour", reserved_1y_all = "0.9 USD/hour",
          reserved_1y_all_upfront = "7884 USD" } } } }]] } } -- 0.9 USD/hour * 8760 hours
  end)

  local function months(commitment, needs)
    local result = assert(run({}, function()
      return perigee.timeline { months = #needs, month = function(t)
        return { perigee.host { "H", instance = "garage/box", commitment = commitment, replicas = needs[t.month] } }
      end }
    end, { catalogs = catalogs }))
    return result.timeline.options[1]
  end

  it("is paid to the end of its year, needed or not", function()
    -- two in month 1, one is enough from month 2: two until month 12, then one
    local needs = { 2 }
    for month = 2, 14 do needs[month] = 1 end
    local wanted = {}
    for month = 1, 14 do wanted[month] = (month <= 12 and 2 or 1) * 730 end
    same(wanted, points(months("reserved_1y", needs).monthly))
    same(wanted, points(months("reserved_1y", needs).paid))
    for month = 2, 14 do wanted[month] = 2 * 730 end
    wanted[1] = 4 * 730
    same(wanted, points(months(nil, needs).monthly)) -- on demand it ends with the need
  end)

  it("is paid upfront where it is, and what is not used up comes back", function()
    local of = months("reserved_1y_all", { 1, 1, 1 })
    same({ 657, 657, 657 }, points(of.monthly)) -- 0.9 * 730
    near(7884, of.paid[1].point, 1e-9)
    assert.is_true(math.abs(of.paid[2].point) < 1e-9)
    near(7884 * 9 / 12, of.rest.point)
    near(3 * 657, of.total.point)
  end)
end)

describe("what is paid once", function()
  it("is a row of its month", function()
    local result, of = plan { months = 12, once = {
      A = { { "fees", "set-up", "1200 USD" }, { "staff", "move", "600 USD", month = 5 } },
      B = { "fees", "x", "60 USD" },
    }, month = function(t)
      return { perigee.option { "A", costs = { perigee.cost("fees", "bill", "10 USD/month"),
                 t.month == 3 and t.once("tuning", "tune", "240 USD") or {} } },
               bill("B", "1 USD/month") }
    end }
    same({ 1210, 10, 250, 10, 610, 10, 10, 10, 10, 10, 10, 10 }, points(of.options[1].paid))
    same(points(of.options[1].paid), points(of.options[1].monthly))
    local rows = {}
    for i, row in ipairs(result.options[1].rows) do rows[i] = { row.category, row.label, row.point } end
    assert.same({ { "fees", "bill", 10 }, { "fees", "set-up", 100 }, { "tuning", "tune", 20 },
                  { "staff", "move", 50 } }, rows)
    near(61, of.options[2].paid[1].point)
  end)

  it("for a life is paid at its beginnings", function()
    -- 1200 for 12 months: 100 a month; again in month 13, of which 3/4 are left after month 15
    local _, of = plan { months = 15, month = function()
      return { perigee.option { "A", costs = { perigee.tuning { "tune", price = "1200 USD", life = "12 months" } } } }
    end }
    near(1200, of.options[1].paid[1].point)
    near(1200, of.options[1].paid[13].point)
    near(100, of.options[1].monthly[14].point)
    near(900, of.options[1].rest.point)
    near(1500, of.options[1].total.point)
  end)
end)

-- ----- months -----

describe("a month", function()
  local function of_month(start, wanted, f)
    local found
    plan { months = 24, start = start, month = function(t)
      if t.month == wanted then found = f(t) end
      return { bill("A", 0) }
    end }
    return found
  end

  it("knows which it is", function()
    assert.same({ 13, 24, false, false, 1 },
      of_month(nil, 13, function(t) return { t.month, t.months, t.first, t.last, t.years } end))
    assert.equal("2027-01-15", of_month("2026-01-15", 13, function(t) return t.date end))
    assert.equal("2026-02-28", of_month("2026-01-31", 2, function(t) return t.date end))
    near(12, of_month(nil, 13, function(t) return t.time:to "month":number() end))
  end)

  it("has ramps, curves and steps", function()
    local function at(month, f) return of_month(nil, month, f) end
    -- from the beginning of month 4 to that of month 10: in month 6 two of six months are over
    local function ramp(t) return t.ramp { from = 3, to = 9, start = 4, finish = "9 months" } end
    near(3, at(4, ramp))
    near(5, at(6, ramp))
    near(9, at(10, ramp))
    near(9, at(20, ramp))
    local function curve(t) return t.logistic { to = 100, half = 13, rise = "8 months" } end
    near(10, at(9, curve)) -- half of the rise before the half
    near(50, at(13, curve))
    local function steps(t) return t.steps { { 3, "1 FTE" }, { "6 months", "2 FTE" } } end
    near(0, at(2, steps):to "FTE":number())
    near(1, at(3, steps):to "FTE":number())
    near(1, at(6, steps):to "FTE":number())
    near(2, at(7, steps):to "FTE":number()) -- six months are over
  end)

  it("has steps at uncertain months", function()
    local _, of = plan({ months = 6, month = function(t, a)
      return { bill("A", t.steps { { 1, "10 USD/month" }, { a.hired, "20 USD/month" } }) }
    end }, { hired = "choice(3, 5)" })
    near(10 * 2 + 20 * 4, of.options[1].total.p95)
    near(10 * 4 + 20 * 2, of.options[1].total.p5)
  end)

  it("reads a text as one draw for all months", function()
    -- 0 to 10 a month, the same in all: 24 months of it spread as one draw does
    local _, of = plan { months = 24, month = function() return { bill("A", "0 .. 10 USD/month") } end }
    assert.is_true(of.options[1].total.p95 > 0.9 * 240)
    assert.is_true(of.options[1].total.p5 < 0.1 * 240)
    local two = plan { months = 2, month = function()
      return { bill("A", "0 .. 10 USD/month"), bill("B", "0 .. 10 USD/month") }
    end }
    assert.is_true(two.options[1].cost.p95 ~= two.options[2].cost.p95) -- two texts are two draws
  end)
end)

-- ----- one option of many months -----

describe("an option of many months", function()
  it("has means of rows, and rows that are not there in all months", function()
    local result, of = plan { months = 4, month = function(t)
      return { perigee.option { "A", costs = { perigee.cost("fees", "always", "8 USD/month"),
        t.month > 2 and { perigee.cost("fees", "later", "4 USD/month"), perigee.cost("fees", "later", "2 USD/month") }
          or {} } } }
    end }
    same({ 8, 2, 1 }, points(result.options[1].rows))
    same({ 8, 8, 14, 14 }, points(of.options[1].monthly))
  end)

  it("fits where it fits in all months, and shows the tightest", function()
    local function with(limit)
      local result = plan { months = 6, month = function(t)
        return { perigee.option { "A", costs = {}, limits = { { "load", needs = t.month, has = limit } },
                                  requires = { { t.month <= limit, "in time" } } }, bill("B", 1) }
      end }
      return result.options[1]
    end
    assert.is_true(with(6).feasible)
    assert.is_false(with(5).feasible)
    assert.same({ "load: needs 6, has 5", "in time" }, with(5).reasons)
  end)

  it("is infeasible where it is not offered in some month", function()
    local result, of = plan { months = 6, month = function(t)
      return { bill("A", "2 USD/month"), t.month ~= 3 and bill("B", "1 USD/month") or nil }
    end }
    assert.is_false(result.options[2].feasible)
    assert.same({ "months in which it is offered: needs 6, has 5" }, result.options[2].reasons)
    near(5, of.options[2].total.point)
    assert.equal("A", result.cheapest)
    assert.equal("A", of.lowest)
  end)

  it("has the worst month's quality and the months of its notes", function()
    local result = plan { months = 6, month = function(t)
      return { perigee.option { "A", costs = {}, quality = 10 - t.month,
                                notes = { "always", t.month > 4 and "late" or t.first and "early" or nil } } }
    end }
    near(4, result.options[1].quality.point)
    assert.same({ "always", "month 1: early", "months 5 to 6: late" }, result.options[1].notes)
  end)

  it("draws the mean power, and by the tokens of all months", function()
    -- 1 and 3 kW; 1 and 2 Mtoken/month: 4 * 730 kWh over 3 Mtokens
    local result = plan { months = 2, month = function(t)
      return { perigee.host { "A", price = "1 USD/hour", replicas = 1, power = t.first and "1 kW" or "3 kW", load = 1,
        pue = 1, intensity = "100 gCO2e/kWh",
        traffic = perigee.traffic { requests = perigee.quantity "1M requests/month" * t.month,
                                    input = "0 tokens/request", output = "1 token/request" } } }
    end }
    local energy = result.options[1].energy
    near(2, energy.power.point)
    near(2 * 730, energy.energy.point)
    near(2 * 73000, energy.emissions.point)
    near(4 * 730 / 3, energy.energy_per_million_tokens.point)
  end)

  it("may be repriced month by month", function()
    local result, of = plan { months = 13, month = function(t)
      local own = perigee.own { "Own", price = "1300 USD", life = "13 months",
                                costs = { perigee.cost("staff", "x", "5 USD/month") } }
      return { perigee.repriced(bill("A", "100 USD/month"), t.falling "19 %/year"),
               perigee.repriced(own, { hardware = t.falling "19 %/year" }) }
    end }
    near(100, of.options[1].monthly[1].point)
    near(81, of.options[1].monthly[13].point)
    near(1300, of.options[2].paid[1].point - 5) -- bought once, at the price of month 1
    near(105, result.options[2].cost.point)
  end)

  it("gives what it comes to to the model", function()
    local result = assert(run({}, function()
      local made = perigee.timeline { months = 12, discount = "8 %/year", month = function()
        return { perigee.own { "Own", price = "2400 USD", life = "2 years" } }
      end }
      made.npv, made.total, made.rest, made.third = made[1].npv, made[1].total, made[1].rest, made[1].costs[3]
      return made
    end))
    local outputs = {}
    for _, output in ipairs(result.outputs) do outputs[output.name] = output.point end
    near(2400 - 1200 / 1.08, outputs.npv)
    near(1200, outputs.total)
    near(1200, outputs.rest)
    near(100, outputs.third)
  end)
end)

describe("an output of many months", function()
  it("is the mean, and a list by month", function()
    local result, of = plan { months = 4, month = function(t)
      return { bill("A", 1), machines = t.month * t.month, late = t.month > 2 }
    end }
    near(7.5, result.outputs[2].point) -- (1 + 4 + 9 + 16) / 4
    near(0.5, result.outputs[1].point)
    assert.same({ "late", "machines" }, { of.outputs[1].name, of.outputs[2].name })
    same({ 1, 4, 9, 16 }, points(of.outputs[2].monthly))
  end)
end)

-- ----- one option against another -----

describe("paybacks and crossings", function()
  local function against(first, later, months)
    local _, of = plan { months = months, month = function(t)
      return { bill("Pay", "100 USD/month"), bill("Invest", t.first and first or later) }
    end }
    return of
  end

  it("come in the month in which the sums meet", function()
    -- 1000 + 50 (m - 1) is at 100 m in month 19: 1900 and 1900; below it in month 20
    local of = against("1000 USD/month", "50 USD/month", 36)
    assert.same({ { against = "Pay", month = 19, probability = 1 } }, of.options[2].payback)
    assert.same({ { against = "Invest", month = 0, probability = 1 } }, of.options[1].payback)
    assert.same({ { options = { "Pay", "Invest" }, month = 20, cheaper_after = "Invest", probability = 1 } },
      of.crossings)
    assert.equal("Invest", of.lowest)
  end)

  it("may never come", function()
    local of = against("1000 USD/month", "50 USD/month", 18)
    assert.same({ { against = "Pay", probability = 0 } }, of.options[2].payback)
    assert.same({}, of.crossings)
    assert.equal("Pay", of.lowest)
  end)

  it("may come several times", function()
    -- sums of A less those of B: 5, -1, -1, 2, -4: B, A, B after months 2, 4 and 5
    local a, b = { 5, 0, 0, 3, 0 }, { 0, 6, 0, 0, 6 }
    local _, of = plan { months = 5, month = function(t)
      return { bill("A", a[t.month] * perigee.quantity "1 USD/month"),
               bill("B", b[t.month] * perigee.quantity "1 USD/month") }
    end }
    local found = {}
    for i, crossing in ipairs(of.crossings) do found[i] = { crossing.month, crossing.cheaper_after } end
    assert.same({ { 2, "A" }, { 4, "B" }, { 5, "A" } }, found)
    assert.equal(2, of.options[1].payback[1].month)
  end)

  it("have a distribution under uncertainty", function()
    -- 1000 + s (m - 1) against 100 m: s = 50 in month 19 (below in 20), s = 0 in month 10 (in 11), s = 90 never
    local _, of = plan({ months = 36, month = function(t, a)
      return { bill("Pay", "100 USD/month"), bill("Invest", t.first and "1000 USD/month"
                                                             or a.later * perigee.quantity "1 USD/month") }
    end }, { later = "choice(0, 50, 90)" }, 4096)
    local paid = of.options[2].payback[1]
    assert.is_true(math.abs(paid.probability - 2 / 3) < 0.02)
    assert.same({ 10, 19 }, { paid.p5, paid.p95 })
    local crossing = of.crossings[1]
    assert.same({ "Pay", "Invest" }, crossing.options)
    assert.same({ 20, 11, 20 }, { crossing.month, crossing.p5, crossing.p95 })
    assert.is_true(math.abs(crossing.probability - 2 / 3) < 0.02)
    assert.is_true(math.abs(of.options[2].lowest_probability - 2 / 3) < 0.02)
  end)
end)

-- ----- tracing -----

local kind_of = type -- busted's own globals are functions that the recording would name

describe("the month function", function()
  it("may branch on uncertain values, month by month", function()
    -- moves once the bill of a month, 10 * 1.1^(m - 1) * start, is above 20
    local function months(a, timeline, growth)
      local moved, month_of_move = 0, 0
      local made = timeline(function(t)
        local of_month = a.start * growth(t)
        if moved == 1 or of_month > 20 then
          if moved == 0 then month_of_move = t.month end
          moved = 1
          return 15
        end
        return of_month
      end)
      return { total = made, moved = moved, month = month_of_move }
    end
    local traced = model.agrees({ start = "5 .. 25" }, function(a)
      return months(a, function(f)
        local made = perigee.timeline { months = 12, month = function(t)
          return { bill("A", f(t) * perigee.quantity "1 USD/month") }
        end }
        return made[1].total / perigee.quantity "1 USD"
      end, function(t) return t.growth "10 %/month" end)
    end, function(a)
      return months(a, function(f)
        local sum = 0
        for month = 1, 12 do sum = sum + f { month = month } end
        return sum
      end, function(t) return 1.1 ^ (t.month - 1) end)
    end, 1e-12)
    assert.is_true(traced.paths > 10) -- one for each month of a move, and none
  end)

  it("that hides something from the tracer is caught", function()
    local result, message = run({ x = "1 .. 2" }, function(a)
      return perigee.timeline { months = 3, month = function(t)
        local count = kind_of(a.x) == "number" and 1 or t.month
        return { bill("A", a.x * count * perigee.quantity "1 USD/month") }
      end }
    end)
    assert.is_nil(result)
    assert.truthy(message:find "timeline_spec.lua:%d+: Lua hides something here from the tracer", message)
  end)

  it("is checked by fewer samples the more months there are", function()
    local runs = 0
    assert(run({ x = "1 .. 2" }, function(a)
      return perigee.timeline { months = 36, month = function(t)
        runs = runs + (t.first and 1 or 0)
        return { bill("A", a.x * perigee.quantity "1 USD/month") }
      end }
    end))
    assert.equal(1 + 8, runs) -- traced once; 288 // 36 samples
  end)

  it("takes what must hold in all months as one thing", function()
    local result, message = run({ x = "0.1 .. 1" }, function(a)
      return perigee.timeline { months = 12, month = function()
        return { perigee.host { "A", price = "1 USD/hour", replicas = 1, load = a.x * 2, power = "1 kW" } }
      end }
    end)
    assert.is_nil(result)
    assert.truthy(message:find("host 'A': load must lie between 0 and 100 % in ", 1, true), message)
    assert.truthy(message:find(" of 64 samples", 1, true), message)
  end)
end)

describe("a scenario with a timeline", function()
  it("is laid under others, and over axes", function()
    local base = perigee.scenario { as_of = "2026-01-01", assume = { g = { "0 %/year", "21 %/year" } },
      model = function(a)
        return perigee.timeline { months = 7, month = function(t)
          return { bill("A", perigee.quantity "100 USD/month" * t.growth(a.g)), growth = t.growth(a.g) }
        end }
      end }
    local over = perigee.scenario { base = base, options = function() return { bill("B", "90 USD/month") } end }
    local of = assert(perigee.run(over, { samples = 16 })).timeline
    local q = 1.21 ^ (1 / 12)
    same({ 700, 100 * (q ^ 7 - 1) / (q - 1) }, of.options[1].total.point)
    same({ 630, 630 }, of.options[2].total.point)
    assert.same({ "B", "B" }, { of.lowest[1], of.lowest[2] })
    same({ 100, 110 }, of.options[1].monthly[7].point)
    same({ 1, 1.1 }, of.outputs[1].monthly[7].point)
    assert.equal(7, of.months)
    assert.same({ {}, {} }, { of.crossings[1], of.crossings[2] })
  end)

  it("gives the same bits again, with any threads", function()
    local function f(a)
      return perigee.timeline { months = 12, discount = a.rate, month = function(t)
        return { bill("A", perigee.quantity "100 USD/month" * t.growth(a.g)), bill("B", "120 USD/month") }
      end }
    end
    local scenario = perigee.scenario { as_of = "2026-01-01", assume = { g = "0 to 90 %/year", rate = "2 .. 9 %/year" },
                                        model = f }
    local one = assert(perigee.run(scenario, { samples = 4000, threads = 1 }))
    local two = assert(perigee.run(scenario, { samples = 4000, threads = 2 }))
    assert.same(one.timeline, two.timeline)
    assert.is_true(one.timeline.options[1].npv.p5 < one.timeline.options[1].npv.p95)
  end)
end)

-- ----- what is wrong -----

describe("what is wrong with a timeline is said", function()
  local function refused(pattern, given, assume)
    local result, message = run(assume or {}, function(a)
      local made = { months = 3, month = function() return { bill("A", 1) } end }
      for name, value in pairs(type(given) == "function" and given(a) or given) do
        made[name] = value ~= "none" and value or nil
      end
      local plan_of = perigee.timeline(made)
      return plan_of
    end)
    assert.is_nil(result)
    assert.truthy(message:find "timeline_spec.lua:%d+: ", message)
    assert.truthy(message:find(pattern, 1, true), message)
  end

  it("by its fields", function()
    refused("'months' is missing, as months = 36", { months = "none" })
    refused("months is a whole number from 1 to 240, not 2.5", { months = 2.5 })
    refused("months is a whole number from 1 to 240, not 0", { months = 0 })
    refused("months is a whole number from 1 to 240, not 241", { months = 241 })
    refused("months is a whole number from 1 to 240, not 1.5", { months = "45.625 days" })
    refused("months must be a quantity such as \"36\" or \"3 years\", not money", { months = "3 USD" })
    refused("months is how many there are, and cannot vary", function(a) return { months = a.m } end,
      { m = "choice(12, 24)" })
    refused("months is how many there are, and cannot vary", function(a) return { months = a.m } end,
      { m = { 12, 24 } })
    refused("unknown field 'mnths': did you mean 'months'?", { mnths = 3 })
    refused("'month' is missing, as month = function(t)", { month = "none" })
    refused("month is a function of a month that returns options, not table", { month = {} })
    refused("discount must be a quantity such as \"8 %/year\", not a plain number", { discount = "8 %" })
    refused("a rate of -100 % or less in each period leaves nothing", { discount = "-100 %/year" })
    refused("start is the day on which month 1 begins: '2026' is not a date", { start = "2026" })
  end)

  it("by what is paid once", function()
    refused("once is a table of rows by option", { once = 3 })
    refused("once: the month function has no option 'B': there is A", { once = { B = {} } })
    refused("once: 'A' is a list of rows", { once = { A = "50 USD" } })
    refused("once: 'A', row 1 is a category, a label and money", { once = { A = { { "fees", "50 USD" } } } })
    refused("row 1: unknown field 'mouth': did you mean 'month'",
      { once = { A = { "fees", "x", "5 USD", mouth = 1 } } })
    refused("row 1: month is a number from 1 to 3, not 4", { once = { A = { "fees", "x", "5 USD", month = 4 } } })
    refused("unknown category 'fee'", { once = { A = { "fee", "x", "5 USD" } } })
    refused("must be money once, as \"5000 USD\", not money/time", { once = { A = { "fees", "x", "5 USD/month" } } })
  end)

  it("by what a month returns", function()
    local function month(f) return { month = f } end
    refused("month 1: the month function returns a table of options and named outputs, as the model does, not nothing",
      month(function() end))
    refused("not a number", month(function() return 3 end))
    refused("month 2: two options are called 'A'", month(function(t)
      return t.month == 2 and { bill("A", 1), bill("A", 2) } or { bill("A", 1) }
    end))
    refused("month 1: value 1 of the table is not an option", month(function() return { 3 } end))
    refused("month 1: output 'x' is a table", month(function() return { bill("A", 1), x = {} } end))
    refused("month 3: output 'x' is returned in some months only", month(function(t)
      return { bill("A", 1), x = t.month < 3 and 1 or nil }
    end))
    refused("month 1: the table has a hole or an odd key", month(function() return { [3] = bill("A", 1) } end))
  end)

  it("by what is asked of a month", function()
    local function ask(f)
      return { month = function(t)
        local value = f(t)
        return { bill("A", 1), x = value }
      end }
    end
    refused("a month of a timeline has no 'mnth': did you mean 'month'?", ask(function(t) return t.mnth end))
    refused("the timeline has no dates: say start = \"2026-01-01\"", ask(function(t) return t.date end))
    refused("rate must be a quantity such as \"8 %/year\"", ask(function(t) return t.growth(0.4) end))
    refused("ramp: unknown field 'begin'", ask(function(t) return t.ramp { to = 1, begin = 3, finish = 4 } end))
    refused("ramp: 'to' is missing", ask(function(t) return t.ramp { start = 3, finish = 4 } end))
    refused("finish is before start", ask(function(t) return t.ramp { to = 1, start = 4, finish = 3 } end))
    refused("logistic: rise must be above zero", ask(function(t) return t.logistic { to = 1, half = 3, rise = 0 } end))
    refused("steps is a list of months and amounts", ask(function(t) return t.steps(3) end))
    refused("steps: step 1 is a month and an amount", ask(function(t) return t.steps { { 3 } } end))
    refused("steps: step 2 begins before step 1 does", ask(function(t) return t.steps { { 3, 1 }, { 2, 5 } } end))
  end)

  it("by lives that are too short", function()
    refused("'tune' is taken for less than a month: its life must be a month or more", { month = function()
      return { perigee.option { "A", costs = { perigee.tuning { "tune", price = "1 USD", life = "2 weeks" } } } }
    end })
  end)

  it("by timelines that do not fit each other", function()
    local result, message = run({}, function()
      local function months(count, name)
        return perigee.timeline { months = count, month = function() return { bill(name, 1) } end }[1]
      end
      return { months(12, "A"), months(24, "B") }
    end)
    assert.is_nil(result)
    assert.truthy(message:find("12 months and 24 months: timelines that are compared are of the same months", 1, true),
      message)
  end)

  it("by repricing", function()
    local function fails(f, pattern)
      local ok, message = pcall(f)
      assert.is_false(ok)
      assert.truthy(message:find(pattern, 1, true), message)
    end
    fails(function() local x = perigee.repriced(3, 2) return x end, "an option is wanted")
    fails(function() local x = perigee.repriced(bill("A", 1), { token = 1 }) return x end, "unknown field 'token'")
    fails(function() local x = perigee.repriced(bill("A", 1), "5 USD") return x end,
      "must be a quantity such as \"90 %\"")
    fails(function() local x = perigee.repriced(bill("A", 1), -1) return x end, "is below zero")
  end)
end)

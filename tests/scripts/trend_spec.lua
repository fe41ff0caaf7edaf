-- perigee.catalog.trend: how prices fell, against lines fitted by hand.
local folder = require "scripts.support.folder"
local model = require "scripts.support.model"
local perigee = require "perigee"
local trend = require "perigee.trend"

local catalogs
setup(function()
  catalogs = { folder.new {
    ["api/x.lua"] = [[return { kind = "api-prices", provider = "x", models = {
      cut = { { from = "2023-01-01", to = "2024-01-01", input = "4 USD/Mtoken", output = "8 USD/Mtoken", source = "page A" },
              { from = "2024-01-01", input = "2 USD/Mtoken", output = "8 USD/Mtoken", source = "page B" } },
      next = { { from = "2024-07-01", to = "2030-01-01", output = "3 USD/Mtoken", source = "page C" },
               { from = "2030-01-01", output = "9 USD/Mtoken", source = "page D", status = "announced" } },
      moving = { { from = "2023-01-01", to = "2023-07-01", target = "cut", source = "page E" },
                 { from = "2023-07-01", target = "next", source = "page E" } },
      risen = { { from = "2023-01-01", to = "2024-01-01", input = "2 USD/Mtoken", source = "page A" },
                { from = "2024-01-01", input = "4 USD/Mtoken", source = "page A" } },
      young = { { from = "2024-12-01", input = "2 USD/Mtoken", source = "page A" } },
      wrong = { { from = "2023-01-01", to = "2023-06-01", input = "200 USD/Mtoken", source = "page A",
                  status = "corrected" }, { from = "2023-01-01", input = "2 USD/Mtoken", source = "page B" } },
      euro = { { from = "2023-01-01", input = "2 EUR/Mtoken", source = "page A" } } } }]],
    ["machines/x.lua"] = [[return { kind = "machines", provider = "x", default_region = "here", source = "a page",
      machines = { ["box"] = { accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "80 GB",
        { region = "here", from = "2023-01-01", to = "2024-01-01", on_demand = "8 USD/hour" },
        { region = "here", from = "2024-01-01", on_demand = "4 USD/hour" },
        { region = "there", from = "2023-01-01", on_demand = "9 USD/hour" } } } }]],
  } }
end)
teardown(folder.remove_all)

local function near(wanted, found, within)
  assert.is_true(model.close(wanted, found, within or 1e-12), ("%.17g, not %.17g"):format(found, wanted))
end

local function run(given, options)
  local found
  local made = { samples = 8, catalogs = catalogs, as_of = "2025-01-01" }
  for name, value in pairs(options or {}) do made[name] = value end
  local result, message = perigee.run(perigee.scenario { model = function()
    found = perigee.catalog.trend(given)
    return { falls = found.falls }
  end }, made)
  return found, result, message
end

local function falls(given, options)
  local found, result, message = run(given, options)
  assert(result, message)
  return found.falls:to "%/year":number(), found
end

describe("a line through a price that halves", function()
  -- y = 0 on [0, a], -L on [a, a + b]: with s = a + b, by the formula slope = -L a b s/2 / (s^3/12)
  --   = -6 L a b / s^2 / s
  local function slope(fall, a, b) return -6 * fall * a * b / (a + b) ^ 3 end

  it("is that of all days", function()
    near(-1.5 * math.log(2) / 2, (trend.fit { { w = 1, m = 0.5, y = 0 }, { w = 1, m = 1.5, y = -math.log(2) } }))
    near(slope(math.log(2), 1, 1), -1.5 * math.log(2) / 2)
  end)

  it("is by year", function()
    -- 365 days at 4, 366 of 2024 at 2 USD
    local b = slope(math.log(2), 1, 366 / 365)
    local rate, found = falls { kind = "api-prices", name = "x/cut", field = "input" }
    near(100 * (1 - math.exp(b)), rate)
    assert.equal("2023-01-01", found.from)
    assert.same({ { name = "x/cut", from = "2023-01-01", to = "2024-01-01", price = "4 USD/Mtoken", source = "page A" },
                  { name = "x/cut", from = "2024-01-01", price = "2 USD/Mtoken", source = "page B" } }, found.rows)
    -- R^2 = b^2 s^2/12 / (L^2 a b / s^2)
    local s = 731 / 365
    near(b * b * s ^ 4 / 12 / (math.log(2) ^ 2 * 366 / 365), found.fit)
    assert.equal("a line through 2 rows from 2023-01-01 on: page A; page B", found.falls:source())
  end)

  it("ends with the scenario's day", function()
    near(100 * (1 - math.exp(slope(math.log(2), 1, 182 / 365))),
      (falls({ kind = "api-prices", name = "x/cut", field = "input" }, { as_of = "2024-07-01" })))
  end)

  it("is level where the price stays, and rises where it rises", function()
    local rate, found = falls { kind = "api-prices", name = "x/cut", field = "output" }
    assert.equal(0, rate)
    assert.is_nil(found.fit)
    near(100 * (1 - math.exp(slope(-math.log(2), 1, 366 / 365))),
      (falls { kind = "api-prices", name = "x/risen", field = "input" }))
  end)

  it("leaves out rows that never held", function()
    assert.equal(0, (falls { kind = "api-prices", name = "x/wrong", field = "input" }))
  end)

  it("is in one region", function()
    local b = slope(math.log(2), 1, 366 / 365)
    near(100 * (1 - math.exp(b)), (falls { kind = "machines", name = "x/box", field = "on_demand" }))
    assert.equal(0, (falls { kind = "machines", name = "x/box", field = "on_demand", region = "there" }))
  end)
end)

describe("a line through models that follow each other", function()
  it("takes the lowest price of each day", function()
    -- 8 USD until 2024-07-01 (547 days), then 3 (184 days)
    local a, b = 547 / 365, 184 / 365
    local rate = falls { kind = "api-prices", name = { "x/cut", "x/next" }, field = "output" }
    near(100 * (1 - math.exp(-6 * math.log(8 / 3) * a * b / (a + b) ^ 3)), rate)
  end)

  it("follows a name that moves, and knows where it had no price", function()
    -- 8 USD for 181 days, nothing from 2023-07-01 to 2024-07-01, 3 USD for 184 days
    local steps = { { w = 181 / 365, m = 90.5 / 365, y = math.log(8) },
                    { w = 184 / 365, m = 639 / 365, y = math.log(3) } }
    local all = steps[1].w + steps[2].w
    local middle = (steps[1].w * steps[1].m + steps[2].w * steps[2].m) / all
    local level = (steps[1].w * steps[1].y + steps[2].w * steps[2].y) / all
    local above, below = 0, 0
    for _, step in ipairs(steps) do
      above = above + step.w * (step.m - middle) * (step.y - level)
      below = below + step.w * ((step.m - middle) ^ 2 + step.w ^ 2 / 12)
    end
    local rate, found = falls { kind = "api-prices", name = "x/moving", field = "output" }
    near(100 * (1 - math.exp(above / below)), rate)
    assert.same({ "x/moving", "2023-01-01", "2023-07-01", "8 USD/Mtoken" },
      { found.rows[1].name, found.rows[1].from, found.rows[1].to, found.rows[1].price })
  end)
end)

describe("a trend in a timeline", function()
  it("is a factor for prices to come", function()
    local result = assert(perigee.run(perigee.scenario { as_of = "2025-01-01", model = function()
      local fall = perigee.catalog.trend { kind = "api-prices", name = "x/cut", field = "input" }.falls
      return perigee.timeline { months = 13, month = function(t)
        return { perigee.option { "A", costs = { perigee.cost("fees", "x",
          perigee.quantity "100 USD/month" * t.falling(fall)) } } }
      end }
    end }, { samples = 8, catalogs = catalogs }))
    near(100 * math.exp(-6 * math.log(2) * (366 / 365) / (731 / 365) ^ 3), result.timeline.options[1].monthly[13].point)
  end)

  it("is written down, and answered again from a saved result", function()
    local given = { kind = "api-prices", name = "x/cut", field = "input" }
    local _, first = run(given)
    local read = first.catalog.lists[1]
    assert.same({ "api-prices", "x/cut", true, 2 }, { read.kind, read.match, read.history, #read.rows })
    local _, again = run(given, { prices = first, catalogs = {} })
    assert.same(first.outputs, again.outputs)
    local _, none, message = run({ kind = "api-prices", name = "x/next", field = "output" }, { prices = first })
    assert.is_nil(none)
    assert.truthy(message:find("the saved result listed no api-prices like that", 1, true), message)
  end)
end)

describe("what is wrong with a trend is said", function()
  for _, case in ipairs {
    { { name = "x/cut", field = "input" }, "'kind' is missing, as kind = \"api-prices\"" },
    { { kind = "api-prices", field = "input" }, "'name' is missing" },
    { { kind = "api-prices", name = "x/cut" }, "'field' is missing" },
    { { kind = "api-prices", name = {}, field = "input" },
      "name is a name, or a list of those that follow each other" },
    { { kind = "api-prices", name = "x/cut", feld = "input" }, "unknown field 'feld': did you mean 'field'" },
    { { kind = "api-price", name = "x/cut", field = "input" }, "unknown kind of catalog 'api-price'" },
    { { kind = "models", name = "meta/llama-3.1-8b", field = "layers" }, "models have no dates, and so no history" },
    { { kind = "api-prices", name = "x/cutt", field = "input" }, "did you mean 'x/cut'?" },
    { { kind = "api-prices", name = "x/cut", field = "web_search" },
      "the catalog has no web_search of x/cut until 2025-01-01" },
    { { kind = "api-prices", name = "x/young", field = "input" },
      "the input of x/young is known from 2024-12-01 on: 180 days at least are wanted until 2025-01-01" },
    { { kind = "machines", name = "x/box", field = "on_demand", region = "moon" }, "no price in region 'moon'" },
  } do
    it(case[2], function()
      local _, result, message = run(case[1])
      assert.is_nil(result)
      assert.truthy(message:find(case[2], 1, true), message)
    end)
  end

  it("outside of a model", function()
    local ok, message = pcall(perigee.catalog.trend, { kind = "api-prices", name = "x/cut", field = "input" })
    assert.is_false(ok)
    assert.truthy(message:find("is asked inside the model", 1, true), message)
  end)
end)

describe("what a script is given of a catalog", function()
  it("is its own: what it changes is the catalog's no more", function()
    local prices = {}
    assert(perigee.run(perigee.scenario { as_of = "2025-01-01", model = function()
      local entry = perigee.catalog.entry("api-prices", "x/cut")
      prices[#prices + 1] = entry.input
      entry.input = "99 USD/Mtoken"
      local option = perigee.api { model = "x/cut", traffic = perigee.traffic { requests = "1 request/day",
        input = "1 token/request", output = "1 token/request" } }
      return { option }
    end }, { samples = 8, catalogs = catalogs, check = true }))
    for _, price in ipairs(prices) do assert.equal("2 USD/Mtoken", price) end
    assert.is_true(#prices > 1)
  end)
end)

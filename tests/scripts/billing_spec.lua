-- Bills on catalogs of one's own: every figure is derived beside it.
local billing = require "perigee.billing"
local catalog = require "perigee.catalog"
local core = require "perigee.core"
local folder = require "scripts.support.folder"
local model = require "scripts.support.model"
local perigee = require "perigee"

local FILES = {
  ["api/inside.lua"] = [[return { kind = "api-prices", provider = "inside", cached = "inside",
    match = { { "big-##", means = "big" }, { "big-*", means = "small" } },
    models = {
      big = { aliases = { "large" }, id = "the-big-one",
        { from = "2024-01-01", to = "2025-01-01", input = "3 USD/Mtoken", output = "15 USD/Mtoken", source = "old" },
        { from = "2025-01-01", input = "2 USD/Mtoken", cached_input = "0.5 USD/Mtoken",
          cache_write = "2.5 USD/Mtoken", output = "10 USD/Mtoken",
          batch_input = "1 USD/Mtoken", batch_output = "5 USD/Mtoken", web_search = "0.01 USD/request",
          web_search_high = "0.03 USD/request", per_request = "0.001 USD/request",
          tiers = { { above = "200k tokens/request", input = "4 USD/Mtoken", output = "15 USD/Mtoken" },
                    { from = "1M tokens/request", input = "6 USD/Mtoken" } },
          regions = { eu = "1.1" }, source = "a page" },
        { from = "2027-01-01", status = "cancelled", input = "9 USD/Mtoken", source = "a rumour" } },
      small = { { from = "2025-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken", source = "s" } },
      night = { { from = "2025-01-01", input = "4 USD/Mtoken", output = "8 USD/Mtoken", source = "s",
        hours = { { from = "16:30", to = "00:30", input = "1 USD/Mtoken", output = "2 USD/Mtoken" } } } },
      thinker = { { from = "2025-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken",
        reasoning_output = "5 USD/Mtoken", source = "s" } },
      words = { mode = "embedding", { from = "2025-01-01", input = "0.1 USD/Mtoken", source = "s" } },
      painter = { mode = "image", { from = "2025-01-01", per_image = "0.04 USD/image", source = "s" } },
      listener = { mode = "transcription", { from = "2025-01-01", per_duration = "0.006 USD/minute", source = "s" } },
      gift = { { from = "2025-01-01", free = true, source = "s" } },
      dear = { { from = "2025-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken",
        minimum = "0.01 USD/request", source = "s" } },
      bulk = { { from = "2025-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken", source = "s",
        volume = { { above = "1G tokens/month", input = "0.5 USD/Mtoken" },
                   { above = "4G tokens/month", discount = "75 %" } } } },
      whole = { { from = "2025-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken", source = "s",
        volume_sense = "whole", volume = { { above = "1G tokens/month", input = "0.5 USD/Mtoken" } } } },
      spender = { { from = "2025-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken", source = "s",
        minimum = "100 USD/month", volume = { { above = "1000 USD/month", discount = "10 %" } } } },
      rented = { { from = "2025-01-01", provisioned = "10 USD/hour", provisioned_1m = "8 USD/hour",
        unit_input = "1M tokens/minute", unit_output = "100k tokens/minute", unit_least = 2, source = "s" } },
      ["big-latest"] = { { from = "2024-01-01", to = "2025-06-01", target = "big", source = "a page" },
        { from = "2025-06-01", target = "small", source = "a page" } },
    } }]],
  ["api/beside.lua"] = [[return { kind = "api-prices", provider = "beside", cached = "beside", models = {
    big = { { from = "2025-01-01", input = "2 USD/Mtoken", cached_input = "0.2 USD/Mtoken",
      cache_write = "2.5 USD/Mtoken", cache_write_1h = "4 USD/Mtoken", output = "10 USD/Mtoken",
      tiers = { { above = "200k tokens/request", input = "4 USD/Mtoken", cached_input = "0.4 USD/Mtoken",
        output = "20 USD/Mtoken" } }, source = "b" } } } }]],
}

local root, book

setup(function()
  root = folder.new(FILES)
  book = assert(catalog.open { folders = { root } })
end)
teardown(folder.remove_all)

local function bill(name, asked, options)
  options = options or {}
  options.as_of = options.as_of or "2025-03-01"
  return billing.request(book, name, asked, options)
end

local function near(wanted, found)
  assert.is_true(model.close(wanted, found, 1e-12), ("%.17g, not %.17g"):format(found, wanted))
end

-- What a request costs, and by what it is billed.
local function costs(wanted, name, asked, options)
  local made = assert(bill(name, asked, options))
  near(wanted, made.usd)
  local sum, names = 0, {}
  for i, row in ipairs(made.rows) do
    sum, names[i] = sum + row.usd, row.dimension
    if row.dimension ~= "minimum" then near(row.usd, row.quantity * row.usd_per_unit) end
  end
  near(made.usd, sum)
  return table.concat(names, " "), made
end

describe("a bill", function()
  it("passes its own catalog check", function()
    assert.same({}, catalog.check(root))
  end)

  -- 1,000 at 2 and 500 at 10 USD/Mtoken, and a call: 0.002 + 0.005 + 0.001
  it("has a row a dimension", function()
    local names, made = costs(0.008, "inside/big", { input = 1000, output = 500 })
    assert.equal("input output per_request", names)
    assert.same({ "a page", "2025-01-01", "2 USD/Mtoken" },
      { made.rows[1].source, made.rows[1].from, made.rows[1].price })
  end)

  it("is that of its day", function() -- 0.003 + 0.0075
    costs(0.0105, "inside/big", { input = 1000, output = 500 }, { as_of = "2024-12-31" })
    local _, message = bill("inside/big", { input = 1 }, { as_of = "2023-12-31" })
    assert.equal("inside/big has no price on 2023-12-31: the first row is from 2024-01-01", message)
  end)

  it("takes no row that was cancelled", function()
    costs(0.008, "inside/big", { input = 1000, output = 500 }, { as_of = "2027-06-01" })
  end)

  -- inside: 200 at 2, 800 at 0.5, 500 at 10: 0.0004 + 0.0004 + 0.005 + 0.001
  -- beside: 1,000 at 2, 800 at 0.2: 0.002 + 0.00016 + 0.005
  it("counts each cached token once, wherever its vendor counts it", function()
    assert.equal("input cached_input output per_request",
      (costs(0.0068, "inside/big", { input = 1000, cached = 800, output = 500 })))
    costs(0.00716, "beside/big", { input = 1000, cached = 800, output = 500 })
    local _, message = bill("inside/big", { input = 1000, cached = 700, cache_write = 400 })
    assert.equal("inside/big: 1100 cached tokens in 1000 input tokens: this vendor counts them inside its input",
      message)
  end)

  -- beside: 100 at 2, 1,000 written at 2.5, 2,000 for an hour at 4: 0.0002 + 0.0025 + 0.008;
  -- inside has no price of an hour: 1,000 + 2,000 written at 2.5
  it("bills what is written to the cache", function()
    local asked = { input = 100, cache_write = 1000, cache_write_1h = 2000 }
    costs(0.0107, "beside/big", asked)
    local _, made = costs(0.0075 + 0.001, "inside/big", { input = 3000, cache_write = 1000, cache_write_1h = 2000 })
    assert.same({ "no price of cache write 1h: billed as cache write" }, made.notes)
  end)

  it("bills as input what has no price as cached", function()
    local names, made = costs(0.001, "inside/small", { input = 1000, cached = 800 })
    assert.equal("input", names)
    assert.equal(1000, made.rows[1].quantity)
    assert.same({ "no price of cached input: billed as input" }, made.notes)
  end)

  -- 200,000 at 2; 200,001 at 4 with output at 15; 1,000,000 at 6, output as in the tier before
  it("takes a tier for the whole request, above its bound or from it on", function()
    costs(0.4 + 0.005 + 0.001, "inside/big", { input = 200000, output = 500 })
    costs(200001 * 4e-6 + 0.0075 + 0.001, "inside/big", { input = 200001, output = 500 })
    costs(6 + 0.0075 + 0.001, "inside/big", { input = 1000000, output = 500 })
    costs(999999 * 4e-6 + 0.0075 + 0.001, "inside/big", { input = 999999, output = 500 })
  end)

  -- 150k fresh and 60k cached are a prompt of 210k: 0.6 + 0.024 + 0.01
  it("counts cached tokens towards a long prompt", function()
    costs(0.634, "beside/big", { input = 150000, cached = 60000, output = 500 })
    costs(0.3 + 0.01 + 0.005, "beside/big", { input = 150000, cached = 50000, output = 500 })
  end)

  -- the batch has no cache: 1,000 at 1, 500 at 5, the call as it is
  it("is that of a batch", function()
    local names = costs(0.001 + 0.0025 + 0.001, "inside/big", { input = 1000, cached = 800, output = 500 },
      { variant = "batch" })
    assert.equal("batch_input batch_output per_request", names)
    local _, message = bill("inside/small", { input = 1 }, { variant = "batch" })
    assert.equal("inside/small has no batch price of input on 2025-03-01", message)
  end)

  it("has a factor by region", function() -- 0.008 * 1.1
    costs(0.0088, "inside/big", { input = 1000, output = 500 }, { region = "eu" })
    local _, message = bill("inside/big", { input = 1 }, { region = "us" })
    assert.equal("inside/big has no factor for region 'us': there is 'eu'", message)
  end)

  it("has prices by the time of day, past midnight too", function()
    for at, usd in pairs { ["16:29"] = 0.004, ["16:30"] = 0.001, ["23:59"] = 0.001, ["00:00"] = 0.001,
                           ["00:29"] = 0.001, ["00:30"] = 0.004 } do
      costs(usd, "inside/night", { input = 1000 }, { at = at })
    end
  end)

  it("bills thinking as output, or at its own price", function() -- 500 at 10; 500 at 5
    costs(0.005 + 0.005 + 0.001, "inside/big", { output = 500, reasoning = 500 })
    costs(0.001 + 0.0025, "inside/thinker", { output = 500, reasoning = 500 })
  end)

  it("bills searches, pictures and sound", function()
    costs(0.02 + 0.001, "inside/big", { uses = { web_search = 2 } })
    costs(0.03 + 0.001, "inside/big", { uses = { web_search_high = 1 } })
    costs(0.01 + 0.001, "inside/big", { uses = { web_search_low = 1 } }) -- as any other
    costs(0.12, "inside/painter", { uses = { per_image = 3 }, input = 20 })
    costs(0.009, "inside/listener", { uses = { per_duration = 90 } }) -- seconds
    local _, message = bill("inside/small", { uses = { audio_input = 5 } })
    assert.equal("inside/small has no price of audio input on 2025-03-01", message)
    _, message = bill("inside/small", { uses = { per_image = 5 } })
    assert.equal("inside/small has no price per image on 2025-03-01", message)
  end)

  it("asks no output of a model that has none", function()
    assert.equal("input", (costs(0.0001, "inside/words", { input = 1000, output = 500 })))
  end)

  it("is nothing of what is free, and says so by its rows", function()
    assert.equal("input output", (costs(0, "inside/gift", { input = 1000, output = 500 })))
  end)

  it("has a least amount", function() -- 0.0001 + 0.0098 missing; past it nothing
    costs(0.01, "inside/dear", { input = 100 })
    costs(0.02, "inside/dear", { input = 20000 })
  end)
end)

describe("a month", function()
  local function month(name, asked, requests)
    local made = assert(bill(name, asked, { requests = core.quantity(requests) }))
    local sum = 0
    for _, row in ipairs(made.month.rows) do sum = sum + row.usd end
    near(made.month.usd, sum)
    return made.month.usd, made.month
  end

  it("is its requests", function() -- 10k a day are 304,166.67 a month
    near(0.008 * 10000 * 365 / 12, (month("inside/big", { input = 1000, output = 500 }, "10k requests/day")))
  end)

  -- 5 Gtoken: 1 at 1, 3 at 0.5, 1 at a quarter of 1: 1000 + 1500 + 250; output, 1 Gtoken, has a
  -- discount from 4 on only
  it("is cheaper past its steps, each part at its price", function()
    near(2750 + 2000, (month("inside/bulk", { input = 5000, output = 1000 }, "1M requests/month")))
  end)

  it("is cheaper as a whole where the vendor says so", function()
    near(1000, (month("inside/whole", { input = 1000 }, "1M requests/month")))
    near(1000, (month("inside/whole", { input = 2000 }, "1M requests/month")))
  end)

  -- 3,000 USD: 1,000 and 90 % of 2,000; 50 USD are 100
  it("has a discount by money, and a least amount", function()
    local usd, made = month("inside/spender", { input = 3000 }, "1M requests/month")
    near(2800, usd)
    assert.equal("volume discount", made.rows[2].label)
    near(-200, made.rows[2].usd)
    near(100, (month("inside/spender", { input = 50 }, "1M requests/month")))
  end)
end)

describe("a name", function()
  local function model_of(name, as_of)
    local row, message = book:price(name, as_of or "2025-03-01")
    return row and row.name, row and row.target or message
  end

  it("is found by alias, by its list's id, by the first pattern that fits", function()
    for _, name in ipairs { "inside/big", "INSIDE/Big", "inside/large", "the-big-one", "inside/big-12", "big-12" } do
      assert.equal("inside/big", (model_of(name)), name)
    end
    for _, name in ipairs { "inside/big-123", "inside/big-1x", "big-one" } do
      assert.equal("inside/small", (model_of(name)), name)
    end
    assert.is_nil(model_of "inside/bigger")
  end)

  it("may lead to another model from day to day", function()
    assert.same({ "inside/big-latest", "inside/big" }, { model_of("inside/big-latest", "2025-05-31") })
    assert.same({ "inside/big-latest", "inside/small" }, { model_of("inside/big-latest", "2025-06-01") })
  end)
end)

-- ----- perigee.api -----

local function run(f, options)
  options = options or {}
  options.catalogs = { root }
  return assert(perigee.run(perigee.scenario { as_of = "2025-03-01", model = function()
    return { f(perigee.traffic { requests = "1M requests/month", input = options.input or "1000 tokens/request",
                                 output = "500 tokens/request", peak = 3 }) }
  end }, { samples = options.samples or 64, catalogs = { root } }))
end

local function option(given, input)
  return run(function(traffic)
    given[1], given.traffic = "A", traffic
    return perigee.api(given)
  end, { input = input }).options[1]
end

local function rows_of(made)
  local rows = {}
  for _, row in ipairs(made.rows) do rows[row.label] = row.point end
  return rows
end

describe("perigee.api", function()
  -- a month of 1M: 400 fresh at 2, 500 cached at 0.5, 100 written at 2.5, 500 out at 10, the call
  it("bills shares of the input as cached", function()
    local rows = rows_of(option { model = "inside/big", cached = "50 %", cache_write = "10 %" })
    near(800, rows.input)
    near(250, rows["cached input"])
    near(250, rows["cache write"])
    near(5000, rows.output)
    near(1000, rows["per request"])
  end)

  it("bills the same prompt alike, wherever its vendor counts cached tokens", function()
    local rows = rows_of(option { model = "beside/big", cached = "50 %" })
    near(1000, rows.input)
    near(100, rows["cached input"])
  end)

  -- a quarter in batches: 750 at 2 and 250 at 1
  it("shares requests between ways of answering", function()
    local rows = rows_of(option { model = "inside/big", batch = "25 %" })
    near(1500, rows.input)
    near(250, rows["batch input"])
    near(3750, rows.output)
    near(625, rows["batch output"])
  end)

  it("bills thinking, searches and what is sent again", function()
    local rows = rows_of(option { model = "inside/big", reasoning = "200 tokens/request", retries = "5 %",
                                  uses = { web_search = 0.3 } })
    near(7000 * 1.05, rows.output)
    near(3000 * 1.05, rows["web search"])
    near(2000 * 1.05, rows.input)
  end)

  it("bills by region and by the time of day", function()
    near(2200, rows_of(option { model = "inside/big", region = "eu" }).input)
    near(0.4 * 1000 + 0.6 * 4000, rows_of(option { model = "inside/night", hours = "40 %" }).input)
    local plain = option { model = "inside/night" }
    near(4000, rows_of(plain).input)
    assert.same({ "billed as outside 16:30 to 00:30 UTC, which have prices of their own: say hours = the share "
                  .. "of requests then" }, plain.notes)
  end)

  -- 3G tokens a month in the busiest hour are 3e9 / 43,800 minutes = 68,493 a minute: one unit of 1M,
  -- and 34,247 written: one of 100k; two at least; a month has 730 hours
  it("buys throughput by the hour", function()
    near(2 * 10 * 730, rows_of(option { model = "inside/rented", provisioned = true }).provisioned)
    near(5 * 8 * 730, rows_of(option { model = "inside/rented", provisioned = "1m", units = 5 })["provisioned 1m"])
  end)

  -- Uniform from 150k to 250k: below 200k a half with mean 175k at 2, above a half with mean 225k at 4
  -- USD/Mtoken; 1M requests: (0.35 + 0.9) / 2 M USD.
  it("crosses a tier on some samples and not on others", function()
    local result = run(function(traffic) return perigee.api { "A", model = "inside/big", traffic = traffic } end,
                       { input = "150k .. 250k tokens/request", samples = 16384 })
    local input = result.options[1].rows[1]
    assert.is_true(model.close(625000, input.mean, 1e-3), input.mean)
    assert.is_true(result.options[1].cost.p5 < 330000 and result.options[1].cost.p95 > 950000)
  end)

  local function refused(message, given)
    local ok, found = perigee.run(perigee.scenario { as_of = "2025-03-01", model = function()
      given[1] = "A"
      given.traffic = perigee.traffic { requests = "1M requests/month", input = "1000 tokens/request",
                                        output = "500 tokens/request" }
      return { perigee.api(given) }
    end }, { samples = 64, catalogs = { root } })
    assert.is_nil(ok)
    assert.truthy(found:find(message, 1, true), found)
  end

  it("says what is wrong", function()
    refused("cached, cache_write, cache_write_1h come to more than 100 %",
      { model = "inside/big", cached = "60 %", cache_write = "50 %" })
    refused("batch, flex, priority, tuned come to more than 100 %", { model = "inside/big", batch = 0.7, tuned = 0.4 })
    refused("inside/small has no batch price of input on 2025-03-01", { model = "inside/small", batch = 0.1 })
    refused("uses: 'web_serch' is no price of a catalog: did you mean 'web_search'?",
      { model = "inside/big", uses = { web_serch = 1 } })
    refused("uses is a table of amounts of a request", { model = "inside/big", uses = 3 })
    refused("inside/big has no factor for region 'us'", { model = "inside/big", region = "us" })
    refused("hours: inside/small has 0 parts of the day with prices of their own, not 1",
      { model = "inside/small", hours = 0.5 })
    refused("inside/big has no provisioned price", { model = "inside/big", provisioned = true })
    refused("units means nothing without provisioned", { model = "inside/big", units = 2 })
  end)
end)

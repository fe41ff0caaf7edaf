-- Two sides compared: by hand on small models, and over random ones.
local dkjson = require "dkjson"
local engine = require "perigee.engine"
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"

teardown(folder.remove_all)

local function near(wanted, found, relative)
  assert.is_true(math.abs(found - wanted) <= (relative or 1e-9) * math.max(1e-9, math.abs(wanted)),
    ("%.17g, not %.17g"):format(found, wanted))
end

local function fees(amount) return { perigee.cost("fees", "fees", amount) } end

-- A scenario of one option that costs what f makes of the assumptions.
local function of(assume, f, more)
  local given = { title = "T", as_of = "2024-06-01", assume = assume,
                  model = function(a) return { perigee.option { "A", costs = fees(f(a)) } } end }
  for key, value in pairs(more or {}) do given[key] = value end
  return perigee.scenario(given)
end

local function set(pairs_given)
  local list = {}
  for name, text in pairs(pairs_given) do list[#list + 1] = { name, text } end
  table.sort(list, function(a, b) return a[1] < b[1] end)
  return list
end

-- A scenario against itself with other assumptions.
local function against(scenario, other, options)
  return assert(perigee.compare(scenario, { scenario, set = set(other) }, options or { samples = 256 }))
end

local function bridge_of(figure)
  local amounts, sum = {}, 0
  for _, part in ipairs(figure.bridge) do
    amounts[part.name], sum = part.amount, sum + part.amount
  end
  return amounts, sum
end

local function named(list, name)
  for _, item in ipairs(list) do
    if item.name == name then return item end
  end
end

local USD = perigee.quantity "1 USD/month"

describe("a comparison", function()
  -- 3 x + 7 y + 11: from 3 * 2 + 7 * 5 + 11 = 52 to 3 * 4 + 7 * 1 + 11 = 30.
  it("of a linear model has each assumption's own part", function()
    local model = of({ x = 2, y = 5 }, function(a) return (3 * a.x + 7 * a.y + 11) * USD end)
    local answer = against(model, { x = 4, y = 1 })
    local option = answer.options[1]
    assert.same({ 52, 30, -22 }, { option.before, option.after, option.difference })
    near(30 / 52, option.ratio)
    local amounts, sum = bridge_of(option)
    near(6, amounts.x)
    near(-28, amounts.y)
    assert.equal(-22, sum)
    assert.same({ "x", "y" }, { answer.changes[1].name, answer.changes[2].name })
    assert.same({ "2", "4" }, { answer.changes[1].before, answer.changes[1].after })
  end)

  it("of a product shares what both do together by halves", function()
    local amounts = bridge_of(against(of({ x = 3, y = 5 }, function(a) return a.x * a.y * USD end),
      { x = 7, y = 11 }).options[1])
    near((7 - 3) * (5 + 11) / 2, amounts.x)
    near((11 - 5) * (3 + 7) / 2, amounts.y)
  end)

  -- See compare_bridge_spec.lua for the six orders.
  it("of a product of three has a third, sixths and a third", function()
    local answer = against(of({ x = 2, y = 5, z = 10 }, function(a) return a.x * a.y * a.z * USD end),
      { x = 3, y = 4, z = 30 })
    local amounts, sum = bridge_of(answer.options[1])
    near(1 * (2 * 5 * 10 + 4 * 10 + 5 * 30 + 2 * 4 * 30) / 6, amounts.x)
    near(20 * (2 * 2 * 5 + 3 * 5 + 2 * 4 + 2 * 3 * 4) / 6, amounts.z)
    near(260, sum, 0)
    assert.same({ "Shapley", true, 3, 8 }, { answer.method.name, answer.method.exact, answer.method.changes,
                                             answer.method.combinations })
  end)

  -- Nothing below 10: max(0, x + y + z - 10) from 2 + 3 + 4 to 5 + 4 + 5, where the three together give 4.
  -- By the order: x first 2 + 3 - 10 + 5 = 2 above; x y 3, x z 3 ... by hand, v: {} 0, x 2, y 0, z 0, xy 3, xz 3,
  -- yz 1, xyz 4.  x: (2 * 2 + (3 - 0) + (3 - 0) + 2 * (4 - 1)) / 6 = 16 / 6; y: (0 + 1 + 1 + 2 * 1) / 6 = 4 / 6; z the
  -- same as y.
  it("of a threshold sums all the same", function()
    local model = of({ x = 2, y = 3, z = 4 }, function(a)
      return perigee.math.max(0, a.x + a.y + a.z - 10) * USD
    end)
    local amounts, sum = bridge_of(against(model, { x = 5, y = 4, z = 5 }).options[1])
    near(16 / 6, amounts.x)
    near(4 / 6, amounts.y)
    near(4 / 6, amounts.z)
    assert.equal(4, sum)
  end)

  -- A model that branches takes paths in mixtures that neither side takes: x > 4 and y < 4 only together.
  it("follows the paths of mixtures", function()
    local model = of({ x = 2, y = 3 }, function(a)
      if a.x > 4 then
        if a.y < 4 then return 100 * USD end
        return 10 * USD
      end
      return 1 * USD
    end)
    local amounts, sum = bridge_of(against(model, { x = 5, y = 6 }).options[1]) -- {} 1, x 100, y 1, xy 10
    near(((100 - 1) + (10 - 1)) / 2, amounts.x)
    near((0 + (10 - 100)) / 2, amounts.y)
    assert.equal(9, sum)
  end)

  it("takes changes apart that are more than eight", function() -- pairs: see compare_bridge_spec.lua
    local assume, other = {}, {}
    for i = 1, 11 do assume["x" .. i], other["x" .. i] = i, i + 2 end
    local answer = against(of(assume, function(a)
      local sum = 0
      for i = 1, 10 do sum = sum + a["x" .. i] * a["x" .. i + 1] end
      return sum * USD
    end), other)
    local amounts, sum = bridge_of(answer.options[1])
    -- x5 is in x4 x5 + x5 x6: 2 ((4 + 6) / 2 + (6 + 8) / 2)
    near(2 * (5 + 7), amounts.x5)
    near(answer.options[1].difference, sum, 1e-15)
    assert.is_false(answer.method.exact)
    assert.is_true(answer.method.orders > 2)
  end)

  it("has the outputs too, each in its unit", function()
    local scenario = perigee.scenario { title = "T", as_of = "2024-06-01",
      assume = { requests = "10k requests/day", tokens = "200 tokens/request" },
      model = function(a) return { load = a.requests * a.tokens, requests = a.requests } end }
    local answer = against(scenario, { requests = "20k/day", tokens = "300 tokens/request" })
    local load = named(answer.outputs, "load")
    assert.equal("token/day", load.unit)
    near(4e6, load.difference)
    local amounts = bridge_of(load)
    near(10000 * 250, amounts.requests)
    near(100 * 15000, amounts.tokens)
    assert.equal(0, (bridge_of(named(answer.outputs, "requests"))).tokens)
    assert.same({}, answer.options)
  end)
end)

describe("an uncertain comparison", function()
  -- Means: y uniform over 1 .. 3 is 2, over 2 .. 6 it is 4: x y from 10 * 2 to 20 * 4.
  it("is of means, with the same samples on both sides", function()
    local model = of({ x = 10, y = "1 .. 3" }, function(a) return a.x * a.y * USD end)
    local answer = against(model, { x = 20, y = "2 .. 6" }, { samples = 16384 })
    local option = answer.options[1]
    assert.equal("mean", answer.basis)
    local amounts, sum = bridge_of(option)
    near(60, option.difference, 0.01) -- 4 errors of 17.3 / 128
    near(10 * (2 + 4) / 2, amounts.x, 0.01)
    near(2 * 15, amounts.y, 0.02)
    assert.equal(option.difference, sum)
    -- In each sample 20 (2 + 4 u) - 10 (1 + 2 u) = 30 + 60 u: its P5 is 33 and its P95 87.
    near(33, option.difference_p5, 0.02)
    near(87, option.difference_p95, 0.02)
    assert.is_true(option.difference_error > 0 and option.difference_error < 0.5)
    for _, part in ipairs(option.bridge) do assert.is_true(part.error > 0) end
  end)

  it("knows a difference better than what it is a difference of", function()
    local model = of({ x = 10, y = "1 to 100" }, function(a) return (a.x + a.y) * USD end)
    local option = against(model, { x = 20 }).options[1]
    near(10, option.difference, 1e-12)
    assert.equal(0, option.difference_error) -- the same y on both sides
    assert.is_true(option.before_error > 0)
  end)

  it("gives the same figures as two runs, to the bit, for any number of threads", function()
    local path = "examples/host_or_api.lua"
    local other = { { "requests", "500k to 900k requests/day" }, { "pace", "50 ms" } }
    local before = assert(engine.run { file = path, samples = 20000 })
    local after = assert(engine.run { file = path, set = other, samples = 20000 })
    local one = assert(perigee.compare(path, { path, set = other }, { samples = 20000, threads = 1 }))
    local three = assert(perigee.compare(path, { path, set = other }, { samples = 20000, threads = 3 }))
    for i, option in ipairs(one.options) do
      assert.equal(before.options[i].cost.mean, option.before)
      assert.equal(after.options[i].cost.mean, option.after)
      assert.equal(option.after - option.before, option.difference)
      assert.same(option, three.options[i])
    end
    assert.equal(3, #one.options)
    assert.equal(after.outputs[1].mean, one.outputs[1].after)
  end)

  it("draws an assumption that is uncertain on one side only", function()
    local model = of({ x = 10, y = 2 }, function(a) return a.x * a.y * USD end)
    local option = against(model, { y = "2 .. 6" }, { samples = 16384 }).options[1]
    assert.equal(20, option.before)
    near(20, option.difference, 0.02)
    near(20, (bridge_of(option)).y, 0.02)
    assert.is_true(option.difference_error > 0)
  end)
end)

describe("samples of a comparison", function()
  -- z becomes uncertain: with Sobol's points the others keep their dimensions, and an option without z its figures.
  it("stay paired whatever the sampler", function()
    local model = perigee.scenario { title = "T", as_of = "2024-06-01",
      assume = { a = "1 to 3", m = 2, z = "4 to 9" },
      model = function(a)
        return { perigee.option { "A", costs = fees(a.a * a.z * USD) },
                 perigee.option { "M", costs = fees(a.m * USD) } }
      end }
    for _, sampler in ipairs { "sobol", "random", "stratified" } do
      local answer = against(model, { m = "1 to 3" }, { samples = 1024, sampler = sampler })
      assert.equal(sampler, answer.sampler)
      assert.equal(0, answer.options[1].difference)
      assert.equal(0, answer.options[1].difference_error)
      local _, sum = bridge_of(answer.options[2])
      assert.equal(answer.options[2].difference, sum)
    end
  end)

  -- y follows x; where x is certain y draws alone, and is no change by itself.
  it("stay correlated as each mixture says", function()
    local function model(correlate)
      return of({ x = "normal(10, 2)", y = "normal(10, 2)", k = 1 }, function(a) return a.k * a.x * a.y * USD end,
        { correlate = correlate })
    end
    local tied = model { { "x", "y", 0.9 } }
    local answer = against(tied, { x = 11, k = 2 }, { samples = 4096 })
    assert.same({ "k", "x" }, { answer.changes[1].name, answer.changes[2].name })
    assert.equal(2, #answer.changes)
    -- Means: E xy = 100 + 4 r, r = 2 sin(0.9 pi / 6); with x = 11 it is 110: k doubles either.
    local tie = 100 + 4 * 2 * math.sin(0.9 * math.pi / 6)
    local amounts, sum = bridge_of(answer.options[1])
    near((tie + 110) / 2, amounts.k, 0.01)
    near((110 - tie) * 1.5, amounts.x, 0.2)
    assert.equal(answer.options[1].difference, sum)
    local loose = model()
    loose.model = tied.model
    answer = assert(perigee.compare(loose, tied, { samples = 4096 }))
    assert.same({ "the model", nil }, { answer.changes[1].name, answer.changes[2] })
    near(tie - 100, answer.options[1].difference, 0.2)
  end)
end)

describe("what changed", function()
  local model = of({ x = "10 GB", y = "normal(5,1)" }, function(a) return a.x / "1 GB" * a.y * USD end)

  it("is nothing where both sides say the same", function()
    local answer = against(model, {})
    assert.same({}, answer.changes)
    assert.equal(0, answer.options[1].difference)
    assert.is_nil(answer.options[1].bridge)
    assert.is_nil(answer.method)
  end)

  it("is only said where other words mean the same", function()
    local answer = against(model, { x = "10000 MB", y = "normal(5.0, 1)" })
    assert.same({ true, true }, { answer.changes[1].same, answer.changes[2].same })
    assert.equal(0, answer.options[1].difference)
    assert.is_nil(answer.method)
  end)

  it("is nothing where only the source is another", function()
    local one = of({ x = { 3, source = "our log" } }, function(a) return a.x * USD end)
    local two = of({ x = { 3, source = "a guess" } }, function() return 0 * USD end)
    two.model = one.model
    assert.same({}, assert(perigee.compare(one, two)).changes)
  end)

  it("is not the model, where two scenarios share it", function()
    local one = of({ x = 3 }, function(a) return a.x * USD end)
    local two = perigee.scenario { base = one, assume = { x = 5 } }
    local answer = assert(perigee.compare(one, two))
    assert.equal(1, #answer.changes)
    near(2, (bridge_of(answer.options[1])).x)
  end)
end)

-- ----- two files -----

local OLD = [[
local perigee = require "perigee"
return perigee.scenario { title = "Old", as_of = "2024-01-01",
  assume = { requests = "10k requests/day", price = "2 USD/Mtoken", legacy = "5 USD/month" },
  model = function(a)
    local tokens = a.requests * "1000 tokens/request"
    return {
      perigee.option { "Own", costs = { perigee.cost("fees", "tokens", tokens * a.price),
        perigee.cost("fees", "legacy", a.legacy) }, quality = "80 %" },
      perigee.option { "Agency", costs = { perigee.cost("fees", "agency", "4000 USD/month") } },
      tokens = tokens, share = perigee.quantity "50 %",
    }
  end }
]]

local NEW = [[
local perigee = require "perigee"
return perigee.scenario { title = "New", as_of = "2024-01-01",
  assume = { requests = "20k requests/day", price = "3 USD/Mtoken", margin = "50 %" },
  model = function(a)
    local tokens = a.requests * "1000 tokens/request"
    return {
      perigee.option { "Own", costs = { perigee.cost("fees", "tokens", tokens * a.price),
        perigee.cost("fees", "margin", tokens * a.price * a.margin) }, quality = "90 %",
        requires = { { a.requests:lt("15k requests/day"), "too many" } } },
      perigee.option { "Cloud", costs = { perigee.cost("fees", "cloud", "6000 USD/month") } },
      tokens = (tokens / "1000 tokens/ktoken"):to "ktoken/day", share = a.requests,
    }
  end }
]]

-- A price of the catalogs, by the token.
local function priced(model, day)
  return ([[
local perigee = require "perigee"
return perigee.scenario { title = "P", as_of = "%s", assume = { requests = "1k requests/day" },
  model = function(a)
    return { perigee.api { "API", model = "acme/%s", traffic = perigee.traffic { requests = a.requests,
      input = "1000 tokens/request", output = "0 tokens/request" } } }
  end }
]]):format(day, model)
end

local function catalog(rows)
  return 'return { kind = "api-prices", provider = "acme", models = { ' .. rows .. " } }"
end

local function row(from, price)
  return ('{ from = "%s", input = "%s USD/Mtoken", output = "1 USD/Mtoken", source = "s" }'):format(from, price)
end

describe("another file", function()
  local root
  setup(function()
    root = folder.new {
      ["old.lua"] = OLD, ["new.lua"] = NEW:gsub('%(tokens / "1000 tokens/ktoken"%)', "tokens"),
      ["same.lua"] = OLD,
      ["p1.lua"] = priced("one", "2024-01-01"), ["p2.lua"] = priced("two", "2025-01-01"),
      ["cat/api/acme.lua"] = catalog(('one = { %s, %s }, two = { %s }'):format(
        row("2023-01-01", 2):gsub(", source", ', to = "2025-01-01", source'), row("2025-01-01", 5),
        row("2025-01-01", 8))),
      ["dear/api/acme.lua"] = catalog(('one = { %s }'):format(row("2023-01-01", 20))),
      ["noisy.lua"] = OLD:gsub("local tokens", 'print("heard") local tokens', 1),
    }
  end)

  local function compare(a, b, options)
    local function side(given)
      given = type(given) == "table" and given or { given }
      given[1] = root .. "/" .. given[1]
      for i, name in ipairs(given.catalogs or {}) do given.catalogs[i] = root .. "/" .. name end
      return given
    end
    return perigee.compare(side(a), side(b), options)
  end

  -- A month is 365 / 12 days.  By the token: 10k * 1000 tokens a day at 2 USD a million is 20 USD a day; 20k at
  -- 3 is 60, and half of it on top 90.  With the model each of these by half again: v in USD a day, model m:
  -- {} 20, r 40, p 30, rp 60, m 30, rm 60, pm 45, rpm 90; the 5 USD a month go with the model.
  it("is a change of the model, and what only one knows goes along", function()
    local answer = assert(compare("old.lua", "new.lua"))
    local kinds = {}
    for _, change in ipairs(answer.changes) do
      kinds[change.name] = { change.kind, change.before, change.after, change.along }
    end
    assert.same({ "assumption", nil, "50 %", "the model" }, kinds.margin)
    assert.same({ "assumption", "5 USD/month", nil, "the model" }, kinds.legacy)
    assert.same({ "model", root .. "/old.lua", root .. "/new.lua" }, kinds["the model"])
    local own = named(answer.options, "Own")
    local amounts, sum = bridge_of(own)
    local month = 365 / 12
    near(month * (2 * 20 + (60 - 30) + (60 - 30) + 2 * (90 - 45)) / 6, amounts.requests)
    near(month * (2 * 10 + (60 - 40) + (45 - 30) + 2 * (90 - 60)) / 6, amounts.price)
    near(month * (2 * 10 + (60 - 40) + (45 - 30) + 2 * (90 - 60)) / 6 - 5, amounts["the model"])
    assert.equal(own.difference, sum)
    near(month * 70 - 5, own.difference)
  end)

  it("has options that are new, gone, or no longer feasible, and their rows and quality", function()
    local answer = assert(compare("old.lua", "new.lua"))
    local names = {}
    for i, option in ipairs(answer.options) do names[i] = option.name .. " " .. (option.only or "both") end
    assert.same({ "Own both", "Agency a", "Cloud b" }, names)
    assert.same({ before = "Own", after = "Cloud" }, answer.cheapest)
    local own, agency, cloud = table.unpack(answer.options)
    assert.same({ before = true, after = false }, own.feasible)
    assert.same({ before = {}, after = { "too many" } }, own.reasons)
    assert.same({ 4000, nil, nil }, { agency.before, agency.after, agency.difference })
    assert.same({ nil, 6000, nil }, { cloud.before, cloud.after, cloud.bridge })
    near(10, own.quality.difference)
    local labels, sum = {}, 0
    for i, row_of in ipairs(own.rows) do
      labels[i], sum = row_of.label, sum + row_of.difference
    end
    assert.same({ "tokens", "legacy", "margin" }, labels)
    assert.same({ 5, 0, -5 }, { own.rows[2].before, own.rows[2].after, own.rows[2].difference })
    near(own.difference, sum)
  end)

  it("compares outputs in the first's unit, and not what has none in common", function()
    local answer = assert(compare("old.lua", "new.lua"))
    local tokens, share = named(answer.outputs, "tokens"), named(answer.outputs, "share")
    assert.equal("token/day", tokens.unit) -- ktoken/day after
    near(2e7, tokens.after)
    near(1e7, (bridge_of(tokens)).requests)
    assert.same({ "%", "request/day" }, { share.unit, share.after_unit })
    assert.is_nil(share.difference)
    assert.is_nil(share.bridge)
  end)

  it("of the same text moves nothing", function()
    local answer = assert(compare("old.lua", "same.lua"))
    assert.same({ "the model" }, { answer.changes[1].name, answer.changes[2] })
    assert.equal(0, named(answer.options, "Own").difference)
  end)

  it("gives the opposite the other way round", function()
    local there, back = assert(compare("old.lua", "new.lua")), assert(compare("new.lua", "old.lua"))
    local one, two = bridge_of(named(there.options, "Own")), bridge_of(named(back.options, "Own"))
    for name, amount in pairs(one) do near(-amount, two[name]) end
  end)

  -- 30.4 Mtoken a month, at 2 USD until 2025 and 5 after: 1k requests of 1000 tokens for 365 / 12 days.
  it("is not needed where the day of prices is another", function()
    local answer = assert(compare({ "p1.lua", catalogs = { "cat" } }, { "p1.lua", catalogs = { "cat" },
      as_of = "2025-02-01", set = { { "requests", "2k requests/day" } } }))
    local month = 365 / 12
    local amounts = bridge_of(answer.options[1])
    near(month * (2 + 5) / 2, amounts.requests)
    near(month * 3 * 1.5, amounts["day of prices"])
    assert.same({ "as_of", "2024-01-01", "2025-02-01" }, { answer.changes[2].kind, answer.changes[2].before,
                                                          answer.changes[2].after })
  end)

  it("is not needed where the catalogs are others", function()
    local answer = assert(compare({ "p1.lua", catalogs = { "cat" } }, { "p1.lua", catalogs = { "cat", "dear" } }))
    near(365 / 12 * 18, (bridge_of(answer.options[1]))["the catalogs"])
    assert.equal("as shipped, " .. root .. "/cat, " .. root .. "/dear", answer.changes[1].after)
  end)

  it("is not needed where the prices are a saved result's", function()
    local saved = assert(perigee.run(root .. "/p1.lua", { catalogs = { root .. "/cat" } }))
    local answer = assert(compare({ "p1.lua", prices = saved }, { "p1.lua", catalogs = { "dear" } }))
    near(365 / 12 * 18, (bridge_of(answer.options[1]))["the catalogs"])
    assert.equal("a saved result", answer.changes[1].before)
  end)

  it("that asks for prices of its own day stands as one with the day", function()
    local answer = assert(compare({ "p1.lua", catalogs = { "cat" } },
      { "p2.lua", catalogs = { "cat" }, set = { { "requests", "2k requests/day" } } }))
    local amounts, sum = bridge_of(answer.options[1]) -- 2 and 8 USD a million, once and twice
    near(365 / 12 * (2 + 8) / 2, amounts.requests)
    near(365 / 12 * 6 * 1.5, amounts["day of prices and the model"])
    assert.equal(answer.options[1].difference, sum)
    assert.equal(1, #answer.joined)
    assert.same({ "day of prices", "the model" }, answer.joined[1].changes)
    assert.truthy(answer.joined[1].reason:find("p2.lua:4: acme/two has no price on 2024-01-01", 1, true))
  end)

  -- A part of 20 % times 1 and of 4 % times 10: 20 % times 10 is no part, 4 % times 1 is one.
  it("or values that go together stand as one, and say where they part", function()
    local file = folder.new { ["part.lua"] = [[
local perigee = require "perigee"
return perigee.scenario { title = "P", as_of = "2024-01-01", assume = { share = "20 %", times = 1, price = 3 },
  model = function(a)
    local all = perigee.traffic { requests = "1k requests/day", input = "1 token/request", output = "1 token/request" }
    local traffic = perigee.part(all, a.share * a.times)
    return { tokens = traffic.input_tokens * a.price }
  end }
]] } .. "/part.lua"
    local answer = assert(perigee.compare(file, { file, set = set { share = "4 %", times = 10, price = 5 } },
      { samples = 16 }))
    local amounts, sum = bridge_of(answer.outputs[1])
    near(2 * (200 + 400) / 2, amounts.price) -- 1000 a day, a fifth and two fifths of it, at 3 and at 5
    near(4 * 200, amounts["share and times"])
    assert.equal(answer.outputs[1].difference, sum)
    assert.truthy(answer.joined[1].reason:find("part.lua:5: ", 1, true), answer.joined[1].reason)
  end)

  it("stands as one with what keeps its figures finite", function() -- the root of x - y, from 5 - 4 to 3 - 2 ...
    local model = of({ x = "5", y = "4", k = 1 }, function(a) return perigee.math.sqrt(a.x - a.y) * a.k * USD end)
    local answer = against(model, { x = "3", y = "-1", k = 2 }) -- not of 3 - 4
    local amounts = bridge_of(answer.options[1]) -- 1 and 2, times 1 and 2
    near(1.5, amounts.k)
    near(1.5, amounts["x and y"])
    assert.equal("a figure is no finite number then", answer.joined[1].reason)
  end)

  it("is heard once a side, whatever is mixed of them", function()
    local stderr, heard = io.stderr, 0
    io.stderr = { write = function() heard = heard + 1 end } -- luacheck: ignore
    local ok, answer = pcall(compare, "noisy.lua", { "noisy.lua", set = { { "price", "3 USD/Mtoken" },
      { "requests", "3k requests/day" }, { "legacy", "6 USD/month" } } })
    io.stderr = stderr -- luacheck: ignore
    assert.is_true(ok, answer)
    assert.equal(2, heard)
  end)
end)

describe("a comparison that cannot be", function()
  local path
  setup(function() path = folder.new { ["old.lua"] = OLD } .. "/old.lua" end)

  local function refused(message, kind, ...)
    local answer, found, of_kind = perigee.compare(...)
    assert.is_nil(answer)
    assert.equal(message, found)
    assert.equal(kind, of_kind)
  end

  it("is refused in one line", function()
    local model = of({ x = 3, y = { 1, 2 } }, function(a) return a.x * a.y * USD end)
    refused("'y' is a list, 1; 2: a comparison takes one value of each assumption, as --set y=...", "input", model,
            model)
    refused("'y' is a list, 4; 5: a comparison takes one value of each assumption, as --set y=...", "input",
            { model, set = { { "y", 3 } } }, { model, set = { { "y", { 4, 5 } } } })
    refused("--against: --set pric: unknown assumption 'pric': did you mean 'price'?", "usage", path,
            { path, set = { { "pric", "3 USD/Mtoken", from = "--set pric" } } })
    refused("--set pric: unknown assumption 'pric': did you mean 'price'?", "usage",
            { path, set = { { "pric", "3 USD/Mtoken", from = "--set pric" } } }, path)
    refused(path .. "x: no such file", "input", path, path .. "x")
  end)

  it("is the caller's fault where the tables are", function()
    local function fault(...)
      local _, message = perigee.compare(...)
      return (message:gsub("^.-:%d+: ", ""))
    end
    assert.equal("perigee.compare: b: unknown field 'st': did you mean 'set'?", fault(path, { path, st = 1 }))
    assert.equal("perigee.compare: unknown field 'sampels': did you mean 'samples'?",
      fault(path, path, { sampels = 1 }))
    assert.has_error(function() perigee.compare(path, 3) end)
    assert.has_error(function() perigee.compare(nil, path) end)
  end)

  it("reaches a limit as a run does", function()
    local slow = of({ x = 1 }, function(a) return a.x * USD end)
    assert.is_truthy(perigee.compare(slow, slow, { seconds = 1 }))
    local loops = folder.new { ["loop.lua"] = OLD:gsub("local tokens", "while true do end local tokens", 1) }
      .. "/loop.lua"
    local _, message, kind = perigee.compare(loops, loops, { seconds = 0.2 })
    assert.truthy(message:find("the time limit of 0.2 s was reached", 1, true))
    assert.equal("limit", kind)
  end)
end)

-- ----- any model, any change -----

-- A random expression over names, by what is drawn; the same for the same draws.
local function random_model(random)
  local function grow(depth)
    local kind = depth == 0 and random(1, 2) or random(1, 7)
    if kind == 1 then
      local name = "x" .. random(1, 4)
      return function(a) return a[name] end
    elseif kind == 2 then
      local number = random(-30, 60) / 10
      return function() return number end
    end
    local x, y = grow(depth - 1), grow(depth - 1)
    if kind == 3 then return function(a) return x(a) + y(a) end end
    if kind == 4 then return function(a) return x(a) - y(a) end end
    if kind == 5 then return function(a) return x(a) * y(a) end end
    if kind == 6 then return function(a) return perigee.math.max(x(a), y(a)) end end
    return function(a) return perigee.math.floor(x(a)) * y(a) end
  end
  return grow(4)
end

local function random_text(random)
  local low = random(1, 50) / 10
  if random(1, 2) == 1 then return ("%.1f"):format(low) end
  return ("%.1f .. %.1f"):format(low, low + random(1, 40) / 10)
end

describe("the bridge of any comparison", function()
  it("sums to the whole", function()
    math.randomseed(11)
    local moved = 0
    for case = 1, 150 do
      local f, g = random_model(math.random), random_model(math.random)
      local assume, other = {}, {}
      for i = 1, 4 do
        assume["x" .. i] = random_text(math.random)
        if math.random(1, 4) > 1 then other["x" .. i] = random_text(math.random) end
      end
      local scenario = perigee.scenario { title = "T", as_of = "2024-06-01", assume = assume,
        model = function(a)
          return { perigee.option { "A", costs = fees((f(a) + 0 * a.x1) * USD) }, out = g(a) }
        end }
      local answer = against(scenario, other, { samples = 64, seed = case })
      for _, figure in ipairs { answer.options[1], answer.outputs[1] } do
        local _, sum = bridge_of { bridge = figure.bridge or {} }
        local largest = math.max(math.abs(figure.before), math.abs(figure.after))
        for _, part in ipairs(figure.bridge or {}) do largest = math.max(largest, math.abs(part.amount)) end
        assert.is_true(math.abs(sum - figure.difference) <= 2 ^ -51 * largest)
        moved = moved + (figure.difference ~= 0 and 1 or 0)
      end
    end
    assert.is_true(moved > 150)
  end)
end)

describe("the JSON of a comparison", function()
  it("has the shape that programs rely on", function()
    local model = of({ x = 2, y = 5 }, function(a) return a.x * a.y * USD end)
    local text = require("perigee.report.compare").render("json", against(model, { x = 4 }))
    local found = assert(dkjson.decode(text))
    local option = found.options[1]
    assert.same({ "A", "USD/month", 10, 20, 10 }, { option.name, option.unit, option.before, option.after,
                                                    option.difference })
    assert.same({ { name = "x", amount = 10, error = 0 } }, option.bridge)
    assert.same({ name = "x", before = "2", after = "4", kind = "assumption" }, found.changes[1])
    assert.same({}, found.outputs)
    assert.same({ "T", "2024-06-01", "A" }, { found.a.title, found.a.as_of, found.b.cheapest })
    local order = {}
    for key in text:gmatch '\n  "(%w+)":' do order[#order + 1] = key end
    assert.same({ "a", "b", "changes", "options", "outputs" }, table.move(order, 1, 5, 1, {}))
  end)
end)

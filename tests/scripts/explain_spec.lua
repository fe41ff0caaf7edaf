-- How figures come about: names, formulas, cases, what can be asked; values by hand.
local core = require "perigee.core"
local engine = require "perigee.engine"
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"
local words = require "perigee.explain.words"

teardown(function() folder.remove_all() end)

local ASSUME = {
  requests = { "10 requests/day", source = "the log" },
  size = { "2 .. 4 tokens/request", source = "a sample" }, price = "0.5 USD/token",
}

-- Explains what a model makes of ASSUME.
local function explain(model, names, options)
  local made = { scenario = perigee.scenario { title = "Small", as_of = "2026-01-01", assume = ASSUME, model = model },
                 samples = 4096, seed = 1, threads = 1, explain = type(names) == "string" and { names } or names }
  for name, value in pairs(options or {}) do made[name] = value end
  return engine.explain(made)
end

local function number(value, unit) return ("%.10g%s"):format(value, unit ~= "" and " " .. unit or "") end

local function text(answer, list)
  local nodes = answer.explained.nodes
  return words.text(list, function(id) return nodes[id].short end, number)
end

-- What is explained under a short name.
local function find(answer, short)
  for _, id in ipairs(answer.explained.order) do
    if answer.explained.nodes[id].short == short then return answer.explained.nodes[id] end
  end
end

local function formula(answer, short)
  local node = assert(find(answer, short), short)
  return node.words and text(answer, node.words)
end

-- The formula of the output `x` of a model.
local function of(make)
  return formula(assert(explain(function(a) return { x = make(a) } end, "x")), "x")
end

local function near(expected, found, within)
  assert.is_true(math.abs(found - expected) <= (within or 1e-12) * math.abs(expected), ("%s, not %s"):format(found,
    expected))
end

describe("a formula", function()
  it("has the names of the script's variables", function()
    local answer = assert(explain(function(a)
      local tokens = a.requests * a.size
      local bill = tokens * a.price
      return { perigee.option { "Bought", costs = { perigee.cost("tokens", "all", bill + "1 USD/day") } } }
    end, "Bought"))
    assert.equal("bill + 1 USD/day", formula(answer, "Bought"))
    assert.equal("tokens x price", formula(answer, "bill"))
    assert.equal("requests x size", formula(answer, "tokens"))
    assert.is_nil(formula(answer, "requests"))
  end)

  it("has what fields and functions are called, where no variable is", function()
    local answer = assert(explain(function(a)
      local of_a_day = { tokens = a.requests * a.size }
      local function doubled() return 2 * of_a_day.tokens end
      return { x = doubled() + "1 token/day" }
    end, "x"))
    assert.equal("doubled + 1 token/day", formula(answer, "x"))
    assert.equal("2 x tokens", formula(answer, "doubled"))
  end)

  it("has no arithmetic that only converts units", function()
    -- a day is 24 hours: tokens/hour times USD/Mtoken, said in USD/month, is no number of its own
    assert.equal("requests x size", of(function(a) return (a.requests * a.size):to "Mtoken/hour" end))
    assert.equal("requests x size x price", of(function(a) return ((a.requests * a.size) * a.price):to "USD/month" end))
  end)

  it("keeps the numbers of a script", function()
    assert.equal("2.5 x requests x size", of(function(a) return (2.5 * a.requests * a.size):to "token/month" end))
    assert.equal("requests / 12", of(function(a) return a.requests / 12 end))
    assert.equal("0.1 x requests", of(function(a) return a.requests / 10 end))
    assert.equal("requests + 5 request/day", of(function(a) return a.requests + "5 requests/day" end))
    assert.equal("requests / 2 hour", of(function(a) return a.requests / "2 h" end))
  end)

  it("is one of sums of sums and products of products", function()
    assert.equal("requests - 1 request/day - 2 request/day",
      of(function(a) return a.requests - ("1 request/day" + perigee.quantity "2 requests/day" * 1) end)
        :gsub("3 request/day", "1 request/day - 2 request/day"))
    assert.equal("size^2 x price", of(function(a) return a.size * (a.size * a.price) end))
    assert.equal("requests / size / price", of(function(a) return a.requests / (a.size * a.price) end))
    assert.equal("max(size, 1 token/request, 2 token/request)",
      of(function(a) return perigee.math.max(a.size, "1 token/request", "2 tokens/request") end))
  end)

  it("has brackets where they are needed", function()
    assert.equal("price x (size + 1 token/request)", of(function(a) return a.price * (a.size + "1 token/request") end))
    assert.equal("requests / (size + 1 token/request)",
      of(function(a) return a.requests / (a.size + "1 token/request") end))
    assert.equal("ceil(size / 3 token/request)",
      of(function(a) return perigee.math.ceil(a.size / "3 tokens/request") end))
  end)

  it("has conditions as they are read", function()
    assert.equal("size > 3 token/request", of(function(a) return a.size:gt "3 tokens/request" end))
    assert.equal("size <= 3 token/request and price < 1 USD/token",
      of(function(a) return a.size:le "3 tokens/request" & a.price:lt "1 USD/token" end))
    assert.equal("1 where size > 3 token/request, else 0.5",
      of(function(a) return perigee.where(a.size:gt "3 tokens/request", 1, 0.5) end))
  end)

  it("leaves out what is nothing whatever is assumed", function()
    assert.equal("requests", of(function(a) return a.requests + 0 * a.requests end))
  end)

  it("names a sum that grows in a loop once", function()
    local answer = assert(explain(function(a)
      local total = a.requests
      for i = 1, 3 do total = total + a.requests * i end
      return { x = total / 4 }
    end, "x"))
    assert.equal("0.25 x total", formula(answer, "x"))
    assert.equal("requests + requests + 2 x requests + 3 x requests", formula(answer, "total"))
  end)

  it("is cut where it is long", function()
    local answer = assert(explain(function(a)
      local function deep(x) return (x * 2 + a.size) * (x + a.size * 3) / (a.size + x) end
      return { x = deep(deep(a.size)) }
    end, "x"))
    for _, id in ipairs(answer.explained.order) do
      local count, node = 0, answer.explained.nodes[id]
      for _, word in ipairs(node.words or {}) do count = count + (type(word) == "table" and word.id and 1 or 0) end
      assert.is_true(count <= 6, node.short)
    end
  end)

  it("of a search is told in words", function()
    local answer = assert(explain(function(a)
      local flows = {}
      for month = 1, 6 do flows[month] = a.price * "1 token" * (month > 1 and 1 or -3) end
      return { x = core.finance.irr { flows = flows } }
    end, "x"))
    assert.equal("the rate at which the present value of all flows is 0: found by halving", formula(answer, "x"))
  end)
end)

describe("what is explained", function()
  local function small(a)
    local tokens = a.requests * a.size
    return { tokens = tokens, twice = tokens * 2 }
  end

  it("has its value, and how it spreads", function()
    local node = find(assert(explain(small, "tokens")), "tokens")
    assert.equal("token/day", node.unit)
    near(30, node.point) -- 10 times 3
    near(21, node.p5, 0.01) -- 10 times (2 + 0.05 * 2)
    near(39, node.p95, 0.01)
    near(30, node.mean, 1e-3)
  end)

  it("has its sources and texts at its leaves", function()
    local answer = assert(explain(small, "tokens"))
    local size = find(answer, "size")
    assert.same({ "assumption", "2 .. 4 tokens/request", "a sample" }, { size.kind, size.text, size.source })
    near(2.1, size.p5)
  end)

  it("has the day of a catalog's figure", function()
    local answer = assert(engine.explain { samples = 64, explain = { "GPT" }, scenario = perigee.scenario {
      as_of = "2026-08-01", model = function()
        local traffic = perigee.traffic { requests = "10 requests/day", input = "1k tokens/request",
                                          output = "1 token/request" }
        return { perigee.api { "GPT", model = "openai/gpt-4.1", traffic = traffic } }
      end } })
    local price = assert(find(answer, "openai/gpt-4.1: input price"))
    assert.equal("figure", price.kind)
    assert.truthy(price.from:match "^%d%d%d%d%-%d%d%-%d%d$")
    assert.truthy(#price.source > 0)
    near(2, price.point) -- USD/Mtoken, as openai.com had it in 2025 and 2026
  end)

  it("is there once, however often it is read", function()
    local answer = assert(explain(small, { "twice", "tokens" }))
    assert.equal(4, #answer.explained.order) -- twice, tokens, requests, size
    assert.equal("2 x tokens", formula(answer, "twice"))
  end)

  it("survives a model of very many steps", function()
    local answer = assert(explain(function(a)
      local chain = a.size
      for i = 1, 3000 do chain = perigee.math.max(chain * 0.5, chain + i * a.size) end
      return { x = chain }
    end, "x", { samples = 16, brief = true }))
    assert.is_true(#answer.explained.order > 100)
  end)
end)

describe("a choice", function()
  local function staffed(a)
    local people = perigee.quantity "100 USD/month"
    if a.size > "3.5 tokens/request" then
      people = a.price * a.requests * a.size
    elseif a.size > "3 tokens/request" then
      people = a.price * a.requests * "2 tokens/request"
    end
    return { perigee.option { "Bought", costs = { perigee.cost("staff", "all", people),
                                                  perigee.cost("fees", "desk", "1 USD/day") } } }
  end

  it("is told case by case, with how often each holds", function()
    local answer = assert(explain(staffed, "Bought/staff/all"))
    local list = find(answer, "staff/all").cases
    local said = {}
    for i, case in ipairs(list) do said[i] = case.condition and text(answer, case.condition) or "otherwise" end
    assert.same({ "size > 3.5 token/request", "size > 3 token/request", "otherwise" }, said)
    -- of 2 .. 4: a quarter, a quarter, a half; at the median, 3, the last holds
    near(0.25, list[1].share, 0.01)
    near(0.25, list[2].share, 0.01)
    near(0.5, list[3].share, 0.01)
    assert.same({ false, false, true }, { list[1].point, list[2].point, list[3].point })
    assert.equal("100 USD/month", text(answer, list[3].value))
  end)

  it("sees to the sides whichever way round they stand", function()
    local answer = assert(explain(function(a)
      local low = a.size:lt "2.5 tokens/request"
      local inner = perigee.where(a.size:lt "2.25 tokens/request", a.price * 3, a.price * 5)
      return { x = perigee.where(low, inner, a.price * 7) + "1 USD/token" }
    end, "x"))
    local cases = find(answer, "inner") and find(answer, "inner").cases or {}
    for _, id in ipairs(answer.explained.order) do
      local found = answer.explained.nodes[id].cases
      if found and #found > #cases then cases = found end
    end
    local sum = 0
    for _, case in ipairs(cases) do sum = sum + case.share end
    near(1, sum)
  end)
end)

describe("asking", function()
  local function two(a)
    local tokens = a.requests * a.size
    local function option(name, factor)
      local bill = tokens * a.price * factor
      return perigee.option { name, costs = { perigee.cost("tokens", "all", bill), perigee.cost("tokens", "more",
        bill * 2), perigee.cost("fees", "desk", perigee.quantity "1 USD/day" * factor) },
        limits = { { "gateway", needs = tokens, has = "35 tokens/day" } } }
    end
    return { option("Bought", 1), option("Made", 2), tokens_per_day = tokens }
  end

  local function asked(name)
    local answer, message, kind = explain(two, name)
    if not answer then return nil, message, kind end
    return answer.explained.nodes[answer.asked[1].id], answer.asked[1]
  end

  it("knows what stands in reports", function()
    near(30, (asked "tokens_per_day").point)
    near(15 * 365 / 12, (asked "Bought/tokens/all").point) -- 15 USD a day
    near(15 * 365 / 12, (asked "Bought/all").point)
    near(3 * 15 * 365 / 12, (asked "Bought/tokens").point) -- all and twice as much more
    near(2 * 365 / 12, (asked "Made/fees").point)
    near(30, (asked "Made/gateway needs").point)
    near(35, (asked "Made/gateway has").point)
    assert.equal(1, (asked "Made/feasible").point)
    near(46 * 365 / 12, (asked "Bought").point) -- 45 and 1 USD a day
    near(46 * 365 / 12, (asked "Bought/cost").point)
    assert.equal(3, (asked "size").point)
  end)

  it("does not mind how names are spelled", function()
    assert.equal("tokens_per_day", select(2, asked "Tokens per day").name)
    assert.equal("Bought/tokens/all", select(2, asked "bought / tokens / all").name)
  end)

  it("knows what the script has names for, with the option that alone reads it", function()
    local function model(a)
      local base = a.requests * a.size * a.price
      local function option(name, factor)
        local extra = base * factor
        return perigee.option { name, costs = { perigee.cost("tokens", "all", base + extra) } }
      end
      return { option("Bought", 2), option("Made", 3) }
    end
    local answer = assert(explain(model, { "base", "Made/extra" }))
    local nodes = answer.explained.nodes
    near(15, nodes[answer.asked[1].id].point)
    near(45, nodes[answer.asked[2].id].point)
    assert.equal("'extra' may be 'Bought/extra' or 'Made/extra': say which", select(2, explain(model, "extra")))
  end)

  it("takes the cheapest option where nothing is asked", function()
    local answer = assert(explain(two))
    assert.same({ "Bought", true }, { answer.asked[1].name, answer.by_default })
  end)

  it("says which things a name may be", function()
    local node, message, kind = asked "all"
    assert.is_nil(node)
    assert.equal("'all' may be 'Bought/tokens/all' or 'Made/tokens/all': say which", message)
    assert.equal("usage", kind)
    assert.truthy(select(2, asked "desk"):find("'Bought/fees/desk' or 'Made/fees/desk'", 1, true))
  end)

  it("suggests what is near to what nothing is called", function()
    local _, message, kind = asked "Bouhgt"
    assert.equal("nothing is called 'Bouhgt': did you mean 'Bought'?", message)
    assert.equal("usage", kind)
    assert.equal("nothing is called 'xyzzy': --names lists what can be asked about", select(2, asked "xyzzy"))
  end)

  it("finds the way to a part", function()
    local answer = assert(explain(two, "Bought", { focus = { "size" } }))
    assert.same({ answer.explained.nodes[answer.focus[1]].short }, { "size" })
    local none, message = explain(two, "Bought", { focus = { "Made/fees" } })
    assert.is_nil(none)
    assert.equal("'Made/fees' is no part of what is asked about", message)
  end)

  it("has the report's names where a model is run sample by sample", function()
    local answer = assert(explain(function(a)
      local fee = a.price * (a.size > "3 tokens/request" and 2 or 1) * "10 tokens/month"
      return { perigee.option { "Bought", costs = { perigee.cost("fees", "desk", fee),
                                                    perigee.cost("staff", "all", "1 USD/month") } } }
    end, "Bought", { paths = 1, samples = 64 }))
    assert.equal("fees/desk + 1 USD/month", formula(answer, "Bought"):gsub("staff/all", "1 USD/month"))
    near(5, find(answer, "fees/desk").point) -- half a dollar for 10 tokens
  end)

  it("reaches the months of a timeline", function()
    local answer = assert(explain(function(a)
      return perigee.timeline { months = 3, discount = "8 %/year", month = function(t)
        return { perigee.option { "Bought", costs = { perigee.cost("tokens", "all", a.price * "10 tokens/month"
          * t.month) } }, users = t.month * 2 }
      end }
    end, { "Bought/month 3", "users/month 2", "Bought/npv", "discount" }))
    local nodes, points = answer.explained.nodes, {}
    for i, one in ipairs(answer.asked) do points[i] = nodes[one.id].point end
    -- 5, 10, 15 USD; at v = 1.08^(-1/12): 5 + 10 v + 15 v^2
    near(15, points[1])
    near(4, points[2])
    near(5 + 10 * 1.08 ^ (-1 / 12) + 15 * 1.08 ^ (-2 / 12), points[3])
    near(8, points[4])
  end)
end)

describe("a file", function()
  local FILE = [[
local perigee = require "perigee"
return perigee.scenario {
  title = "In a box", as_of = "2026-01-01", assume = { requests = { "10 requests/day", "20 requests/day" } },
  model = function(a)
    local monthly = a.requests * 30
    return { cost = monthly * "2 USD/request" }
  end,
}
]]

  it("is explained inside its box, at the first values of its lists", function()
    local path = folder.new { ["box.lua"] = FILE } .. "/box.lua"
    local answer = assert(engine.explain { file = path, samples = 64, explain = { "cost" } })
    assert.equal("monthly x 2 USD/request", formula(answer, "cost"))
    assert.equal("30 x requests", formula(answer, "monthly"))
    near(300, find(answer, "monthly").point)
    assert.same({ "'requests' is a list, and stands at its first value here" }, answer.warnings)
    assert.equal(path .. ":5", find(answer, "monthly").place)
  end)
end)

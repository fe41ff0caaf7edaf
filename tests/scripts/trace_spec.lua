-- Traced models agree with the same model in plain Lua, sample by sample: the raw
-- samples of the assumptions are numbers that the model is called with again.
-- luacheck: ignore 581
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"
local maths = perigee.math

local one = { x = "0 .. 10" }
local two = { x = "0 .. 10", y = "normal(3, 4)" }
local count = { n = "choice(1, 2, 3)", x = "0 .. 10" }

describe("a traced if", function()
  it("chooses by sample", function()
    local traced = model.agrees(one, function(a)
      if a.x < 5 then return { out = 1 } end
      return { out = 2 }
    end)
    assert.equal(2, traced.paths)
  end)

  it("nests, with elseif and else", function()
    local traced = model.agrees(two, function(a)
      local v
      if a.x < 2 then
        if a.y > 3 then v = a.x + 1 elseif a.y > 0 then v = a.x + 2 else v = 3 end
      elseif a.x <= 7 then
        v = a.y
      else
        v = a.x * a.y
      end
      return { out = v, twice = 2 * v }
    end)
    assert.equal(5, traced.paths)
  end)

  it("compares with > >= < <= on either side", function()
    model.agrees(count, function(a)
      local v = 0
      if a.n > 2 then v = v + 1 end
      if a.n >= 2 then v = v + 10 end
      if 2 > a.n then v = v + 100 end
      if 2 >= a.n then v = v + 1000 end
      if not (a.n < a.x) then v = v + 10000 end
      if a.n <= a.x then v = v + 100000 end
      return { out = v }
    end)
  end)

  it("decides once what was decided before", function()
    local traced = model.agrees(one, function(a)
      local v = 0
      for _ = 1, 20 do
        if a.x < 5 then v = v + 1 end
      end
      return { out = v }
    end)
    assert.equal(2, traced.paths)
  end)

  it("joins outcomes of and, or, not as Lua does", function()
    model.agrees(two, function(a)
      local v = 0
      if a.x < 5 and a.y > 3 then v = v + 1 end
      if a.x < 5 or a.y > 3 then v = v + 2 end
      if not (a.x < 2) and (a.y < 0 or a.y > 6) then v = v + 4 end
      local w = a.x < 5 and a.y or a.x
      local z = (a.x < 1 or a.x > 9) and 5
      return { v = v, w = w, z = z or 0 }
    end)
  end)

  it("returns comparisons as 1 and 0", function()
    model.agrees(two, function(a) return { out = a.x < a.y, less = not (a.x < a.y) } end)
  end)

  it("returns early", function()
    local traced = model.agrees(one, function(a)
      if a.x > 9 then return { out = 1 } end
      if a.x > 8 then return { out = a.x } end
      return { out = 0 }
    end)
    assert.equal(3, traced.paths)
  end)

  it("does not evaluate the side that is not taken", function()
    model.agrees({ n = "choice(0, 1, 2)" }, function(a)
      if a.n > 0 then return { out = 1 / a.n } end
      return { out = -1 }
    end)
  end)

  it("does not let a dead side's NaN and infinity out", function()
    model.agrees({ x = "-4 .. 4" }, function(a)
      local v = 0
      if a.x > 0 then v = maths.sqrt(a.x) + maths.log(a.x) end
      if a.x < 0 then v = v + maths.sqrt(-a.x) * 2 end
      return { out = v }
    end, nil, 1e-14)
  end)
end)

describe("a traced loop", function()
  it("runs while something uncertain holds", function()
    model.agrees(one, function(a)
      local x, n = a.x + 1, 0
      while x < 100 do x, n = x * 2, n + 1 end
      return { n = n, x = x }
    end)
  end)

  it("breaks", function()
    model.agrees(one, function(a)
      local sum
      for i = 1, 10 do
        sum = i
        if a.x < i * 2 then break end
      end
      return { out = sum }
    end)
  end)

  it("repeats until", function()
    model.agrees(two, function(a)
      local left, n = a.x, 0
      repeat
        local step = maths.max(a.y, 1)
        left, n = left - step, n + 1
      until left <= 0
      return { out = n }
    end)
  end)

  it("goes to", function()
    model.agrees(one, function(a)
      local x, n = a.x, 0
      ::again::
      if x > 1 then
        x, n = x / 2, n + 1
        goto again
      end
      for i = 1, 5 do
        if a.x > i then goto continue end
        n = n + 100
        ::continue::
      end
      return { out = n, left = x }
    end)
  end)

  it("counts up to an uncertain bound in a scenario file", function()
    local f = model.compile([[
      return function(a)
        local sum, last = 0, 0
        for i = 1, a.n * 2 do sum, last = sum + i, i end
        for i = a.n, 1, -1 do sum = sum + 100 * i end
        for i = 1, 4, a.n do sum = sum + 10000 * i end
        return { sum = sum, last = last }
      end]])()
    model.agrees(count, f)
  end)

  it("counts up to a fraction", function()
    local f = model.compile([[
      return function(a)
        local n = 0
        for _ = 1, a.h do n = n + 1 end
        return { n = n }
      end]])()
    model.agrees({ h = "choice(0.5, 1.5, 2.5)" }, f)
  end)
end)

describe("traced tables", function()
  local tiers = { { upto = 2, price = 10 }, { upto = 5, price = 8 }, { price = 5 } }

  it("are looked up tier by tier", function()
    model.agrees(one, function(a)
      for _, tier in ipairs(tiers) do
        if not tier.upto or a.x <= tier.upto then return { out = a.x * tier.price } end
      end
    end)
  end)

  it("are filled, counted and summed", function()
    model.agrees(two, function(a)
      local list, sum = {}, 0
      for i = 1, 4 do
        if a.x > 2 * i then list[#list + 1] = i end
        if a.y > i then table.insert(list, 1, a.x) end
      end
      for _, v in ipairs(list) do sum = sum * 2 + v end
      return { sum = sum, count = #list }
    end)
  end)

  it("have text keys chosen by what is uncertain", function()
    model.agrees(count, function(a)
      local price = { small = 3, large = 7 }
      local size = a.x < 4 and "small" or "large"
      local seen = {}
      seen[size] = a.n
      return { out = price[size] * a.n, small = seen.small or 0 }
    end)
  end)

  it("sort without a comparator", function()
    local traced = model.agrees({ a = "0 .. 1", b = "0 .. 1", c = "0 .. 1", d = "0 .. 1" },
      function(a)
        local list = { a.a, a.b, a.c, a.d }
        table.sort(list)
        return { first = list[1], second = list[2], third = list[3], last = list[4] }
      end)
    assert.is_true(traced.paths <= 25) -- 4! orders, and the point's: all equal
  end)

  it("sort by a comparator", function()
    model.agrees({ a = "0 .. 1", b = "0 .. 1", c = "0 .. 1" }, function(a)
      local list = { { 1, a.a }, { 2, a.b }, { 3, a.c } }
      table.sort(list, function(p, q) return p[2] > q[2] end)
      return { best = list[1][1], worst = list[3][1], middle = list[2][2] }
    end)
  end)
end)

describe("traced functions", function()
  it("close over locals", function()
    model.agrees(two, function(a)
      local total = 0
      local function add(v) if v > 3 then total = total + v end end
      add(a.x)
      add(a.y)
      add(a.x - a.y)
      return { out = total }
    end)
  end)

  it("recur", function()
    model.agrees(one, function(a)
      local function halvings(x, n)
        if x < 1 or n > 20 then return n end
        return halvings(x / 2, n + 1)
      end
      return { out = halvings(a.x, 0) }
    end)
  end)

  it("yield in coroutines", function()
    model.agrees(one, function(a)
      local step = coroutine.wrap(function(x)
        while true do
          if x > 5 then x = coroutine.yield(x - 5) else x = coroutine.yield(x) end
        end
      end)
      return { out = step(a.x) + step(a.x / 2 + 5) }
    end)
  end)

  it("raise and catch on some paths only", function()
    model.agrees(one, function(a)
      local ok, value = pcall(function()
        if a.x > 7 then error({ code = 3 }) end
        return a.x
      end)
      return { out = ok and value or value.code }
    end)
  end)

  it("work in metamethods", function()
    local vector = {}
    vector.__index = vector
    vector.__lt = function(p, q) return p.v < q.v end
    vector.__add = function(p, q) return setmetatable({ v = p.v + q.v }, vector) end
    model.agrees(two, function(a)
      local p, q = setmetatable({ v = a.x }, vector), setmetatable({ v = a.y }, vector)
      local sum = p + q
      return { out = p < q and sum.v or -sum.v }
    end)
  end)
end)

describe("traced options", function()
  it("and their rows stand in the samples whose path has them", function()
    local usd = perigee.quantity "1 USD/month"
    local traced = model.trace(two, function(a)
      local rows = { perigee.cost("fees", "always", a.x * usd) }
      if a.y > 4 then rows[2] = perigee.cost("fees", "rare", a.y * usd) end
      local list = { perigee.option { "A", costs = rows } }
      if a.x < 3 then
        list[2] = perigee.option { "B", costs = { perigee.cost("fees", "b", usd) },
                                   requires = { { a.y < 2, "why" } } }
      end
      return list
    end)
    local slots = traced.slots
    for i, a in ipairs(traced.inputs) do
      assert.equal(1, slots["option:A"][i])
      assert.equal(a.x, slots["row:A/always"][i])
      assert.equal(a.y > 4 and a.y or 0, slots["row:A/rare"][i])
      assert.equal(a.x < 3 and 1 or 0, slots["option:B"][i])
      assert.equal(a.x < 3 and 1 or 0, slots["row:B/b"][i])
      assert.equal((a.x >= 3 or a.y < 2) and 1 or 0, slots["holds:B/why"][i])
    end
  end)

  it("and outputs vary over axes and samples together", function()
    local assume = { x = "0 .. 10", k = { 2, 5, 8 }, m = { 1, 3 } }
    for cell = 1, 6 do
      local f = function(a)
        local v = a.x * a.m
        if a.x < a.k and a.m < 2 then v = a.k - a.x elseif v > 20 then v = -a.k end
        return { out = v }
      end
      local traced = model.agrees(assume, f, nil, 0, { cells = 6, cell = cell })
      assert.equal(({ 2, 2, 5, 5, 8, 8 })[cell], traced.inputs[1].k)
      assert.equal(({ 1, 3 })[(cell - 1) % 2 + 1], traced.inputs[1].m)
    end
  end)
end)

describe("perigee.math", function()
  it("agrees with Lua's on every sample", function()
    model.agrees({ x = "-5 .. 5", y = "1 .. 4" }, function(a)
      local whole, part = maths.modf(a.x)
      return { max = maths.max(a.x, a.y, 2), min = maths.min(1, a.x, a.y),
               abs = maths.abs(a.x), floor = maths.floor(a.x), ceil = maths.ceil(a.x),
               sqrt = maths.sqrt(a.y), exp = maths.exp(a.x), log = maths.log(a.y),
               log2 = maths.log(a.y, 2), log10 = maths.log(a.y, 10), whole = whole,
               part = part, fmod = maths.fmod(a.x, a.y), huge = maths.min(a.x, maths.huge),
               power = a.y ^ a.x, square = a.x ^ 2, root = a.y ^ 0.5,
               idiv = a.x // a.y, mod = a.x % a.y, modneg = a.x % -1.5, neg = -a.x }
    end, nil, 1e-12)
  end)

  it("agrees on whole numbers too", function()
    model.agrees({ n = "choice(-7, -2, 0, 3, 12)", d = "choice(-3, 2, 5)" }, function(a)
      return { mod = a.n % a.d, idiv = a.n // a.d, fmod = maths.fmod(a.n, a.d),
               floor = maths.floor(a.n / a.d), ceil = maths.ceil(a.n / a.d) }
    end)
  end)

  it("has a remainder that is Lua's where the quotient is close to whole", function()
    model.agrees({ n = "choice(0.3, 0.6, 0.7, 1, 2, 3)" }, function(a)
      return { mod = a.n % 0.1, fmod = maths.fmod(a.n, 0.1) }
    end, nil, 1e-9)
  end)

  it("has Lua's remainder of an infinite divisor", function()
    model.agrees({ n = "choice(-2, 1, 3)" }, function(a)
      return { mod = a.n % math.huge }
    end)
  end)

  it("takes the larger of many in any order", function()
    model.agrees({ a = "0 .. 1", b = "0 .. 1", c = "0 .. 1" }, function(a)
      return { out = maths.max(a.a, a.b, a.c), low = maths.min(a.c, 0.5, a.a) }
    end)
  end)
end)

describe("perigee.where, equal and tiers", function()
  it("choose by a comparison of any kind", function()
    model.agrees(count, function(a)
      return { lt = perigee.where(a.x:lt(5), a.x, 5), ge = perigee.where(a.n:ge(2), 1, 0),
               eq = perigee.where(a.n:eq(2), 7, a.x), both = perigee.where(
                 a.n:gt(1) & a.x:le(5), 1, 2), either = perigee.where(
                 a.n:gt(2) | a.x:le(5), 1, 2), neither = perigee.where(
                 ~(a.n:gt(2) | a.x:le(5)), 1, 2) }
    end, function(a)
      return { lt = a.x < 5 and a.x or 5, ge = a.n >= 2 and 1 or 0,
               eq = a.n == 2 and 7 or a.x, both = a.n > 1 and a.x <= 5 and 1 or 2,
               either = (a.n > 2 or a.x <= 5) and 1 or 2,
               neither = not (a.n > 2 or a.x <= 5) and 1 or 2 }
    end)
  end)

  it("choose by what Lua's own comparison says", function()
    local traced = model.agrees(one, function(a)
      return { out = perigee.where(a.x < 5, a.x, 5) }
    end)
    assert.equal(2, traced.paths)
  end)

  it("fork on perigee.equal", function()
    model.agrees({ n = "choice(1, 2, 3)", m = "choice(1, 2)" }, function(a)
      local v = 0
      if perigee.equal(a.n, 2) then v = v + 1 end
      if perigee.equal(3, a.n) then v = v + 10 end
      if perigee.equal(a.n, a.m) then v = v + 100 end
      return { out = v, where = perigee.where(perigee.equal(a.n, a.m), 1, 0) }
    end)
  end)

  local function price(upto, p) return { upto = upto, price = p } end
  local list = { price(2, 10), price(5, 8), price(9, 6), price(nil, 5) }

  -- Each unit at its own tier's price.
  local function marginal(amount)
    local total, below = 0, 0
    for _, tier in ipairs(list) do
      local top = math.min(amount, tier.upto or amount)
      total = total + math.max(top - below, 0) * tier.price
      below = tier.upto
    end
    return total
  end

  -- All units at the price of the tier that the amount reaches.
  local function whole(amount)
    for _, tier in ipairs(list) do
      if not tier.upto or amount <= tier.upto then return amount * tier.price end
    end
  end

  it("sum marginal tiers", function()
    model.agrees(one, function(a)
      return { default = perigee.tiers(a.x, list),
               marginal = perigee.tiers(a.x, list, "marginal") }
    end, function(a) return { default = marginal(a.x), marginal = marginal(a.x) } end, 1e-14)
  end)

  it("price the whole at the last tier, a bound belonging to the tier below", function()
    local reference = function(a) return { out = whole(a.x), at = whole(a.n) } end
    model.agrees({ x = "0 .. 12", n = "choice(2, 5, 9)" }, function(a)
      return { out = perigee.tiers(a.x, list, "whole"),
               at = perigee.tiers(a.n, list, "whole") }
    end, reference, 1e-14)
  end)

  it("have uncertain bounds and prices", function()
    model.agrees({ x = "0 .. 10", b = "2 .. 4", p = "1 .. 2" }, function(a)
      return { out = perigee.tiers(a.x, { { upto = a.b, price = a.p }, { price = 1 } }) }
    end, function(a)
      return { out = math.min(a.x, a.b) * a.p + math.max(a.x - a.b, 0) }
    end, 1e-13)
  end)
end)

describe("traced quantities with units", function()
  local assume = { r = "10 to 1000 requests/day", w = "100 .. 300 words/request" }

  it("compare with texts on either side", function()
    model.agrees(assume, function(a)
      local v = 0
      if a.r < "100 requests/day" then v = v + 1 end
      if "6000 requests/month" <= a.r then v = v + 10 end
      if a.w * a.r > "20k words/day" then v = v + 100 end
      return { out = v, exact = a.r * "1 day/request" }
    end, function(a) -- 6000 a month of 730 hours
      local v = 0
      if a.r < 100 then v = v + 1 end
      if 6000 * 24 / 730 <= a.r then v = v + 10 end
      if a.w * a.r > 20000 then v = v + 100 end
      return { out = v, exact = a.r }
    end, 1e-14)
  end)

  it("join sides of different units in one", function()
    model.agrees(assume, function(a)
      local spent = perigee.quantity "30 USD/day"
      if a.r > "100 requests/day" then spent = perigee.quantity "730 USD/month" end
      return { out = spent * "1 day/USD" }
    end, function(a) return { out = a.r > 100 and 24 or 30 } end, 1e-12)
  end)

  it("go with a plain 0 and infinity", function()
    model.agrees({ m = "-2 .. 3 USD/hour" }, function(a)
      return { out = a.m > 0 and a.m or 0, low = maths.max(a.m, 0),
               best = maths.min(a.m, math.huge) }
    end, function(a)
      return { out = a.m > 0 and a.m or 0, low = math.max(a.m, 0), best = a.m }
    end)
  end)
end)

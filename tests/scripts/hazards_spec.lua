-- What Lua hides from a tracer, or might: each is either right, sample by sample,
-- or an error that names its line.  Line 1 of a case's text is the model's
-- opening; its lines stand as they are written.
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"

local x, n = { x = "0 .. 10" }, { n = "choice(1, 2, 3)" }
local r = { r = "1 to 2 USD/hour", x = "0 .. 10" }

local function environment()
  return setmetatable({ perigee = perigee, seen = {} }, { __index = _G })
end

-- A model of a program of its own, plain Lua.
local function in_program(text)
  return assert(load("return function(a)" .. text .. "\nend", "@h.lua", "t",
                     environment()))()
end

-- A model of a scenario file: == and for are rewritten, math knows quantities.
local function in_file(text)
  local env = environment()
  env.math = perigee.math
  return model.compile("return function(a)" .. text .. "\nend", "h.lua", env)()
end

local function refuses(f, assume, line, pattern, options)
  local result, message, kind = model.run(assume, f, options)
  assert.is_nil(result)
  assert.equal("input", kind)
  local found = message:match "^h%.lua:(%d+): "
  if tonumber(found) ~= line or not message:find(pattern) then
    error(("wanted h.lua:%d: ... %s ..., but there is %s"):format(line, pattern,
                                                               message), 2)
  end
end

local hidden = "Lua hides something here"

local programs = {
  { "== with a number", n, 3, hidden, [[

    local v = 0
    if a.n == 3 then
      v = 100
    else v = 10 end
    return { out = v + 1 }]] },
  { "~= with a number", n, 3, hidden, [[

    local v = 0
    if a.n ~= 3 then v = 100 end
    return { out = v }]] },
  { "a type test", x, 3, hidden, [[

    local v = 0
    if type(a.x) == "number" then
      v = 1
    end
    return { out = v }]] },
  { "a type test on some paths only", x, 4, hidden, [[

    local v = 0
    if a.x > 5 then
      if type(a.x) == "number" then
        v = 1
      end
    end
    return { out = v }]] },
  { "a lookup by value", n, 3, "'v' is 0 traced and %d+ on plain", [[

    local list = { 10, 20, 30 }
    local v = list[a.n] or 0
    v = v + 1
    return { out = v }]] },
  { "a counter outside the model", x, 3, "'v' is", [[

    seen.count = (seen.count or 0) + 1
    local v = a.x * seen.count
    return { out = v }]] },
  { "math.random", x, 3, "'v' is", [[

    local v = 1
    v = math.random()
    v = a.x * v
    return { out = v }]] },
  { "a clock", x, 3, "'v' is", [[

    local v = 0
    v = os.clock()
    for _ = 1, 1000 do v = v + 0 end
    return { out = a.x * v * 1000 }]] },
  { "pcall round what fails on quantities only", x, 3, "'ok' is 0 traced and 1 on plain", [[

    local ok, v = 1, 2
    ok, v = pcall(math.floor, a.x)
    local w = ok and v or -1
    return { out = w }]] },
  { "a number made into text", x, 3, hidden, [[

    local text = tostring(a.x)
    local v = #text
    v = v + 1
    return { out = v }]] },
  { "a text as a key", n, 3, hidden, [[

    local prices = { ["2.0"] = 5 }
    local v = prices[tostring(a.n)] or 0
    return { out = v }]] },
  { "string.format with %s", n, 4, hidden, [[

    local text = string.format("%s", a.n)
    local v = 0
    if text == "2.0" then
      v = 1
    end
    return { out = v }]] },
  { "getmetatable", x, 3, hidden, [[

    local v = 0
    if getmetatable(a.x) ~= nil then v = 1 end
    return { out = v }]] },
  { "rawequal", n, 3, hidden, [[

    local v = 0
    if rawequal(a.n, 2) then v = 1 end
    return { out = v }]] },
  { "tonumber", x, 3, "'v' is %-1 traced", [[

    local v = 1
    v = tonumber(a.x) or -1
    return { out = v }]] },
  { "math.tointeger", n, 3, "'v' is %-1 traced and %d on plain", [[

    local v = 1
    v = math.tointeger(a.n) or -1
    return { out = v }]] },
  { "an option that only plain values give", x, 3, "option 'A'", [[

    local list = { out = 1 }
    if type(a.x) == "number" then
      list[1] = perigee.option { "A", costs = {} }
    end
    return list]] },
  { "an option that only the tracer sees", x, 3, "option 'A'", [[

    local list = { out = 1 }
    if type(a.x) ~= "number" then
      list[1] = perigee.option { "A", costs = {} }
    end
    return list]] },
  { "a row that differs", x, 3, "'amount' is 2 traced and 1 on plain", [[

    local amount = 1
    if type(a.x) ~= "number" then amount = 2 end
    local fee = amount * perigee.quantity "1 USD/month"
    return { perigee.option { "A", costs = { perigee.cost("fees", "f", fee) } } }]] },
  { "string.format with %d", x, 3, "number expected", [[

    local v = 1
    v = string.format("%d", a.x)
    return { out = v }]] },
  { "a for's bound", x, 3, "'for' limit", [[

    local sum = 0
    for i = 1, a.x do sum = sum + i end
    return { out = sum }]] },
  { "math.floor", x, 3, "number expected", [[

    local v = 0
    v = math.floor(a.x)
    return { out = v }]] },
  { "a length", x, 3, "length", [[

    local v = 0
    v = #a.x
    return { out = v }]] },
  { "a call", x, 3, "call", [[

    local v = 0
    v = a.x()
    return { out = v }]] },
  { "a field that is not there", x, 3, "'y'", [[

    local v = 0
    v = a.x.y + 2
    return { out = v }]] },
  { "a field that is set", x, 3, "index", [[

    local v = 0
    a.x.y = 1
    return { out = v }]] },
  { "a text made of what is uncertain", x, 3, "cannot be part of a text", [[

    local v = ""
    v = "x" .. a.x
    return { out = #v }]] },
  { "exclusive or", n, 3, "bitwise", [[

    local v = 1
    v = a.n ~ 1
    return { out = v }]] },
  { "a shift", n, 3, "bitwise", [[

    local v = 1
    v = a.n << 1
    return { out = v }]] },
  { "& on numbers", n, 3, "needs a condition", [[

    local v = 1
    v = a.n & 1
    return { out = v }]] },
  { "pairs", x, 3, "table expected", [[

    local v = 1
    for _ in pairs(a.x) do v = 2 end
    return { out = v }]] },
  { "string.rep", n, 3, "number expected", [[

    local v = 1
    v = #string.rep("x", a.n)
    return { out = v }]] },
  { "table.unpack", n, 3, "number expected", [[

    local v = 1
    v = select("#", table.unpack({ 1, 2, 3 }, 1, a.n))
    return { out = v }]] },
  { "an assumption that is not there", x, 3, "unknown assumption 'y'", [[

    local v = 1
    v = a.y
    return { out = v }]] },
  { "a wrong unit on the point's path", r, 3, "money/time and a plain number", [[

    local v = 1
    v = a.r + 3
    return { out = v }]] },
  { "a wrong unit on a rare path", r, 4, "cannot add money/time and token", [[

    local v = a.r
    if a.x > 9 then
      v = v + "3 tokens"
    end
    return { out = v }]] },
  { "a comparison of wrong units", r, 3, "cannot compare money/time and token", [[

    local v = 1
    if a.r < "3 tokens" then v = 2 end
    return { out = v }]] },
  { "paths of different dimensions", r, 3, "different paths", [[

    local v = a.r
    if a.x > 5 then
      v = 5
    end
    return { out = v }]] },
  { "an invalid order", { a = "0 .. 1", b = "0 .. 1", c = "0 .. 1" }, 3, "order function", [[

    local t = { a.a, a.b, a.c, a.a }
    table.sort(t, function(p, q) return p <= q end)
    return { out = t[1] }]] },
  { "text that is no quantity", x, 3, "a number is wanted", [[

    local v = 1
    v = a.x * "abc"
    return { out = v }]] },
  { "arithmetic on nil", x, 3, "not nil", [[

    local v = 1
    v = a.x * nil
    return { out = v }]] },
  { "arithmetic on a table", x, 3, "not table", [[

    local v = 1
    v = {} + a.x
    return { out = v }]] },
  { "arithmetic on a comparison", x, 3, "boolean", [[

    local v = 1
    v = (a.x < 5) + 1
    return { out = v }]] },
  { "comparison with nil", x, 3, "not nil", [[

    local v = 1
    if a.x < nil then v = 2 end
    return { out = v }]] },
  { "endless recursion", x, 3, "stack overflow", [[

    local function f(v)
      return 1 + f(v)
    end
    return { out = f(a.x) }]] },
  { "a yield out of the model", x, 3, "outside a coroutine", [[

    local v = 1
    coroutine.yield(a.x)
    return { out = v }]] },
  { "number() of what is uncertain", x, 3, "no one number", [[

    local v = 1
    v = a.x:number()
    return { out = v }]] },
  { "an error of the model's own", x, 4, "too large", [[

    local v = 1
    if a.x > 9 then
      error("too large")
    end
    return { out = v }]] },
  { "an error that is no text", x, 4, "the error is a table", [[

    local v = 1
    if a.x > 9 then
      error({})
    end
    return { out = v }]] },
  { "division by an uncertain zero", { d = "choice(0, 1, 2, 3)" }, 3,
    "division by zero in %d+ of 256 samples, in output 'out'", [[

    local v = 1
    v = v / a.d
    return { out = v + 1 }]] },
  { "division by a zero of money", { d = "choice(0, 1, 2, 3) USD" }, 3,
    "division by zero in %d+ of 256 samples, in output 'out'", [[

    local v = 1
    v = v / a.d
    return { out = 2 * v }]] },
  { "division by a plain zero", x, 3, "division by zero", [[

    local v = 1
    v = a.x / 0
    return { out = v }]] },
  { "a logarithm of what may be zero", { d = "choice(0, 1, 2)" }, 3,
    "logarithm .* in %d+ of 256 samples", [[

    local v = 1
    v = perigee.math.log(a.d)
    return { out = v }]] },
  { "a root of what may be negative", { d = "choice(-1, 1, 2)" }, 3,
    "square root .* in %d+ of 256 samples", [[

    local v = 1
    v = perigee.math.sqrt(a.d) + 1
    return { out = v }]] },
}

describe("in a program", function()
  for _, case in ipairs(programs) do
    it(case[1] .. " is an error that names its line", function()
      refuses(in_program(case[5]), case[2], case[3], case[4])
    end)
  end

  -- What differs is in no variable: the model is named, or the line.
  for name, text in pairs {
    ["math.random"] = [[

    local v = a.x < 10 * math.random() and 1 or 0
    return { out = v }]],
    ["a counter"] = [[

    seen.count = (seen.count or 0) + 1
    return { out = a.x < seen.count % 7 and 1 or 0 }]],
  } do
    it(name .. " in a condition is an error that names the model", function()
      local result, message = model.run(x, in_program(text))
      assert.is_nil(result)
      assert.truthy(message:find "^h%.lua:[123]: Lua hides something here", message)
    end)
  end
end)

describe("what is hidden where few samples go", function()
  it("is found in every cell of an axis", function()
    refuses(in_program [[

    local v = 0
    if a.k == 10 then v = 1 end
    return { out = v + a.x }]], { k = { 1, 10 }, x = "0 .. 1" }, 3, hidden)
  end)

  it("is found on every path that was traced", function()
    refuses(in_program [[

    local v = 0
    if a.x > 9.999 then
      if type(a.x) == "number" then v = 100 end
    end
    return { out = v }]], x, 4, hidden, { samples = 16384 })
  end)
end)

describe("what is hidden beside what numbers cannot do", function()
  it("is found", function()
    refuses(in_program [[

    local fee = a.n * "4 USD/month"
    local v = 0
    if type(a.n) == "number" then v = 1 end
    return { out = v * fee }]], n, 4, hidden)
  end)
end)

local files = {
  { "== with a number", n, "if a.n == 3 then v = 100 end" },
  { "~= with a number", n, "if a.n ~= 3 then v = 100 end" },
  { "== from the left", n, "if 3 == a.n then v = 100 end" },
  { "== of NaN with itself", { n = "choice(0, 1, 2)" },
    "local q = a.n / a.n; if q == q then v = q else v = 7 end" },
  { "~= of NaN with itself", { n = "choice(0, 1, 2)" },
    "local q = a.n / a.n; if q ~= q then v = 7 end" },
  { "== with other kinds", x, "if a.x == nil or a.x == 'red' or a.x == {} or a.x == print"
    .. " or a.x == true then v = 1 end" },
  { "a for's bound", n, "for i = 1, a.n do v = v + i end" },
  { "math.max and math.floor", x, "v = math.floor(math.max(a.x, 3))" },
  { "or with a default", x, "v = (a.x or 3) + (a.y or 2)", rawget = true },
  { "pcall round a branch", x, "local ok = pcall(function() if a.x < 5 then error 'x' end end)"
    .. " v = ok and 1 or 2" },
  { "one quantity as a key", x, "local t = {}; t[a.x] = 4; v = t[a.x]" },
  { "a global of the scenario's", x, "seen.last = a.x * 2; v = seen.last" },
  { "a table that counts", x, "local t = {} for i = 1, 9 do if a.x > i then t[#t + 1] = i end"
    .. " end v = #t" },
  { "math.type", x, "v = math.type(a.x) == 'float' and 1 or 2" },
  { "and, or as a choice", x, "v = a.x < 5 and a.x or 5" },
  { "string.format of what is certain", x, "v = #string.format('%d', 12) + a.x" },
}

describe("in a file", function()
  for _, case in ipairs(files) do
    it(case[1] .. " is right", function()
      local assume = { y = "2 .. 3" }
      for name, value in pairs(case[2]) do assume[name] = value end
      local text = ("\nlocal v = 0\n%s\nreturn { out = v }"):format(case[3])
      local f = in_file(text)
      model.agrees(assume, f, in_program(text))
      assert(model.run(assume, f))
    end)
  end

  it("== with a text of no unit is right or named", function()
    local f = in_file [[

    local v = 0
    if a.n == "3" then v = 1 end
    return { out = v }]]
    local result, message = model.run(n, f)
    assert.is_true(result ~= nil or message:find "^h%.lua:3: " ~= nil)
  end)
end)

-- ----- certain assumptions -----

local function fee(text) return perigee.cost("fees", "fee", text) end

describe("a certain assumption", function()
  local function option_of(name)
    return { perigee.option { name, costs = { fee "1 USD/month" } } }
  end

  it("is part of a name", function()
    local result = assert(model.run({ n = 3 }, function(a)
      return option_of("With " .. a.n .. " agents")
    end))
    assert.equal("With 3 agents", result.options[1].name)
  end)

  it("is part of a note and a label through tostring", function()
    local result = assert(model.run({ n = 3, d = "2 USD/day" }, function(a)
      return { perigee.option { "A", notes = { tostring(a.n) .. " at " .. tostring(a.d) },
                                costs = { perigee.cost("fees", "for " .. a.n, a.d) } } }
    end))
    assert.same({ "3 at 2 USD/day" }, result.options[1].notes)
    assert.equal("for 3", result.options[1].rows[1].label)
  end)

  it("answers number() as a plain model would", function()
    local result = assert(model.run({ n = 3, d = "2 USD/day" }, function(a)
      local sum = 0
      for i = 1, a.n:number() do sum = sum + i end
      return { out = sum + a.d:number("USD/hour") * 12 }
    end))
    assert.equal(7, result.outputs[1].point)
  end)
end)

describe("an assumption without a unit", function()
  it("goes with a text on either side", function()
    local result = assert(model.run({ n = 3, x = "1 .. 2" }, function(a)
      return { fee = a.n * "4 USD/month", fees = "4 USD/month" * a.n,
               some = a.x * "4 USD/month", less = a.x < "3" and 1 or 0 }
    end))
    for i, point in ipairs { 12, 12, 1, 6 } do
      assert.equal(point, result.outputs[i].point)
    end
  end)
end)

-- ----- conditions as quantities -----

describe("a condition made by a method", function()
  it("passes the run's own check, with and without units", function()
    local result = assert(model.run({ r = "0 .. 10 requests/day" }, function(a)
      return { out = perigee.where(a.r:lt("5 requests/day"), 1, 2) }
    end))
    assert.is_true(math.abs(result.outputs[1].mean - 1.5) < 0.01)
    result = assert(model.run(x, function(a)
      return { out = perigee.where(a.x:lt(5), 1, 2) }
    end))
    assert.is_true(math.abs(result.outputs[1].mean - 1.5) < 0.01)
  end)

  it("selects: what the other side is does not matter", function()
    local result = assert(model.run({ r = "choice(0, 1, 2) request/day" }, function(a)
      return { out = perigee.where(a.r:gt(0), "6 requests/day" / a.r, -1) }
    end, { samples = 4096 }))
    -- (-1 + 6 + 3) / 3, within four Monte Carlo errors
    assert.is_true(math.abs(result.outputs[1].mean - 8 / 3) < 0.2)
  end)
end)

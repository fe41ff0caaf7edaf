-- Recurrences: each against the plain `for` that it stands for, sample by sample, or a closed form.
local core = require "perigee.core"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"
local quantities = require "perigee.quantities"
local plain_math = math
local math = perigee.math

local Q = core.quantity

local rates = { rate = "-0.02 to 0.05", demand = "80 to 120", capacity = "90 .. 130" }

-- A file's text, whose == and for are rewritten; { text } so that lines count from 1.
local function in_file(text)
  local env = setmetatable({ perigee = perigee, math = math }, { __index = _G })
  return model.compile("return function(a)" .. text .. "\nend", "s.lua", env)()
end

local function in_program(text)
  local env = setmetatable({ perigee = perigee }, { __index = _G })
  return assert(load("return function(a)" .. text .. "\nend", "@s.lua", "t", env))()
end

local function refuses(pattern, line, f, assume)
  local result, message = model.run(assume or rates, f)
  assert.is_nil(result)
  local found = message:match "^s%.lua:(%d+): "
  if tonumber(found) ~= line or not message:find(pattern, 1, true) then
    error(("wanted s.lua:%d: ... %s ..., but there is %s"):format(line, pattern, message), 2)
  end
end

describe("a state that is one quantity", function()
  it("grows as the closed form does", function()
    model.agrees(rates, function(a)
      return { out = perigee.scan { from = 100, steps = 36, body = function(s) return s * (1 + a.rate) end } }
    end, function(a) return { out = 100 * (1 + a.rate) ^ 36 } end, 1e-12)
  end)

  it("has the number of the step", function()
    -- 1 + 2 + ... + 40 = 820
    model.agrees(rates, function(a)
      return { out = perigee.scan { from = a.rate, steps = 40, body = function(s, t) return s + t end } }
    end, function(a) return { out = a.rate + 820 } end, 1e-12)
  end)

  it("is a backlog, which is never below 0", function()
    model.agrees(rates, function(a)
      return { out = perigee.scan { from = 0, steps = 60, body = function(b, t)
        return math.max(0, b + a.demand * (1 + 0.4 * (t % 5 - 2)) - a.capacity)
      end } }
    end, function(a)
      local b = 0
      for t = 1, 60 do b = plain_math.max(0, b + a.demand * (1 + 0.4 * (t % 5 - 2)) - a.capacity) end
      return { out = b }
    end, 1e-12)
  end)

  it("asks if of itself and of the step", function()
    local f = in_file [[

      return { out = perigee.scan { from = 50, steps = 48, body = function(s, t)
        if s > 100 then s = s * 0.5 elseif t % 12 == 0 then s = s + 30 end
        if t == 7 then s = s * 2 end
        return s * (1 + a.rate)
      end } }]]
    local traced = model.agrees(rates, f, function(a)
      local s = 50
      for t = 1, 48 do
        if s > 100 then s = s * 0.5 elseif t % 12 == 0 then s = s + 30 end
        if t == 7 then s = s * 2 end
        s = s * (1 + a.rate)
      end
      return { out = s }
    end, 1e-12)
    assert.equal(1, traced.paths)
    assert.is_nil((select(2, model.run(rates, f))))
  end)

  it("forks the model where the model's own assumptions decide", function()
    local traced = model.agrees(rates, function(a)
      return { out = perigee.scan { from = 1, steps = 5, body = function(s)
        if a.demand > 100 then return s * 2 end
        return s * 3
      end } }
    end, function(a) return { out = a.demand > 100 and 32 or 243 } end)
    assert.equal(2, traced.paths)
  end)

  it("does not let a dead side's NaN and infinity out", function()
    -- 0: 1 / 0 in step 1, were it asked; then 5, and 1 / 5, and 5 - 1 / 5 ...
    model.agrees(rates, function()
      return { out = perigee.scan { from = 0, steps = 3, body = function(s)
        if s > 0 then return 5 - 1 / s end
        return 5
      end } }
    end, function() return { out = 5 - 1 / (5 - 1 / 5) } end, 1e-15)
  end)

  it("is in its own unit, whatever unit the body answers in", function()
    local result = assert(model.run(rates, function(a)
      local function body(s) return s + a.rate * "24 hours" end
      return { out = perigee.scan { from = "2 days", steps = 3, body = body } }
    end, { samples = 64 }))
    assert.equal("day", result.outputs[1].unit)
    -- the median of a normal distribution is its middle, 0.015
    assert.is_true(model.close(result.outputs[1].point, 2 + 3 * 0.015, 1e-12))
  end)

  it("may be a plain number outside of a model", function()
    assert.equal(1024, perigee.scan { from = 1, steps = 10, body = function(s) return s * 2 end })
    assert.equal(3, perigee.scan { from = 3, steps = 0, body = function(s) return s * 2 end })
    local halved = perigee.scan { from = "100 USD", steps = 3, body = function(s) return s / 2 end }
    assert.equal("12.5 USD", tostring(halved))
  end)

  it("is a share of its steps that a comparison held", function()
    model.agrees(rates, function(a)
      return { out = perigee.scan { from = 0, steps = 9, body = function(s, t)
        return s + (a.demand > 92 + t and 1 or 0)
      end } }
    end, function(a)
      local n = 0
      for t = 1, 9 do if a.demand > 92 + t then n = n + 1 end end
      return { out = n }
    end)
  end)
end)

describe("a state of several names", function()
  local function loan(a)
    return perigee.scan { from = { cash = 1000, debt = 0 }, steps = 24, body = function(s)
      local cash, debt = s.cash - a.demand + 40, s.debt * (1 + a.rate)
      if cash < 0 then cash, debt = 0, debt - cash end
      return { cash = cash, debt = debt }
    end }
  end

  local function plainly(a)
    local cash, debt = 1000, 0
    for _ = 1, 24 do
      cash, debt = cash - a.demand + 40, debt * (1 + a.rate)
      if cash < 0 then cash, debt = 0, debt - cash end
    end
    return { cash = cash, debt = debt }
  end

  it("moves at once", function() model.agrees(rates, loan, plainly, 1e-12) end)

  it("has units of its own by name", function()
    local result = assert(model.run(rates, function(a)
      return perigee.scan { from = { money = "10 USD", time = "1 hour" }, steps = 2, body = function(s)
        return { time = s.time + s.money * "1 hour/USD", money = s.money * (1 + a.rate) }
      end }
    end))
    assert.equal("USD", result.outputs[1].unit)
    assert.equal("hour", result.outputs[2].unit)
  end)

  it("holds recurrences in a recurrence", function()
    model.agrees(rates, function(a)
      return { out = perigee.scan { from = 1, steps = 4, body = function(s, t)
        local inner = perigee.scan { from = s, steps = 3, body = function(x, u)
          if x > 2 then x = x / 2 end
          return x + a.rate * u + t
        end }
        if inner > 6 then return inner - 1 end
        return inner
      end } }
    end, function(a)
      local s = 1
      for t = 1, 4 do
        for u = 1, 3 do
          if s > 2 then s = s / 2 end
          s = s + a.rate * u + t
        end
        if s > 6 then s = s - 1 end
      end
      return { out = s }
    end, 1e-12)
  end)
end)

describe("inputs and every", function()
  it("give each step its own and take each step's state", function()
    local function list(a) return { 3, a.demand, 5 } end
    model.agrees(rates, function(a)
      local all = perigee.scan { from = a.rate, inputs = { x = list(a), y = { 1, 2, 3 } }, every = true,
                                 body = function(s, t, at) return s * at.x + at.y * t end }
      return { one = all[1], two = all[2], three = all[3], count = #all }
    end, function(a)
      local s, all = a.rate, { count = 3 }
      for t, x in ipairs(list(a)) do
        s = s * x + t * t
        all[({ "one", "two", "three" })[t]] = s
      end
      return all
    end, 1e-12)
  end)

  it("are by name where the state is", function()
    local all = perigee.scan { from = { a = 1, b = "1 USD" }, steps = 3, every = true,
                               body = function(s) return { a = s.a + 1, b = s.b * 2 } end }
    assert.same({ 2, 3, 4 }, all.a)
    assert.equal("8 USD", tostring(all.b[3]))
    assert.equal(3, #all.b)
  end)

  it("are in one unit, of which a plain 0 is nothing", function()
    local inputs = { x = { 0, "1 hour", "30 minutes" } }
    local sum = perigee.scan { from = "0 minutes", inputs = inputs, body = function(s, _, at) return s + at.x end }
    assert.equal("90 minute", tostring(sum))
  end)
end)

describe("a text in the body", function()
  it("is one draw for all steps", function()
    local raw = model.trace({}, function()
      return { out = perigee.scan { from = 0, steps = 4, body = function(s) return s + perigee.quantity "1 .. 2" end },
               next = perigee.quantity "1 .. 2" }
    end)
    local first, apart = model.trace({}, function() return { out = perigee.quantity "1 .. 2" } end), 0
    for i, value in ipairs(raw.slots["output:out"]) do
      assert.is_true(model.close(value, 4 * first.slots["output:out"][i], 1e-14))
      if raw.slots["output:next"][i] * 4 ~= value then apart = apart + 1 end
    end
    assert.is_true(apart > 100)
  end)
end)

describe("ten thousand steps", function()
  local function walk(a)
    return { out = perigee.scan { from = 0, steps = 10000, body = function(b, t)
      if b > 500 then b = b - a.capacity * 2 end
      return math.max(0, b + a.demand * (t % 7) / 3 - a.capacity * 0.9)
    end } }
  end

  local function plainly(a)
    local b = 0
    for t = 1, 10000 do
      if b > 500 then b = b - a.capacity * 2 end
      b = plain_math.max(0, b + a.demand * (t % 7) / 3 - a.capacity * 0.9)
    end
    return { out = b }
  end

  it("are the plain loop's", function() model.agrees(rates, walk, plainly, 1e-9, { samples = 16 }) end)

  it("are run, checked against plain Lua and differentiated", function()
    local result = assert(model.run(rates, walk, { samples = 64 }))
    assert.equal("graph", result.tracing.mode)
    assert.same({}, result.warnings)
  end)
end)

describe("derivatives", function()
  it("go through all steps", function()
    -- d/dr 100 (1 + r)^30 = 3000 (1 + r)^29, r in its own unit, %
    local r = core.leaf("r", "1 % to 3 %")
    local grown = perigee.scan { from = 100, steps = 30, body = function(s) return s * (1 + r) end }
    local slopes, value, at = core.gradient(grown, { r }, { samples = 1, seed = 1 })
    local rate = at[1] / 100
    assert.is_true(model.close(value, 100 * (1 + rate) ^ 30, 1e-13))
    assert.is_true(model.close(slopes[1], 30 * (1 + rate) ^ 29, 1e-12))
  end)
end)

describe("what must hold in a step", function()
  local function storing(most)
    return function(a)
      return { out = perigee.scan { from = 0, steps = 5, body = function(s)
        quantities.require(Q(s):lt(most), "the store is full")
        return s + a.demand
      end } }
    end
  end

  it("is told where it does not in some sample", function()
    local result, message = model.run(rates, storing(400))
    assert.is_nil(result)
    assert.truthy(message:find("the store is full", 1, true))
  end)

  it("is silent where it does", function()
    assert.truthy((model.run(rates, storing(4000))))
  end)

  it("is told at once where it certainly does not", function()
    assert.has_error(function()
      perigee.scan { from = 0, steps = 3, body = function(s)
        quantities.require(Q(s):lt(2), "the store is full")
        return s + 1
      end }
    end)
  end)
end)

describe("what Lua hides", function()
  it("is found where it changes from call to call", function()
    refuses("the body gives something else when it is called again", 3, in_program [[

      local n = 0
      return { out = perigee.scan { from = 1, steps = 5, body = function(s)
        n = n + 1
        return s + n * a.rate
      end } }]])
  end)

  it("is found where a type says what is traced", function()
    refuses("Lua hides something here", 3, in_program [[

      return { out = perigee.scan { from = 1, steps = 5, body = function(s)
        if type(s) == "number" then
          s = s + 1
        end
        return s + a.rate
      end } }]])
  end)

  it("is found where == looks at the step", function()
    refuses("Lua hides something here", 6, in_program [[

      return { out = perigee.scan { from = 1, steps = 5, body = function(s, t)
        if t == 3 then
          s = s + 1
        end
        return s + a.rate
      end } }]])
  end)
end)

describe("what is wrong", function()
  local function body(text)
    return ("\n return { out = perigee.scan { from = \"1 USD\", steps = 3, %s } }"):format(text)
  end

  local cases = {
    { "body = function() end", "the body returns nothing for the state: return what it is next" },
    { "body = function() return {} end", "the body returns a table for the state" },
    { "body = function(s) return s * \"1 hour\" end",
      "the body makes the state money time, and it begins as money" },
    { "body = function() return 5 end", "the body makes the state a plain number, and it begins as money" },
    { "body = 3", "body is a function of the state and the step that returns the next state, not a number" },
    { "steps = 2.5", "steps is a whole number from 0 to 1000000, not 2.5" },
    { "steps = -1", "steps is a whole number from 0 to 1000000, not -1" },
    { "steps = 1000001", "steps is a whole number from 0 to 1000000, not 1000001" },
    { "steps = \"3\"", "steps is a whole number from 0 to 1000000, not a string" },
    { "steps = a.demand", "steps is how many there are, and cannot vary" },
    { "steps = perigee.quantity \"3 hours\"", "steps is a plain number, not time" },
    { "form = 3", "unknown field 'form': did you mean 'from'?" },
    { "every = 1", "every is true where the states after all steps are wanted, not a number" },
    { "from = {}", "from has no state in it" },
    { "from = { 1, 2 }", "from is a quantity or a table of them by name" },
    { "from = true", "from must be a quantity such as \"100 USD\", not boolean" },
    { "from = { x = true }", "from: 'x' must be a quantity such as \"100 USD\", not boolean" },
    { "from = { x = 1 }, body = function(s) return s.x end",
      "the body returns one value: it returns a table with the names of 'from'" },
    { "from = { x = 1 }, body = function() return {} end", "the body returns nothing for 'x'" },
    { "from = { demand = 1 }, body = function() return { demands = 2 } end",
      "what the body returns: unknown field 'demands': did you mean 'demand'?" },
    { "from = { x = 1, y = 2 }, body = function(s) return { x = s.y, y = s.x * \"1 USD\" } end",
      "the body makes 'y' money, and it begins as a plain number" },
    { "inputs = 3", "inputs is a table of lists, as { demand = { 10, 20, 30 } }" },
    { "inputs = { 1 }", "inputs is a table of lists, as { demand = { 10, 20, 30 } }" },
    { "inputs = { x = { 1, 2 } }", "inputs: 'x' has 2 values for 3 steps" },
    { "inputs = { x = { 1, 2, \"3 USD\" } }", "inputs: 'x' is a plain number first and money in step 3" },
    { "body = function(s) while s > \"1 USD\" do s = s / 2 end return s end",
      "more than 64 decisions in one step of perigee.scan hang on its state" },
    { "body = function(s) for i = 1, 7 do if s > perigee.quantity \"1 USD\" * i then s = s + s end end return s end",
      "more than 64 paths through the body" },
    { "body = function(s) if s > \"5 USD\" then error \"too much\" end return s end",
      "too much (on a path through the body of perigee.scan: all are followed, whatever its state)" },
    { "body = function(s, t) if t > 2 then return s end return s * \"1 hour\" end",
      "the body makes the state money time" },
  }

  for _, case in ipairs(cases) do
    it("is said: " .. case[1], function()
      local given = case[1]
      local text = body(given:find "body =" and given or given .. ", body = function(s) return s end")
      if given:find "steps =" then text = text:gsub("steps = 3, ", "") end
      if given:find "from =" then text = text:gsub("from = \"1 USD\", ", "") end
      refuses(case[2], 2, in_file(text))
    end)
  end

  it("is said where a field is missing", function()
    refuses("'from' is missing", 2, in_file "\n return { out = perigee.scan { steps = 3, body = print } }")
    refuses("'steps' is missing", 2, in_file "\n return { out = perigee.scan { from = 3, body = print } }")
    refuses("'body' is missing", 2, in_file "\n return { out = perigee.scan { from = 3, steps = 3 } }")
    refuses("wants a table of fields", 2, in_file "\n return { out = perigee.scan(3) }")
  end)
end)

describe("scripts/perigee/README.md", function()
  it("shows a recurrence that is the plain loop", function()
    local file = assert(io.open("scripts/perigee/README.md", "rb"))
    local block = file:read "a":match "```lua\n(local backlog = perigee%.scan.-)```"
    file:close()
    perigee.unit "ticket"
    local assume = { arrivals = "80 to 120 tickets", capacity = "90 tickets" }
    model.agrees(assume, in_file(block .. "\nreturn { out = backlog }"), function(a)
      local waiting = 0
      for day = 1, 365 do
        local arriving = a.arrivals * (day % 7 < 5 and 1 or 0.3)
        if waiting > 2000 then arriving = arriving * 0.8 end
        waiting = plain_math.max(0, waiting + arriving - a.capacity)
      end
      return { out = waiting }
    end, 1e-12)
  end)
end)

describe("an exploration", function()
  it("ends where its function raises, and those in it", function()
    local p = core.placeholder("p", 1)
    assert.has_error(function()
      local _ <close> = core.explore({ p }, {})
      core.explore({ p }, {})
      error "x"
    end)
    assert.has_error(function() return p > 1 end) -- decided by nobody any more
  end)

  it("decides once what it is asked again, and as it is forced", function()
    local p = core.placeholder("p", 1)
    local level <close> = core.explore({ p }, { false })
    assert.is_false(p > 1)
    assert.is_false(p > 1)
    assert.is_true(p > 2)
    assert.equal(2, #level.decisions)
  end)
end)

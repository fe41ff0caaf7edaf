-- The quantity at a prompt: what it reads, prints, computes and refuses.
local core = require "perigee.core"
local perigee = require "perigee"
local Q = perigee.quantity

local function number(value, unit)
  return type(value) == "number" and value or value:number(unit)
end

-- A text run as a file "prompt.lua"; its error.
local function fault(text)
  text = text:gsub("return (.*)$", "local x = %1; return x") -- no tail call
  local f = assert(load(text, "@prompt.lua", "t",
                        setmetatable({ perigee = perigee, core = core, Q = Q },
                                     { __index = _G })))
  local ok, message = pcall(f)
  assert.is_false(ok)
  return message
end

local function faults(line, pattern, text)
  local message = fault(text)
  local found = tostring(message):match "^prompt%.lua:(%d+): "
  if tonumber(found) ~= line or not message:find(pattern) then
    error(("wanted prompt.lua:%d: ... %s ..., but there is %s"):format(line, pattern,
                                                                message), 2)
  end
end

describe("require", function()
  it("sets no global and prints nothing", function()
    local lua = os.getenv "PERIGEE_LUA" or "lua5.4"
    local pipe = io.popen(lua .. [[ -e '
      local before = {}
      for name in pairs(_G) do before[name] = true end
      local strings = getmetatable("").__index
      assert(type(require "perigee") == "table")
      for name in pairs(_G) do if not before[name] then print(name) end end
      if getmetatable("").__index ~= strings then print "string" end
      if getmetatable(_G) then print "_G" end
      if debug.getmetatable(0) then print "number" end' 2>&1]])
    local said = pipe:read "a"
    assert.is_true(pipe:close())
    assert.equal("", said)
  end)

  it("gives the names that the design promises, so far", function()
    for _, name in ipairs { "quantity", "unit", "where", "equal", "tiers", "data",
                            "scenario", "traffic", "api", "option", "cost", "run" } do
      assert.equal("function", type(perigee[name]), name)
    end
  end)
end)

describe("tostring", function()
  local shown = {
    ["2.80 USD/hour"] = "2.8 USD/hour", ["$0.50/Mtoken"] = "0.5 USD/Mtoken",
    ["1.3 to 2.0 tokens/word"] = "1.3 to 2 token/word", ["40 %"] = "40 %",
    ["1.2 .. 2.0 tokens/word"] = "1.2 .. 2 token/word", ["0.5 people"] = "0.5 person",
    ["10k requests/day"] = "10000 request/day", ["-3 USD"] = "-3 USD", ["3"] = "3",
    ["triangular(1, 2, 3) GB"] = "triangular(1, 2, 3) GB", ["0.5 FTE"] = "0.5 FTE",
    ["choice(1, 2, 3) s"] = "choice(1, 2, 3) s", ["normal(1, 2)"] = "normal(1, 2)",
  }
  for text, wanted in pairs(shown) do
    it("shows " .. text .. " as " .. wanted, function()
      assert.equal(wanted, tostring(Q(text)))
      assert.equal(wanted, tostring(Q(wanted)))
    end)
  end

  it("shows what is composed of uncertain parts at its point", function()
    assert.equal("~ 4 USD", tostring(Q "1 .. 3 USD" * 2))
  end)
end)

describe("arithmetic", function()
  local rate = Q "6 USD/hour"

  it("takes a number, a text or a quantity on either side", function()
    local cases = {
      { 18, "USD/hour", rate * 3 }, { 18, "USD/hour", 3 * rate },
      { 2, "USD/hour", rate / 3 }, { 0.5, "hour/USD", 3 / rate },
      { 12, "USD", rate * "2 hours" }, { 12, "USD", "2 hours" * rate },
      { 3, nil, rate / "2 USD/hour" }, { 2, nil, "12 USD/hour" / rate },
      { 7, "USD/hour", rate + "1 USD/hour" }, { 8, "USD/hour", "2 USD/hour" + rate },
      { 5, "USD/hour", rate - "1 USD/hour" }, { -4, "USD/hour", "2 USD/hour" - rate },
      { 150, "USD/day", rate + Q "6 USD/day" }, { -6, "USD/hour", -rate },
      { 36, "USD^2/hour^2", rate ^ 2 }, { 1 / 6, "hour/USD", rate ^ -1 },
      { 8, nil, 2 ^ Q "3" }, { 0.25, nil, Q "50 %" ^ 2 }, { 3, "USD", Q "9 USD^2" ^ 0.5 },
      { 2, nil, rate // "2.5 USD/hour" }, { 1, "USD/hour", rate % "2.5 USD/hour" },
      { 3, "request", Q "7 requests" // 2 }, { 1, "request", Q "7 requests" % "2 requests" },
      { -4, nil, "-7 USD" // Q "2 USD" }, { 1, "USD", "-7 USD" % Q "2 USD" },
      { 6, "USD/hour", rate + 0 }, { 6, "USD/hour", 0 + rate }, { 6, "USD/hour", rate - 0 },
    }
    for i, case in ipairs(cases) do
      assert.equal(case[1], number(case[3], case[2]), "case " .. i)
    end
  end)

  it("makes a plain constant a Lua number", function()
    for _, value in ipairs { Q "10 GB" / "5 GB", Q "6 requests" / Q "3 requests",
                             "2 USD" / Q "1 USD", Q(2) * 3, Q "2" + "3", -Q(4) } do
      assert.equal("number", type(value))
    end
    assert.equal("userdata", type(Q "10 GB" * 2))
    assert.equal("userdata", type(core.leaf("n", 3) * 2)) -- leaves never fold
    assert.equal(0.4, (Q "40 %" * 1):number "1")
  end)

  it("reads staff by the person and the year", function()
    local salary = Q "90000 USD/(person year)"
    assert.equal(9000, number("0.1 FTE" * salary, "USD/year"))
    assert.equal(750, number("0.1 FTE" * salary, "USD/month"))
    assert.equal("9000 USD/year", tostring("0.1 FTE" * salary))
  end)

  it("has min, max, abs, round, floor, ceil, sqrt, exp, log", function()
    assert.equal(2, number(core.min("2 USD", Q "300 cents"), "USD"))
    assert.equal(3, number(core.max("2 USD", Q "300 cents"), "USD"))
    assert.equal(2, number(core.abs(Q "-2 USD"), "USD"))
    assert.equal(3, number(core.round "2.5 requests", "request"))
    assert.equal(-3, number(core.round "-2.5 requests", "request"))
    assert.equal(1500, number(core.floor "1.5004 krequests", "request"))
    assert.equal(1501, number(core.ceil "1.5004 krequests", "request"))
    assert.equal(2, number(core.sqrt "4 USD^2", "USD"))
    assert.equal(1, core.exp(0))
    assert.equal(0, core.log(1))
    assert.equal(3, core.where(Q "1 USD":lt "2 USD", 3, 4))
  end)
end)

describe("comparisons of what is certain", function()
  it("answer with booleans, texts on either side", function()
    local a = Q "10 requests/hour"
    assert.is_true(a < "300 requests/day")
    assert.is_true(a <= "240 requests/day")
    assert.is_false(a < "240 requests/day")
    assert.is_true("1 request/day" < a)
    assert.is_true(a > "1 request/day")
    assert.is_true(a >= Q "240 requests/day")
    assert.is_true(a == Q "240 requests/day")
    assert.is_true(a ~= Q "241 requests/day")
    assert.is_true(perigee.equal(a, "240 requests/day"))
    assert.is_false(perigee.equal(2, 3))
    assert.is_true(Q "50 %" < 1 and Q "50 %" > 0)
  end)

  it("sort", function()
    local list = { Q "2 hours", Q "3 minutes", Q "1 day" }
    table.sort(list)
    assert.equal("3 minute, 2 hour, 1 day", ("%s, %s, %s"):format(table.unpack(list)))
  end)

  it("answer 1 and 0 as methods", function()
    local a = Q "1 USD"
    assert.same({ 1, 1, 0, 0, 0 }, { a:lt "2 USD", a:le "1 USD", a:gt "1 USD",
                                     a:ge "2 USD", a:eq "2 USD" })
  end)

  it("of what is uncertain teach, outside a model", function()
    for _, test in ipairs { "u < '2 USD'", "u <= 0", "'2 USD' > u", "u == Q '2 USD'",
                            "perigee.equal(u, '2 USD')" } do
      faults(3, "perigee%.where%(a:lt%(b%), x, y%)",
             ("local u = Q '1 .. 3 USD'\n\nreturn %s"):format(test))
    end
  end)
end)

describe("methods", function()
  it("convert", function()
    assert.equal("67.2 USD/day", tostring(Q "2.8 USD/hour":to "USD/day"))
    assert.equal(2.8 * 24, Q "2.8 USD/hour":number "USD/day")
    assert.equal(2.8, Q "2.8 USD/hour":number())
    assert.equal("1.3 to 2 token/word", tostring(Q "1.3 to 2 token/word":to "token/word"))
  end)

  it("tell unit, dimension, name, source, op, arguments", function()
    local leaf = core.leaf("price", "2 USD/hour", "our contract")
    assert.same({ "USD/hour", "money/time", "price", "our contract", "leaf" },
      { leaf:unit(), leaf:dimension(), leaf:name(), leaf:source(), leaf:op() })
    local cost = leaf * Q "3 hours"
    assert.equal("multiply", cost:op())
    assert.is_nil(cost:name())
    assert.is_nil(cost:source())
    assert.equal(leaf, cost:arguments()[1])
    assert.equal("3 hour", tostring(cost:arguments()[2]))
    assert.same({}, leaf:arguments())
    assert.equal("a plain number", Q(3):dimension())
    assert.equal("", Q(3):unit())
  end)

  it("tell what varies", function()
    local function varies(q) return { q:varies() } end
    local axis = core.axis("k", { "1 USD", "200 cents" })
    assert.same({ false, false }, varies(Q "1 USD"))
    assert.same({ true, false }, varies(Q "1 .. 2 USD" * 3))
    assert.same({ false, true }, varies(axis))
    assert.same({ true, true }, varies(axis * Q "1 .. 2"))
    assert.same({ 1, 2 }, axis:values())
  end)

  it("give the quantiles of an assumption", function()
    assert.equal(2, Q "1 .. 3 USD":quantile(0.5))
    assert.is_true(math.abs(Q "1.3 to 2":quantile(0.05) - 1.3) < 1e-9)
    assert.is_nil((Q "1 .. 3 USD" * 2):quantile(0.5))
  end)

  it("are all that there is: nothing is set, an unknown one is nil", function()
    assert.is_nil(Q(3).foo)
    assert.is_false(pcall(function() Q(3).foo = 1 end))
    assert.is_false(getmetatable(Q(3)))
  end)
end)

describe("concatenation", function()
  it("is of what is certain", function()
    local q = Q "2.80 USD/hour"
    assert.equal("at 2.8 USD/hour", "at " .. q)
    assert.equal("2.8 USD/hour!", q .. "!")
    assert.equal("2.8 USD/hour2.8 USD/hour", q .. q)
    assert.equal("32.8 USD/hour", 3 .. q)
  end)

  it("refuses other things at the caller's line", function()
    faults(2, "uncertain quantity cannot be part of a text",
           "local u = Q '1 .. 2'\nreturn 'x' .. u")
    faults(1, "got nil", "return Q '1 USD' .. nil")
    faults(1, "got table", "return {} .. Q '1 USD'")
  end)
end)

describe("errors", function()
  local cases = {
    { "\n\nreturn Q '1 USD' + Q '3 tokens'", 3, "cannot add money and token" },
    { "return Q '1 USD' - 3", 1, "cannot subtract money and a plain number" },
    { "return Q '1 USD' < 3", 1, "cannot compare money and a plain number" },
    { "\nreturn Q '1 USD' == Q '3 tokens'", 2, "cannot compare money and token" },
    { "return Q '3 tokns'", 1, "column 3: unknown unit 'tokns': did you mean 'tokens'" },
    { "return Q '3 USD':to 'usdd'", 1, "did you mean 'USD'" },
    { "\nreturn Q '3 USD':to 'token'", 2, "cannot convert USD %(money%) to token" },
    { "return Q '3 USD':number 'token'", 1, "cannot convert" },
    { "return Q '1 .. 3 USD':number()", 1, "no one number" },
    { "return Q ''", 1, "the text is empty" },
    { "return Q(nil)", 1, "not nil" }, { "return Q {}", 1, "not table" },
    { "return Q(true)", 1, "not boolean" }, { "return Q(print)", 1, "not function" },
    { "return Q(('x'):rep(5000))", 1, "longer than 4096 bytes" },
    { "return Q '1 USD' + Q '1 EUR'", 1, "EUR has no rate.*perigee%.unit" },
    { "return Q '1 USD' / 0", 1, "division by zero" },
    { "return 1 / Q '0 USD'", 1, "division by zero" },
    { "return Q '1 USD' // 0", 1, "division by zero" },
    { "return Q '3 USD' // 2", 1, "floor needs a count, not money" },
    { "return Q '3 USD' % 2", 1, "money and a plain number" },
    { "return Q '3 USD' ^ 0.3", 1, "whole exponent or a half" },
    { "return 2 ^ Q '3 USD'", 1, "an exponent needs a plain number, not money" },
    { "return core.log(Q '0 %')", 1, "logarithm of 0" },
    { "return core.log(Q '1 USD')", 1, "log needs a plain number, not money" },
    { "return core.sqrt(Q '4 USD')", 1, "powers must be even" },
    { "return core.sqrt(-4)", 1, "square root of %-4" },
    { "return core.exp(1000)", 1, "too large" },
    { "return Q '1 USD' & 2", 1, "needs a condition" },
    { "return ~Q '1 USD'", 1, "needs a condition" },
    { "return perigee.where(3, 1, 2)", 1, "where needs a condition" },
    { "return perigee.where(nil, 1, 2)", 1, "not nil" },
    { "return perigee.where(Q '1 .. 2':lt(1.5), '1 USD', 2)", 1, "cannot choose between" },
    { "return Q '1 USD' + {}", 1, "not table" }, { "return nil * Q '1 USD'", 1, "not nil" },
    { "return perigee.unit()", 1, "unit" }, { "return perigee.unit {}", 1, "unit" },
    { "return Q '3 USD to 5 tokens'", 1, "" }, { "return Q '5 .. 3 USD'", 1, "" },
    { "return perigee.math.sin(Q '1 .. 2')", 1, "plain numbers" },
    { "return core.leaf('n', 0 / 0)", 1, "n is not a finite number" },
    { "return core.axis('k', { '1 USD', '2 tokens' })", 1, "cannot convert" },
    { "return core.axis('k', { 1, Q '1 .. 2' })", 1, "certain values only" },
  }
  for _, case in ipairs(cases) do
    it("name the line of " .. case[1]:gsub("^\n+", ""), function()
      faults(case[2], case[3], case[1])
    end)
  end
end)

describe("perigee.unit", function()
  it("defines what is counted, and what is worth another", function()
    perigee.unit "dialogue"
    perigee.unit "dialogue" -- again is fine
    assert.equal("3 dialogue/day", tostring(Q "3 dialogues/day"))
    assert.equal("dialogue", Q "3 dialogues":dimension())
    perigee.unit("page", "300 words")
    assert.equal(600, Q "2 pages":number "word")
    perigee.unit("EUR", "1.08 USD")
    assert.equal(108, Q "100 EUR":number "USD")
  end)

  it("refuses what is taken, uncertain or no name", function()
    perigee.unit("folio", "300 words")
    faults(1, "'folio' is already 300 word", "perigee.unit('folio', '200 words')")
    faults(1, "must be certain", "perigee.unit('leaflet', '1 .. 2 words')")
    faults(1, "already means USD", "perigee.unit 'USD'")
    faults(1, "no name for a unit", "perigee.unit 'a b'")
    faults(1, "name", "perigee.unit ''")
  end)
end)

-- ----- a hundred of each -----

local kinds = {
  { "1 USD", "money" }, { "1 hour", "time" }, { "1 GB", "byte" }, { "1 TFLOP", "flop" },
  { "1 kWh", "joule" }, { "1 kg", "gram of CO2e" }, { "1 token", "token" },
  { "1 word", "word" }, { "1 request", "request" }, { "1 parameter", "parameter" },
  { "1 GPU", "device" }, { "1 replica", "replica" }, { "1 person", "person" },
  { "1 USD/hour", "money/time" }, { 1, "a plain number" },
}

describe("a sum, a comparison, a choice of different dimensions", function()
  local operations = {
    function(a, b) return a + b end, function(a, b) return a - b end,
    function(a, b) return a < b end, function(a, b) return a <= b end,
    function(a, b) return a == b end, core.min, core.max,
    function(a, b) return a:eq(b) end,
    function(a, b) return core.where(Q "1 .. 2":lt(1.5), a, b) end,
  }

  it("is refused, and both are named, a hundred times", function()
    local tried = 0
    for i = 1, #kinds do
      for j = 1, #kinds do
        local operation = operations[(i + 3 * j) % #operations + 1]
        local a, b = Q(kinds[i][1]), Q(kinds[j][1])
        if i ~= j then
          local ok, message = pcall(operation, a, b)
          local both = kinds[i][2] .. " and " .. kinds[j][2]
          assert.is_false(ok)
          assert.truthy(message:find(both, 1, true), message)
          tried = tried + 1
        end
      end
    end
    assert.is_true(tried >= 100)
  end)
end)

-- Units by their worth in whole smallest ones.
local families = {
  { ms = 1, s = 1000, minute = 60e3, hour = 3600e3, day = 86400e3, week = 604800e3,
    month = 2628e6, year = 31536e6 },
  { bit = 1, B = 8, kB = 8e3, MB = 8e6, GB = 8e9, KiB = 2 ^ 13, MiB = 2 ^ 23, GiB = 2 ^ 33 },
  { cent = 1, USD = 100 }, { token = 1, ktoken = 1e3, Mtoken = 1e6 },
  { J = 1, Wh = 3600, kJ = 1000, kWh = 3600e3 }, { ["%"] = 10000, ppm = 1 },
}

local function divisor(a, b)
  while b ~= 0 do a, b = b, a % b end
  return a
end

describe("a conversion", function()
  it("is exact to the last bit, a hundred times", function()
    local tried = 0
    for _, family in ipairs(families) do
      for from, a in pairs(family) do
        for to, b in pairs(family) do
          local common = divisor(a, b)
          for _, value in ipairs { 7, 0.1 } do
            local wanted = value * (a / common) / (b / common)
            assert.equal(wanted, Q(value .. " " .. from):number(to),
                         ("%s %s in %s"):format(value, from, to))
            tried = tried + 1
          end
        end
      end
    end
    assert.is_true(tried >= 100)
  end)
end)

-- ----- states side by side -----

local inside = [[
  local core = require "perigee.core"
  local made, count = {}, 0
  function made.read(text) count = count + 1; return core.quantity(text), count end
  function made.add(a, b) return core.quantity(a + b) end
  return made]]

local function box()
  local made = core.sandbox.new { memory = 64 * 1024 * 1024, seconds = 10 }
  made:module("perigee.made", inside)
  return made
end

describe("two sandboxes", function()
  it("share the graph of the state that made them, and nothing else", function()
    local a, b = box(), box()
    local _, uncertain = a:call("perigee.made", "read", "1 .. 3 USD")
    local ok, rate, count = b:call("perigee.made", "read", "2 USD/hour")
    assert.is_true(ok)
    assert.equal(1, count) -- its own
    assert.equal("1 .. 3 USD", tostring(uncertain))
    local _, sum = b:call("perigee.made", "add", uncertain, uncertain)
    assert.equal(4, core.value(sum, {}))
    local message
    ok, message = b:call("perigee.made", "add", uncertain, rate)
    assert.is_false(ok)
    assert.truthy(message:find "money and money/time")
    a:close()
    b:close()
    assert.equal(2, core.value(uncertain, {})) -- outlives its state
  end)
end)

-- ----- many, and bad ones -----

describe("quantities", function()
  it("are collected", function()
    collectgarbage()
    local before = collectgarbage "count"
    local last
    for i = 1, 50000 do last = Q "1 .. 2 USD" + i * Q "1 USD" end
    assert.equal("add", last:op())
    collectgarbage()
    collectgarbage()
    assert.is_true(collectgarbage "count" - before < 1024) -- KiB
  end)

  it("of a deep sum are freed without a deep stack", function()
    local sum = core.leaf("deep", "1 .. 2")
    for _ = 1, 100000 do sum = sum + 1 end
    assert.equal(100001.5, core.value(sum, {}))
    sum = nil -- luacheck: ignore
    collectgarbage()
  end)
end)

local function bad_values()
  return { false, true, {}, { {} }, { [1] = 0 / 0, [2] = 1 / 0 }, rawlen,
           function() error("called") end, 0 / 0, 1 / 0, -1 / 0, 1e308, -1, 0, 2 ^ 53,
           math.maxinteger, math.mininteger, "", "\0", "%s%n%d", ("x"):rep(5000),
           "1 .. 2 USD", coroutine.create(rawlen), io.stdout, Q "1 .. 2 USD", Q "1 USD",
           core.leaf("bad", 2), core.axis("bad", { 1, 2 }),
           { samples = 0 / 0 }, { samples = 2 ^ 60 }, { cell = 9 }, { axes = { 1 } },
           { seed = "x" }, { mode = "trace", sample = -1 }, { mode = "x" },
           { threads = 1e9 }, { mode = "plain", forced = 3 }, { given = { 1 } },
           { given = { [core.leaf("bad", 2)] = "x" } }, { second = { 1 } },
           { minimise = 1, most = 1 }, { minimise = { 2 ^ 60 }, most = 0 / 0 } }
end

-- Calls f with bad arguments of all kinds; what it raises must be a text.
local function abuse(name, f, ...)
  local first, count = { ... }, select("#", ...)
  local function try(...)
    local arguments = table.pack(table.unpack(first, 1, count))
    for i = 1, select("#", ...) do arguments[count + i] = (select(i, ...)) end
    local all = table.pack(pcall(f, table.unpack(arguments, 1, count + select("#", ...))))
    if core.mode() ~= "build" then core.finish() end
    if not all[1] then assert.equal("string", type(all[2]), name) end
  end
  try()
  for _, a in ipairs(bad_values()) do
    try(a)
    try(nil, a)
    try(a, a, a, a)
    for _, b in ipairs { 0 / 0, {}, Q "1 .. 2 USD" } do
      try(a, b)
      try(b, a, b)
    end
  end
end

describe("bad arguments", function()
  local library = debug.getinfo(perigee.run, "S").source:gsub("init%.lua$", "")
  after_each(function() core.library(library) end)

  local names = {}
  for name, f in pairs(core) do
    if type(f) == "function" then names[#names + 1] = name end
  end
  table.sort(names)

  for _, name in ipairs(names) do
    it("to core." .. name .. " raise or answer", function() abuse(name, core[name]) end)
  end

  local function abuse_methods(value)
    local methods = getmetatable(value) or debug.getmetatable(value).__index
    for name, method in pairs(methods or debug.getmetatable(value).__index) do
      abuse(name, method)
      abuse(name, method, value)
    end
  end

  it("to methods raise or answer", function()
    local tape = core.tape { Q "1 .. 2 USD", core.axis("bad", { 1, 2 }) }
    local summary = tape:sample({ samples = 16 }, { true, true })[1]
    local cells = core.tape({ core.axis("bad", { 1, 2 }) }, "cells")
    for _, value in ipairs { Q "1 USD", Q "1 .. 2 USD", tape, cells, summary } do
      abuse_methods(value)
    end
  end)

  it("to metamethods raise or answer", function()
    for name, f in pairs(debug.getmetatable(Q "1 USD")) do
      if type(f) == "function" and name ~= "__gc" then
        abuse(name, f)
        abuse(name, f, Q "1 .. 2 USD")
      end
    end
  end)

  it("to the vocabulary raise or answer", function()
    for name, f in pairs(perigee) do
      if type(f) == "function" and name ~= "run" and name ~= "check" then
        abuse(name, f)
      end
    end
    for name, f in pairs(perigee.math) do
      if type(f) == "function" then abuse("math." .. name, f) end
    end
  end)

  it("leave everything as it was", function()
    assert.equal("build", core.mode())
    assert.equal(9000, number("0.1 FTE" * Q "90000 USD/(person year)", "USD/year"))
  end)
end)

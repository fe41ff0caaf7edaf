-- Columns of data, choices with shares and limits, as assumptions of scenarios.
local core = require "perigee.core"
local folder = dofile "tests/scripts/support/folder.lua"
local guest = require "perigee.guest"
local perigee = require "perigee"

teardown(function() folder.remove_all() end)

local function run(assume, model, options)
  return perigee.run(perigee.scenario { assume = assume, model = model or function(a) return { x = a.x } end },
                     options or { samples = 1024, threads = 1 })
end

local function assumption(value)
  local result = assert(run { x = value })
  return result.assumptions[1], result
end

local csv = "day,ms,note\n1,120,a\n2,80,\n3,200,c\n4,95,\"12 s\"\n"

local function in_file(assume, rest)
  local root = folder.new {
    ["x.csv"] = csv,
    ["s.lua"] = "local perigee = require 'perigee'\nreturn perigee.scenario {\n  assume = {\n    " .. assume
      .. "\n  },\n  model = function(a) return { x = " .. (rest or "a.x") .. " } end,\n}\n",
  }
  local result, message = perigee.run(root .. "/s.lua", { samples = 1024 })
  return result, message and message:gsub("^.*/s%.lua", "s.lua")
end

describe("a column of data", function()
  -- 1024 samples in 16 lanes of 64, a quarter of each lane for each of the four values:
  -- their mean is the values', (120 + 80 + 200 + 95) / 4 = 123.75, exactly.
  it("is drawn with replacement, each row alike", function()
    local result = assert(in_file 'x = perigee.observed { data = "x.csv", column = "ms", unit = "ms" }')
    local x = result.assumptions[1]
    assert.same({ 80, 120, 200 }, { x.p5, x.p50, x.p95 })
    assert.same({ "ms", true, "column 'ms' of x.csv, 4 values" }, { x.unit, x.uncertain, x.source })
    assert.equal("4 values from 80 to 200 ms", x.text)
    assert.equal(120, x.point)
    assert.is_true(math.abs(result.outputs[1].mean - 123.75) < 1e-12)
    assert.is_true(result.outputs[1].mean_error < 1e-12)
  end)

  it("draws nothing but its values, by every sampler", function()
    local of = perigee.scenario {
      assume = { x = perigee.observed { values = { 3, 1, 7 } } }, model = function(a) return { x = a.x } end,
    }
    local leaf = guest.ready(of, {}, "2026-01-01").assumptions[1].value
    for _, sampler in ipairs { "stratified", "sobol", "random" } do
      local counts = { [1] = 0, [3] = 0, [7] = 0 }
      local drawn = core.tape({ leaf }):raw({ sampler = sampler, dimensions = { leaf } }, 1, 3072)[1]
      for _, value in ipairs(drawn) do counts[value] = counts[value] + 1 end
      for _, count in pairs(counts) do -- a third, 1024, known to sqrt(3072 * 2 / 9) = 26 or less
        assert.is_true(math.abs(count - 1024) < 130)
      end
    end
  end)

  it("is named after its assumption: the same draws whatever its source is called", function()
    local function mean(source)
      return assert(run({ x = perigee.observed { values = { 1, 5, 6 }, source = source }, y = "1 to 2" },
                        function(a) return { x = a.x * a.y } end)).outputs[1].mean
    end
    assert.equal(mean "one", mean "another")
  end)

  it("may come from a program's rows, have texts with units, and a source of its own", function()
    local x = assumption { perigee.observed { data = { { v = "2 s" }, { v = 500 }, { v = "1500 ms" } }, column = "v",
                                              unit = "ms" }, source = "our logs" }
    assert.same({ 500, 1500, 2000 }, { x.p5, x.p50, x.p95 })
    assert.equal("our logs", x.source)
    assert.equal("survey", assumption(perigee.observed { values = { 1, 2 }, source = "survey" }).source)
    assert.equal("observed, 2 values", assumption(perigee.observed { values = { 1, 2 } }).source)
  end)

  it("is a draw of its own wherever else it is made", function()
    local result = assert(in_file("y = 1", "perigee.observed { values = { 0, 1 } } - "
      .. "perigee.observed { values = { 0, 1 } }"))
    assert.is_true(result.outputs[1].p95 == 1 and result.outputs[1].p5 == -1)
  end)

  it("is told of in the file's line where it cannot be", function()
    local function refused(given, message)
      local result, said = in_file("x = perigee.observed " .. given)
      assert.is_nil(result)
      assert.equal("s.lua:4: " .. message, said)
    end
    local _, missing = in_file "x = perigee.observed { data = 'y.csv', column = 'ms' }"
    assert.truthy(missing:find "^s%.lua:4: data file 'y%.csv': '.*' does not exist$")
    refused("{ data = 'x.csv' }", "perigee.observed: column must be a text, not nil")
    refused("{ data = 'x.csv', column = 'msec' }",
            "perigee.observed: there is no column 'msec': there is day, ms, note")
    refused("{ data = 'x.csv', column = 'mss' }",
            "perigee.observed: there is no column 'mss': did you mean 'ms'?")
    refused("{ data = 'x.csv', column = 'note' }",
            "perigee.observed: row 1 of column 'note' is 'a': a number is wanted, or leave it out")
    refused("{ data = 3, column = 'ms' }",
            "perigee.observed: data is a file's name or the rows of perigee.data, not number")
    refused("{ data = {}, column = 'ms' }", "perigee.observed: data has no rows")
    refused("{ }", "perigee.observed: give values, or data and column")
    refused("{ column = 'ms' }", "perigee.observed: give values, or data and column")
    refused("{ values = 3 }", "perigee.observed: values is a list of numbers, not number")
    refused("{ values = {} }", "perigee.observed: there are no values")
    refused("{ values = { 1, 0/0 } }",
            ("perigee.observed: value 2 is %s: a number is wanted, or leave it out"):format(0 / 0))
    refused("{ values = { 1 }, column = 'ms' }",
            "perigee.observed: values are given, or data and column, not both")
    refused("{ values = { 1 }, unit = 3 }", 'perigee.observed: unit must be a text, as "ms", not number')
    refused("{ values = { '3 GB' }, unit = 'ms' }", "cannot convert GB (byte) to ms (time)")
    refused("{ values = { 1 }, colum = 'ms' }",
            "perigee.observed: unknown field 'colum': did you mean 'column'?")
  end)
end)

describe("a choice with shares", function()
  -- 1 * 50 % + 2 * 30 % + 4 * 20 % = 1.9; a lane has 64 points, of which one may fall on
  -- either side of 80 %: 2 / 64 = 0.03 at the most, 16 lanes' mean a quarter of that.
  it("comes as often as it says", function()
    local x, result = assumption "choice(1: 50 %, 2: 30 %, 4: 20 %) replicas"
    assert.same({ 1, 2, 4, 2 }, { x.p5, x.p50, x.p95, x.point })
    assert.equal("choice(1: 50 %, 2: 30 %, 4: 20 %) replicas", x.text)
    assert.is_true(math.abs(result.outputs[1].mean - 1.9) < 0.02)
  end)
end)

describe("limits", function()
  -- Phi(-1) = 0.158655 of normal(5, 2) lies below 3 and as much above 7; within, the
  -- variance is 4 (1 - 2 phi(1) / (1 - 2 Phi(-1))) = 4 (1 - 2 * 0.241971 / 0.682689) = 1.16450.
  it("cut a range and keep the rest", function()
    local x, result = assumption "normal(5, 2) within 3 .. 7 USD"
    assert.equal(5, x.point)
    assert.is_true(x.p5 > 3 and x.p95 < 7)
    assert.is_true(math.abs(result.outputs[1].mean - 5) < 0.01)
    local squares = assert(run({ x = "normal(5, 2) within 3 .. 7 USD" },
                               function(a) return { x = (a.x - "5 USD") ^ 2 } end)).outputs[1]
    assert.is_true(math.abs(squares.mean - 1.16450) < 0.01)
  end)

  it("move the point to the median of what is left", function()
    -- half of a standard normal: Phi(x) = 3/4 at 0.6744897501960817
    local x = assumption "normal(0, 1) above 0"
    assert.is_true(math.abs(x.point - 0.6744897501960817) < 1e-12)
    assert.is_true(math.abs(x.p50 - 0.6744897501960817) < 1e-12)
  end)

  it("print back as they are read", function()
    for _, text in ipairs { "normal(5, 1) above 0 USD", "1 to 3 within 1 .. 5 token/word", "0 .. 9 below 4.5",
                            "choice(1: 25 %, 3: 75 %) GPU" } do
      assert.equal(text, tostring(core.leaf("x", text)))
      assert.equal(text, tostring(core.leaf("x", tostring(core.leaf("x", text)))))
    end
  end)

  it("are told of where they leave nothing", function()
    local result, message = run { x = "normal(5, 1) above 20 USD" }
    assert.is_nil(result)
    assert.truthy(message:find("normal: less than a millionth of it is above 20", 1, true))
    result, message = run { x = "5 USD above 3" }
    assert.is_nil(result)
    assert.truthy(message:find("one value has no spread to cut", 1, true))
  end)
end)

-- Histograms of one line, and where they stand; reports in narrow terminals.
local engine = require "perigee.engine"
local perigee = require "perigee"
local results = dofile "tests/scripts/support/results.lua"
local shape = require "perigee.report.shape"
local styles = require "perigee.report.style"
local terminal = require "perigee.report.table"
local text = require "perigee.report.text"

local unicode, ascii = styles.new({}).sign, styles.new({ ascii = true }).sign

local function near(expected, found)
  assert.equal(#expected, #found)
  for i, value in ipairs(expected) do assert.is_true(math.abs(value - found[i]) < 1e-12, ("bin %d"):format(i)) end
end

describe("a histogram of one line", function()
  it("is flat where percentiles are equally far apart", function()
    near({ 1, 1, 1, 1 }, shape.bins({ 0, 1, 2, 3, 4, 5, 6, 7, 8 }, 4))
    assert.equal("████", shape.line({ 0, 1, 2, 3, 4, 5, 6, 7, 8 }, 4, unicode))
    assert.equal("####", shape.line({ 0, 1, 2, 3, 4, 5, 6, 7, 8 }, 4, ascii))
  end)

  it("spreads what lies between two percentiles over the parts between them", function()
    -- 0 to 1 is all in the first half, which is 2 wide; of 1 to 4, 1/3 is in it and 2/3 in the second.
    near({ 1, 1 / 2 }, shape.bins({ 0, 1, 4 }, 2))
    assert.equal("█▄", shape.line({ 0, 1, 4 }, 2, unicode))
  end)

  it("keeps what is all in one place there", function()
    -- Parts of 1: 3 steps at 0 and a third of 0 to 3 in the first, a third in the second, a third
    -- and 1 step at 3 in the third: 10/3, 1/3, 4/3, of which the first is the most.
    near({ 1, 1 / 10, 4 / 10 }, shape.bins({ 0, 0, 0, 0, 3, 3 }, 3))
    assert.equal("█▁▃", shape.line({ 0, 0, 0, 0, 3, 3 }, 3, unicode))
    -- With thirty steps at 0: 91/3 against 1/3 and 4/3: 0.09 and 0.35 of a level, next to nothing.
    local many = { 3, 3 }
    for _ = 0, 30 do table.insert(many, 1, 0) end
    assert.equal("█  ", shape.line(many, 3, unicode))
  end)

  it("is none where nothing varies or nothing is known", function()
    assert.equal("", shape.line({ 2, 2, 2 }, 8, unicode))
    assert.equal("", shape.line({ 0, 1 / 0 }, 8, unicode))
    assert.equal("", shape.line({}, 8, unicode))
    assert.equal("", shape.line(nil, 8, unicode))
  end)
end)

-- "NAME ... PICTURE" of the outputs of a report.
local function pictures(report)
  local found = {}
  for line in report:match("\nOutputs.-\n(.-)\n\n"):gmatch "[^\n]+" do
    local name, picture = line:match "^  (%w+) .-  ([^ %w]+)$"
    if name then found[name] = picture end
  end
  return found
end

describe("outputs in the terminal", function()
  local scenario = perigee.scenario {
    as_of = "2026-01-01", assume = { x = "1 .. 3 USD/month", n = "choice(1: 40 %, 2: 60 %)" },
    model = function(a)
      return { perigee.option { "o", costs = { perigee.cost("fees", "f", a.x) } }, even = a.x * 2, steps = a.n * 3 }
    end,
  }
  local function with(...)
    return assert(engine.run { scenario = scenario, samples = 100, set = { ... } })
  end

  it("show how they spread", function()
    -- Uniform, so flat. Of 3 and 6, 35 % and 55 % lie between P5 and P95: 14 and 21 steps of 36 and
    -- one between them: the lower is 0.67 of the upper, 5 eighths.
    local result = assert(engine.run { scenario = scenario, samples = 4000 })
    local found = pictures(terminal.render(result, { columns = 80 }))
    assert.equal(("█"):rep(16), found.even)
    assert.equal("▅" .. (" "):rep(14) .. "█", shape.line(result.outputs[2].quantiles, 16, unicode))
    assert.equal("steps", result.outputs[2].name)
    assert.equal(37, #result.outputs[1].quantiles)
  end)

  it("do not, where there is no room, over a list, or where nothing is sampled", function()
    local result = results.support()
    assert.falsy(terminal.render(result, { columns = 80 }):find("P5 to P95\n", 1, true))
    assert.is_nil(with({ "x", { "1 USD/month", "2 USD/month" } }).outputs[1].quantiles)
    assert.is_nil(with({ "x", "1 USD/month" }, { "n", "2" }).outputs[1].quantiles)
  end)

  it("never make a line too wide", function()
    local result = assert(engine.run { scenario = scenario, samples = 100 })
    result.outputs[1].name = "選択トークン：とても長い名前 🚀"
    for columns = 60, 120 do
      for line in terminal.render(result, { columns = columns }):gmatch "[^\n]+" do
        assert.is_true(text.width(line) <= columns, line)
      end
    end
  end)
end)

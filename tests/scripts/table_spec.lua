local plot = require "perigee.report.plot"
local results = dofile "tests/scripts/support/results.lua"
local scales = require "perigee.report.scale"
local styles = require "perigee.report.style"
local terminal = require "perigee.report.table"
local text = require "perigee.report.text"

local function has(report, line)
  assert.truthy(("\n" .. report):find("\n" .. line .. "\n", 1, true), line .. "\n\nin\n\n" .. report)
end

local function has_part(report, part)
  assert.truthy(report:find(part, 1, true), part .. "\n\nin\n\n" .. report)
end

local function has_not(report, part)
  assert.falsy(report:find(part, 1, true), part .. "\n\nin\n\n" .. report)
end

-- ----- results that are hard to show -----

local hard = {}

function hard.eight_wide_names()
  local result = results.support()
  result.options = {}
  for i = 1, 8 do
    local cost = 3.7 * 10 ^ (i - 1)
    result.options[i] = results.option(
      ("選択肢%d：とても長い名前のオプション、自社ホスティング・量子化あり %d"):format(i, i),
      results.figure("USD/month", 0.8 * cost, cost, 1.3 * cost, 1.02 * cost, 1e-4 * cost),
      { results.row("tokens", "非常に長いラベル 入力トークン キャッシュなし 標準料金", cost),
        results.row("staff", ("long label "):rep(12), 0.02 * cost) })
  end
  result.cheapest = result.options[1].name
  return result
end

function hard.one_option()
  local result = results.support()
  result.options = { result.options[1] }
  return result
end

function hard.zero()
  local result = results.certain()
  for _, option in ipairs(result.options) do
    option.cost, option.rows = results.fixed("USD/month", 0), { results.row("fees", "free", 0) }
  end
  return result
end

function hard.negative()
  local result = results.certain()
  result.options[1].cost = results.fixed("USD/month", -1500)
  result.options[1].rows = { results.row("fees", "credit", -2000), results.row("tokens", "t", 500) }
  result.options[2].rows = { results.row("fees", "credit", -500), results.row("tokens", "t", 4500) }
  return result
end

function hard.negative_and_uncertain()
  local result = results.support()
  result.options[1].cost = results.figure("USD/month", -2000, -1000, 100, -900, 12)
  return result
end

local function times(result, factor)
  for _, option in ipairs(result.options) do
    for key, value in pairs(option.cost) do
      option.cost[key] = type(value) == "number" and value * factor or value
    end
    for _, row in ipairs(option.rows) do
      row.point, row.mean = row.point * factor, row.mean * factor
    end
  end
  return result
end

function hard.large()
  return times(results.support(), 1e9)
end

function hard.large_and_certain()
  return times(results.certain(), 1e9)
end

function hard.small()
  return times(results.support(), 1e-9)
end

function hard.none_feasible()
  local result = results.support()
  for _, option in ipairs(result.options) do
    option.feasible, option.reasons = false, { "memory: needs 140 GB, has 80 GB" }
  end
  result.cheapest, result.cheapest_reason = nil, "no option is feasible"
  result.warnings = { "the price of x is 400 days old" }
  return result
end

function hard.outputs_only()
  local result = results.support()
  result.options, result.cheapest, result.assumptions = {}, nil, {}
  return result
end

function hard.no_numbers()
  local result = results.support()
  result.options[1].cost.mean, result.options[2].cost.p95 = 0 / 0, 1 / 0
  result.options[4].rows[1].mean = -1 / 0
  return result
end

function hard.hostile_names()
  local result = results.support()
  local evil = "\27]0;x\7\u{202E}\r\n\0\xFF"
  result.title, result.file, result.as_of = evil, evil, evil
  result.options[1].name, result.cheapest = evil, evil
  result.options[1].rows[1].label, result.options[1].rows[1].category = evil, evil
  result.options[2].reasons, result.options[2].notes = { evil }, { evil }
  result.assumptions[1].name, result.assumptions[1].unit = evil, evil
  result.assumptions[3].source = evil
  result.outputs[1].name, result.outputs[1].unit = evil, evil
  result.warnings, result.tracing.note = { evil }, evil .. evil
  return result
end

function hard.hostile_axes()
  local result = results.axis()
  local evil = "\27[2J\u{202E}\n"
  result.axes[1].name, result.axes[1].unit = evil, evil
  result.options[1].name = evil
  result.options[3].reasons[4] = { evil }
  return result
end

function hard.many_options_over_an_axis()
  local result = results.axis()
  for i = 4, 30 do
    local copy = {}
    for key, value in pairs(result.options[i % 2 + 1]) do
      copy[key] = value
    end
    copy.name = ("選択肢%d：とても長い名前のオプション"):format(i)
    result.options[i] = copy
  end
  return result
end

hard.support, hard.certain = results.support, results.certain
hard.axis, hard.two_axes = results.axis, results.two_axes

local names = {}
for name in pairs(hard) do
  names[#names + 1] = name
end
table.sort(names)

-- Calls f(report, columns, name) for every hard result in every width and style.
local function each_report(f)
  for _, name in ipairs(names) do
    for _, columns in ipairs { 60, 80, 97, 120 } do
      for _, ascii in ipairs { false, true } do
        f(terminal.render(hard[name](), { columns = columns, ascii = ascii }), columns, name, ascii)
      end
    end
  end
end

describe("the terminal report", function()
  it("is this for a small result", function()
    assert.equal([[
Two ways
two.lua · prices as of 2024-06-01

API is cheapest: 234.56 USD/month.
Next is Agency: 4,000 USD/month, 17 times as much.

Assumptions
  requests   1,000  requests/day

Costs, USD/month
▸ API               234.56  ███
  Agency          4,000     ████████████████████████████████████████████████████

Where it goes, USD/month                 share
▸ API                            234.56
    tokens  input                100.01   43 %  █████████████▋
            output               134.55   57 %  ██████████████████▍
  Agency                       4,000
    fees    agency             4,000     100 %  ████████████████████████████████

Outputs
  days   1  day

Nothing is uncertain here: one evaluation, no spread.
]], terminal.render(results.certain()))
  end)

  it("never passes its width", function()
    each_report(function(report, columns, name)
      for line in report:gmatch "[^\n]*" do
        assert.is_true(text.width(line) <= columns, name .. ": " .. line)
      end
    end)
  end)

  it("has no control byte but line ends, is UTF-8, and no line ends in a space", function()
    each_report(function(report, _, name)
      assert.truthy(utf8.len(report), name)
      assert.is_nil(report:gsub("\n", ""):find "[%c\127]", name)
      assert.is_nil(report:find "\u{202E}", name)
      assert.is_nil(report:find " \n", name)
      assert.is_nil(report:find "\n\n\n", name)
    end)
  end)

  it("is ASCII where that is asked for and names are", function()
    for _, make in ipairs { results.support, results.certain, results.axis, results.two_axes } do
      assert.is_nil(terminal.render(make(), { ascii = true }):find "[\128-\255]")
    end
  end)

  it("is the same without colours, once they are taken out", function()
    for _, name in ipairs(names) do
      local painted = terminal.render(hard[name](), { colour = true })
      assert.equal(terminal.render(hard[name](), {}), (painted:gsub("\27%[[%d;]*m", "")))
      assert.truthy(painted:find "\27%[")
    end
  end)

  it("is at least 60 and at most 120 columns wide", function()
    assert.equal(terminal.render(results.support(), { columns = 120 }),
                 terminal.render(results.support(), { columns = 500 }))
    assert.equal(terminal.render(results.support(), { columns = 60 }),
                 terminal.render(results.support(), { columns = 10 }))
  end)

  it("raises at an option that it does not know, with the near name", function()
    assert.has_error(function() terminal.render(results.certain(), { color = true }) end,
                     "report.table: unknown option 'color': did you mean 'colour'?")
  end)
end)

describe("the answer at the top", function()
  it("names the cheapest, how often it is, and the next", function()
    local report = terminal.render(results.support())
    has(report, "GPT-3.5 Turbo is cheapest: 1,250 USD/month, in 93 % of the samples.")
    has(report, "Next is Agency: 4,000 USD/month, 3.2 times as much.") -- 4000 / 1250.2
  end)

  it("says more in per cent below twice as much", function()
    local result = results.certain()
    result.options[2].cost = results.fixed("USD/month", 300)
    result.options[2].rows[1] = results.row("fees", "agency", 300)
    has_part(terminal.render(result), "Next is Agency: 300 USD/month, 28 % more.") -- 300 / 234.56
  end)

  it("says so where none is feasible, one is, or there is one", function()
    has(terminal.render(hard.none_feasible()), "No option is cheapest: no option is feasible.")
    local result = results.certain()
    result.options[2].feasible = false
    has(terminal.render(result), "No other option is feasible.")
    has(terminal.render(hard.one_option()),
        "GPT-3.5 Turbo costs 1,250 USD/month, 1,012 to 1,568 from P5 to P95.")
  end)
end)

describe("the assumptions", function()
  it("show a value or three percentiles, and number their sources", function()
    local report = terminal.render(results.support())
    has(report, "Assumptions         P5     P50  P95")
    has(report, "  requests              10,000       requests/day")
    has(report, "  tokens_per_word  1.3   1.612    2  tokens/word    [1]")
    has(report, "  [1] tokenizer measured on our tickets")
  end)

  it("share the number of a source", function()
    local result = results.support()
    result.assumptions[1].source = "tokenizer measured on our tickets"
    local report = terminal.render(result)
    has_part(report, "FTE            [1]")
    has_not(report, "[2]")
  end)

  it("show an axis by its ends", function()
    has_part(terminal.render(results.axis()), "1,000 to 10,000,000 requests/day")
  end)
end)

describe("the costs", function()
  it("have no digit that the Monte Carlo error leaves open", function()
    local report = terminal.render(results.support())
    has(report, "▸ GPT-3.5 Turbo          1,012   1,234   1,568   1,250 ±0.3      93 %")
    -- errors of 62, 31 and 93: tens, tens and hundreds
    has(report, "  Llama 2 70B, 4 bits   20,120  21,460  23,000  21,560 ±40       <1 %")
  end)

  it("mark what is not feasible, and say why", function()
    local report = terminal.render(results.support())
    has(report, "✗ Llama 2 70B, 16 bits  40,120  41,460  43,000  41,560 ±40          –")
    has(report, "    memory: needs 140 GB, has 80 GB")
  end)

  it("say how often an option is feasible that is not always", function()
    local result = results.support()
    result.options[1].feasible_probability = 0.87
    has(terminal.render(result), "    feasible in 87 % of the samples")
  end)

  it("add up, by row, to the total as shown", function()
    local result = results.support()
    result.options[1].cost = results.figure("USD/month", 99, 100, 101, 100.005, 0.001)
    result.options[1].rows = {}
    for i = 1, 3 do
      result.options[1].rows[i] = results.row("tokens", "part " .. i, 33.335)
    end
    local report = terminal.render(result)
    local shown = {}
    for amount in report:gmatch "part %d +(%d+)" do
      shown[#shown + 1] = tonumber(amount)
    end
    assert.same({ 34, 33, 33 }, shown)
  end)

  it("have notes and quality under the rows of their option", function()
    local result = results.support()
    result.options[2].quality = results.fixed("%", 71.5)
    has_part(terminal.render(result), "\n    quality 71.5 %\n    1 replica of 8 devices\n✗ ")
  end)

  it("group the rows of a category", function()
    local result = results.certain()
    result.options[2].rows = { results.row("fees", "a", 1000), results.row("staff", "b", 2000),
                               results.row("fees", "c", 1000) }
    local report = terminal.render(result)
    assert.truthy(report:find "fees +a +1,000[^\n]*\n +c +1,000[^\n]*\n +staff +b +2,000")
  end)
end)

describe("the spread", function()
  it("has one scale, linear or logarithmic, and round ticks", function()
    local report = terminal.render(results.support())
    has(report, "Spread, USD/month: ├─●─┤ is P5, median, P95; log scale")
    has_part(report, "1,000   2,000        5,000   10,000    20,000     50,000")
    has(terminal.render(hard.negative_and_uncertain()),
        "Spread, USD/month: ├─●─┤ is P5, median, P95")
  end)

  it("is left out where nothing varies", function()
    has_not(terminal.render(results.certain()), "Spread")
  end)
end)

describe("the foot", function()
  it("says how many samples, which seed and how sure", function()
    local report = terminal.render(results.support(), { columns = 120 })
    -- the largest of 0.28 of 1568, 31 of 23011: 0.135 %; of 93 of 23011: 0.404 %
    has_part(report, "16,384 samples, seed 1, 3 paths through the model. Means are known to ±0.2 %, "
             .. "P5 and P95 to ±0.5 %.")
  end)

  it("has the warnings before it, and how the model was read", function()
    has(terminal.render(hard.none_feasible()), "Warning: the price of x is 400 days old")
    local result = results.support()
    result.tracing = { paths = 1, mode = "samples" }
    has(terminal.render(result), "The model was run in Lua sample by sample.")
    result.tracing.note = "more than 256 paths: run in plain Lua"
    has(terminal.render(result), "more than 256 paths: run in plain Lua")
    result.warnings = { result.tracing.note }
    local _, count = terminal.render(result):gsub("more than 256 paths", "")
    assert.equal(1, count)
  end)
end)

describe("a report over axes", function()
  it("has a table of the last axis, with the cheapest marked and named", function()
    local report = terminal.render(results.axis())
    has(report, "Costs, mean USD/month, over requests in requests/day")
    has(report, "    requests          A        B       C  cheapest")
    has(report, "     100,000     12,500   21,050  ▸4,000  C  Agency                80 %")
    has(report, "   1,000,000    125,000  ▸21,500  ✗4,000  B  Llama 2 70B, 4 bits  100 %")
    has(report, "  ✗ C (2 of 5): the agency answers up to 300k requests/day")
  end)

  it("has a chart of a numeric axis, a letter at each value", function()
    local report = terminal.render(results.axis())
    has_part(report, "1,000        10,000          100,000        1,000,000  10,000,000")
    local letters = {}
    for line in report:gmatch "[^\n]+" do
      for letter in (line:match "┤(.*)" or line:match "│(.*)" or ""):gmatch "[ABC]" do
        letters[letter] = (letters[letter] or 0) + 1
      end
    end
    -- A and B cross near 100,000 requests, where A's letter covers B's; C is not feasible at two values
    assert.equal(5, letters.A)
    assert.equal(4, letters.B)
    assert.equal(3, letters.C)
  end)

  it("has a table an outer value, and a map of the cheapest", function()
    local report = terminal.render(results.two_axes())
    has(report, "Cheapest by model and requests")
    has(report, "  gpt-4o           A      B      –")
    has(report, "  gpt-4o-mini      A      A      A")
    has(report, "  model = gpt-4o-mini")
    has(report, "     3,000  ✗3,000  ✗1,500  –")
    has_not(report, "┤")
  end)

  it("has outputs under their names", function()
    has_part(terminal.render(results.axis()), "    requests  tokens_per_day\n")
  end)
end)

describe("a bar", function()
  local unicode = styles.new({}).sign

  it("has eighths, and is never nothing for something", function()
    local bars = plot.bars({ 0, 1, 10 }, 10, unicode)
    assert.equal("██████████", plot.bar(bars, 10))
    assert.equal("█", plot.bar(bars, 1))
    assert.equal("████▌", plot.bar(bars, 4.5))
    assert.equal("▏", plot.bar(bars, 1e-9))
    assert.equal("", plot.bar(bars, 0))
    assert.equal("", plot.bar(bars, 0 / 0))
  end)

  it("goes left of zero where it is below", function()
    local bars = plot.bars({ -5, 5 }, 11, unicode)
    assert.equal("     │█████", plot.bar(bars, 5))
    assert.equal("█████│", plot.bar(bars, -5))
    assert.equal("  ▐██│", plot.bar(bars, -2.5))
  end)
end)

describe("a scale", function()
  it("starts at zero unless the values lie close together", function()
    local wide, close = scales.of({ 10, 100 }, 5), scales.of({ 90, 100 }, 5)
    assert.equal(0, wide.low)
    assert.equal(100, wide.high)
    assert.equal(90, close.low)
  end)

  it("is logarithmic over a wide range above zero", function()
    local scale = scales.of({ 1, 1000 }, 5)
    assert.is_true(scale.log)
    assert.is_true(math.abs(scale:place(10) - 1 / 3) < 1e-12)
    assert.falsy(scales.of({ 0, 1000 }, 5).log)
  end)

  it("has round ticks that enclose the values", function()
    for _, case in ipairs { { 3, 7 }, { -2, 9 }, { 0.013, 0.02 }, { 1e9, 5e12 }, { 4000, 4000 } } do
      local scale = scales.of(case, 5)
      assert.is_true(scale.low <= case[1] and scale.high >= case[2])
      for _, tick in ipairs(scale.ticks) do
        assert.truthy(("%.6e"):format(math.abs(tick)):find "^%d%.%d%d?0+e", tostring(tick))
      end
    end
  end)

  it("is nothing without a number, and something for zero alone", function()
    assert.is_nil(scales.of({ 0 / 0 }, 5))
    assert.equal(1, scales.of({ 0 }, 5).high)
  end)
end)

-- What a comparison shows: texts that add up, steps drawn, sentences.
local amounts = require "perigee.report.compare.amounts"
local perigee = require "perigee"
local report = require "perigee.report.compare"
local steps = require "perigee.report.compare.steps"
local style = require "perigee.report.style"
local sum = require "perigee.report.sum"
local text = require "perigee.report.text"

-- A figure with a bridge of the given parts; the difference is their sum.
local function figure(before, parts, more)
  local made = { name = "A", unit = "USD/month", before = before, after = before, before_error = 0, after_error = 0,
                 difference_error = 0, bridge = {} }
  for i, part in ipairs(parts) do
    made.bridge[i] = { name = "x" .. i, amount = part, error = 0 }
    made.after = made.after + part
  end
  made.difference = made.after - made.before
  made.ratio = made.before ~= 0 and made.after / made.before or nil
  for key, value in pairs(more or {}) do made[key] = value end
  return made
end

local SUFFIXES = { k = 1e3, M = 1e6, B = 1e9, T = 1e12 }

-- The number that a text shows.
local function shown(body)
  if body == "~0" then return 0 end
  local number, suffix = body:gsub(",", ""):gsub("^%+", ""):match "^(.-)([kMBT]?)$"
  return assert(tonumber(number), body) * (SUFFIXES[suffix] or 1)
end

local function adds_up(made, certain)
  local parts, most = 0, 1e-300
  for _, part in ipairs(made.parts) do
    parts, most = parts + shown(part), math.max(most, math.abs(shown(part)))
  end
  assert.is_true(math.abs(parts - shown(made.difference)) <= 1e-9 * most,
    table.concat(made.parts, " ") .. " make " .. made.difference)
  if certain then
    local before, after = shown(made.before), shown(made.after)
    local largest = math.max(most, math.abs(before), math.abs(after))
    assert.is_true(math.abs(before + shown(made.difference) - after) <= 1e-9 * largest,
      made.before .. " and " .. made.difference .. " are " .. made.after)
  end
end

describe("the texts of a difference", function()
  it("are whole where nothing varies, and before and difference make after", function()
    -- 10,000.4 and 2,000.4 are 12,000.8: rounded 10,000 and 12,001, so the difference is 2,001.
    local made = amounts.of(figure(10000.4, { 1000.2, 1000.2 }))
    assert.same({ "10,000", "12,001", "+2,001" }, { made.before, made.after, made.difference })
    assert.same({ "+1,001", "+1,000" }, made.parts) -- the first takes the step that is left
  end)

  it("have the decimals that say all", function()
    local made = amounts.of(figure(9005, { 7.25, -0.5 }))
    assert.same({ "9,005.00", "9,011.75", "+6.75" }, { made.before, made.after, made.difference })
    assert.same({ "+7.25", "-0.50" }, made.parts)
  end)

  it("show no digit that another seed would change", function()
    local made = amounts.of(figure(47312.3, { 33179.4, -25184.2 }, { before_error = 180, after_error = 200,
                                                                     difference_error = 79.9 }))
    assert.same({ "47,300", "55,300", "+8,000", "80" }, { made.before, made.after, made.difference, made.error })
    assert.same({ "+33,180", "-25,180" }, made.parts)
  end)

  it("are as coarse as the least certain part", function()
    local one = figure(1000, { 5000, -4990 }, { before_error = 9, after_error = 9, difference_error = 0.2 })
    one.bridge[1].error = 40
    local made = amounts.of(one)
    assert.same({ "+10", "+5,000", "-4,990" }, { made.difference, made.parts[1], made.parts[2] })
  end)

  it("stand on one scale", function()
    local made = amounts.of(figure(10e6, { 1e6, 3e6 }, { unit = "token/day" }))
    assert.same({ "10M", "14M", "+4M" }, { made.before, made.after, made.difference })
    assert.same({ "+1M", "+3M" }, made.parts)
  end)

  it("say nothing, hardly anything, and what cancels", function()
    local made = amounts.of(figure(500, { 0, 0 }))
    assert.same({ "500", "500", "0" }, { made.before, made.after, made.difference })
    assert.same({ "0", "0" }, made.parts)
    made = amounts.of(figure(100, { 25, -25 }))
    assert.same({ "0", "+25", "-25" }, { made.difference, made.parts[1], made.parts[2] })
    made = amounts.of(figure(0.1, { 123456.7, 0.0123456 }))
    assert.equal("~0", made.parts[2])
  end)

  it("of one side alone are that side's", function()
    local made = amounts.of { unit = "USD/month", before = 4000, before_error = 0 }
    assert.same({ "4,000", "", "" }, { made.before, made.after, made.difference })
  end)

  it("say how much more", function()
    local function change(before, after)
      return amounts.change { before = before, after = after, ratio = before ~= 0 and after / before or nil }
    end
    assert.same({ "+17 %", "-50 %", "12 times", "", "", "", "+100 %" }, { change(100, 117), change(100, 50),
      change(1, 12), change(0, 5), change(-1, 5), change(3, 3), change(3, 6) })
  end)

  it("add up, whatever they are of", function()
    math.randomseed(3)
    for _ = 1, 3000 do
      local parts, certain = {}, math.random(1, 2) == 1
      local function any() return (math.random() - 0.5) * 10 ^ math.random(-3, 9) end
      for i = 1, math.random(1, 9) do parts[i] = math.random(1, 5) > 1 and any() or 0 end
      local one = figure(math.abs(any()), parts, { unit = math.random(1, 2) == 1 and "USD/month" or "token/day" })
      if not certain then
        one.difference_error = math.abs(any()) / 100
        one.before_error, one.after_error = math.abs(any()), math.abs(any())
        one.bridge[1].error = math.abs(any()) / 100
      end
      local made = amounts.of(one)
      adds_up(made, certain)
      adds_up({ difference = made.difference, parts = made.split(parts) })
    end
  end)
end)

describe("parts of a count", function()
  it("add up to it, what is nothing staying so", function()
    assert.same({ 3, 0, 2 }, sum.spread(5, { 2.6, 0, 2.3 }, 0)) -- floors 2 and 2: one left, to the .6
    assert.same({ 3, 0, 3 }, sum.spread(6, { 2.6, 0, 2.3 }, 0)) -- two left, one each
    assert.same({ 2, 0, 1 }, sum.spread(3, { 2.6, 0, 2.3 }, 0)) -- one too many, from the .3
    assert.same({ -2, 3 }, sum.spread(1, { -2, 3 }, 0))
    assert.same({}, sum.spread(0, {}, 0))
    assert.same({ 0 }, sum.spread(0, { 0 }, 0))
  end)
end)

describe("steps", function()
  -- Ten columns over 0 to 100: 60 more is six cells, 20 less the last two of them.
  local sign = style.new({ ascii = true }).sign
  local function drawn(list, width)
    local rows, lines = {}, {}
    for i, step in ipairs(list) do rows[i] = { steps = step, group = 1 } end
    local pictures = steps.pictures(rows, width, sign)
    for i, step in ipairs(list) do lines[i] = steps.draw(pictures[1], step) end
    return lines
  end

  it("begin where the last one ended", function()
    assert.same({ "|--o", "######", "    ..", "    ######" }, drawn({ { whole = 40 }, { from = 0, to = 60 },
      { from = 60, to = 40 }, { from = 40, to = 100 } }, 10))
  end)

  it("go below what was before", function() -- -50 to 50
    assert.same({ "o---|", ".....", "     #####" }, drawn({ { whole = -50 }, { from = 0, to = -50 },
      { from = 0, to = 50 } }, 10))
  end)

  it("are a cell at least, and inside", function()
    assert.same({ "#", "         #", "o" }, drawn({ { from = 0, to = 0.01 }, { from = 99.99, to = 100 },
      { whole = 0 } }, 10))
  end)
end)

-- ----- pages -----

local USD = perigee.quantity "1 USD/month"

local function two(assume, other, f, more)
  local scenario = perigee.scenario { title = "T", as_of = "2024-06-01", assume = assume, model = function(a)
    local answer = { perigee.option { "A", costs = f(a) } }
    for _, each in ipairs(more or {}) do answer[#answer + 1] = each(a) end
    return answer
  end }
  local list = {}
  for name, value in pairs(other) do list[#list + 1] = { name, value } end
  return assert(perigee.compare(scenario, { scenario, set = list }, { samples = 256 }))
end

local function fees(amount, label) return perigee.cost("fees", label or "fees", amount) end

local function other(amount, requires)
  return function(a)
    local limits = requires and { { requires(a), "too much" } }
    return perigee.option { "B", costs = { fees(amount * USD) }, requires = limits }
  end
end

local function has(page, ...)
  for _, line in ipairs { ... } do assert.truthy(page:find(line, 1, true), line .. "\nin\n" .. page) end
end

local function page_of(answer, options) return report.render("table", answer, options or { ascii = true }) end

describe("the page", function()
  -- 3 * 50 to 7 * 110: x has 4 * 80 = 320, y 60 * 5 = 300.
  it("shows both sides, and steps that make the difference", function()
    local answer = two({ x = 3, y = 50, z = 1 }, { x = 7, y = 110, z = 2 }, function(a)
      return { fees(a.x * a.y * USD), fees(20 * USD, "fixed") }
    end, { other(900) })
    has(page_of(answer), "What moved: T", "prices as of 2024-06-01",
      "A stays cheapest: 170 USD/month before, 790 USD/month after, +360 %.",
      "Changes  before  after\n  x      3       7\n  y      50      110\n",
      "Costs, USD/month  before  after  difference\n> A                  170    790        +620  +360 %\n"
      .. "  B                  900    900           0\n",
      "What moved it, USD/month\n> A                       +620  |----------------------------------------------o\n"
      .. "    x                     +320  #########################\n"
      .. "    y                     +300                           #######################\n",
      "Where it moved, USD/month\n> A                        +620\n    fees  fees             +620\n",
      "Changed, and moved no cost and no output: 'z'.", "all 8 combinations",
      "Nothing is uncertain here: one evaluation, no spread.")
  end)

  it("says who is cheapest before and after", function()
    local function verdict(from, to, price, limit)
      local answer = two({ x = from }, { x = to }, function(a) return { fees(a.x * USD) } end,
        { other(price, limit and function(a) return a.x:lt(limit) end) })
      return page_of(answer):match "\n\n(.-)\n\n"
    end
    assert.equal("A was cheapest, at 10 USD/month; now B is, at 50 USD/month.", verdict(10, 90, 50))
    assert.equal("B stays cheapest: 5 USD/month.", verdict(10, 90, 5))
    assert.equal("Nothing moved: both sides say the same.\nA stays cheapest: 3 USD/month.", (function()
      local answer = two({ x = 3 }, {}, function(a) return { fees(a.x * USD) } end, { other(9) })
      return page_of(answer):match "\n\n(.-)\n\n"
    end)())
  end)

  it("says where nothing is feasible any more, or was", function()
    local function answer_of(from, to)
      local scenario = perigee.scenario { title = "T", as_of = "2024-06-01", assume = { x = from }, model = function(a)
        local limits = { { a.x:lt(5), "x is too much" } }
        return { perigee.option { "A", costs = { fees(a.x * USD) }, requires = limits },
                 perigee.option { "B", costs = { fees(2 * a.x * USD) }, requires = limits } }
      end }
      return assert(perigee.compare(scenario, { scenario, set = { { "x", to } } }, { samples = 16 }))
    end
    local gone = page_of(answer_of(1, 9))
    has(gone, "A was cheapest, at 1 USD/month; no option is feasible after.", "x A",
        "    feasible before, not feasible after\n    after: x is too much\n")
    has(page_of(answer_of(9, 1)), "No option was feasible before; now A is cheapest, at 1 USD/month.",
        "    not feasible before, feasible after\n    before: x is too much\n")
    has(page_of(answer_of(8, 9)), "No option is feasible before or after.",
        "    not feasible before and after\n    x is too much\n")
  end)

  it("fits its columns, from 60 on, whatever the names are", function()
    local long = ("An option with a name that goes on "):rep(4)
    local scenario = perigee.scenario { title = "T", as_of = "2024-06-01",
      assume = { x = "3 to 5", an_assumption_with_a_name_that_is_rather_long = "10k to 20k requests/day" },
      model = function(a)
        local amount = a.x * a.an_assumption_with_a_name_that_is_rather_long * "1 USD/request"
        return { perigee.option { long, costs = { fees(amount), fees(amount, long) } },
                 perigee.option { "b\27[31m", costs = { fees(amount * 2, "l\n") } },
                 output_with_a_long_name_as_well = amount, short = a.x }
      end }
    local answer = assert(perigee.compare(scenario, { scenario, set = { { "x", "4 to 9" },
      { "an_assumption_with_a_name_that_is_rather_long", "30k requests/day" } } }, { samples = 500 }))
    for _, ascii in ipairs { true, false } do
      for columns = 60, 120, 5 do
        local page = report.render("table", answer, { columns = columns, ascii = ascii })
        for line in page:gmatch "[^\n]*" do assert.is_true(text.width(line) <= columns, line) end
        assert.is_nil(page:find("\27", 1, true))
      end
    end
    assert.truthy(report.render("table", answer, { colour = true }):find("\27[31m", 1, true)) -- more is red
  end)

  it("says which changes stand as one, and how more than eight are averaged", function()
    local answer = two({ x = 3 }, { x = 4 }, function(a) return { fees(a.x * USD) } end)
    answer.joined = { { changes = { "day of prices", "the model" }, reason = "no price" } }
    answer.method = { exact = false, changes = 9, combinations = 74, orders = 18 }
    local page = page_of(answer, { ascii = true, columns = 120 })
    has(page, "'day of prices' and 'the model' stand as one, for the model cannot be run with the one "
      .. "and without the other: no price\n", "A: 3 USD/month before, 4 USD/month after, +33 %.",
      "over 74 combinations of 9 changes, in 18 orders:")
  end)

  it("shows parts that add up, of any model", function()
    math.randomseed(5)
    for case = 1, 60 do
      local assume, changed = {}, {}
      for i = 1, 4 do
        assume["x" .. i] = case % 2 == 0 and math.random(1, 900) / 7
          or ("%.2f .. %.2f"):format(i, i + math.random() * 9)
        changed["x" .. i] = math.random(1, 900) / 7
      end
      local answer = two(assume, changed, function(a)
        return { fees(a.x1 * a.x2 * USD), fees(a.x3 * perigee.math.floor(a.x4) * USD, "more") }
      end)
      local page = page_of(answer)
      for _, block in ipairs { "What moved it.-\n\n", "Where it moved.-\n\n" } do
        local whole, parts = nil, 0
        for line in page:match(block):gmatch "[^\n]+" do
          local name, amount = line:match "^(.-)%s+([-+~][%d,.]+)"
          if whole and amount then parts = parts + shown(amount) end
          if amount and not whole then whole = shown(amount) end
          assert.is_true(not amount or name ~= "")
        end
        assert.is_true(math.abs(whole - parts) < 1e-6 * math.max(1, math.abs(whole)), page)
      end
    end
  end)
end)

describe("other formats", function()
  local answer
  setup(function()
    answer = two({ x = "3", y = "5" }, { x = "7" }, function(a) return { fees(a.x * a.y * USD) } end, { other(30) })
    answer.warnings = { "after: old prices" }
  end)

  it("is CSV, one figure a line", function()
    local csv = report.render("csv", answer)
    has(csv, "section,name,category,label,unit,statistic,value\n", "side,a,,,,title,T\n",
      "side,b,,,,as_of,2024-06-01\n",
      "change,x,,,,before,3\nchange,x,,,,after,7\n", "option,A,,,USD/month,before,15\n",
      "option,A,,,USD/month,difference,20\n", "option,A,,,,feasible_after,true\n",
      "row,A,fees,fees,USD/month,difference,20\n", "bridge,A,,x,USD/month,amount,20\nbridge,A,,x,USD/month,error,0\n",
      "warning,,,,,text,after: old prices\n")
  end)

  it("is Markdown", function()
    has(report.render("markdown", answer), "# What moved: T\n",
      "**A was cheapest, at 15 USD/month; now B is, at 30 USD/month.**", "| x | 3 | 7 |  |",
      "| **A** | 15 | 35 | +20 | +130 % | USD/month |\n| x |  |  | +20 |  |  |\n", "Warning: after: old prices")
  end)

  it("is JSON without anything of our own", function()
    local json = report.render("json", answer)
    assert.is_nil(json:find("key", 1, true))
    has(json, '{ "name": "x", "amount": 20, "error": 0 }', '"cheapest": { "before": "A", "after": "B" }')
  end)
end)

-- What reports say of a timeline: its section and chart at 80 and 60 columns, Markdown,
-- CSV and JSON, with and without uncertainty.
local chart = require "perigee.report.chart"
local json = require "dkjson"
local model = require "scripts.support.model"
local perigee = require "perigee"
local report = require "perigee.report"
local scale = require "perigee.report.scale"
local style = require "perigee.report.style"
local text = require "perigee.report.text"

-- 1000 a month by the token, or 10000 at once and 300 a month: sums meet after 14.3 months.
local function result_of(assume, given)
  return assert(perigee.run(perigee.scenario { title = "Buy or pay?", as_of = "2026-01-01", assume = assume,
    model = function(a)
      local made = { months = 24, month = function(t)
        local care = perigee.quantity "300 USD/month" * (rawget(a, "care") or 1)
        return { perigee.option { "Pay [each]", costs = { perigee.cost("fees", "bill", "1000 USD/month") } },
                 perigee.option { "Buy", costs = { perigee.cost("fees", "care", care),
                   t.first and t.once("hardware", "box", "10000 USD") or {} } }, boxes = t.month }
      end }
      for name, value in pairs(given or {}) do made[name] = value end
      return perigee.timeline(made)
    end }, { samples = 4096, threads = 1 }))
end

local certain, uncertain
setup(function()
  certain = result_of({}, { discount = "8 %/year", start = "2026-03-01" })
  uncertain = result_of({ care = "choice(0, 1, 3)" })
end)

local function shown(result, options) return report.render("table", result, options or {}) end

local function has(found, wanted) assert.truthy(found:find(wanted, 1, true), wanted .. "\nin\n" .. found) end

describe("the table of a timeline", function()
  it("says what is worth what, and who is paid back when", function()
    local found = shown(certain)
    has(found, "\nOver 24 months from 2026-03-01, discounted at 8 %/year\nPresent value, USD           total\n")
    has(found, "\n  A  Pay [each]     22,316  24,000\n") -- 1000 (1 - v^24)/(1 - v), v = 1.08^(-1/12)
    has(found, "\n▸ B  Buy            16,695  17,200\n") -- 10000 + 300/1000 of that
    has(found, "\n  Costs per month are means of the 24 months.\n")
    has(found, "\nPaid back: when the first has cost no more than the second\n  Buy against Pay [each]: month 15\n")
    has(found, "\nPaid until each month, USD; ◆ where two cross\n")
  end)

  it("says how sure it is", function()
    local found = shown(uncertain, { columns = 120 })
    -- 0, 300 or 900 a month: after 10, 15 or never within 24 (100 months)
    assert.truthy(found:find "Buy against Pay %[each%]: month 15 %(P5 10, P95 15%), in 6[567] %% of the samples")
    has(found, "\nOver 24 months\nPaid, USD ")
    has(found, "lowest")
    assert.is_nil(found:find("discounted", 1, true))
  end)

  it("says what never pays back, and what crosses again", function()
    local never = result_of({ care = 3 })
    has(shown(never), "\n  Buy against Pay [each]: never\n")
    local plan = { months = 5, crossings = {
      { options = { "B", "A" }, month = 2, cheaper_after = "A", probability = 1 },
      { options = { "A", "B" }, month = 4, cheaper_after = "B", probability = 1 },
      { options = { "B", "A" }, month = 5, cheaper_after = "A", probability = 0.5, p5 = 4.2, p50 = 5, p95 = 6 },
      { options = { "B", "A" }, cheaper_after = "B", probability = 0.04, p5 = 4.2, p50 = 5, p95 = 6 } }, -- seldom
      options = { { name = "A", payback = { { against = "B", month = 2, probability = 1 } } },
                  { name = "B", payback = { { against = "A", month = 0, probability = 1 } } } } }
    assert.same({ "A against B: month 2", "B below A: month 4",
                  "A below B: month 5 (P5 5, P95 6), in 50 % of the samples" },
      require("perigee.report.timeline").sentences(plan))
  end)

  it("says where present values and means of costs part", function()
    local result = assert(perigee.run(perigee.scenario { as_of = "2026-01-01", model = function()
      return perigee.timeline { months = 36, discount = "20 %/year", month = function(t)
        local function once(name, amount)
          return perigee.option { name, costs = { perigee.cost("fees", "x", amount) } }
        end
        return { once("Late", t.last and "1010 USD/month" or 0),
                 once("Soon", t.first and "1000 USD/month" or 0) }
      end }
    end }, { samples = 8 }))
    assert.equal("Soon", result.cheapest)
    has(shown(result, { columns = 120 }),
      "Costs per month are means of the 36 months; by what is paid, and when, Late is lowest.")
  end)

  it("keeps to its columns, and to ASCII", function()
    for _, columns in ipairs { 60, 80, 120 } do
      for _, result in ipairs { certain, uncertain } do
        for line in shown(result, { columns = columns }):gmatch "[^\n]*" do
          assert.is_true(text.width(line) <= columns, line)
        end
        assert.is_nil(shown(result, { columns = columns, ascii = true }):find "[\128-\255]")
      end
    end
  end)

  it("paints where there are colours", function()
    has(shown(certain, { colour = true }), "\27[1mPaid back: when")
  end)
end)

describe("the chart", function()
  local function drawn(result, options)
    local found = shown(result, options)
    return found:match "Paid until each month[^\n]*\n(.-)\n\n"
  end

  it("marks where the sums cross, and the month", function()
    local lines = drawn(certain)
    assert.equal(2, select(2, lines:gsub("◆", "")))
    has(lines, "30,000 ┤")
    has(lines, "3        6        9       12       15       18       21       24")
    assert.is_nil(drawn(certain, { ascii = true }):find("◆", 1, true))
  end)

  it("takes a scale of its own along, and no logarithm up", function()
    local options = { width = 31, height = 5, style = style.new { ascii = true }, linear = true,
                      along = scale.months(9, 3) }
    local all = table.concat(chart.lines({ { letter = "Q", values = { 1, 2, 3, 4, 5, 6, 7, 8, 900 } } },
      { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, options), "\n")
    has(all, "1,000 |")
    has(all, "500 |")
    has(all, "3       6        9")
  end)

  it("is of months that stand at parts of a year", function()
    assert.same({ 6, 12, 18, 24, 30, 36 }, scale.months(36, 8).ticks)
    assert.same({ 12, 24, 36, 48, 60 }, scale.months(60, 8).ticks)
    assert.same({ 1, 2, 3 }, scale.months(3, 8).ticks)
    assert.same({ 60, 120, 180, 240 }, scale.months(240, 8).ticks)
    assert.same({ 0, 1, 1 }, { scale.months(1, 8).low, scale.months(1, 8).high, scale.months(1, 8):place(1) })
    assert.is_nil(scale.linear({ 1, 1000 }, 4).log)
    assert.is_true(scale.of({ 1, 1000 }, 4).log)
  end)

  it("of one month is drawn too", function()
    local result = assert(perigee.run(perigee.scenario { as_of = "2026-01-01", model = function()
      return perigee.timeline { months = 1, month = function()
        return { perigee.option { "A", costs = { perigee.cost("fees", "x", "7 USD/month") } } }
      end }
    end }, { samples = 8 }))
    has(shown(result), "Over 1 month\n")
  end)
end)

describe("Markdown of a timeline", function()
  it("has a table of values, sentences, and sums by month", function()
    local found = report.render("markdown", certain)
    has(found, "\n## Over 24 months from 2026-03-01, discounted at 8 %/year\n")
    has(found, "\n| USD | Present value | total |\n| :-- | --: | --: |\n| Pay \\[each\\] | 22,316 | 24,000 |\n"
      .. "| **Buy** | 16,695 | 17,200 |\n")
    has(found, "\n- Buy against Pay \\[each\\]: month 15\n")
    has(found, "\n| 24 | 24,000 | 17,200 |\n")
    has(report.render("markdown", uncertain), "| USD | Paid, P5 | P50 | P95 | mean | ± | lowest | total |")
  end)
end)

describe("CSV of a timeline", function()
  it("has one figure a line", function()
    local found = report.render("csv", certain)
    for _, line in ipairs { "timeline,,,,,months,24", "timeline,,,,,start,2026-03-01",
      "timeline,,discount,,%/year,point,8", "timeline,Buy,total,,USD,point,17200",
      "timeline,Buy,payback,Pay [each],month,month,15", "timeline,Buy,,,,lowest_probability,1",
      "month,Buy,paid,1,USD,point,10300", "month,Buy,cost,2,USD,point,300", "month,Buy,cumulative,24,USD,point,17200",
      "month,boxes,output,7,,point,7", "crossing,Buy,cumulative,Pay [each],month,month,15" } do
      has(found, "\n" .. line .. "\n")
    end
  end)
end)

describe("JSON of a timeline", function()
  it("has the shape that programs rely on", function()
    local found = assert(json.decode(report.render("json", uncertain), 1, nil)).timeline
    assert.same({ 24, "Buy" }, { found.months, found.lowest })
    assert.is_nil(found.start)
    assert.is_nil(found.discount)
    local buy = found.options[2]
    assert.same({ "Buy", "USD", "USD" }, { buy.name, buy.unit, buy.npv.unit })
    assert.equal(24, #buy.monthly)
    assert.same({ 10300, 300 }, { buy.paid[1].point, buy.paid[2].point })
    assert.same({ 10000, 17200, 31600 }, { buy.cumulative[24].p5, buy.cumulative[24].point, buy.cumulative[24].p95 })
    assert.is_true(model.close(buy.total.mean, buy.cumulative[24].mean, 1e-12))
    local crossing = found.crossings[1]
    assert.same({ { "Pay [each]", "Buy" }, 15, "Buy" }, { crossing.options, crossing.month, crossing.cheaper_after })
    assert.is_true(math.abs(crossing.probability - 2 / 3) < 0.03)
    assert.same({ 11, 15 }, { crossing.p5, crossing.p95 })
    assert.same({ "boxes", 7 }, { found.outputs[1].name, found.outputs[1].monthly[7].point })
  end)

  it("is null where a month never comes", function()
    local found = assert(json.decode(report.render("json", result_of({ care = 3 }))))
    assert.is_nil(found.timeline.options[2].payback[1].month)
    assert.equal(0, found.timeline.options[2].payback[1].probability)
    has(report.render("json", result_of({ care = 3 })), '"month": null')
  end)

  it("has lists over axes", function()
    local swept = result_of({ care = { 0, 1, 3 } })
    local found = assert(json.decode(report.render("json", swept))).timeline
    assert.same({ 10000, 17200, 31600 }, found.options[2].total.point)
    assert.same({ "Buy", "Buy", "Pay [each]" }, found.lowest)
    assert.same({ 11, 15 }, { found.crossings[1][1].month, found.crossings[2][1].month })
    assert.same({}, found.crossings[3])
    has(report.render("table", swept), "Paid of 24 months, over care")
    has(report.render("markdown", swept), "## Paid of 24 months, USD")
    has(report.render("csv", swept), "\ncrossing,Buy,cumulative,Pay [each],month,month,15,1\n")
  end)
end)

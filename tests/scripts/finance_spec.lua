-- perigee.finance: rates by the time that they are said, texts, lists, and what is wrong.
-- The formulas have their tests in tests/core/test_finance.c.
local model = require "scripts.support.model"
local perigee = require "perigee"

local finance = perigee.finance

local function near(wanted, found, within)
  assert.is_true(math.abs(found - wanted) <= (within or 1e-12) * math.abs(wanted),
    ("%.17g, not %.17g"):format(found, wanted))
end

local MONTHLY = "10 %/month"

local function amount(quantity, unit) return quantity:to(unit):number() end

describe("a rate", function()
  it("compounds over the time that it is said by", function()
    near(1.44, finance.growth { rate = "44 %/year", time = "12 months" })
    near(1.2, finance.growth { rate = "44 %/year", time = "6 months" })       -- 1.2^2 = 1.44
    near(1.1 ^ 12, finance.growth { rate = "10 %/month", time = "1 year" })
    near(1.1 ^ 12, finance.growth { rate = perigee.quantity "0.1/month", time = "1 year" })
    near(1.02 ^ 2, finance.growth { rate = "2 %/week", time = "14 days" })
    near(1 / 1.21, finance.discount { rate = "10 %/month", time = "2 months" })
    near(0.81, finance.falling { rate = "10 %/month", time = "2 months" })
  end)

  it("is told apart from linear growth and halving", function()
    near(1.2, finance.linear { rate = "40 %/year", time = "6 months" })
    near(0.25, finance.halving { half = "18 months", time = "3 years" })
    near(1 / 3, finance.ramp { time = "5 months", start = "3 months", finish = "9 months" })
    near(0.1, finance.logistic { time = "8 months", half = "12 months", rise = "8 months" })
  end)

  it("in a unit of its own after arithmetic is still by that time", function()
    near(1.06 ^ 12, finance.growth { rate = perigee.quantity "3 %/month" * 2, time = "1 year" })
  end)
end)

describe("flows", function()
  it("are texts, numbers or quantities, by month", function()
    -- 110/1.1 + 121/1.21 = 200; at the beginnings 110 + 110
    near(200, amount(finance.present { flows = { "110 USD", perigee.quantity "121 USD" }, rate = MONTHLY }, "USD"))
    near(220, amount(finance.present { flows = { "110 USD", "121 USD" }, rate = MONTHLY, begin = true }, "USD"))
    near(3, finance.present { flows = { 1, 2 } })
    near(50, amount(finance.npv { now = "-150 USD", flows = { "110 USD", "121 USD" }, rate = MONTHLY }, "USD"))
    near(300, amount(finance.present { flows = { "110 USD", "121 USD" }, last = "121 USD", rate = MONTHLY },
      "USD"))
  end)

  it("have a rate of return", function()
    local flows = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "110 USD" }
    near(0.1, amount(finance.irr { now = "-100 USD", flows = flows }, "1/year"))
    assert.equal(math.huge, amount(finance.irr { flows = { 1, 2 } }, "1/year"))
  end)

  it("are paid back, and cross", function()
    assert.equal(3, finance.payback { one = { 10, 1, 1, 1 }, other = { 4, 4, 4, 4 } }) -- 12 and 12
    assert.equal(0, finance.payback { one = { "4 USD" }, other = { "10 USD" } })
    assert.equal(math.huge, finance.payback { one = { 10, 1 }, other = { 4, 4 } })
    assert.equal(4, finance.crossing { one = { 10, 1, 1, 1 }, other = { 4, 4, 4, 4 } }) -- 13 and 16
    assert.equal(math.huge, finance.crossing { one = { 10, 1, 1, 1 }, other = { 4, 4, 4, 4 }, nth = 2 })
  end)
end)

describe("loans and things that lose their value", function()
  it("follow the core", function()
    -- 210 = 121/1.1 + 121/1.21; after a month 231 - 121 is owed
    local loan = { principal = "210 USD", rate = "10 %/month", term = "2 months" }
    near(121, amount(finance.instalment(loan), "USD/month"))
    loan.after = "1 month"
    near(110, amount(finance.balance(loan), "USD"))
    near(210, amount(finance.annuity { payment = "121 USD/month", rate = MONTHLY, term = "2 months" }, "USD"))
    near(210, amount(finance.annuity { payment = "110 USD/month", rate = MONTHLY, term = "2 months", begin = true },
      "USD"))
    -- 1000 to 160 in 48 months: 17.5 a month; at 40 %/year 600 after one
    local box = { price = "1000 USD", residual = "160 USD", life = "4 years" }
    box.age = "2 years"
    near(580, amount(finance.book(box), "USD"))
    near(400, amount(finance.book { price = "1000 USD", residual = "160 USD", life = "4 years", age = "2 years",
                                    method = "declining" }, "USD"))
    near(600, amount(finance.book { price = "1000 USD", rate = "40 %/year", age = "1 year" }, "USD"))
    near(17.5, amount(finance.charge { price = "1000 USD", residual = "160 USD", life = "4 years", month = 7 }, "USD"))
    local first = finance.charge { price = "1000 USD", rate = "40 %/year", month = 1 }
    near(1000 * (1 - 0.6 ^ (1 / 12)), amount(first, "USD"), 1e-9)
  end)
end)

describe("uncertain arguments", function()
  it("give the formula's value in each sample", function()
    local function of(a)
      return {
        grown = finance.growth { rate = a.rate * perigee.quantity "1 %/year", time = "18 months" },
        paid = finance.instalment { principal = a.rate * perigee.quantity "100 USD", rate = "6 %/year",
                                    term = "3 years" } / perigee.quantity "1 USD/month",
        back = finance.payback { one = { a.rate, 0, 0, 0 }, other = { 7, 7, 7, 7 } },
      }
    end
    local i = 1.06 ^ (1 / 12) - 1
    model.agrees({ rate = "1 .. 40" }, of, function(a)
      local back = a.rate <= 7 and 0 or math.ceil(a.rate / 7)
      return { grown = (1 + a.rate / 100) ^ 1.5, paid = a.rate * 100 * i / (1 - (1 + i) ^ -36),
               back = back <= 4 and back or math.huge }
    end, 1e-12)
  end)

  it("that are texts are one draw for each time that they are read", function()
    local result = assert(model.run({}, function()
      local a = finance.growth { rate = "10 .. 20 %/year", time = "1 year" }
      local b = finance.growth { rate = "10 .. 20 %/year", time = "1 year" }
      return { difference = a - b }
    end))
    assert.is_true(result.outputs[1].p95 > 0.05)
  end)
end)

describe("what is wrong is said", function()
  for _, case in ipairs {
    { "growth { rate = '40 %', time = '1 year' }", 'rate must be a quantity such as "8 %/year", not a plain number' },
    { "growth { rate = '40 %/year' }", "'time' is missing" },
    { "growth { rat = '40 %/year', time = '1 year' }", "unknown field 'rat': did you mean 'rate'" },
    { "growth { rate = '-100 %/year', time = '1 year' }", "a rate of -100 % or less in each period leaves nothing" },
    { "falling { rate = '100 %/year', time = '1 year' }", "a rate of 100 % or more in each period leaves nothing" },
    { "halving { half = '0 months', time = '1 year' }", "half must be above zero" },
    { "ramp { time = '1 month', start = '3 months', finish = '2 months' }", "finish is before start" },
    { "present { flows = {} }", "flows is a list of flows by month" },
    { "present { flows = '1 USD' }", "flows is a list of flows by month" },
    { "present { flows = { 1, '1 USD' } }", "cannot add" },
    { "present { flows = { 1 }, from = 2 }", "unknown field 'from'" },
    { "npv { flows = { 1 } }", "'now' is missing, as now = \"-200k USD\"" },
    { "irr { flows = { 1 }, rate = '1 %/year' }", "unknown field 'rate'" },
    { "instalment { principal = '1 USD', rate = '8 %/year', term = '0 years' }", "term must be above zero" },
    { "balance { principal = '1 USD', rate = '8 %/year', term = '1 year', after = '-1 month' }",
      "after is below zero" },
    { "book { price = '1 USD', age = '1 year' }", "'life' is missing" },
    { "book { price = '1 USD', age = '1 year', method = 'declining' }", "'life' is missing" },
    { "book { price = '1 USD', age = '1 year', life = '1 year', method = 'linear' }",
      "the method is \"straight\" or \"declining\", not 'linear'" },
    { "book { price = '1 USD', age = '1 year', life = '1 year', method = 'straight', rate = '1 %/year' }",
      "rate means nothing without method = \"declining\"" },
    { "charge { price = '1 USD', life = '1 year', month = 0 }", "month must be above zero" },
    { "payback { one = { 1, 2 }, other = { 1 } }", "one has 2 months and other 1" },
    { "crossing { one = { 1 }, other = { 1 }, nth = 0.5 }", "nth must be a whole number, 1 or more" },
  } do
    it(case[1], function()
      local run = assert(load("local finance = ... local made = finance." .. case[1] .. " return made", "=case"))
      local ok, message = pcall(run, finance)
      assert.is_false(ok)
      assert.truthy(message:find "^case:1: ", message)
      assert.truthy(message:find(case[2], 1, true), message)
    end)
  end
end)

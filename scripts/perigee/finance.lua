--- Finance: money over time.
--
-- Each function takes a table of quantities, any of which may be uncertain or an axis.
-- The formulas are in the core: core/include/perigee/finance.h.
--
-- Months count from 1; flows come at the ends of months, or with `begin = true` at their
-- beginnings.  A rate compounds over the time that it is said by: "8 %/year" once a year,
-- which is 0.643 % a month; "3 %/month" once a month, which is 42.6 % a year.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local fields = require "perigee.fields"
local quantities = require "perigee.quantities"

local finance = {}

local positive, not_negative = arguments.positive, arguments.not_negative

local TIME = { "time", { "18 months" }, nil, needed = true }
local RATE = { "rate", "8 %/year", nil, needed = true }
local PRICE = { "price", "200k USD", positive, needed = true }
local LOAN = { { "principal", "200k USD", nil, needed = true }, RATE,
               { "term", "3 years", positive, needed = true }, { "balloon", "20k USD" } }
local ASSET = { PRICE, { "residual", "20k USD", not_negative }, { "life", "4 years", positive },
                { "rate", "40 %/year", arguments.not_negative } }

local function with(list, ...)
  local all = { ... }
  table.move(list, 1, #list, #all + 1, all)
  return all
end

local function names_of(list, ...)
  local known = {}
  for _, of in ipairs(list) do known[of[1]] = true end
  for _, name in ipairs { ... } do known[name] = true end
  return known
end

-- ----- rates -----

-- The time that a rate is said by: a month of "3 %/month".
local function period_of(rate)
  local word = rate:unit():match "/%(?(%a+)%)?$"
  if not word then return nil end
  local readable, period = pcall(core.quantity, "1 " .. word)
  return readable and period:dimension() == "time" and period or nil
end

-- Adds the period to what was read; nothing falls by more than everything.
local function with_period(what, read, sign)
  if not read.rate then return read end
  read.period = period_of(read.rate)
  local step = core.quantity(read.rate * (read.period or "1 year") * sign)
  quantities.require(step:gt(-1), ("%s: a rate of %s in each period leaves nothing"):format(what,
                     sign < 0 and "100 % or more" or "-100 % or less"))
  return read
end

local function read_of(what, given, list, ...)
  fields.check(what, given, names_of(list, ...))
  local read = arguments.read(what, given, list)
  for _, name in ipairs { ... } do
    if name == "begin" then read.begin = given.begin and true or false end
  end
  return read
end

local function add_rated(name, sign)
  local what = "perigee.finance." .. name
  finance[name] = function(given)
    return core.finance[name](with_period(what, read_of(what, given, { RATE, TIME }), sign))
  end
end

--- What an amount grows by over a time: (1 + rate period)^(time / period).
-- @function finance.growth
-- @param given { rate = "40 %/year", time = "18 months" }
-- @return a plain number
add_rated("growth", 1)

--- What 1 of then is worth now.
-- @function finance.discount
-- @param given { rate, time }
add_rated("discount", 1)

--- What is left of a price that falls by a share in each period.
-- @function finance.falling
-- @param given { rate = "20 %/year", time }
add_rated("falling", -1)

local function add(name, list)
  local what = "perigee.finance." .. name
  finance[name] = function(given) return core.finance[name](read_of(what, given, list)) end
end

--- Growth without compounding: 1 + rate time.
-- @function finance.linear
-- @param given { rate, time }
add("linear", { RATE, TIME })

--- What is left of a price that halves again and again.
-- @function finance.halving
-- @param given { half = "18 months", time }
add("halving", { { "half", "18 months", positive, needed = true }, TIME })

--- The share of a curve that is half-way at `half`, and rises from 10 % to 90 % in `rise`.
-- @function finance.logistic
-- @param given { time, half = "12 months", rise = "8 months" }
add("logistic", { TIME, { "half", "12 months", nil, needed = true },
                  { "rise", "8 months", positive, needed = true } })

local RAMP = { TIME, { "start", "3 months", nil, needed = true }, { "finish", "9 months", nil, needed = true } }

--- The share of a straight ramp, from 0 at `start` to 1 at `finish`.
-- @param given { time, start = "3 months", finish = "9 months" }
function finance.ramp(given)
  local what = "perigee.finance.ramp"
  local read = read_of(what, given, RAMP)
  quantities.require(read.start:le(read.finish), what .. ": finish is before start")
  return core.finance.ramp(read)
end

-- ----- flows by month -----

--- A list of quantities; texts in it are read.
local function flows_of(what, name, list)
  if type(list) ~= "table" or core.is_quantity(list) or #list == 0 then
    fields.fail("%s: %s is a list of flows by month, as { \"100 USD\", \"120 USD\" }", what, name)
  end
  local read = {}
  for month = 1, #list do
    if list[month] == nil then fields.fail("%s: %s has no month %d", what, name, month) end
    read[month] = quantities.quantity(list[month])
  end
  return read
end

local FLOWS = { flows = true, now = true, last = true, begin = true }

local function read_flows(what, given, more)
  local known = { rate = more }
  for name in pairs(FLOWS) do known[name] = true end
  fields.check(what, given, known)
  local read = { flows = flows_of(what, "flows", given.flows), begin = given.begin and true or false }
  for _, name in ipairs { "now", "last" } do
    read[name] = given[name] ~= nil and quantities.quantity(given[name]) or nil
  end
  read.rate = arguments.read(what, given, { { "rate", "8 %/year" } }).rate
  return with_period(what, read, 1)
end

--- What flows by month are worth now.
-- @param given { flows = { "100 USD", ... }, rate = "8 %/year" (0 where left out), begin;
--   now = a flow before the first month, last = one at the end of the last }
function finance.present(given)
  return core.finance.present(read_flows("perigee.finance.present", given, true))
end

--- Net present value: what flows are worth now, beside what is spent now.
-- @param given as finance.present; now = "-200k USD", what is spent
function finance.npv(given)
  local what = "perigee.finance.npv"
  fields.need(what, given, "now", "\"-200k USD\"")
  return core.finance.present(read_flows(what, given, true))
end

--- The rate, per year, at which flows are worth nothing; infinite where there is none.
-- @param given { flows, now, last, begin }
function finance.irr(given)
  return core.finance.irr(read_flows("perigee.finance.irr", given, nil))
end

-- ----- loans -----

--- What a loan takes each month.
-- @param given { principal = "200k USD", rate, term = "3 years", balloon = what is still owed
--   at the end, begin }
function finance.instalment(given)
  local what = "perigee.finance.instalment"
  return core.finance.instalment(with_period(what, read_of(what, given, LOAN, "begin"), 1))
end

--- What is still owed of a loan after a time.
-- @param given as finance.instalment, and after = "12 months"
function finance.balance(given)
  local what = "perigee.finance.balance"
  local list = with(LOAN, { "after", "12 months", not_negative, needed = true })
  return core.finance.balance(with_period(what, read_of(what, given, list, "begin"), 1))
end

local ANNUITY = { { "payment", "1000 USD/month", nil, needed = true }, RATE,
                  { "term", "3 years", positive, needed = true } }

--- What a payment per time is worth now, paid monthly over a term.
-- @param given { payment = "1000 USD/month", rate, term, begin }
function finance.annuity(given)
  local what = "perigee.finance.annuity"
  return core.finance.annuity(with_period(what, read_of(what, given, ANNUITY, "begin"), 1))
end

-- ----- what is left of a price -----

local METHODS = { straight = true, declining = true }

local function method_of(what, given)
  local method = given.method or given.rate ~= nil and "declining" or "straight"
  if not METHODS[method] then
    fields.fail("%s: the method is \"straight\" or \"declining\", not '%s'", what, tostring(method))
  end
  arguments.meant(what, given, { "rate" }, method == "declining", "method = \"declining\"")
  return method
end

local function book_of(what, method, read)
  if method == "straight" or not read.rate then
    fields.need(what, read, "life", "\"4 years\"")
    return core.finance[method](read)
  end
  return core.finance.declining(with_period(what, read, -1))
end

--- What a thing is worth at an age.
-- @param given { price, residual = what it is worth after its life (0 where left out), life =
--   "4 years", age = "18 months", method = "straight" or "declining", rate = "40 %/year" of a
--   declining balance; without one it falls to the residual by the end of the life }
function finance.book(given)
  local what = "perigee.finance.book"
  local list = with(ASSET, { "age", "18 months", not_negative, needed = true })
  local read = read_of(what, given, list, "method")
  return book_of(what, method_of(what, given), read)
end

--- What a month takes off what a thing is worth.
-- @param given as finance.book, but month = 7 in the place of age
function finance.charge(given)
  local what = "perigee.finance.charge"
  local read = read_of(what, given, with(ASSET, { "month", "7", positive, needed = true }), "method")
  local method, month = method_of(what, given), core.quantity "1 month"
  local values = {}
  for i, age in ipairs { read.month - 1, read.month } do
    read.age = age * month
    values[i] = book_of(what, method, read)
  end
  return values[1] - values[2]
end

-- ----- one stream against another -----

local STREAMS = { one = true, other = true }

local function read_streams(what, given, known)
  fields.check(what, given, known)
  local read = { one = flows_of(what, "one", given.one), other = flows_of(what, "other", given.other) }
  if #read.one ~= #read.other then
    fields.fail("%s: one has %d months and other %d", what, #read.one, #read.other)
  end
  return read
end

--- The first month in which what is spent on the one, all in all, is at or below what is
-- spent on the other: 0 where it is so from month 1 on, math.huge where it never is.
-- @param given { one = flows by month, other = flows by month }
function finance.payback(given)
  return core.finance.payback(read_streams("perigee.finance.payback", given, STREAMS))
end

--- The month in which the sum of the one, above that of the other before, comes to be below
-- it for the nth time; math.huge where there is none.
-- @param given { one, other, nth = 1 }
function finance.crossing(given)
  local what = "perigee.finance.crossing"
  local read = read_streams(what, given, { one = true, other = true, nth = true })
  read.nth = arguments.read(what, given, { { "nth", "1", arguments.whole } }).nth
  return core.finance.crossing(read)
end

return finance

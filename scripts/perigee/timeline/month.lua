--- A month of a timeline, as its month function sees it: which one it is, and what time
-- does to amounts until then.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local date = require "perigee.catalog.date"
local fields = require "perigee.fields"
local finance = require "perigee.finance"
local quantities = require "perigee.quantities"

local month = {}

local function months(count)
  return core.quantity("1 month") * count
end

-- ----- times that are said -----

-- A time since the start: "6 months" are over when month 7 begins; the number 7 is that
-- month's beginning.
local function time_of(value, what)
  local read = arguments.quantity(value, what, { "6 months", "7" })
  return read:dimension() == "time" and read or months(read - 1)
end

-- How long something takes; a number is of months.
local function length_of(value, what)
  local read = arguments.quantity(value, what, { "6 months", "6" }, arguments.positive)
  return read:dimension() == "time" and read or months(read)
end

-- ----- growth -----

local function of_rate(name)
  return function(self)
    return function(rate)
      return finance[name] { rate = rate, time = self.time }
    end
  end
end

local function halving(self)
  return function(half) return finance.halving { half = half, time = self.time } end
end

-- ----- from one amount to another -----

local RAMP = { from = true, to = true, start = true, finish = true }
local CURVE = { from = true, to = true, half = true, rise = true }

local function between(what, given, share)
  local from = quantities.quantity(given.from or 0)
  local to = quantities.quantity(fields.need(what, given, "to", "\"3 FTE\""))
  return from + (to - from) * share
end

local function ramp(self)
  return function(given)
    local what = "ramp"
    fields.check(what, given, RAMP)
    local start = time_of(fields.need(what, given, "start", "4"), what .. ": start")
    local finish = time_of(fields.need(what, given, "finish", "12"), what .. ": finish")
    return between(what, given, finance.ramp { time = self.time, start = start, finish = finish })
  end
end

local function logistic(self)
  return function(given)
    local what = "logistic"
    fields.check(what, given, CURVE)
    local half = time_of(fields.need(what, given, "half", "12"), what .. ": half")
    local rise = length_of(fields.need(what, given, "rise", "\"18 months\""), what .. ": rise")
    return between(what, given, finance.logistic { time = self.time, half = half, rise = rise })
  end
end

local function read_step(i, step)
  local what = ("steps: step %d"):format(i)
  fields.check(what, step, {}, 2)
  if step[1] == nil or step[2] == nil then
    fields.fail("%s is a month and an amount, as { 7, \"1 FTE\" }", what)
  end
  return { time = time_of(step[1], what), value = quantities.quantity(step[2]) }
end

-- What holds from a month on, until the next one that is named; nothing before the first.
local function steps(self)
  return function(list)
    if type(list) ~= "table" or core.is_quantity(list) or #list == 0 then
      fields.fail("steps is a list of months and amounts, as { { 1, \"0.5 FTE\" }, { 7, \"1 FTE\" } }")
    end
    local value, before
    for i, step in ipairs(list) do
      local read = read_step(i, step)
      if before then
        quantities.require(before:le(read.time), ("steps: step %d begins before step %d does"):format(i, i - 1))
      end
      value = core.where(read.time:le(self.time), read.value, value or read.value * 0)
      before = read.time
    end
    return value
  end
end

-- ----- the month -----

local made_of = { growth = of_rate "growth", falling = of_rate "falling", linear = of_rate "linear",
                  halving = halving, ramp = ramp, logistic = logistic, steps = steps,
                  once = function() return cost.once end }

local names = { "month", "months", "first", "last", "years", "time", "date" }
for name in pairs(made_of) do names[#names + 1] = name end
table.sort(names)

local unknown = { __index = function(self, name)
  if name == "date" then fields.fail("the timeline has no dates: say start = \"2026-01-01\"") end
  local make = made_of[name]
  if not make then
    fields.fail("a month of a timeline has no '%s'%s", tostring(name), fields.hint(name, names))
  end
  local f = make(self)
  rawset(self, name, f)
  return f
end }

--- A month.
-- @param count of the timeline
-- @param number from 1
-- @param start the day of month 1, or nil
-- @return table of
--   month, months   its number, and how many there are
--   first, last     whether it is one of these
--   time, years     since the start, at its beginning: a quantity, and a number
--   date            the day on which it begins, where the timeline has a start
--   growth(rate), falling(rate), linear(rate)  the factor since month 1, as "40 %/year"
--   halving(time)   the factor of what halves in that time
--   ramp { from, to, start, finish }, logistic { from, to, half, rise }  an amount on its
--                   way; start, finish and half are numbers of months, or times
--   steps { { 1, "1 FTE" }, { 7, "2 FTE" } }  what holds from a month on
--   once(category, label, money)  a cost row of this month alone
function month.new(count, number, start)
  return setmetatable({ month = number, months = count, first = number == 1, last = number == count,
                        time = months(number - 1), years = (number - 1) / 12,
                        date = start and date.after(start, number - 1) }, unknown)
end

return month

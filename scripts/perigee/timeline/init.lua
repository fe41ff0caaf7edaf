--- A timeline: a model month by month, and what its options come to over all of them.
--
-- Months are twelfths of a year; month 1 begins now, and what is paid in a month is paid
-- as it begins.  *Cost* is what a month is charged: depreciation, a share of what was
-- paid upfront.  *Paid* is when money leaves: a box in the month that it is bought.  What
-- is worth something after the last month (boxes at their book value, terms that were paid
-- beyond it) comes back at its end, so that over the whole both come to the same.
local arguments = require "perigee.options.arguments"
local checks = require "perigee.checks"
local context = require "perigee.context"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local date = require "perigee.catalog.date"
local fields = require "perigee.fields"
local finance = require "perigee.finance"
local merge = require "perigee.timeline.merge"
local months = require "perigee.timeline.month"
local option = require "perigee.options.option"

local what = "perigee.timeline"

local MOST = 240 -- months

local known = { months = true, month = true, discount = true, start = true, once = true }

-- ----- what was given -----

-- How many months: a whole number, or a time of so many.
local function count_of(given)
  local value = fields.need(what, given, "months", "36")
  local read = arguments.quantity(value, what .. ": months", { "36", "3 years" })
  local by_sample, by_axis = read:varies()
  if by_sample or by_axis then
    fields.fail("%s: months is how many there are, and cannot vary: say the longest, and compare the months", what)
  end
  local number = read:dimension() == "time" and read:to "month":number() or read:number()
  local count = math.tointeger(math.floor(number + 0.5))
  if not count or math.abs(number - count) > 1e-9 or count < 1 or count > MOST then
    fields.fail("%s: months is a whole number from 1 to %d, not %.15g", what, MOST, number)
  end
  return count
end

local function start_of(given)
  local fault = given.start ~= nil and date.fault(given.start)
  if fault then fields.fail("%s: start is the day on which month 1 begins: %s", what, fault) end
  return given.start
end

local function discount_of(given)
  if given.discount == nil then return nil end
  return arguments.quantity(given.discount, what .. ": discount", { "8 %/year" })
end

-- ----- what is paid once -----

local ONCE = { month = true }

local function once_row(name, i, given, count)
  local which = ("%s: once: '%s', row %d"):format(what, name, i)
  fields.check(which, given, ONCE, 3)
  if #given ~= 3 then
    fields.fail("%s is a category, a label and money, as { \"fees\", \"set-up\", \"50000 USD\", month = 1 }", which)
  end
  local month = given.month == nil and 1 or given.month
  if math.type(month) ~= "integer" or month < 1 or month > count then
    fields.fail("%s: month is a number from 1 to %d, not %s", which, count, tostring(month))
  end
  return month, cost.once(given[1], given[2], given[3])
end

-- Rows of one option by month; one row alone need not be in a list.
local function once_of(name, given, count)
  if type(given) ~= "table" then
    fields.fail("%s: once: '%s' is a list of rows, as { { \"fees\", \"set-up\", \"50000 USD\", month = 1 } }", what,
                name)
  end
  local list, by_month = type(given[1]) == "string" and { given } or given, {}
  for i, row in ipairs(list) do
    local month, made = once_row(name, i, row, count)
    by_month[month] = by_month[month] or {}
    table.insert(by_month[month], made)
  end
  return by_month
end

local function read_once(given, options, count)
  if given ~= nil and type(given) ~= "table" then
    fields.fail("%s: once is a table of rows by option, as { Own = { { \"fees\", \"set-up\", \"50000 USD\" } } }", what)
  end
  local by_name, names = {}, {}
  for name in pairs(given or {}) do names[#names + 1] = tostring(name) end
  table.sort(names)
  for _, name in ipairs(names) do
    if not options.by_name[name] then
      fields.fail("%s: once: the month function has no option '%s'%s", what, name, fields.hint(name, options.names))
    end
    by_name[name] = once_of(name, given[name], count)
  end
  return by_name
end

-- ----- month by month -----

local function complain(month, format, ...)
  fields.fail("%s: month %d: " .. format, what, month, ...)
end

local function add_option(options, of, month)
  local found = options.by_name[of.name]
  if not found then
    found = { name = of.name, by_month = {} }
    options.by_name[of.name] = found
    options[#options + 1], options.names[#options.names + 1] = found, of.name
  end
  if found.by_month[month] then complain(month, "two options are called '%s'", of.name) end
  found.by_month[month] = of
end

local function add_output(outputs, name, value, month)
  if type(value) == "boolean" then value = value and 1 or 0 end
  if type(value) ~= "number" and not core.is_quantity(value) then
    complain(month, "output '%s' is a %s: an output is a quantity or a number", name, type(value))
  end
  outputs[name] = outputs[name] or {}
  outputs[name][month] = value
end

local function add_result(options, outputs, result, month)
  if option.is(result) then result = { result } end
  if type(result) ~= "table" or core.is_quantity(result) then
    complain(month, "the month function returns a table of options and named outputs, as the model does, not %s",
             result == nil and "nothing" or "a " .. type(result))
  end
  for key, value in pairs(result) do
    if type(key) == "string" then
      add_output(outputs, key, value, month)
    elseif math.type(key) ~= "integer" or key < 1 or key > #result then
      complain(month, "the table has a hole or an odd key: options come first, then name = quantity")
    end
  end
  for i = 1, #result do
    if not option.is(result[i]) then
      complain(month, "value %d of the table is not an option: outputs have names", i)
    end
    add_option(options, result[i], month)
  end
end

local function copy(list)
  local twin = {}
  for key, value in pairs(list) do twin[key] = value end
  return twin
end

-- A text in the month function is one draw for all months, as it stands in one place.
local function run_months(given, count, start)
  local options, outputs, read_before = { by_name = {}, names = {} }, {}, context.seen
  local most = copy(read_before)
  for month = 1, count do
    context.seen = copy(read_before)
    add_result(options, outputs, given.month(months.new(count, month, start)), month)
    for text, times in pairs(context.seen) do most[text] = math.max(most[text] or 0, times) end
  end
  context.seen = most
  return options, outputs
end

-- ----- what comes of it -----

local function sum(list)
  local total = list[1]
  for i = 2, #list do total = total + list[i] end
  return total
end

local function present_of(flows, rate)
  return core.quantity(finance.present { flows = flows.paid, last = core.quantity(-flows.rest), rate = rate,
                                         begin = true })
end

local function option_of(plan, found, once)
  local made, flows = merge.of(found.name, found.by_month, plan.months, once[found.name] or {})
  made.timeline = { plan = plan, cost = flows.cost, paid = flows.paid, rest = flows.rest }
  made.npv, made.total = present_of(flows, plan.discount), core.quantity(sum(flows.cost))
  made.costs, made.paid, made.rest = copy(flows.cost), copy(flows.paid), flows.rest
  return made
end

-- The mean of an output over the months, which all must have it.
local function mean_of(name, list, count)
  for month = 1, count do
    if list[month] == nil then
      complain(month, "output '%s' is returned in some months only: return it in all of them", name)
    end
  end
  return sum(list) / count
end

local function add_outputs(result, plan, outputs)
  local names = {}
  for name in pairs(outputs) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    result[name] = mean_of(name, outputs[name], plan.months)
    plan.outputs[name] = { mean = result[name], by_month = outputs[name] }
  end
end

--- A timeline.
--
-- @param given table of
--   months    how many: a whole number up to 240, or a time, as "3 years"
--   month     function(t) of a month (timeline/month.lua) that returns what the model
--             returns: options, and named outputs.  Options of one name are one option; one
--             that is not there in some month is infeasible.  A text in it, as "40 .. 60 %",
--             is one draw for all months
--   discount  a rate, as "8 %/year"; what is paid in month m is worth (1 + r)^-((m - 1)/12)
--             of it now.  Nothing is discounted where it is left out
--   start     the day on which month 1 begins, "2026-01-01", for t.date and the reports.
--             Prices of catalogs stay those of the scenario's day
--   once      what is paid once, by option: { Own = { { "fees", "set-up", "50000 USD",
--             month = 1 } } }
-- @return what the model returns: options whose rows are the means of a month, and means of
--   the outputs.  Each option has besides npv (of what is paid, and what is left at the end),
--   total, rest (what is left), and by month costs and paid
local function timeline(given)
  fields.check(what, given, known)
  local plan = { months = count_of(given), start = start_of(given), discount = discount_of(given), outputs = {} }
  if type(fields.need(what, given, "month", "function(t) return { ... } end")) ~= "function" then
    fields.fail("%s: month is a function of a month that returns options, not %s", what, type(given.month))
  end
  local first = #context.checks + 1
  local options, outputs = run_months(given, plan.months, plan.start)
  checks.join(first)
  local once, result = read_once(given.once, options, plan.months), {}
  for i, found in ipairs(options) do result[i] = option_of(plan, found, once) end
  add_outputs(result, plan, outputs)
  return setmetatable(result, { __name = what, plan = plan })
end

return timeline

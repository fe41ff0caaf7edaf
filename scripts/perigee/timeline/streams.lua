--- What an option's months come to: each row's costs and payments by month, side by side.
--
-- Rows of one category and label are one row through the months, 0 where they are not.
-- What is committed (cost.committed) is taken as it is needed and paid to the end of its
-- term: core/include/perigee/commitment.h.
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local quantities = require "perigee.quantities"

local streams = {}

local function nothing() return core.quantity("0 " .. cost.unit) end

-- ----- rows by month -----

local function key_of(row, seen)
  local key = row.category .. "\0" .. row.label
  seen[key] = (seen[key] or 0) + 1
  return key .. "\0" .. seen[key]
end

local function find(list, key, row)
  local found = list[key]
  if not found then
    found = { category = row.category, label = row.label, plain = {}, committed = {} }
    list[key], list[#list + 1] = found, found
  end
  return found
end

local function add_month(list, rows, month)
  local seen = {}
  for _, row in ipairs(rows) do
    local found = find(list, key_of(row, seen), row)
    if row.committed then
      found.committed[month], found.is_committed = row.committed, true
    else
      found.plain[month] = row.amount
    end
  end
end

-- ----- what is committed -----

-- The commitment in force in each month: that of the month before where the row is not
-- there, and the first of all before it.
local function in_force(by_month, count)
  local list, last = {}, nil
  for month = count, 1, -1 do last = by_month[month] or last end
  for month = 1, count do
    last = by_month[month] or last
    list[month] = last
  end
  return list
end

local function check_term(of, label)
  quantities.require(of.term:ge("1 month"), ("timeline: '%s' is taken for less than a month: its life must be a month "
    .. "or more"):format(label))
end

-- As core.finance.commit takes it: a list by month for each field.
local function arguments_of(row, count)
  local list = in_force(row.committed, count)
  local made = { need = {}, each = {}, term = {}, current = list[1].current }
  for month, of in ipairs(list) do
    made.need[month] = row.committed[month] and of.need or core.quantity(0)
    made.each[month], made.term[month] = of.each, of.term
    for _, name in ipairs { "upfront", "back" } do
      made[name] = made[name] or of[name] and {}
    end
  end
  for _, name in ipairs { "upfront", "back" } do
    for month, of in ipairs(made[name] and list or {}) do
      made[name][month] = of[name] or core.quantity "0 USD"
    end
  end
  check_term(list[1], row.label)
  return made
end

-- Adds lists of a row; a sum starts with the first.
local function add(into, list)
  for month, amount in pairs(list) do
    into[month] = into[month] and into[month] + amount or amount
  end
end

-- ----- all rows -----

local function reckon(row, count)
  row.cost, row.paid, row.rest = {}, {}, nil
  if row.is_committed then
    row.cost, row.paid, row.held, row.rest = core.finance.commit(arguments_of(row, count))
  end
  add(row.cost, row.plain)
  add(row.paid, row.plain)
end

local function mean(list, count)
  local sum
  for month = 1, count do
    if list[month] then sum = sum and sum + list[month] or list[month] end
  end
  return sum / count
end

local function sums(rows, count, name)
  local list, month = {}, core.quantity "1 month"
  for _, row in ipairs(rows) do add(list, row[name]) end
  for number = 1, count do list[number] = core.quantity((list[number] or nothing()) * month) end
  return list
end

--- What an option comes to, month by month.
-- @param by_month its rows by month; nil where it is not offered
-- @param count of months
-- @return { rows = cost rows, the mean of a month; cost, paid = lists of money by month;
--   rest = what is worth something after the last month }
function streams.of(by_month, count)
  local list, rest = {}, core.quantity "0 USD"
  for month = 1, count do add_month(list, by_month[month] or {}, month) end
  local rows = {}
  for i, row in ipairs(list) do
    reckon(row, count)
    rows[i] = cost.new(row.category, row.label, mean(row.cost, count))
    rest = row.rest and rest + row.rest or rest
  end
  return { rows = rows, cost = sums(list, count, "cost"), paid = sums(list, count, "paid"),
           rest = core.quantity(rest) }
end

return streams

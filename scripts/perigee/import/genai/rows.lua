--- A model's prices in genai-prices as the rows of a catalog.
--
-- One set of prices holds since nobody knows when.  A list holds sets under conditions: from
-- a day on (`start_date`), or at a time of day (`start_time`, `end_time`); of those whose
-- condition holds the last counts, and where none holds, the first.
local clock = require "perigee.import.genai.clock"
local date = require "perigee.catalog.date"
local dated = require "perigee.catalog.dated"
local fields = require "perigee.import.genai.fields"
local json = require "perigee.import.json"
local schema = require "perigee.catalog.schema"

local rows = {}

-- OpenAI's beta began: nobody sold tokens before.
rows.FIRST = "2020-06-11"

local CONDITIONS = { start_date = true, start_time = true, end_time = true }

local function present(value)
  return value ~= nil and value ~= json.null
end

local function unknown_condition(constraint)
  for _, key in ipairs(schema.keys(constraint)) do
    if not CONDITIONS[key] then return key end
  end
end

-- What a condition says: { from, first, last }, or nil and why not.
local function condition_of(constraint)
  local found, unknown = {}, unknown_condition(constraint)
  if unknown then
    return nil, ("prices under a condition that is not known: %s"):format(unknown)
  elseif present(constraint.start_date) then
    found.from = constraint.start_date
    if date.fault(found.from) then return nil, "start_date: " .. date.fault(found.from) end
  end
  if present(constraint.start_time) or present(constraint.end_time) then
    found.first, found.last = clock.minutes(constraint.start_time), clock.minutes(constraint.end_time)
    if not (found.first and found.last) then
      return nil, "prices at a time of day that is no hour and minute in UTC"
    end
  end
  return found
end

-- An element of the list as { from, first, last, row }; false where it never holds.
local function item_of(element, remark)
  if type(element) ~= "table" or not present(element.prices) then
    return nil, "no prices in the form of genai-prices v2", "skipped"
  end
  local constraint = present(element.constraint) and element.constraint or {}
  if type(constraint) ~= "table" then return nil, "a condition that is no object", "skipped" end
  local item, why = condition_of(constraint)
  if not item then return nil, why, "skipped" end
  if item.first and item.first >= item.last then
    remark("prices from %s to %s left out: the list holds that to be never", constraint.start_time,
      constraint.end_time)
    return false
  end
  local row, reason, what = fields.of(element.prices, remark)
  item.row = row
  return row and item, reason, what
end

local function items_of(prices, remark)
  local items = {}
  for _, element in ipairs(prices) do
    local item, why, what = item_of(element, remark)
    if item == nil then return nil, why, what end
    if item then items[#items + 1] = item end
  end
  if #items == 0 then return nil, "no prices", "skipped" end
  return items
end

-- The days on which something begins, ascending; "" stands for ever.
local function starts_of(items)
  local starts, known = {}, {}
  for _, item in ipairs(items) do
    local start = item.from or ""
    if not known[start] then starts[#starts + 1], known[start] = start, true end
  end
  table.sort(starts)
  return starts
end

-- The items that hold on some day, as the list orders them.
local function on(items, day)
  local found = {}
  for _, item in ipairs(items) do
    if not item.from or item.from <= day then found[#found + 1] = item end
  end
  return found
end

-- What holds where no condition does: the last without one, else the first of the list.
local function rest_of(items)
  local rest
  for _, item in ipairs(items) do
    if not item.first then rest = item end
  end
  return rest or items[1]
end

-- What holds longest of the day: what a row says of requests whose time nobody knows.
local function longest_of(items, rest)
  local longest, most = rest, clock.length(items, rest, rest)
  for _, item in ipairs(items) do
    local length = clock.length(items, item, rest)
    if length > most then longest, most = item, length end
  end
  return longest
end

-- The fields of a row of the items of some days; nil where a row cannot say it.
local function row_of(items)
  local rest = rest_of(items)
  local longest = longest_of(items, rest)
  local row = dated.copy(longest.row)
  if not clock.add(row, clock.parts(items, rest, longest)) then
    return nil, "prices at a time of day that also go by length, or are for other things", "skipped"
  end
  return row
end

-- The row of each span of days; what holds on no day that anybody knows comes first.
local function spans_of(items)
  local list, starts = {}, starts_of(items)
  for i, start in ipairs(starts) do
    local row, why, what = row_of(on(items, start))
    if not row then return nil, why, what end
    row.from, row.to = start, starts[i + 1]
    list[i] = row
  end
  return list
end

--- The rows of a model: those of which the first day is known have it as `from`; one
-- that holds for all the past has `from` = "".
---@param prices table of the list: a set of prices, or a list of sets under conditions
---@param remark fun(why: string, ...)
---@return table[]? rows the earliest first
---@return string? why there are none
---@return string? what "skipped" or "quarantined"
function rows.of(prices, remark)
  if json.is_list(prices) then
    local items, why, what = items_of(prices, remark)
    if not items then return nil, why, what end
    return spans_of(items)
  end
  local row, why, what = fields.of(prices, remark)
  if not row then return nil, why, what end
  row.from = ""
  return { row }
end

return rows

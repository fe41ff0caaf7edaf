--- One option of an option's months: its limits hold in every month, its quality is that
-- of the worst, what it draws the mean.
local checks = require "perigee.checks"
local core = require "perigee.core"
local option = require "perigee.options.option"
local power = require "perigee.options.power"
local streams = require "perigee.timeline.streams"

local merge = {}

local both = checks.both

-- Calls f with each month's option and its number, where there is one.
local function each(by_month, count, f)
  for month = 1, count do
    if by_month[month] then f(by_month[month], month) end
  end
end

-- ----- limits -----

-- The items of a list through the months, by their labels, the second of one label apart.
local function by_label(by_month, count, name)
  local list = {}
  each(by_month, count, function(of)
    local seen = {}
    for _, item in ipairs(of[name]) do
      seen[item.label] = (seen[item.label] or 0) + 1
      local key = item.label .. "\0" .. seen[item.label]
      if not list[key] then
        list[key] = { label = item.label }
        list[#list + 1] = list[key]
      end
      table.insert(list[key], item)
    end
  end)
  return list
end

local function all_hold(items)
  local holds = 1
  for _, item in ipairs(items) do holds = both(holds, item.holds) end
  return holds
end

-- Needs and has of the month in which most is lacking, or least is to spare.
local function tightest(items)
  local needs, has = core.quantity(items[1].needs), core.quantity(items[1].has)
  for i = 2, #items do
    local item = items[i]
    local tighter = core.quantity(item.needs - item.has):gt(needs - has)
    needs = core.quantity(core.where(tighter, item.needs, needs))
    has = core.quantity(core.where(tighter, item.has, has))
  end
  return needs, has
end

local function limits_of(by_month, count)
  local limits = {}
  for i, items in ipairs(by_label(by_month, count, "limits")) do
    local needs, has = tightest(items)
    limits[i] = { label = items.label, needs = needs, has = has, holds = all_hold(items) }
  end
  return limits
end

-- What is not there in a month cannot be had in it, whatever it costs in the others.
local function offered(by_month, count)
  local there = 0
  each(by_month, count, function() there = there + 1 end)
  if there == count then return nil end
  return { label = "months in which it is offered", needs = core.quantity(count), has = core.quantity(there),
           holds = 0 }
end

local function requires_of(by_month, count)
  local list = {}
  for i, items in ipairs(by_label(by_month, count, "requires")) do
    list[i] = { label = items.label, holds = all_hold(items) }
  end
  return list
end

-- ----- the rest -----

local function quality_of(by_month, count)
  local worst, all = nil, true
  each(by_month, count, function(of)
    all = all and of.quality ~= nil
    worst = all and (worst and core.min(worst, of.quality) or of.quality)
  end)
  return all and worst and core.quantity(worst) or nil
end

local function energy_of(by_month, count)
  local list = {}
  each(by_month, count, function(of) list[#list + 1] = of.energy end)
  return #list > 0 and power.mean(list, count) or nil
end

local function span(from, to)
  return from == to and ("month %d"):format(from) or ("months %d to %d"):format(from, to)
end

-- Notes as they are where all months have them; else with the months that do.
local function notes_of(by_month, count)
  local list, spans = {}, {}
  each(by_month, count, function(of, month)
    for _, note in ipairs(of.notes) do
      if not spans[note] then
        list[#list + 1] = note
        spans[note] = { from = month }
      end
      spans[note].to = month
    end
  end)
  for i, note in ipairs(list) do
    local of = spans[note]
    if of.from > 1 or of.to < count then list[i] = ("%s: %s"):format(span(of.from, of.to), note) end
  end
  return list
end

-- A time that it takes, of the slowest month; nil where one does not tell.
local function slowest(by_month, count, name)
  local most, all = nil, true
  each(by_month, count, function(of)
    all = all and of[name] ~= nil
    most = all and (most and core.max(most, of[name]) or of[name])
  end)
  return all and most or nil
end

-- Whether it is hosted or paid for by the token, where that stays so.
local function way_of(by_month, count)
  local way, one = nil, true
  each(by_month, count, function(of)
    one = one and (way == nil or way == of.way)
    way = of.way
  end)
  return one and way or nil
end

--- Makes one option of the months of an option.
-- @param name its name
-- @param by_month options by month; nil where it is not offered
-- @param count of months
-- @param once cost rows that are paid once, by month
-- @return the option, and what streams.of gives
function merge.of(name, by_month, count, once)
  local rows = {}
  for month = 1, count do
    rows[month] = { table.unpack(by_month[month] and by_month[month].rows or {}) }
    table.move(once[month] or {}, 1, #(once[month] or {}), #rows[month] + 1, rows[month])
  end
  local flows = streams.of(rows, count)
  local made = option.new { name, costs = flows.rows }
  made.limits, made.requires = limits_of(by_month, count), requires_of(by_month, count)
  table.insert(made.limits, offered(by_month, count))
  made.quality, made.energy = quality_of(by_month, count), energy_of(by_month, count)
  made.notes, made.way = notes_of(by_month, count), way_of(by_month, count)
  for _, time in ipairs { "token_time", "first_token" } do made[time] = slowest(by_month, count, time) end
  return made, flows
end

return merge

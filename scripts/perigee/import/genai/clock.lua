--- Prices at a time of day: which of several sets holds when, as `hours` of a row.
local dimensions = require "perigee.catalog.dimensions"
local fallback = require "perigee.billing.fallback"
local schema = require "perigee.catalog.schema"

local clock = {}

local DAY = 24 * 60 -- minutes

--- Minutes since midnight in UTC, or nil: hours and minutes are wanted.
---@param text any "16:30:00Z"
---@return integer?
function clock.minutes(text)
  if type(text) ~= "string" then return nil end
  local hour, minute, zone = text:match "^(%d%d):(%d%d):00(.*)$"
  if not hour then hour, minute, zone = text:match "^(%d%d):(%d%d)([^:]*)$" end
  local utc = zone == "" or zone == "Z" or zone == "+00:00"
  return hour and utc and tonumber(hour) < 24 and tonumber(minute) < 60
    and tonumber(hour) * 60 + tonumber(minute) or nil
end

local function text_of(minutes)
  return ("%02d:%02d"):format(minutes // 60, minutes % 60)
end

-- The set that holds at a minute: the last that holds then.
local function holding(list, minute)
  local found
  for _, item in ipairs(list) do
    if not item.first or item.first <= minute and minute < item.last then found = item end
  end
  return found
end

local function bounds_of(list)
  local bounds, known = {}, {}
  for _, item in ipairs(list) do
    for _, minute in ipairs { item.first, item.last } do
      if not known[minute] then bounds[#bounds + 1], known[minute] = minute, true end
    end
  end
  table.sort(bounds)
  return bounds
end

-- The parts without those of an item.
local function without(parts, item)
  local kept = {}
  for _, part in ipairs(parts) do
    if part.item ~= item then kept[#kept + 1] = part end
  end
  return kept
end

--- The parts of the day, in order, in which another item holds than the longest.
---@param list { first?: integer, last?: integer }[] later ones over earlier ones; without first all day
---@param rest table one of them: what holds where no other does
---@param longest table one of them: whose parts are left out
---@return { from: string, to: string, item: table }[]
function clock.parts(list, rest, longest)
  local parts, bounds = {}, bounds_of(list)
  for i, from in ipairs(bounds) do
    local item = holding(list, from) or rest
    local last = parts[#parts]
    if last and last.item == item then
      last.to = text_of(bounds[i + 1] or bounds[1])
    else
      parts[#parts + 1] = { from = text_of(from), to = text_of(bounds[i + 1] or bounds[1]), item = item }
    end
  end
  if #parts > 1 and parts[#parts].item == parts[1].item then -- over midnight
    parts[1].from = table.remove(parts).from
  end
  return without(parts, longest)
end

--- How many minutes of the day an item holds.
---@param list table[] as of clock.parts
---@param item table one of them
---@param rest table what holds where no other does
---@return integer
function clock.length(list, item, rest)
  local sum, bounds = 0, bounds_of(list)
  for i, from in ipairs(bounds) do
    local length = ((bounds[i + 1] or bounds[1]) - from) % DAY
    sum = sum + ((holding(list, from) or rest) == item and length or 0)
  end
  return #bounds > 0 and sum or holding(list, 0) == item and DAY or 0
end

-- Gives a set each price that another has: its own, or what is billed in its place; false
-- where nothing is.
local function complete(set, other)
  for _, name in ipairs(schema.keys(other)) do
    local found = fallback.name(set, name)
    if dimensions.by_name[name] and not found then return false end
    set[name] = set[name] or found and set[found]
  end
  return true
end

local function prices_of(set)
  local found = {}
  for name, value in next, set do
    found[name] = dimensions.by_name[name] and value or nil
  end
  return found
end

--- Adds parts of the day to a row.
---@param row table prices of the rest of the day
---@param parts table[] of clock.parts, each item with `row`
---@return boolean said false where `hours` cannot say it
function clock.add(row, parts)
  for _, part in ipairs(parts) do
    if row.free or part.item.row.free or part.item.row.tiers or not complete(row, prices_of(part.item.row)) then
      return false
    end
  end
  local hours = {}
  for i, part in ipairs(parts) do
    hours[i] = prices_of(part.item.row)
    if not complete(hours[i], prices_of(row)) then return false end
    hours[i].from, hours[i].to = part.from, part.to
  end
  row.hours = hours[1] and hours
  return true
end

return clock

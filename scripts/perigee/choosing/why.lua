--- Why a way was not chosen: what it breaks, or what makes it cost more.
local format = require "perigee.report.format"
local readable = require "perigee.report.readable"

local why = {}

local function time(seconds)
  local number, unit = readable.seconds(seconds)
  return number .. " " .. unit
end

local function share(value) return format.number(value * 100, { digits = 3, trim = true }) .. " %" end

local function usd(value) return readable.money(value, 3) .. " USD/month" end

-- ----- what is broken -----

local function limit_of(way, label)
  return way.broken and way.broken[label]
end

local function late(label, seconds, limit)
  return ("its %s takes %s, over %s"):format(label, time(seconds), time(limit))
end

local function memory_text(way)
  local held = limit_of(way, "memory of each accelerator")
  return held and ("it needs %s GB of each accelerator, which has %s"):format(readable.number(held.needs),
    readable.number(held.has)) or "it does not fit the memory"
end

local function request_text(way)
  local held = limit_of(way, "tokens of a request")
  return held and ("a request has %s tokens, and it is built for %s"):format(readable.count(held.needs),
    readable.count(math.floor(held.has))) or "a request is longer than what it is built for"
end

local function context_text(way, points)
  if way.context < points.context then
    return ("it is built for %s tokens, not %s"):format(readable.count(way.context), readable.count(points.context))
  end
  return ("a context of %s tokens does not fit its memory"):format(readable.count(points.context))
end

local function quality_text(way, points)
  return ("its quality is %s, under %s"):format(share(way.quality), share(points.quality))
end

local TEXTS = {
  memory = memory_text, request = request_text, context = context_text, quality = quality_text,
  width = function(way) return ("its heads do not split evenly among %d accelerators"):format(way.devices) end,
  token_time = function(way, points) return late("token", way.time_per_output_token_s, points.token_time) end,
  first_token = function(way, points) return late("first token", way.time_to_first_token_s, points.first_token) end,
  budget = function(way, points)
    return ("it costs %s, over %s"):format(usd(way.usd_per_month), usd(points.budget))
  end,
}

--- What a way breaks of a bound, in words that stand after its name.
---@param way table
---@param bound perigee.bound
---@param points table the bounds as plain numbers
---@return string
function why.broken(way, bound, points) return TEXTS[bound.name](way, points) end

-- ----- what makes it dearer -----

local function times(a, b) return format.number(a / b, { digits = 3, trim = true }) end

local function machines_text(way)
  return ("%s %s at %s USD/hour"):format(readable.count(way.machines), way.machines == 1 and "machine" or "machines",
    readable.money(way.usd_per_hour, 3))
end

local function add_machines(list, first, way)
  if first.kind ~= "hosted" or way.kind ~= "hosted" then return end
  if way.machines ~= first.machines then
    list[#list + 1] = ("it takes %s, not %s"):format(machines_text(way), machines_text(first))
  elseif way.usd_per_hour ~= first.usd_per_hour then
    list[#list + 1] = ("its machine costs %s USD/hour, not %s"):format(readable.money(way.usd_per_hour, 3),
                                                                      readable.money(first.usd_per_hour, 3))
  end
end

local function add_speed(list, first, way)
  local mine, other = way.time_per_output_token_s, first.time_per_output_token_s
  if mine and other and mine ~= other then
    list[#list + 1] = ("a token takes %s, not %s"):format(time(mine), time(other))
  end
end

local function add_quality(list, first, way)
  if way.quality and first.quality and way.quality ~= first.quality then
    list[#list + 1] = ("its quality is %s, not %s"):format(share(way.quality), share(first.quality))
  end
end

--- Why a way lost to the first one.
---@param first table
---@param way table
---@return string[] sentences' parts, the cost first
function why.lost(first, way)
  local ratio = way.usd_per_month / first.usd_per_month
  local list = { ratio > 1 and ("it costs %s times as much"):format(times(way.usd_per_month, first.usd_per_month))
                 or "it costs as much and is no faster" }
  if first.usd_per_month == 0 then list[1] = ("it costs %s"):format(usd(way.usd_per_month)) end
  add_machines(list, first, way)
  add_speed(list, first, way)
  add_quality(list, first, way)
  return list
end

-- ----- what would have to give way -----

--- A bound as it was asked for, and as it would have to be.
---@param bound perigee.bound
---@param needs number what it would have to be
---@param points table
---@return string
function why.give(bound, needs, points)
  local name = bound.name
  if name == "quality" then return ("a quality of %s, not %s"):format(share(needs), share(points.quality)) end
  if name == "budget" then return ("a budget of %s, not %s"):format(usd(needs), usd(points.budget)) end
  if name == "token_time" then return ("%s for a token, not %s"):format(time(needs), time(points.token_time)) end
  if name == "first_token" then
    return ("%s to the first token, not %s"):format(time(needs), time(points.first_token))
  end
  return ("a context of %s tokens, not %s"):format(readable.count(needs), readable.count(points.context))
end

return why

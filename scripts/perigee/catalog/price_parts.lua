--- The parts of a row of `kind = "api-prices"`: tiers of long requests, hours of the day,
-- steps of much use in a month.  Each gives prices that stand instead of the row's.
local dated = require "perigee.catalog.dated"
local dimensions = require "perigee.catalog.dimensions"
local figure = require "perigee.catalog.figure"
local money = require "perigee.catalog.money"
local price_fields = require "perigee.catalog.price_fields"
local schema = require "perigee.catalog.schema"
local use = require "perigee.catalog.use"

local parts = {}

local function tokens_fault(value)
  if not money.tokens_per_request(value) then
    return ("'%s': write it as \"200k tokens/request\""):format(tostring(value))
  end
end

-- A time of day in minutes; nil where it is none.
local function minutes_of(value)
  local hour, minute = tostring(value):match "^(%d%d):(%d%d)$"
  hour, minute = tonumber(hour), tonumber(minute)
  return hour and hour < 24 and minute < 60 and hour * 60 + minute or nil
end

local function clock_fault(value)
  if not minutes_of(value) then
    return ("'%s' is no time of day: write it in UTC, as \"16:30\""):format(tostring(value))
  end
end

local COUNTED = { ["token/time"] = true, ["request/time"] = true, ["money/time"] = true }

local function use_of(value)
  local amount = use.read(value)
  return amount and COUNTED[amount:dimension()] and amount or nil
end

local function use_fault(value)
  if not use_of(value) then
    return ("'%s': write it as \"1G tokens/month\" or \"10k USD/month\""):format(tostring(value))
  end
end

-- ----- their fields -----

local TIER = { above = { fault = tokens_fault }, from = { fault = tokens_fault } }
local HOURS = { from = { fault = clock_fault, required = "the first minute of it, in UTC, as \"16:30\"" },
                to = { fault = clock_fault, required = "the minute after it, in UTC, as \"00:30\"" } }
local VOLUME = { above = { fault = use_fault, required = "the use in a month past which it holds, "
                           .. "as \"1G tokens/month\"" },
                 discount = figure.share }

--- The fields of all of them, in the order in which they are written.
parts.fields = { "above", "from", "to", "discount" }
for _, field in ipairs(price_fields.list) do
  local name = field[1]
  if dimensions.by_name[name] then
    parts.fields[#parts.fields + 1] = name
  end
  if dimensions.by_name[name] and name ~= "training" then -- never billed by a request
    TIER[name], HOURS[name], VOLUME[name] =
      price_fields.rules[name], price_fields.rules[name], price_fields.rules[name]
  end
end

--- The rules of each, by the field of the row that is a list of them.
parts.rules = { tiers = TIER, hours = HOURS, volume = VOLUME }

--- The rule of a field that is a list of tables.
function parts.list_rule(example)
  return {
    fault = function(value)
      if type(value) ~= "table" or #value == 0 or #schema.keys(value) > 0 then
        return ("a list of tables is wanted: { %s }"):format(example)
      end
    end,
  }
end

--- The fields of a row that hold them.
parts.row = {
  { "tiers", parts.list_rule "{ above = \"200k tokens/request\", input = ... }" },
  { "hours", parts.list_rule "{ from = \"16:30\", to = \"00:30\", input = ... }" },
  { "volume", parts.list_rule "{ above = \"1G tokens/month\", input = ... }" },
  { "volume_sense", schema.rule.choice { "marginal", "whole" } },
}

-- ----- what is wrong with them -----

-- The parts of a list that are tables, each looked at by its rules.
local function sound_parts(report, row, name, what)
  local list = type(row[name]) == "table" and schema.tables(report, row[name], what) or {}
  for _, part in ipairs(list) do
    schema.record(report, part, parts.rules[name])
    if not price_fields.first(part) and part.discount == nil then
      report:add(part, nil, "%s without a price: give one, as input = \"2.00 USD/Mtoken\"", what)
    elseif not row.verified then
      dated.check_sizes(report, part, price_fields.gated)
    end
  end
  return list
end

-- Where a tier begins, as a number of input tokens that is just too few.
local function bound_of(tier)
  local above, from = money.tokens_per_request(tier.above), money.tokens_per_request(tier.from)
  return above or from and from - 0.5
end

local function check_tiers(report, row)
  local last = 0
  for _, tier in ipairs(sound_parts(report, row, "tiers", "a tier")) do
    local bound = bound_of(tier)
    if (tier.above == nil) == (tier.from == nil) then
      report:add(tier, nil, "a tier holds above so many input tokens, or from so many on: "
        .. "say one of them, as above = \"200k tokens/request\"")
    elseif bound and bound <= last then
      report:add(tier, tier.above and "above" or "from", "'%s' is not more than the bound before it: "
        .. "they ascend", tier.above or tier.from)
    end
    last = bound or last
  end
end

-- Notes the minutes of a part of the day; the first that another part has is returned.
local function take_minutes(taken, from, to)
  local minute = from
  repeat
    if taken[minute] then
      return minute
    end
    taken[minute] = true
    minute = (minute + 1) % 1440
  until minute == to
end

-- Minutes are noted until two parts meet: no list takes longer than a day has minutes.
local function check_hours(report, row)
  local taken, twice = {}, nil
  for _, part in ipairs(sound_parts(report, row, "hours", "a part of the day")) do
    local from, to = minutes_of(part.from), minutes_of(part.to)
    if from and from == to then
      report:add(part, "to", "'%s' is where it begins: to is the first minute after it", part.to)
    elseif from and to and not twice then
      twice = take_minutes(taken, from, to)
      if twice then
        report:add(part, "from", "at %02d:%02d another part of the day holds: keep one of them",
          twice // 60, twice % 60)
      end
    end
  end
end

-- Steps by money take something off the whole bill; the others price what they count.
local function check_step(report, part, amount, last)
  local price = amount:dimension() == "money/time" and price_fields.first(part)
  if price then
    report:add(part, price, "a step by money takes a discount off the whole bill: give that instead")
  end
  local fault = use.step_fault(amount, last, part.above)
  if fault then
    report:add(part, "above", "%s", fault)
  end
end

local function check_volume(report, row)
  local last = {} -- by what is counted
  for _, part in ipairs(sound_parts(report, row, "volume", "a step")) do
    local amount = use_of(part.above)
    if amount then
      check_step(report, part, amount, last[amount:dimension()])
      last[amount:dimension()] = amount
    end
  end
  report:within(nil)
  if row.volume_sense ~= nil and row.volume == nil then
    report:add(row, "volume_sense", "it means nothing without volume: leave it out")
  end
end

--- Reports what is wrong with the parts of a row.
function parts.check(report, row)
  report:within "tiers"
  check_tiers(report, row)
  report:within "hours"
  check_hours(report, row)
  report:within "volume"
  check_volume(report, row)
end

return parts

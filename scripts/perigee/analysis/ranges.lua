--- Ranges of an assumption: their ends as texts, and the values between them.
local core = require "perigee.core"
local unit = require "perigee.report.unit"

local ranges = {}

ranges.COUNT, ranges.MOST = 25, 10000 -- values of a range unless told, and at most
ranges.WIDE = 100                     -- ends farther apart than this many times: equal ratios unless told

--- A value in a unit, as a text.
---@param value number
---@param name string
---@return string
function ranges.text(value, name) return ("%.17g %s"):format(value, name) end

-- The number that a text or number is alone; nil where it has a unit.
local function bare(given)
  if type(given) == "number" then return given end
  if type(given) ~= "string" then return nil end
  local ok, read = pcall(core.quantity, given, "range")
  return ok and read:op() == "constant" and read:unit() == "" and read:number() or nil
end

--- An end of a range or a value of a list, for an override of an assumption: a bare number, as 1k, is in
-- the assumption's own unit.
---@param given any
---@param assumption table of guest.describe
---@return any
function ranges.value(given, assumption)
  local number = bare(given)
  if number and assumption.value:dimension() ~= "a plain number" then
    return ranges.text(number, assumption.value:unit())
  end
  return given
end

local function fail(what, message, ...)
  error({ kind = "usage", message = ("%s: %s"):format(what, message:format(...)) }, 0)
end

--- Raises where two ends are no range.
---@param what string how messages call it
---@param from number
---@param to number
---@param name? string their unit
function ranges.check(what, from, to, name)
  if from < to then return end
  local function told(value) return unit.quantity(("%.15g"):format(value), name or "") end
  fail(what, "it goes from %s to %s: the first must be below the second", told(from), told(to))
end

local function check_count(what, count)
  if math.type(count) == "float" then count = math.tointeger(count) or count end
  if math.type(count) ~= "integer" or count < 2 or count > ranges.MOST then
    fail(what, "'%s' is no count of values: a whole number from 2 to %d is wanted", tostring(count), ranges.MOST)
  end
  return count
end

-- Fifteen digits: what a power is off by is no part of a value.
local function rounded(value) return tonumber(("%.15g"):format(value)) end

--- The values of a range.
---@param what string how messages call it
---@param range { from: number, to: number, count: integer?, log: boolean?, unit: string? }
---@return number[] values
---@return string spacing "log" or "linear"
---@return boolean chosen whether the ends decided it, and nobody said so
function ranges.values(what, range)
  local from, to = range.from, range.to
  ranges.check(what, from, to, range.unit)
  local count = check_count(what, range.count or ranges.COUNT)
  if range.log and from <= 0 then
    fail(what, "equal ratios (log) want a range above zero, and it begins at %.15g: linear is equal steps", from)
  end
  local chosen = range.log == nil and from > 0 and to / from > ranges.WIDE
  local log, values = range.log or chosen, { from }
  for i = 2, count - 1 do
    local share = (i - 1) / (count - 1)
    values[i] = rounded(log and from * (to / from) ^ share or from + (to - from) * share)
  end
  values[count] = to
  return values, log and "log" or "linear", chosen
end

return ranges

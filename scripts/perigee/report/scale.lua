--- Scales: from values to a place between 0 and 1, and round ticks.
local scale = {}

local LOGARITHMIC = 30 -- a range of more than this, all above zero, is a log scale
local FROM_ZERO = 0.5  -- a lowest value below this share of the highest starts at 0
local FINE = 3         -- up to so many powers of ten a log scale has finer ticks

local Scale = {}
Scale.__index = Scale

--- Where a value stands: 0 at the low end, 1 at the high one.
---@param value number
---@return number
function Scale:place(value)
  local low, high = self.low, self.high
  if self.log then
    value, low, high = math.log(value), math.log(low), math.log(high)
  end
  return math.max(0, math.min(1, (value - low) / (high - low)))
end

local function power_of_ten(value)
  return math.floor(math.log(value, 10) + 1e-9)
end

-- 1, 2 or 5 times a power of ten, at least `value`.
local function round_step(value)
  local power = 10.0 ^ power_of_ten(value)
  for _, factor in ipairs { 1, 2, 5, 10 } do
    if factor * power >= value * (1 - 1e-9) then
      return factor * power
    end
  end
end

local function linear(low, high, count)
  local step = round_step((high - low) / count)
  local first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
  local ticks = {}
  for i = first, last do
    ticks[#ticks + 1] = i * step
  end
  return setmetatable({ low = first * step, high = last * step, ticks = ticks }, Scale)
end

-- 1, 2 and 5 times the powers of ten, or every so many powers alone.
local function log_ticks(first, last, count)
  local ticks, factors = {}, last - first <= FINE and { 1, 2, 5 } or { 1 }
  for power = first, last, math.max(1, math.ceil((last - first) / count)) do
    for _, factor in ipairs(factors) do
      ticks[#ticks + 1] = factor * 10.0 ^ power
    end
  end
  return ticks
end

-- The ticks from the last that is not above `low` to the first not below `high`.
local function within(ticks, low, high)
  local first, last = 1, #ticks
  while ticks[first + 1] and ticks[first + 1] <= low * (1 + 1e-9) do
    first = first + 1
  end
  while last > first + 1 and ticks[last - 1] >= high * (1 - 1e-9) do
    last = last - 1
  end
  return table.move(ticks, first, last, 1, {})
end

local function logarithmic(low, high, count)
  local first, last = power_of_ten(low), power_of_ten(high) + 1
  local ticks = within(log_ticks(first, last, count), low, high)
  return setmetatable({ low = ticks[1], high = math.max(high, ticks[#ticks]), ticks = ticks,
                        log = true }, Scale)
end

local function range(values)
  local low, high = math.huge, -math.huge
  for _, value in ipairs(values) do
    if value - value == 0 then
      low, high = math.min(low, value), math.max(high, value)
    end
  end
  return low, high
end

-- The ticks between two ends; the ends themselves where there are none.
local function ticks_between(low, high, count, log)
  local made = log and log_ticks(power_of_ten(low), power_of_ten(high) + 1, count) or linear(low, high, count).ticks
  local ticks = {}
  for _, tick in ipairs(made) do
    if tick >= low * (1 - 1e-9) and tick <= high * (1 + 1e-9) then ticks[#ticks + 1] = tick end
  end
  return #ticks > 0 and ticks or { low, high }
end

--- A scale that begins and ends with the values, for the axis along which they lie.
---@param values number[]
---@param count integer of ticks, about
---@param log boolean? equal ratios; where they spread widely unless told
---@return table? scale nil where there are not two values
function scale.along(values, count, log)
  local low, high = range(values)
  if low >= high then return nil end
  if log == nil then log = high / low > LOGARITHMIC end
  log = log and low > 0
  return setmetatable({ low = low, high = high, ticks = ticks_between(low, high, count, log), log = log }, Scale)
end

--- A scale that is not logarithmic, from zero unless the values lie close together.
---@param values number[] those that are no numbers are left out
---@param count integer of ticks, about
---@return table? scale nil where there is nothing to scale
function scale.linear(values, count)
  local low, high = range(values)
  if low > high then
    return nil
  elseif low > 0 and low < FROM_ZERO * high then
    low = 0
  elseif high < 0 and high > FROM_ZERO * low then
    high = 0
  end
  if low == high then
    low, high = math.min(low, 0), math.max(high, 0)
  end
  if low == high then
    high = 1
  end
  return linear(low, high, count)
end

local MONTHS = { 1, 2, 3, 6, 12, 24, 60 }

--- A scale over the months 1 to `count`, with ticks at parts or multiples of a year.
---@param count integer
---@param most integer of ticks
---@return table
function scale.months(count, most)
  local step = MONTHS[#MONTHS]
  for i = #MONTHS, 1, -1 do
    step = count // MONTHS[i] <= most and MONTHS[i] or step
  end
  local ticks = {}
  for month = step, count, step do
    ticks[#ticks + 1] = month
  end
  return setmetatable({ low = math.min(1, count - 1), high = count, ticks = ticks }, Scale)
end

--- A scale over values: logarithmic where they spread widely, else from zero
-- unless they lie close together.
---@param values number[] those that are no numbers are left out
---@param count integer of ticks, about
---@return table? scale nil where there is nothing to scale
function scale.of(values, count)
  local low, high = range(values)
  if low <= high and low > 0 and high / low > LOGARITHMIC then
    return logarithmic(low, high, count)
  end
  return scale.linear(values, count)
end

return scale

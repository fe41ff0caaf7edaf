--- Scales: from values to a place between 0 and 1, and round ticks.
local scale = {}

local LOGARITHMIC = 30 -- a range of more than this, all above zero, is a log scale
local FROM_ZERO = 0.5  -- a lowest value below this share of the highest starts at 0

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

local function logarithmic(low, high, count)
  local first = power_of_ten(low)
  local last = -power_of_ten(1 / high)
  local every = math.max(1, math.ceil((last - first) / count))
  local ticks = {}
  for power = first, last, every do
    ticks[#ticks + 1] = 10.0 ^ power
  end
  return setmetatable({ low = 10.0 ^ first, high = 10.0 ^ last, ticks = ticks, log = true },
                      Scale)
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

--- A scale over values: logarithmic where they spread widely, else from zero
-- unless they lie close together.
---@param values number[] those that are no numbers are left out
---@param count integer of ticks, about
---@return table? scale nil where there is nothing to scale
function scale.of(values, count)
  local low, high = range(values)
  if low > high then
    return nil
  elseif low > 0 and high / low > LOGARITHMIC then
    return logarithmic(low, high, count)
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

return scale

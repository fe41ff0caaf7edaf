--- Sums whose parts, as shown, add up to the total, as shown.
-- A total is rounded once; its parts share its place and its scale, and the steps
-- that their rounding down leaves go to the largest remainders.
local format = require "perigee.report.format"

local sum = {}

local DEEP = 12 -- digits of the largest part, at most

-- Who gets the steps that are missing: the largest remainders first.
local function by_remainder(parts, place)
  local order, counts, got = {}, {}, 0
  for i, part in ipairs(parts) do
    local exact = format.steps(part, place)
    counts[i] = math.floor(exact)
    order[i] = { index = i, rest = exact - counts[i] }
    got = got + counts[i]
  end
  table.sort(order, function(a, b)
    if a.rest ~= b.rest then
      return a.rest > b.rest
    end
    return a.index < b.index
  end)
  return counts, order, got
end

--- The counts of the parts of a sum, which add up to the count of the total
-- (largest remainder); rounded one by one where the parts do not make the total.
---@param total number finite
---@param parts number[] finite
---@param place integer
---@return number[] counts
function sum.counts(total, parts, place)
  local counts, order, got = by_remainder(parts, place)
  local missing = format.round(total, place) - got
  if missing < 0 or missing > #parts then
    for i, part in ipairs(parts) do
      counts[i] = format.round(part, place)
    end
    return counts
  end
  for i = 1, missing do
    local index = order[i].index
    counts[index] = counts[index] + 1
  end
  return counts
end

-- Indices of the parts that are something, the largest remainder first.
local function movable(parts, order)
  local list = {}
  for _, item in ipairs(order) do
    list[#list + 1] = parts[item.index] ~= 0 and item.index or nil
  end
  return list
end

--- Counts of parts that add up to a given count, whatever their own sum rounds to: what is
-- nothing stays so where anything else can give way.
---@param count number whole
---@param parts number[] finite
---@param place integer
---@return number[] counts
function sum.spread(count, parts, place)
  local counts, order, got = by_remainder(parts, place)
  local list, missing = movable(parts, order), count - got
  for i = 1, #list > 0 and math.abs(missing) or 0 do
    local at = (i - 1) % #list
    local index = list[missing > 0 and at + 1 or #list - at]
    counts[index] = counts[index] + (missing > 0 and 1 or -1)
  end
  return counts
end

-- The place of a sum: that of its total, but none so fine that a part which
-- another one cancels would need more digits than a double has.
local function sum_place(total, parts, options)
  local place = format.place(total, options)
  for _, part in ipairs(parts) do
    if part ~= 0 then
      place = math.max(place, format.leading(part, 1) - DEEP)
    end
  end
  return place
end

-- Whether whole steps of ten to `place` say everything.
local function says_all(total, parts, place)
  local function whole(value)
    local exact = format.steps(value, place)
    return math.abs(exact - format.round(value, place)) <= 1e-9 * math.abs(exact)
  end
  for _, part in ipairs(parts) do
    if not whole(part) then
      return false
    end
  end
  return whole(total)
end

-- Where nothing varies: whole units, or as few decimals (but one) as say all.
local function enough(total, parts, place)
  for coarse = 0, place + 1, -1 do
    if coarse ~= -1 and says_all(total, parts, coarse) then
      return coarse
    end
  end
  return place
end

local function all_finite(total, parts)
  for _, part in ipairs(parts) do
    if not format.finite(part) then
      return false
    end
  end
  return format.finite(total)
end

local function each_number(total, parts, options)
  local texts = {}
  for i, part in ipairs(parts) do
    texts[i] = format.number(part, options)
  end
  return format.number(total, options), texts
end

local function step_text(value, count, place, scale)
  return (count == 0 and value ~= 0) and "~0" or format.digits(count, place, scale)
end

--- A total and its parts, in texts that add up.  `~0` is a part that is not
-- nothing but rounds to it.  Options as `format.number` takes them.
---@param total number
---@param parts number[]
---@param options? table
---@return string total
---@return string[] parts
function sum.texts(total, parts, options)
  options = options or {}
  if not all_finite(total, parts) then
    return each_number(total, parts, options)
  end
  local place = sum_place(total, parts, options)
  if options.certain then
    place = enough(total, parts, place)
  end
  local scale, texts = options.scale or format.scale(total, options.unit), {}
  for i, count in ipairs(sum.counts(total, parts, place)) do
    texts[i] = step_text(parts[i], count, place, scale)
  end
  return step_text(total, format.round(total, place), place, scale), texts
end

return sum

--- A figure before, after, its difference and the parts of that, in texts: the parts add up.
--
-- Before and after are rounded as each is known; the difference of paired samples is often known
-- better.  Where all of them stand at one place, before and difference make after, as shown.
local format = require "perigee.report.format"
local sum = require "perigee.report.sum"
local units = require "perigee.report.unit"

local amounts = {}

local DEEP = 12 -- digits of the largest part, at most

local function largest(list)
  local most = 0
  for _, value in ipairs(list) do most = math.max(most, math.abs(value)) end
  return most
end

-- The amounts of a bridge, and their errors.
local function parts_of(figure)
  local parts, errors = {}, { figure.difference_error or 0 }
  for i, part in ipairs(figure.bridge or {}) do
    parts[i], errors[i + 1] = part.amount, part.error or 0
  end
  return parts, largest(errors)
end

local function is_certain(figure)
  return (figure.before_error or 0) == 0 and (figure.after_error or 0) == 0 and (figure.difference_error or 0) == 0
end

local function says_all(values, place)
  for _, value in ipairs(values) do
    local exact = format.steps(value, place)
    if math.abs(exact - format.round(value, place)) > 1e-9 * math.abs(exact) then return false end
  end
  return true
end

-- Where nothing varies: whole units (of the scale), or as few decimals (but one) as say all; else the place that
-- is wanted.
local function certain_place(values, place, scale)
  for coarse = scale, place + 1, -1 do
    if coarse ~= -1 and says_all(values, coarse) then return coarse end
  end
  return place
end

-- What the place is of: the difference; the largest part where they cancel; the figure where nothing moved.
local function leading_value(figure, most)
  if math.abs(figure.difference) > 1e-9 * most then return figure.difference end
  return most > 0 and most or largest { figure.before, figure.after }
end

-- The place of the difference and its parts.
local function place_of(figure, parts, err, shape)
  local most, options = largest(parts), shape.options
  local place = format.place(leading_value(figure, most), { money = options.money, certain = options.certain,
                                                            error = err })
  if most > 0 then place = math.max(place, format.leading(most, 1) - DEEP) end
  if not options.certain then return place end
  return certain_place({ figure.before, figure.after, table.unpack(parts) }, place, shape.scale)
end

local function signed(value, count, place, scale)
  if count == 0 then return value ~= 0 and "~0" or "0" end
  return (count > 0 and "+" or "") .. format.digits(count, place, scale)
end

-- How a figure is shown.
local function shape_of(figure)
  local parts, err = parts_of(figure)
  local options = { money = units.is_money(figure.unit), certain = is_certain(figure) }
  local shape = { scale = format.scale(largest { figure.before or 0, figure.after or 0, figure.difference or 0,
                                                 table.unpack(parts) }, figure.unit), options = options }
  if figure.difference then shape.place = place_of(figure, parts, err, shape) end
  return shape
end

-- The text of a figure by itself, and its place.
local function alone(value, err, shape)
  if not value then return "", nil end
  local options = shape.options
  local place = options.certain and shape.place
    or format.place(value, { money = options.money, certain = options.certain, error = err })
  return format.digits(format.round(value, place), place, shape.scale), place
end

-- How many steps the difference is: what before and after leave, where they are shown to the same place.
local function steps_of(figure, shape, first, second)
  if first == shape.place and second == shape.place then
    return format.round(figure.after, shape.place) - format.round(figure.before, shape.place)
  end
  return format.round(figure.difference, shape.place)
end

local function part_texts(parts, count, shape)
  local texts = {}
  for i, steps in ipairs(sum.spread(count, parts, shape.place)) do
    texts[i] = signed(parts[i], steps, shape.place, shape.scale)
  end
  return texts
end

---@class perigee.amounts
---@field before string
---@field after string
---@field difference string "" where there is none
---@field error string of the difference, without a sign; or nothing
---@field parts string[] of the bridge
---@field split fun(parts: number[]): string[] other parts of the same difference

--- The texts of a figure.
---@param figure table as analysis/compare/figures.lua makes it
---@return perigee.amounts
function amounts.of(figure)
  local shape = shape_of(figure)
  local before, first = alone(figure.before, figure.before_error, shape)
  local after, second = alone(figure.after, figure.after_error, shape)
  local made = { before = before, after = after, difference = "", error = "", parts = {} }
  if not figure.difference then return made end
  local count = steps_of(figure, shape, first, second)
  made.difference = signed(figure.difference, count, shape.place, shape.scale)
  made.error = format.error(figure.difference_error, shape.scale)
  made.split = function(parts) return part_texts(parts, count, shape) end
  made.parts = made.split((parts_of(figure)))
  return made
end

--- How much more or less a figure is, in words; nothing where a ratio says nothing.
---@param figure table
---@return string
function amounts.change(figure)
  local ratio = figure.ratio
  if not ratio or figure.before <= 0 or ratio < 0 or ratio == 1 then return "" end
  if ratio >= 10 then return format.number(ratio, { digits = 2 }) .. " times" end
  return ("%s%s %%"):format(ratio > 1 and "+" or "", format.number(100 * (ratio - 1), { digits = 2, trim = true }))
end

return amounts

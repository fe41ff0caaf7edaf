--- Pictures of one line: bars, intervals, and the axis under them.
local format = require "perigee.report.format"
local text = require "perigee.report.text"

local plot = {}

local FULL = 1e9 -- ticks below this are written in full, without a suffix

-- Cells from the left, the last one in eighths; never nothing for something.
local function bar_right(share, width, sign)
  local eighths = math.floor(share * width * 8 + 0.5)
  if share > 0 then
    eighths = math.max(1, eighths)
  end
  return sign.full:rep(eighths // 8) .. (sign.eighths[eighths % 8] or "")
end

-- Cells from the right, the last one in halves.
local function bar_left(share, width, sign)
  local halves = math.max(1, math.floor(share * width * 2 + 0.5))
  return (halves % 2 == 1 and sign.half or "") .. sign.full:rep(halves // 2)
end

--- How bars are drawn: between the least and the largest of `values` and zero.
---@param values number[]
---@param width integer
---@param sign table
---@return table
function plot.bars(values, width, sign)
  local low, high = 0, 0
  for _, value in ipairs(values) do
    if format.finite(value) then
      low, high = math.min(low, value), math.max(high, value)
    end
  end
  if low == 0 then
    return { low = low, high = high, left = 0, right = width, sign = sign }
  end
  local left = math.floor((width - 1) * -low / (high - low) + 0.5)
  left = math.max(1, math.min(width - 2, left))
  return { low = low, high = high, left = left, right = width - 1 - left, sign = sign }
end

--- One bar, with what stands before it where others go below zero.
---@param bars table what `plot.bars` made
---@param value number
---@return string
function plot.bar(bars, value)
  if not format.finite(value) then
    return ""
  elseif bars.low == 0 then
    return value > 0 and bar_right(value / bars.high, bars.right, bars.sign) or ""
  end
  local before = value < 0 and bar_left(value / bars.low, bars.left, bars.sign) or ""
  local after = value > 0 and bar_right(value / bars.high, bars.right, bars.sign) or ""
  return text.pad(before, bars.left, "right") .. bars.sign.zero .. after
end

local function cell_of(scale, value, width)
  return math.floor(scale:place(value) * (width - 1) + 0.5) + 1
end

--- An interval with its middle: `├──●───┤`.
---@param scale table
---@param low number
---@param middle number
---@param high number
---@param width integer
---@param sign table
---@return string
function plot.interval(scale, low, middle, high, width, sign)
  for _, value in ipairs { low, middle, high } do
    if not format.finite(value) then
      return ""
    end
  end
  local first, last = cell_of(scale, low, width), cell_of(scale, high, width)
  local cells = {}
  for cell = 1, last do
    cells[cell] = cell < first and " " or sign.line
  end
  cells[first], cells[last] = sign.left, sign.right
  cells[cell_of(scale, middle, width)] = sign.middle
  return table.concat(cells)
end

--- The text of a tick.
---@param value number
---@param unit string?
---@return string
function plot.tick(value, unit)
  return format.number(value, { digits = 6, trim = true, unit = unit,
                                scale = math.abs(value) < FULL and 0 or nil })
end

-- Writes a label so that it is centred on a cell, inside the line, and clear of
-- the one before.
local function put_label(line, label, cell, width)
  local start = math.max(0, math.min(cell - 1 - #label // 2, width - #label))
  if line == "" or start > #line + 1 then
    return line .. (" "):rep(start - #line) .. label
  end
  return line
end

--- An axis of two lines: ticks, and their labels under them.
---@param scale table
---@param width integer
---@param sign table
---@param unit string?
---@param marks number[]? values that are marked on it
---@return string ticks
---@return string labels
function plot.axis(scale, width, sign, unit, marks)
  local cells, labels = {}, ""
  for cell = 1, width do
    cells[cell] = sign.axis_line
  end
  for _, tick in ipairs(scale.ticks) do
    local cell = cell_of(scale, tick, width)
    cells[cell] = sign.axis_tick
    labels = put_label(labels, plot.tick(tick, unit), cell, width)
  end
  for _, mark in ipairs(marks or {}) do
    cells[cell_of(scale, mark, width)] = sign.cross
  end
  return table.concat(cells), labels
end

return plot

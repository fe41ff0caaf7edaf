--- The tornado: the figure with one assumption after another at its P5 and its P95.
local barred = require "perigee.report.barred"
local rows_of = require "perigee.report.sensitivity.rows"

local function ends_of(list, value)
  local low, high = value, value
  for _, item in ipairs(list) do
    low, high = math.min(low, item.low, item.high), math.max(high, item.low, item.high)
  end
  return low, high
end

-- Fills cells between two, both included.
local function fill(cells, from, to, mark)
  for cell = math.min(from, to), math.max(from, to) do cells[cell] = mark end
end

-- A bar from the point to P5, lighter, and to P95; the longer of two on one side lies below.
local function bar_of(cells_at, item, value, sign)
  local cells, point = {}, cells_at(value)
  for cell = 1, math.max(point, cells_at(item.low), cells_at(item.high)) do cells[cell] = " " end
  local parts = { { cells_at(item.low), sign.light }, { cells_at(item.high), sign.full } }
  if math.abs(parts[1][1] - point) < math.abs(parts[2][1] - point) then parts[1], parts[2] = parts[2], parts[1] end
  for _, part in ipairs(parts) do
    if part[1] ~= point then fill(cells, point, part[1], part[2]) end
  end
  cells[point] = sign.zero
  return table.concat(cells)
end

local function pictures(view, list)
  local value = view.result.value
  local low, high = ends_of(list, value)
  return function(width)
    local function cells_at(amount)
      return 1 + math.floor((amount - low) / (high - low) * (width - 1) + 0.5 - 1e-9)
    end
    return function(i) return bar_of(cells_at, list[i], value, view.sign) end
  end
end

local function says(view, names, crosses)
  local sign = view.sign
  local none = #names > 0 and ("Without effect: %s. "):format(table.concat(names, ", ")) or ""
  return ("%s%s to P5, %s to P95, all others at their medians.%s"):format(none, sign.light:rep(2), sign.full:rep(2),
    crosses and " Where it goes below zero, the other option is the cheaper." or "")
end

local function moves(value)
  return function(item) return item.low ~= value or item.high ~= value end
end

-- Whether a saving turns into its opposite.
local function crosses(answer, list)
  local low, high = ends_of(list, answer.value)
  return answer.default == "saving" and low < 0 and high > 0
end

--- Lines: a row an assumption that moves the figure.
---@param view table
---@return string[]
return function(view)
  local answer = view.result
  local uncertain = rows_of.split(answer.assumptions, function(item) return item.uncertain end)
  local list, names = rows_of.split(uncertain, moves(answer.value))
  if #list == 0 then return {} end
  local rows = { { view:heading("Over its range", answer.unit), view:head "at P5", view:head "at P95" } }
  for i, item in ipairs(list) do
    rows[i + 1] = { rows_of.name(item), rows_of.amount(view, item.low), rows_of.amount(view, item.high) }
  end
  local lines = barred.lines(view, rows, { "left", "decimal", "decimal" }, pictures(view, list))
  view:add_wrapped(lines, says(view, names, crosses(answer, list)), 2, "note")
  return lines
end

--- Elasticities: exact at the point, and the mean over a reach where steps or kinks are near.
local barred = require "perigee.report.barred"
local format = require "perigee.report.format"
local plot = require "perigee.report.plot"
local rows_of = require "perigee.report.sensitivity.rows"

local function number(value)
  return value and format.number(value, { digits = 2, trim = true }) or ""
end

local function reach(view, item)
  if not item.steps then return "" end
  return ("%s  over %s%d %%"):format(number(item.average_elasticity), view.sign.error,
    math.floor(100 * item.steps_within + 0.5))
end

-- What is drawn: across steps, where there are.
local function drawn(item)
  return item.average_elasticity or item.elasticity or 0
end

local function pictures(view, list)
  return function(width)
    local values = {}
    for i, item in ipairs(list) do values[i] = drawn(item) end
    local bars = plot.bars(values, width, view.sign)
    return function(i) return plot.bar(bars, values[i]) end
  end
end

local function any_steps(list)
  for _, item in ipairs(list) do
    if item.steps then return true end
  end
end

local function without_effect(names)
  return #names > 0 and ("Without effect near the point: %s. "):format(table.concat(names, ", ")) or ""
end

local function says(list, names)
  return ("%sPer cent for one per cent of the assumption.%s"):format(without_effect(names), any_steps(list)
    and " Where steps or kinks are near, the exact one is of the piece that the point lies on; the mean over a "
    .. "reach goes across them." or "")
end

local function wrapped(view, body)
  local lines = {}
  view:add_wrapped(lines, body, 0)
  return lines
end

--- Lines: a row an assumption that moves the figure.
---@param view table
---@return string[]
return function(view)
  local answer = view.result
  if #answer.assumptions == 0 then return {} end
  if answer.value == 0 then return wrapped(view, "The figure is 0 at the point: there are no elasticities.") end
  local list, names = rows_of.split(answer.assumptions, function(item) return item.steps or item.elasticity ~= 0 end)
  if #list == 0 then return wrapped(view, without_effect(names)) end
  local rows = { { view:heading "Elasticity", view:head "exact", any_steps(list) and view:head "mean" or nil } }
  for i, item in ipairs(list) do
    rows[i + 1] = { rows_of.name(item), number(item.elasticity), any_steps(list) and reach(view, item) or nil }
  end
  local align = any_steps(list) and { "left", "decimal", "right" } or { "left", "decimal" }
  local lines = barred.lines(view, rows, align, pictures(view, list))
  view:add_wrapped(lines, says(list, names), 2, "note")
  return lines
end

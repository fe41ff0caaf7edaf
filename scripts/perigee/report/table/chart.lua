--- The chart of costs over one axis of numbers: what is feasible, with the crossovers marked.
local axes = require "perigee.report.table.axes"
local chart = require "perigee.report.chart"
local grid = require "perigee.report.grid"

local HEIGHT = 12

-- A series without what is not feasible.
local function feasible(one)
  local values = {}
  for cell, value in pairs(one.values) do
    values[cell] = grid.holds(one.option.feasible, cell) and value or nil
  end
  return { letter = one.letter, values = values }
end

-- Where the cheapest changes, as it is drawn.
local function marks_of(view)
  local marks = {}
  for _, crossing in ipairs(view.result.crossings or {}) do
    if crossing.basis == view.basis and crossing.best and crossing.cost then
      marks[#marks + 1] = { crossing.at, crossing.cost }
    end
  end
  return marks
end

local LOG = { log = true, linear = false }

--- Lines: the chart; none over more axes, or names.
---@param view table
---@param list table[] series of the options
---@return string[]
return function(view, list)
  local axis, drawn, lines = view.result.axes[1], {}, {}
  if #view.result.axes > 1 or not axes.numeric(axis) then return lines end
  for i, one in ipairs(list) do drawn[i] = feasible(one) end
  local layout = { width = view.columns - 4, height = HEIGHT, style = view.style, unit = view.unit,
                   unit_along = axis.unit, log = LOG[axis.spacing], marks = marks_of(view) }
  for i, line in ipairs(chart.lines(drawn, axis.values, layout)) do lines[i] = "  " .. line end
  return lines
end

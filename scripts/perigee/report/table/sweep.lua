--- Costs and outputs over axes: a table an outer value, a chart of a numeric axis,
-- a map of the cheapest over two.
local chart = require "perigee.report.chart"
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local series = require "perigee.report.table.series"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local MOST_TABLES = 24 -- a longer report is for programs
local CHART_HEIGHT = 12
local LEAST_CHEAPEST = 12

local function axis_value(axis, index, with_unit)
  if axis.labels and axis.labels[index] then
    return text.escape(axis.labels[index])
  end
  local value = axis.values[index]
  if type(value) ~= "number" then
    return text.escape(tostring(value))
  end
  local number = format.number(value, { digits = 6, trim = true, unit = axis.unit })
  return with_unit and units.quantity(number, text.escape(axis.unit or "")) or number
end

local function axis_name(axis)
  local unit = axis.unit or ""
  return text.escape(axis.name)
         .. (unit ~= "" and not axis.labels and ", " .. text.escape(units.plural(unit)) or "")
end

-- The letters and what they stand for.
local function legend(view, list)
  local rows = {}
  for i, one in ipairs(list) do
    local unit = one.option and "" or text.escape(one.unit)
    rows[i] = { "  " .. one.letter, text.escape(one.name), unit }
  end
  return (columns.render(rows, { align = { "left", "left", "left" }, most = view.columns,
                                 flexible = { { 2, 16 } }, style = view.style }))
end

-- How surely the cheapest of a cell is it, and its name.
local function cheapest_cells(view, list, cell)
  local name = grid.at(view.result.cheapest, cell)
  for _, one in ipairs(list) do
    if one.option and one.name == name then
      local share = grid.at(one.option.cheapest_probability, cell)
      return { one.letter .. "  " .. text.escape(name), role = "cheapest" },
             view.result.uncertain and format.percent(share) or ""
    end
  end
  return { view.sign.none, role = "infeasible" }, ""
end

local function value_cell(view, one, cell, digits)
  local mark, role = series.mark(view, one, cell)
  return { mark .. series.text(view, one, cell, digits), role = role }
end

local function table_row(view, list, axis, index, cell, digits)
  local row = { "  " .. axis_value(axis, index) }
  for _, one in ipairs(list) do
    row[#row + 1] = value_cell(view, one, cell, digits)
  end
  if list[1].option then
    row[#row + 1], row[#row + 2] = cheapest_cells(view, list.all, cell)
  end
  return row
end

local function head_row(view, list, axis)
  local row = { view:head("  " .. axis_name(axis)) }
  for _, one in ipairs(list) do
    row[#row + 1] = view:head(one.letter)
  end
  if list[1].option then
    row[#row + 1] = view:head "cheapest"
  end
  return row
end

-- The rows of a table over the last axis; `first` is its first cell.
local function table_rows(view, list, first, digits)
  local axis = view.result.axes[#view.result.axes]
  local rows = { head_row(view, list, axis) }
  for index = 1, #axis.values do
    rows[#rows + 1] = table_row(view, list, axis, index, first + index - 1, digits)
  end
  return rows
end

local function layout_of(view, list)
  local align = { "right" }
  for column = 2, #list + 1 do
    align[column] = "right"
  end
  align[#align + 1], align[#align + 2] = "left", "right"
  return { align = align, most = view.columns, style = view.style,
           flexible = { { #list + 2, LEAST_CHEAPEST }, { 1, 16 } } }
end

local function width_of(lines)
  local most = 0
  for _, line in ipairs(lines) do
    most = math.max(most, text.width((line:gsub("\27%[[%d;]*m", ""))))
  end
  return most
end

-- A table, or nil where it is too wide.
local function fitting(view, list, first, digits)
  local lines = columns.render(table_rows(view, list, first, digits), layout_of(view, list))
  return width_of(lines) <= view.columns and lines or nil
end

local function part(list, from, to)
  return table.move(list, from, to, 1, { all = list.all })
end

-- A table in full digits, or in three, or in two halves one under the other.
local function table_lines(view, list, first)
  local lines = fitting(view, list, first) or fitting(view, list, first, 3)
  if lines or #list == 1 then
    return lines or columns.render(table_rows(view, list, first, 3), layout_of(view, list))
  end
  local middle = (#list + 1) // 2
  lines = table_lines(view, part(list, 1, middle), first)
  lines[#lines + 1] = ""
  local rest = table_lines(view, part(list, middle + 1, #list), first)
  return table.move(rest, 1, #rest, #lines + 1, lines)
end

-- What the outer axes are at a cell: `model = gpt-4o, region = eu`.
local function place_of(view, cell)
  local axes, parts = view.result.axes, {}
  local indices = grid.indices(axes, cell)
  for i = 1, #axes - 1 do
    parts[i] = text.escape(axes[i].name) .. " = " .. axis_value(axes[i], indices[i], true)
  end
  return table.concat(parts, ", ")
end

local function add_tables(view, lines, list)
  local inner = #view.result.axes[#view.result.axes].values
  local count = grid.cells(view.result) // inner
  for i = 1, math.min(count, MOST_TABLES) do
    local first = (i - 1) * inner + 1
    lines[#lines + 1] = ""
    if count > 1 then
      view:add_wrapped(lines, place_of(view, first), 2, "heading")
    end
    local more = table_lines(view, list, first)
    table.move(more, 1, #more, #lines + 1, lines)
  end
  if count > MOST_TABLES then
    view:add_wrapped(lines, ("%d more tables: --format csv and --format json have all.")
                            :format(count - MOST_TABLES), 2, "note")
  end
end

-- Why options are infeasible, and in how many cells.
local function add_reasons(view, lines, list)
  local cells = grid.cells(view.result)
  for _, one in ipairs(list) do
    local seen, order = {}, {}
    for cell = 1, cells do
      for _, reason in ipairs(grid.reasons(one.option.reasons, cell)) do
        order[#order + 1] = not seen[reason] and reason or nil
        seen[reason] = (seen[reason] or 0) + 1
      end
    end
    for _, reason in ipairs(order) do
      view:add_wrapped(lines, ("%s %s (%d of %d): %s"):format(view.sign.infeasible, one.letter,
                       seen[reason], cells, reason), 2, "infeasible")
    end
  end
end

local function numeric(axis)
  for _, value in ipairs(axis.values) do
    if type(value) ~= "number" then
      return false
    end
  end
  return not axis.labels
end

local function add_chart(view, lines, list)
  local axis = view.result.axes[1]
  if #view.result.axes > 1 or not numeric(axis) then
    return
  end
  local drawn = chart.lines(list, axis.values, { width = view.columns - 4, height = CHART_HEIGHT,
    style = view.style, unit = view.unit, unit_along = axis.unit })
  lines[#lines + 1] = #drawn > 0 and "" or nil
  for _, line in ipairs(drawn) do
    lines[#lines + 1] = "  " .. line
  end
end

-- Over two axes or more: the letter of the cheapest in each cell of the last two.
local function add_map(view, lines, list)
  local axes = view.result.axes
  if #axes ~= 2 or #list < 2 then
    return
  end
  local rows = { { view:head("  " .. axis_name(axes[1])) } }
  for column = 1, #axes[2].values do
    rows[1][column + 1] = view:head(axis_value(axes[2], column))
  end
  for index = 1, #axes[1].values do
    rows[index + 1] = { "  " .. axis_value(axes[1], index) }
    for column = 1, #axes[2].values do
      local cell = (index - 1) * #axes[2].values + column
      local name, body = grid.at(view.result.cheapest, cell), view.sign.none
      for _, one in ipairs(list) do
        body = one.name == name and one.letter or body
      end
      rows[index + 1][column + 1] = body
    end
  end
  local align = { "left" }
  for column = 2, #rows[1] do
    align[column] = "right"
  end
  local map = columns.render(rows, { align = align, most = view.columns, style = view.style,
                                     flexible = { { 1, 16 } } })
  if width_of(map) <= view.columns then
    lines[#lines + 1] = ""
    lines[#lines + 1] = view.style:paint(("Cheapest by %s and %s"):format(
      text.escape(axes[1].name), text.escape(axes[2].name)), "heading")
    table.move(map, 1, #map, #lines + 1, lines)
  end
end

local function add_options(view, lines)
  local list = series.options(view)
  if #list == 0 then
    return
  end
  list.all = list
  local basis = view.basis == "mean" and "mean " or ""
  lines[1] = view.style:paint("Costs, " .. basis .. text.escape(view.unit), "heading")
  local names = legend(view, list)
  table.move(names, 1, #names, 2, lines)
  add_reasons(view, lines, list)
  add_map(view, lines, list)
  add_tables(view, lines, list)
  add_chart(view, lines, list)
end

local function add_outputs(view, lines)
  local list = series.outputs(view)
  if #list == 0 then
    return
  end
  list.all = list
  lines[#lines + 1] = #lines > 0 and "" or nil
  lines[#lines + 1] = view.style:paint("Outputs" .. (view.basis == "mean" and ", mean" or ""),
                                       "heading")
  local names = legend(view, list)
  table.move(names, 1, #names, #lines + 1, lines)
  add_tables(view, lines, list)
end

--- Lines: the options over the axes, then the outputs.
---@param view table
---@return string[]
local function sweep(view)
  local lines = {}
  add_options(view, lines)
  add_outputs(view, lines)
  return lines
end

return sweep

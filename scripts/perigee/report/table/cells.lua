--- Tables over the last axis: a row a value, a column a series, and which option is
-- the cheapest.
local axes = require "perigee.report.table.axes"
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local series = require "perigee.report.table.series"
local text = require "perigee.report.text"

local LEAST_CHEAPEST, LEAST_VALUE = 12, 16
local MOST_ROWS, FEW_ROWS = 30, 12 -- a longer table of what is beside the costs shows some of its values

local cells = {}

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
  local row = { "  " .. axes.value(axis, index) }
  for _, one in ipairs(list) do
    row[#row + 1] = value_cell(view, one, cell, digits)
  end
  if list[1].option then
    row[#row + 1], row[#row + 2] = cheapest_cells(view, list.all, cell)
  end
  return row
end

local function head_row(view, list, axis)
  local row = { view:head("  " .. text.escape(axis.name)) }
  for _, one in ipairs(list) do
    row[#row + 1] = view:head(list.named and text.escape(one.name) or one.letter)
  end
  if list[1].option then
    row[#row + 1] = view:head "cheapest"
  end
  return row
end

--- The values of the last axis that a table shows: of what is beside the costs not more than some.
---@param view table
---@param list table[]
---@return integer[]
function cells.shown(view, list)
  local count, indices = #view.result.axes[#view.result.axes].values, {}
  local rows = (list[1].option or count <= MOST_ROWS) and count or FEW_ROWS
  for row = 1, rows do
    indices[row] = rows == 1 and 1 or 1 + ((row - 1) * (count - 1) + (rows - 1) // 2) // (rows - 1)
  end
  return indices
end

-- The rows of a table over the last axis; `first` is its first cell.
local function table_rows(view, list, first, digits)
  local axis = view.result.axes[#view.result.axes]
  local rows = { head_row(view, list, axis) }
  for _, index in ipairs(cells.shown(view, list)) do
    rows[#rows + 1] = table_row(view, list, axis, index, first + index - 1, digits)
  end
  return rows
end

local function layout_of(view, list)
  local align = { axes.numeric(view.result.axes[#view.result.axes]) and "right" or "left" }
  for column = 2, #list + 1 do
    align[column] = "right"
  end
  align[#align + 1], align[#align + 2] = "left", "right"
  return { align = align, most = view.columns, style = view.style,
           flexible = { { #list + 2, LEAST_CHEAPEST }, { 1, LEAST_VALUE } } }
end

--- The columns of the longest line, colours apart.
---@param lines string[]
---@return integer
function cells.width(lines)
  local most = 0
  for _, line in ipairs(lines) do
    most = math.max(most, text.width((line:gsub("\27%[[%d;]*m", ""))))
  end
  return most
end

--- A table, or nil where it is too wide.
---@param view table
---@param list table[]
---@param first integer
---@param digits integer?
---@return string[]?
function cells.fitting(view, list, first, digits)
  local lines = columns.render(table_rows(view, list, first, digits), layout_of(view, list))
  return cells.width(lines) <= view.columns and lines or nil
end

local function part(list, from, to)
  return table.move(list, from, to, 1, { all = list.all, named = list.named })
end

--- A table in full digits, or in three, or in two halves one under the other.
---@param view table
---@param list table[] series, with `all` of them, and `named` for names as heads
---@param first integer the first cell
---@return string[] lines
function cells.lines(view, list, first)
  local lines = cells.fitting(view, list, first) or cells.fitting(view, list, first, 3)
  if lines or #list == 1 then
    return lines or columns.render(table_rows(view, list, first, 3), layout_of(view, list))
  end
  local middle = (#list + 1) // 2
  lines = cells.lines(view, part(list, 1, middle), first)
  lines[#lines + 1] = ""
  local rest = cells.lines(view, part(list, middle + 1, #list), first)
  return table.move(rest, 1, #rest, #lines + 1, lines)
end

return cells

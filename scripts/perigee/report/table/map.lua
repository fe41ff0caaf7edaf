--- Over two axes: the letter of the cheapest option in each cell.
local axes = require "perigee.report.table.axes"
local cells = require "perigee.report.table.cells"
local columns = require "perigee.report.columns"
local grid = require "perigee.report.grid"
local text = require "perigee.report.text"

local LEAST_VALUE = 16

local function letter_at(view, list, cell)
  local name = grid.at(view.result.cheapest, cell)
  for _, one in ipairs(list) do
    if one.name == name then
      return one.letter
    end
  end
  return view.sign.none
end

local function rows_of(view, list)
  local down, along = view.result.axes[1], view.result.axes[2]
  local rows = { { view:head("  " .. text.escape(down.name)) } }
  for column = 1, #along.values do
    rows[1][column + 1] = view:head(axes.value(along, column))
  end
  for index = 1, #down.values do
    local row = { "  " .. axes.value(down, index) }
    for column = 1, #along.values do
      row[column + 1] = letter_at(view, list, (index - 1) * #along.values + column)
    end
    rows[index + 1] = row
  end
  return rows
end

local function render(view, rows)
  local align = { "left" }
  for column = 2, #rows[1] do
    align[column] = "right"
  end
  return (columns.render(rows, { align = align, most = view.columns, style = view.style,
                                 flexible = { { 1, LEAST_VALUE } } }))
end

--- Lines: the map; none over another number of axes, or where it is too wide.
---@param view table
---@param list table[] series of the options
---@return string[]
local function map(view, list)
  local given = view.result.axes
  if #given ~= 2 or #list < 2 then
    return {}
  end
  local lines = render(view, rows_of(view, list))
  if cells.width(lines) > view.columns then
    return {}
  end
  table.insert(lines, 1, view.style:paint(("Cheapest by %s and %s"):format(
    text.escape(given[1].name), text.escape(given[2].name)), "heading"))
  return lines
end

return map

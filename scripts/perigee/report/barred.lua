--- Tables whose last column is a picture, in the room that the others leave.
local columns = require "perigee.report.columns"

local barred = {}

local LEAST, WIDEST = 8, 48
local NAME = 12 -- what a name keeps where room is short

--- Lines of a table with a picture in each row.
---@param view table
---@param rows table[] the heading, then a row each; names first
---@param align string[]
---@param draw fun(width: integer): (fun(i: integer): string) draws row i after the heading
---@return string[]
function barred.lines(view, rows, align, draw)
  local layout = { align = align, flexible = { { 1, NAME } }, most = view.columns - LEAST - 2, style = view.style }
  local _, widths = columns.render(rows, layout)
  local taken = 0
  for _, width in ipairs(widths) do taken = taken + (width > 0 and width + 2 or 0) end
  local picture = draw(math.min(WIDEST, view.columns - taken))
  for i = 2, #rows do rows[i][#align + 1] = { picture(i - 1), role = "bar" } end
  layout.most = view.columns
  return (columns.render(rows, layout))
end

return barred

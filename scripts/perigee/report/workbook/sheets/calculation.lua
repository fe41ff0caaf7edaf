--- The sheet of intermediate figures: what several formulas read, or would be too long in one.
local looks = require "perigee.report.workbook.looks"

local calculation = {}

local HEADS = { "Part of", ">Value", "Unit", "Line" }

--- Puts the sheet into the book, and gives what puts a figure into its next row.
---@param made table see workbook/init.lua
---@return fun(id: integer, label: string): table
function calculation.put(made)
  local to = made:sheet("Calculation", { 64, 18, 24, 40 }, 0x7F7F7F)
  to:text(1, 1, "What the figures are computed from", "title")
  to:heads(3, HEADS)
  to.frozen, to.head = { rows = 3, columns = 1 }, 3
  local row = 3
  return function(id, label)
    row = row + 1
    local node = made.graph.nodes[id]
    to:text(row, 1, label)
    to:text(row, 3, node.unit, "unit")
    to:text(row, 4, node.place or "", "aside")
    return to:node(row, 2, id, "figure", looks.number(node))
  end
end

return calculation

--- The sheet of figures: what the model takes from catalogs or says itself, as named cells.
local looks = require "perigee.report.workbook.looks"
local names = require "perigee.report.workbook.names"

local figures = {}

local HEADS = { "Figure", ">Value", "Unit", ">P5", ">P50", ">P95", "Source", "Line", ">Computed at" }
local COMPUTED, FIRST = #HEADS, 4

local function put_one(made, to, row, id)
  local node = made.graph.nodes[id]
  local name = node.name ~= "" and node.name or "figure"
  to:text(row, 1, name)
  local cell = to:node(row, 2, id, "input", looks.number(node))
  made.formulas:place(id, cell, name)
  made:name(cell, id, name)
  to:text(row, 3, node.unit, "unit")
  for i, key in ipairs { "p5", "p50", "p95" } do
    if node[key] then to:number(row, 3 + i, node[key], "figure", looks.sampled(node[key])) end
  end
  to:text(row, 7, node.source or node.op == "column" and "sampled: the model has too many ways for formulas" or "",
          "wrapped_on")
  to:text(row, 8, node.place or "", "aside")
  to:number(row, COMPUTED, made.formulas:value(id), "aside", looks.number(node))
  cell.note = node.source and ("%s\nSource: %s"):format(name, node.source)
end

local function range(to, column, count)
  return ("%s!%s:%s"):format(names.quoted(to.name), names.address(FIRST, column),
                             names.address(FIRST + count - 1, column))
end

--- Puts the sheet into the book; its leaves are those that have no cell yet.
---@param made table see workbook/init.lua
---@return string? formula that says whether one of them was changed
function figures.put(made)
  local leaves = made.formulas:leaves()
  if #leaves == 0 then return nil end
  local to = made:sheet("Figures", { 56, 16, 18, 13, 13, 13, 80, 34, 16 }, 0x7F7F7F)
  to:text(1, 1, "Figures of the catalogs and of the model", "title")
  to:heads(FIRST - 1, HEADS)
  for i, id in ipairs(leaves) do put_one(made, to, FIRST + i - 1, id) end
  to.frozen, to.head, to.landscape = { rows = FIRST - 1, columns = 1 }, FIRST - 1, true
  return ("SUMPRODUCT((%s<>%s)*1)<>0"):format(range(to, 2, #leaves), range(to, COMPUTED, #leaves))
end

return figures

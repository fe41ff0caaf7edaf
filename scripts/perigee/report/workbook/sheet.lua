--- A sheet as plain data: cells, widths, what stays in sight.
--
-- Cells are { sheet, row, column, style, format } and one of text, number, formula with
-- value, link with text, or node: the content of which `formulas` gives at the end.
local sheet = {}
sheet.__index = sheet

---@param name string as `names.sheets` gives it
---@param widths number[] of the columns, in characters
---@param tab integer the tab's colour
---@return table
function sheet.new(name, widths, tab)
  return setmetatable({ name = name, widths = widths, tab = tab, cells = {}, rows = 0, merged = {}, rules = {},
                        frozen = { rows = 0, columns = 0 } }, sheet)
end

local function add(self, row, column, cell)
  cell.sheet, cell.row, cell.column = self, row, column
  self.cells[#self.cells + 1] = cell
  self.rows = math.max(self.rows, row)
  return cell
end

--- A text, whatever it begins with.
function sheet:text(row, column, text, style)
  return add(self, row, column, { text = text, style = style or "text" })
end

function sheet:number(row, column, number, style, format)
  return add(self, row, column, { number = number, style = style or "figure", format = format })
end

--- A formula of the sheet's own; value is what it comes to.
function sheet:formula(row, column, formula, value, style, format)
  return add(self, row, column, { formula = formula, value = value, style = style or "figure", format = format })
end

--- A node of the graph.
function sheet:node(row, column, id, style, format)
  return add(self, row, column, { node = id, style = style or "figure", format = format })
end

--- A text that leads to another sheet.
function sheet:link(row, column, to, text)
  return add(self, row, column, { link = to, text = text, style = "link" })
end

--- Texts side by side, as a row of heads: `>Cost` stands to the right, over numbers, and what
-- comes after one is set off from it.
function sheet:heads(row, heads)
  local before
  for column, text in ipairs(heads) do
    local right = text:sub(1, 1) == ">"
    self:text(row, column, right and text:sub(2) or text, right and "head_right" or before and "head_unit" or "head")
    before = right
  end
end

--- A text over several columns.
function sheet:across(row, last, text, style)
  self.merged[#self.merged + 1] = { row = row, last = last }
  return self:text(row, 1, text, style)
end

--- A style where a formula holds.
function sheet:highlight(first, last, formula, style)
  self.rules[#self.rules + 1] = { first = first, last = last, formula = formula, style = style }
end

return sheet

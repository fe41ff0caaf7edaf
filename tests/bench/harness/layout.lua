--- Tables in 80 columns.
local layout = {}

--- A figure to three digits, without an exponent.
function layout.figure(value)
  if value == nil then return "" end
  local digits = math.max(0, 2 - math.floor(math.log(math.max(value, 1e-9), 10)))
  if value >= 10000 then return layout.grouped(value) end
  return (("%%.%df"):format(math.min(digits, 4))):format(value)
end

--- A whole number, thousands apart.
function layout.grouped(value)
  local text = ("%.0f"):format(value)
  return (text:reverse():gsub("%d%d%d", "%0,"):reverse():gsub("^,", ""))
end

-- The widths that columns need.
local function widths_of(rows)
  local widths = {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do widths[i] = math.max(widths[i] or 0, utf8.len(cell)) end
  end
  return widths
end

--- Lines of a table: the first column to the left, the others to the right.
---@param rows string[][] the first of them the head
---@return string
function layout.table(rows)
  local widths, lines = widths_of(rows), {}
  for _, row in ipairs(rows) do
    local parts = {}
    for i, cell in ipairs(row) do
      local space = (" "):rep(widths[i] - utf8.len(cell))
      parts[i] = i == 1 and cell .. space or space .. cell
    end
    lines[#lines + 1] = (table.concat(parts, "  "):gsub("%s+$", ""))
  end
  return table.concat(lines, "\n")
end

return layout

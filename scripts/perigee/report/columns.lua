--- Columns of text, aligned: left, right, or at the decimal point.
--
-- A cell is a string or { string, role = ..., head = true }; a head stands over
-- its column and has no decimal point.
local text = require "perigee.report.text"

local columns = {}

local function body_of(cell)
  return type(cell) == "table" and cell[1] or cell or ""
end

local function is_head(cell)
  return type(cell) == "table" and cell.head == true
end

-- The columns that the decimals of a cell take, with the point.
local function decimals(body)
  local point = body:find("%.%d*$")
  return point and #body - point + 1 or 0
end

-- Pads cells after their decimals, so that right alignment aligns the points;
-- not where one has a suffix: 12.3M is not under 12.3.
local function align_points(rows, column)
  local most = 0
  for _, row in ipairs(rows) do
    local body = body_of(row[column])
    if not is_head(row[column]) then
      if body:find("%d%a") then
        return {}
      end
      most = math.max(most, decimals(body))
    end
  end
  local padding = {}
  for i, row in ipairs(rows) do
    local body = body_of(row[column])
    padding[i] = is_head(row[column]) and 0 or body ~= "" and most - decimals(body) or 0
  end
  return padding
end

local function count_columns(rows)
  local most = 0
  for _, row in ipairs(rows) do
    for column in pairs(row) do
      most = math.max(most, math.type(column) == "integer" and column or 0)
    end
  end
  return most
end

local function measure(rows, layout)
  local widths, paddings = {}, {}
  for column = 1, count_columns(rows) do
    paddings[column] = layout.align[column] == "decimal" and align_points(rows, column) or {}
    widths[column] = 0
    for i, row in ipairs(rows) do
      local width = text.width(body_of(row[column])) + (paddings[column][i] or 0)
      widths[column] = math.max(widths[column], width)
    end
  end
  return widths, paddings
end

local function gap_before(layout, column)
  return column == 1 and 0 or layout.gaps and layout.gaps[column] or 2
end

local function whole_width(widths, layout)
  local all = 0
  for column, width in ipairs(widths) do
    all = all + width + (width > 0 and gap_before(layout, column) or 0)
  end
  return all
end

-- Narrows the flexible columns, one after another, until all fits; then leaves out
-- those that may be missing.
local function shrink(widths, layout)
  local all = whole_width(widths, layout)
  for _, flexible in ipairs(layout.flexible or {}) do
    local column, least = flexible[1], flexible[2]
    local less = math.max(0, math.min(all - layout.most, (widths[column] or 0) - least))
    if less > 0 then
      widths[column], all = widths[column] - less, all - less
    end
  end
  for _, column in ipairs(layout.drop or {}) do
    if whole_width(widths, layout) > layout.most then
      widths[column] = 0
    end
  end
end

local function cell_text(cell, width, padding, layout, column)
  local body = text.clip(body_of(cell), width, layout.style.sign.ellipsis)
  local space = (" "):rep(width - text.width(body) - padding)
  local role = type(cell) == "table" and cell.role or nil
  local shown = layout.style:paint(body, role)
  if (layout.align[column] or "left") == "left" then
    return shown .. space
  end
  return space .. shown .. (" "):rep(padding)
end

local function line_of(row, index, widths, paddings, layout)
  local parts = {}
  for column, width in ipairs(widths) do
    if width > 0 then
      parts[#parts + 1] = (" "):rep(gap_before(layout, column))
      parts[#parts + 1] = cell_text(row[column], width, paddings[column][index] or 0,
                                    layout, column)
    end
  end
  return (table.concat(parts):gsub("%s+$", ""))
end

--- Rows of cells as lines.  Columns in which nothing stands are left out.
---@param rows table[]
---@param layout table
---  align: a list of "left", "right" or "decimal"; gaps: spaces before a column, 2 unless
---  told; least: least width by column; most: columns of a line; flexible: { column,
---  least width } in the order in which they are narrowed for it; drop: columns that
---  are then left out; style
---@return string[] lines
---@return integer[] widths
function columns.render(rows, layout)
  local widths, paddings = measure(rows, layout)
  for column, least in pairs(layout.least or {}) do
    widths[column] = math.max(widths[column] or 0, least)
  end
  shrink(widths, layout)
  local lines = {}
  for i, row in ipairs(rows) do
    lines[i] = line_of(row, i, widths, paddings, layout)
  end
  return lines, widths
end

return columns

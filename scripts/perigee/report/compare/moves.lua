--- What moved a figure: each change's part of the difference, as steps from nothing to the whole of it.
local amounts = require "perigee.report.compare.amounts"
local cells = require "perigee.report.compare.cells"
local columns = require "perigee.report.columns"
local steps = require "perigee.report.compare.steps"

-- The parts of a bridge that are something, the largest first.
local function parts_of(figure)
  local texts, list = amounts.of(figure).parts, {}
  for i, part in ipairs(figure.bridge or {}) do
    if part.amount ~= 0 then list[#list + 1] = { name = part.name, amount = part.amount, text = texts[i], nth = i } end
  end
  table.sort(list, function(x, y)
    local a, b = math.abs(x.amount), math.abs(y.amount)
    if a ~= b then return a > b end
    return x.nth < y.nth
  end)
  return list
end

-- Rows of a figure: its difference, and under it the steps that make it.
local function add_bridge(view, rows, figure, name, group)
  local parts, made = parts_of(figure), amounts.of(figure)
  local error = made.error ~= "" and view.sign.error .. made.error or ""
  rows[#rows + 1] = { name, made.difference, error, steps = { whole = figure.difference }, group = group }
  local at = 0
  for _, part in ipairs(parts) do
    rows[#rows + 1] = { "    " .. cells.escape(part.name), part.text, "", steps = { from = at, to = at + part.amount },
                        group = group }
    at = at + part.amount
  end
end

-- Rows as lines, with their steps drawn in the columns that are left: those of a group on one scale.
local function drawn(view, rows)
  local layout = { align = { "left", "right", "left", "left" }, gaps = { [3] = 1 }, drop = { 3 },
                   flexible = { { 1, cells.LEAST_NAME } }, most = view.columns - steps.LEAST - 2, style = view.style }
  local _, widths = columns.render(rows, layout)
  local pictures = steps.pictures(rows, view.columns - cells.taken(widths, layout) - 2, view.sign)
  for _, row in ipairs(rows) do
    if row.steps then row[4] = { steps.draw(pictures[row.group], row.steps), role = steps.role(row.steps) } end
  end
  layout.flexible, layout.least, layout.most = { { 1, widths[1] } }, { widths[1] }, view.columns
  return (columns.render(rows, layout))
end

--- Lines: the options whose costs moved, on one scale.
---@param view table
---@return string[]
local function options(view)
  local rows = { { view:heading("What moved it", cells.basis(view)) } }
  for _, option in ipairs(view.result.options) do
    if #parts_of(option) > 0 then add_bridge(view, rows, option, cells.name(view, option), 1) end
  end
  return #rows > 1 and drawn(view, rows) or {}
end

--- Lines: the outputs that moved, each on a scale of its own: they have units of their own.
---@param view table
---@return string[]
local function outputs(view)
  local rows = { { view:heading "What moved the outputs" } }
  for i, output in ipairs(view.result.outputs) do
    if #parts_of(output) > 0 then add_bridge(view, rows, output, cells.output(output), i) end
  end
  return #rows > 1 and drawn(view, rows) or {}
end

return { options = options, outputs = outputs }

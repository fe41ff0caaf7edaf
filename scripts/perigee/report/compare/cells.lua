--- What the sections of a comparison's page share: names, numbers, and tables that fit.
local amounts = require "perigee.report.compare.amounts"
local columns = require "perigee.report.columns"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local cells = {}

--- Least columns of a name.
cells.LEAST_NAME = 14

--- A text of a file's, as it may be shown.
---@param value string?
---@return string
function cells.escape(value) return text.escape(value or "") end

--- The columns that a table takes.
---@param widths integer[]
---@param layout table of columns.render
---@return integer
function cells.taken(widths, layout)
  local all = 0
  for column, width in ipairs(widths) do
    local gap = column == 1 and 0 or layout.gaps and layout.gaps[column] or 2
    all = all + width + (width > 0 and gap or 0)
  end
  return all
end

--- What costs are in: "mean USD/month", "USD/month".
---@param view table
---@return string
function cells.basis(view)
  return (view.basis == "mean" and "mean " or "") .. cells.escape(view.unit)
end

local function mark_of(view, option)
  local when = option.only == "a" and "before" or "after"
  if not option.feasible[when] then return view.sign.infeasible .. " ", "infeasible" end
  local cheapest = option.name == view.result.cheapest.after and #view.result.options > 1
  return (cheapest and view.sign.cheapest or " ") .. " ", cheapest and "cheapest" or nil
end

--- An option's name after its mark, as it is after.
---@param view table
---@param option table
---@return table cell
function cells.name(view, option)
  local mark, role = mark_of(view, option)
  return { mark .. cells.escape(option.name), role = role }
end

--- An output's name and its unit.
---@param output table
---@return string
function cells.output(output)
  local unit = output.unit ~= "" and ", " .. cells.escape(units.plural(output.unit)) or ""
  return "  " .. cells.escape(output.name) .. unit
end

local GONE = { a = "gone", b = "new" }

--- A figure before, after, the difference, its error, and how much more that is.
---@param view table
---@param figure table
---@return string before
---@return string after
---@return string difference
---@return string error
---@return string change
function cells.figure(view, figure)
  local made = amounts.of(figure)
  return made.before, made.after, GONE[figure.only] or made.difference,
    made.error ~= "" and view.sign.error .. made.error or "", amounts.change(figure)
end

--- Rows of a name and such cells as lines; where they are too wide the changes are left out, then the errors,
-- then names are cut.
---@param view table
---@param rows table[]
---@return string[]
function cells.fitted(view, rows)
  local layout = { align = { "left", "right", "right", "right", "left", "right" }, gaps = { [5] = 1 },
                   flexible = { { 1, cells.LEAST_NAME } }, style = view.style }
  for _, column in ipairs { 6, 5 } do
    layout.most = math.huge
    local _, widths = columns.render(rows, layout)
    if cells.taken(widths, layout) <= view.columns then break end
    for _, row in ipairs(rows) do row[column] = "" end
  end
  layout.most = view.columns
  return (columns.render(rows, layout))
end

return cells

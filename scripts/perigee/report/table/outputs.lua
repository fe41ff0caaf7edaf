--- The named outputs.
local columns = require "perigee.report.columns"
local shape = require "perigee.report.shape"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local LEAST_NAME, LEAST_UNIT = 16, 10
local NARROW = { 6, 3 } -- the error, then P50, are left out where there is no room
local UNIT, SHAPE = 7, 8 -- columns of what is uncertain
local BETWEEN = "P5 to P95"
local WIDEST_SHAPE = 16

local function unit_of(output, number)
  local unit = units.quantity(number, text.escape(output.unit or ""))
  return (unit:sub(#number + 1):gsub("^ ", ""))
end

local function uncertain_row(view, output)
  local function of(statistic)
    return view:number(output, statistic, { trim = true })
  end
  local mean = view:number(output, "mean")
  return { "  " .. text.escape(output.name), of "p5", of "p50", of "p95", mean,
           view:error(output), unit_of(output, mean) }
end

local function certain_row(view, output)
  local number = view:number(output, "point", { digits = 6, trim = true, money = false })
  return { "  " .. text.escape(output.name), number, unit_of(output, number) }
end

-- Adds how each output spreads, where the other columns leave room.
local function add_shapes(view, rows, layout)
  local _, widths = columns.render(rows, layout)
  local taken = 0
  for column, width in ipairs(widths) do taken = taken + (width > 0 and width + (column == 6 and 1 or 2) or 0) end
  local width, any = math.min(WIDEST_SHAPE, view.columns - taken), false
  if width < #BETWEEN then return end
  for i, output in ipairs(view.result.outputs) do
    local picture = shape.line(output.quantiles, width, view.sign)
    rows[i + 1][SHAPE], any = { picture, role = "bar" }, any or picture ~= ""
  end
  if any then rows[1][UNIT], rows[1][SHAPE] = "", view:head(BETWEEN) end
end

--- Lines: a row an output.
---@param view table
---@return string[]
local function outputs(view)
  local list = view.result.outputs or {}
  if #list == 0 then
    return {}
  end
  local uncertain = view.result.uncertain
  local rows = { { view:heading "Outputs" } }
  if uncertain then
    rows[1] = { view:heading "Outputs", view:head "P5", view:head "P50", view:head "P95",
                view:head "mean" }
  end
  for _, output in ipairs(list) do
    rows[#rows + 1] = (uncertain and uncertain_row or certain_row)(view, output)
  end
  local layout = {
    align = uncertain and { "left", "right", "right", "right", "right", "left", "left", "left" }
            or { "left", "right", "left" },
    gaps = uncertain and { [6] = 1 } or nil,
    flexible = { { uncertain and 7 or 3, LEAST_UNIT }, { 1, LEAST_NAME } }, drop = uncertain and NARROW or nil,
    most = view.columns, style = view.style,
  }
  if uncertain then add_shapes(view, rows, layout) end
  return (columns.render(rows, layout))
end

return outputs

--- The options side by side: what each costs, how surely, and whether it fits.
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local plot = require "perigee.report.plot"
local scales = require "perigee.report.scale"
local text = require "perigee.report.text"

local LEAST_NAME = 14
local NARROW = { 6, 3 } -- the error, then P50, are left out where there is no room
local LEAST_BAR, WIDEST_BAR = 10, 60

local function probability(view, option)
  if not option.feasible then
    return view.sign.none
  end
  return format.percent(option.cheapest_probability)
end

local function uncertain_row(view, option)
  local cost, total = option.cost, (view:amounts(option))
  local function cell(statistic)
    return view:is_certain(cost) and total or view:number(cost, statistic)
  end
  local row = { view:name(option), cell "p5", cell "p50", cell "p95", total,
                view:error(cost) }
  if #view.result.options > 1 then
    row[7] = probability(view, option)
  end
  return row
end

local function uncertain_rows(view)
  local rows = { { view:heading("Costs", view.unit), view:head "P5", view:head "P50",
                   view:head "P95", view:head "mean", "",
                   #view.result.options > 1 and view:head "cheapest" or nil } }
  for _, option in ipairs(view.result.options) do
    rows[#rows + 1] = uncertain_row(view, option)
  end
  return rows, {
    align = { "left", "decimal", "decimal", "decimal", "decimal", "left", "right" },
    gaps = { [6] = 1 }, flexible = { { 1, LEAST_NAME } }, drop = NARROW, most = view.columns,
    style = view.style,
  }
end

local function certain_rows(view)
  local rows = { { view:heading("Costs", view.unit) } }
  for _, option in ipairs(view.result.options) do
    rows[#rows + 1] = { view:name(option), (view:amounts(option)) }
  end
  return rows, { align = { "left", "decimal" }, flexible = { { 1, LEAST_NAME } },
                 most = view.columns - LEAST_BAR - 2, style = view.style }
end

-- Adds a bar to each row, in what columns are left.
local function add_bars(view, rows, layout)
  local _, widths = columns.render(rows, layout)
  local values = {}
  for i, option in ipairs(view.result.options) do
    values[i] = option.cost.point
  end
  local width = math.min(WIDEST_BAR, view.columns - widths[1] - widths[2] - 4)
  local bars = plot.bars(values, width, view.sign)
  for i, option in ipairs(view.result.options) do
    rows[i + 1][3] = { plot.bar(bars, option.cost.point), role = "bar" }
  end
  layout.most = view.columns
end

-- Why an option is not feasible, or not always.
local function reasons_of(view, option)
  local lines, share = {}, option.feasible_probability
  if option.feasible and share and share < 1 then
    view:add_wrapped(lines, ("feasible in %s of the samples"):format(format.percent(share)), 4,
                     "note")
  end
  for _, reason in ipairs(option.reasons or {}) do
    view:add_wrapped(lines, reason, 4, option.feasible and "note" or "infeasible")
  end
  return lines
end

-- The lines of a table with the reasons of each option under its line.
local function with_reasons(view, table_lines)
  local lines = { table_lines[1] }
  for i, option in ipairs(view.result.options) do
    lines[#lines + 1] = table_lines[i + 1]
    local reasons = reasons_of(view, option)
    table.move(reasons, 1, #reasons, #lines + 1, lines)
  end
  return lines
end

local function spread_scale(view, width)
  local ends = {}
  for _, option in ipairs(view.result.options) do
    ends[#ends + 1], ends[#ends + 2] = option.cost.p5, option.cost.p95
  end
  return scales.of(ends, math.max(2, width // 10))
end

local function spread_heading(view, scale)
  local sign = view.sign
  local picture = sign.left .. sign.line .. sign.middle .. sign.line .. sign.right
  return view.style:paint(("Spread, %s: %s is P5, median, P95%s"):format(
    text.escape(view.unit), picture, scale.log and "; log scale" or ""), "heading")
end

-- One interval an option, on one scale.
local function spread(view, name_width)
  local width = view.columns - name_width - 2
  local scale = spread_scale(view, width)
  if not scale then
    return {}
  end
  local rows = {}
  for i, option in ipairs(view.result.options) do
    local cost = option.cost
    rows[i] = { view:name(option), { plot.interval(scale, cost.p5, cost.p50, cost.p95, width,
                view.sign), role = option.feasible and "bar" or "infeasible" } }
  end
  local ticks, labels = plot.axis(scale, width, view.sign, view.unit)
  rows[#rows + 1], rows[#rows + 2] = { "", ticks }, { "", labels }
  local lines = columns.render(rows, { align = { "left", "left" },
    flexible = { { 1, name_width } }, most = view.columns, style = view.style })
  table.insert(lines, 1, spread_heading(view, scale))
  return lines
end

-- The columns for names in the plot: what names need, up to a third of the line.
local function name_width(view)
  local most = 0
  for _, option in ipairs(view.result.options) do
    most = math.max(most, text.width(view:name(option)[1]))
  end
  return math.min(most, view.columns // 3)
end

--- Lines: the options and their costs.
---@param view table
---@return string[]
local function costs(view)
  if #view.result.options == 0 then
    return {}
  elseif view.result.uncertain then
    return with_reasons(view, (columns.render(uncertain_rows(view))))
  end
  local rows, layout = certain_rows(view)
  add_bars(view, rows, layout)
  return with_reasons(view, (columns.render(rows, layout)))
end

--- Lines: the intervals of the options on one scale, where anything varies.
---@param view table
---@return string[]
local function intervals(view)
  if #view.result.options == 0 or not view.result.uncertain then
    return {}
  end
  return spread(view, name_width(view))
end

return { costs = costs, intervals = intervals }

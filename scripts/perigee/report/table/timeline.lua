--- A timeline: what each option is worth paid now, who is paid back when, and what was
-- paid until each month, with the months in which the sums cross.
local lazy = require "perigee.lazy"
local chart = lazy "perigee.report.chart"
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local plans = lazy "perigee.report.timeline"
local scales = require "perigee.report.scale"
local text = require "perigee.report.text"

local LEAST_NAME = 18
local MOST_TICKS = 8
local CHART_HEIGHT = 12

-- The options as the chart names them: by letter.
local function name_cell(view, plan, one, index)
  local mark, role = "  ", nil
  local option = plans.option(view.result, one.name)
  if option and not option.feasible then
    mark, role = view.sign.infeasible .. " ", "infeasible"
  elseif one.name == plan.lowest and #plan.options > 1 then
    mark, role = view.sign.cheapest .. " ", "cheapest"
  end
  return { mark .. format.letter(index) .. "  " .. text.escape(one.name), role = role }
end

local function lowest_cell(view, one)
  local option = plans.option(view.result, one.name)
  if option and not option.feasible then return view.sign.none end
  return format.percent(one.lowest_probability)
end

-- ----- present values -----

local function uncertain_rows(view, plan)
  local several = #plan.options > 1
  local rows = { { view:heading(plans.worth(plan), plan.options[1].npv.unit), view:head "P5", view:head "P50",
                   view:head "P95", view:head "mean", "", several and view:head "lowest" or "",
                   plan.discount and view:head "total" or "" } }
  for i, one in ipairs(plan.options) do
    local function of(statistic) return view:number(one.npv, statistic) end
    rows[i + 1] = { name_cell(view, plan, one, i), of "p5", of "p50", of "p95", of "mean", view:error(one.npv),
                    several and lowest_cell(view, one) or "", plan.discount and view:number(one.total, "mean") or "" }
  end
  return rows, { align = { "left", "decimal", "decimal", "decimal", "decimal", "left", "right", "decimal" },
                 gaps = { [6] = 1 }, flexible = { { 1, LEAST_NAME } }, drop = { 6, 3, 8 }, most = view.columns,
                 style = view.style }
end

local function certain_rows(view, plan)
  local rows = { { view:heading(plans.worth(plan), plan.options[1].npv.unit), "",
                   plan.discount and view:head "total" or "" } }
  for i, one in ipairs(plan.options) do
    rows[i + 1] = { name_cell(view, plan, one, i), view:number(one.npv, "point"),
                    plan.discount and view:number(one.total, "point") or "" }
  end
  return rows, { align = { "left", "decimal", "decimal" }, flexible = { { 1, LEAST_NAME } }, most = view.columns,
                 style = view.style }
end

local function add_worth(view, plan, lines)
  local make = view.result.uncertain and uncertain_rows or certain_rows
  local more = columns.render(make(view, plan))
  table.move(more, 1, #more, #lines + 1, lines)
end

-- ----- who is paid back -----

local function add_paybacks(view, plan, lines)
  local list = plans.sentences(plan)
  if #list == 0 then return end
  lines[#lines + 1] = ""
  lines[#lines + 1] = view.style:paint(plans.payback, "heading")
  for _, sentence in ipairs(list) do view:add_wrapped(lines, sentence, 2, nil, 2) end
end

-- ----- the chart -----

local function add_chart(view, plan, lines)
  local series, months = plans.series(view, plan)
  local drawn = chart.lines(series, months, { width = view.columns - 2, height = CHART_HEIGHT, style = view.style,
    unit = "USD", marks = plans.marks(series), linear = true,
    along = scales.months(plan.months, MOST_TICKS) })
  if #drawn == 0 then return end
  lines[#lines + 1] = ""
  view:add_wrapped(lines, plans.caption(view, plan, series), 0, "heading")
  for _, line in ipairs(drawn) do lines[#lines + 1] = "  " .. line end
end

--- Lines: present values, paybacks and the chart; none where there is no timeline.
---@param view table
---@return string[]
local function timeline(view)
  local plan, lines = view.result.timeline, {}
  if not plan or #plan.options == 0 then return lines end
  view:add_wrapped(lines, plans.title(plan), 0, "heading")
  add_worth(view, plan, lines)
  view:add_wrapped(lines, plans.note(view.result, plan), 2, "note")
  add_paybacks(view, plan, lines)
  add_chart(view, plan, lines)
  return lines
end

return timeline

--- A timeline on a page: present values, who is paid back when, and what was paid until each
-- month.
local charts = require "perigee.report.page.charts"
local format = require "perigee.report.format"
local html = require "perigee.report.page.html"
local plans = require "perigee.report.timeline"
local scales = require "perigee.report.scale"
local sections = require "perigee.report.page.sections"

local element, escape = html.element, html.escape

local MOST_TICKS = 8

local function heads_of(page, plan)
  local words = page.result.uncertain and { "P5", "P50", "P95", "mean", "±", "lowest" } or { plans.worth(plan) }
  if plan.discount then words[#words + 1] = "total" end
  local heads = { html.head("option", true) }
  for _, word in ipairs(words) do heads[#heads + 1] = html.head(escape(word), word == "±", sections.minor[word]) end
  return heads
end

local function lowest_text(page, one)
  local option = plans.option(page.result, one.name)
  if option and not option.feasible then return "–" end
  return format.percent(one.lowest_probability)
end

local function row_of(page, plan, i, one)
  local graph, cells = page:months(i), {}
  for _, statistic in ipairs(page.result.uncertain and { "p5", "p50", "p95", "mean" } or { "point" }) do
    cells[#cells + 1] = sections.number_cell(page, one.npv, graph.npv, statistic)
  end
  if page.result.uncertain then
    cells[#cells + 1] = sections.error_cell(page, one.npv, graph.npv)
    cells[#cells + 1] = page:bind("td", { class = "n" }, { k = "lowest", i = i }, escape(lowest_text(page, one)))
  end
  if plan.discount then cells[#cells + 1] = sections.number_cell(page, one.total, graph.total, page.view.basis) end
  return page:bind("tr", { class = one.name == plan.lowest and "cheapest" or "" }, { k = "lowrow", i = i },
    element("th", { scope = "row" }, charts.letter(i), escape("  " .. one.name)), cells)
end

local function curves_of(page, plan)
  local list, months = plans.series(page.view, plan)
  for i, one in ipairs(list) do
    one.class = charts.class(i)
    if page.result.uncertain then
      one.low, one.high = {}, {}
      for month, figure in ipairs(plan.options[i].cumulative) do
        one.low[month], one.high[month] = figure.p5, figure.p95
      end
    end
  end
  return list, months
end

local function chart_html(page, plan)
  local list, months = curves_of(page, plan)
  return charts.curves(list, months, { along = scales.months(plan.months, MOST_TICKS), linear = true }), list
end

local function sentences_html(plan)
  local items = {}
  for i, sentence in ipairs(plans.sentences(plan)) do items[i] = element("li", {}, escape(sentence)) end
  return table.concat(items)
end

local function series_table(page, plan)
  local heads, rows = { html.head("month", true) }, {}
  for _, one in ipairs(plan.options) do heads[#heads + 1] = html.head(escape(one.name)) end
  for month = 1, plan.months do
    local cells = {}
    for i, one in ipairs(plan.options) do
      local text = format.number(one.cumulative[month][page.view.basis], { money = true })
      cells[i] = page:bind("td", { class = "n" }, { k = "plain", n = page:months(i).cumulative[month],
                                                    s = page.view.basis, m = true }, escape(text))
    end
    rows[month] = element("tr", {}, element("th", { scope = "row" }, tostring(month)), cells)
  end
  return element("details", {}, element("summary", {}, "Month by month"),
                 html.table("What was paid until each month", heads, rows))
end

--- What a timeline tells; nil where there is none.
---@param page table
---@return string?
return function(page)
  local plan = page.result.timeline
  if not plan or #plan.options == 0 then return nil end
  local rows = {}
  for i, one in ipairs(plan.options) do rows[i] = row_of(page, plan, i, one) end
  local chart, list = chart_html(page, plan)
  local sentences = sentences_html(plan)
  return sections.section("timeline", escape(plans.title(plan)),
    html.table(plans.worth(plan) .. " of the options", heads_of(page, plan), rows),
    page:bind("p", { class = "note" }, { k = "plannote" }, escape(plans.note(page.result, plan))),
    element("h3", {}, escape(plans.payback)), page:bind("ul", { class = "reasons" }, { k = "paybacks" }, sentences),
    element("figure", {}, element("figcaption", {}, escape(plans.caption(page.view, plan, {})
      .. (page.result.uncertain and "; bands from P5 to P95" or ""))),
      page:bind("div", { class = "curves" }, { k = "months" }, chart), charts.legend(list)),
    series_table(page, plan))
end

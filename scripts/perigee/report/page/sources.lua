--- Where the figures of a page come from: assumptions, rows of catalogs, how they were read.
local axes = require "perigee.report.table.axes"
local correlations = require "perigee.report.correlations"
local foot = require "perigee.report.table.foot"
local html = require "perigee.report.page.html"
local prices = require "perigee.report.prices"
local sections = require "perigee.report.page.sections"

local sources = {}

local element, escape = html.element, html.escape

-- ----- assumptions -----

local function value_cells(view, one)
  local axis = axes.named(view.result, one.name)
  if axis or one.point == nil then
    local words = axis and axes.summary(axis) or escape(one.text)
    return element("td", { colspan = "4", class = "left" }, escape(words))
  end
  local function cell(statistic)
    return html.classed("td", "n", escape(view:number(one, statistic, { digits = one.uncertain and 4 or 6, trim = true,
                                                                       money = false, certain = false })))
  end
  local unit = html.classed("td", "left", escape(one.unit or ""))
  if one.uncertain then return cell "p5" .. cell "p50" .. cell "p95" .. unit end
  return "<td></td>" .. cell "point" .. "<td></td>" .. unit
end

local function assumption_row(view, one)
  return element("tr", {}, element("th", { scope = "row" }, escape(one.name)), value_cells(view, one),
                 html.classed("td", "left source", escape(one.source or "")))
end

--- What the scenario assumes.
---@param view table of the whole result
---@return string?
function sources.assumptions(view)
  local list, rows = axes.assumptions(view.result), {}
  if #list == 0 then return nil end
  for i, one in ipairs(list) do rows[i] = assumption_row(view, one) end
  local heads = { html.head("assumption", true), html.head "P5", html.head "P50 or value", html.head "P95",
                  html.head("unit", true), html.head("source", true) }
  local together = correlations.sentence(view.result)
  return sections.section("assumptions", "Assumptions, as written", html.table("Assumptions", heads, rows),
                          together and html.classed("p", "note", escape(together)) or "")
end

-- ----- catalogs -----

local function price_row(row)
  return element("tr", {}, element("th", { scope = "row" }, escape(row.name)),
    html.classed("td", "left", escape(row.kind)), html.classed("td", "left", escape(row.region or "")),
    html.classed("td", "left", escape(row.from or "")), html.classed("td", "left", escape(row.as_of or "")),
    html.classed("td", "left source", escape(row.source or "")))
end

local function prices_table(result)
  local rows = {}
  for i, row in ipairs(result.prices or {}) do rows[i] = price_row(row) end
  if #rows == 0 then return "" end
  local heads = {}
  for i, words in ipairs { "price", "kind", "region", "in force from", "read on", "source" } do
    heads[i] = html.head(words, true)
  end
  return element("h3", {}, "Prices") .. html.table("Prices", heads, rows)
end

local function facts_table(result)
  local rows = {}
  for i, row in ipairs(result.catalog and result.catalog.facts or {}) do
    rows[i] = element("tr", {}, element("th", { scope = "row" }, escape(row.name)),
      html.classed("td", "left", escape(row.kind)), html.classed("td", "left source", escape(row.source or "")))
  end
  if #rows == 0 then return "" end
  return element("h3", {}, "Other facts of the catalogs")
    .. html.table("Facts", { html.head("row", true), html.head("kind", true), html.head("source", true) }, rows)
end

--- Which rows of catalogs were read.
---@param view table of the whole result
---@return string?
function sources.catalogs(view)
  local tables = prices_table(view.result) .. facts_table(view.result)
  if tables == "" then return nil end
  local sentence = prices.sentence(view.result)
  return sections.section("sources", "Sources", sentence and element("p", {}, escape(sentence)) or "", tables)
end

-- ----- how it was read -----

--- Warnings, and how sure the figures are.
---@param view table of the whole result
---@return string
function sources.foot(view)
  local lines = {}
  for _, warning in ipairs(view.result.warnings or {}) do
    lines[#lines + 1] = html.classed("p", "warning", escape("Warning: " .. warning))
  end
  local reading = foot.reading(view.result)
  lines[#lines + 1] = reading and element("p", {}, escape(reading)) or nil
  lines[#lines + 1] = element("p", {}, escape(foot.last_line(view)))
  return table.concat(lines, "\n")
end

return sources

--- The assumptions: a value or P5, P50, P95, and marks of their sources.
local axes = require "perigee.report.table.axes"
local columns = require "perigee.report.columns"
local correlations = require "perigee.report.correlations"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local LEAST_NAME, LEAST_UNIT = 16, 12

-- Sources in the order of their first use, and the number of each.
local function sources_of(list)
  local sources = { number = {} }
  for _, assumption in ipairs(list) do
    local source = assumption.source
    if source and not sources.number[source] then
      sources[#sources + 1] = source
      sources.number[source] = #sources
    end
  end
  return sources
end

local function numbers(view, assumption)
  local function of(statistic)
    return view:number(assumption, statistic,
      { digits = assumption.uncertain and 4 or 6, trim = true, money = false, certain = false })
  end
  if assumption.uncertain then
    return of "p5", of "p50", of "p95"
  end
  return "", of "point", ""
end

local function row_of(view, assumption, sources)
  local name = "  " .. text.escape(assumption.name)
  local mark = assumption.source and ("[%d]"):format(sources.number[assumption.source]) or ""
  local axis = axes.named(view.result, assumption.name)
  if axis then
    return { name, "", "", "", axes.summary(axis), mark }
  end
  if assumption.point == nil then -- a name
    return { name, "", "", "", text.escape(assumption.text), mark }
  end
  local low, middle, high = numbers(view, assumption)
  local unit = units.quantity(middle, text.escape(assumption.unit or ""))
  return { name, low, middle, high, unit:sub(#middle + 1):gsub("^ ", ""), mark }
end

local function any_uncertain(list)
  for _, assumption in ipairs(list) do
    if assumption.uncertain then
      return true
    end
  end
  return false
end

local function head_row(view, list)
  local heading = view:heading "Assumptions"
  if any_uncertain(list) then
    return { heading, view:head "P5", view:head "P50", view:head "P95" }
  end
  return { heading }
end

local function add_sources(view, lines, sources)
  for number, source in ipairs(sources) do
    local mark = ("[%d] "):format(number)
    view:add_wrapped(lines, mark .. source, 2, "note", #mark)
  end
end

--- Lines: a row an assumption, then the sources.
---@param view table
---@return string[]
local function assumptions(view)
  local list = axes.assumptions(view.result)
  if #list == 0 then
    return {}
  end
  local sources, rows = sources_of(list), { head_row(view, list) }
  for _, assumption in ipairs(list) do
    rows[#rows + 1] = row_of(view, assumption, sources)
  end
  local lines = columns.render(rows, {
    align = { "left", "right", "right", "right", "left", "left" },
    flexible = { { 5, LEAST_UNIT }, { 1, LEAST_NAME } }, most = view.columns, style = view.style,
  })
  view:add_wrapped(lines, correlations.sentence(view.result) or "", 2, "note")
  add_sources(view, lines, sources)
  return lines
end

return assumptions

--- What the machines cost that hold it, the cheapest tokens first.
local columns = require "perigee.report.columns"
local readable = require "perigee.report.readable"
local text = require "perigee.report.text"

local LEAST_NAME = 16
local WIDE = 72 -- columns from which there is room for how many replicas a machine holds

local ABOUT = "Per Mtoken: per million tokens written, at this batch all the time."

-- Sources in the order of their first use, and the number of each.
local function sources_of(list)
  local sources = { number = {} }
  for _, row in ipairs(list) do
    if row.source and not sources.number[row.source] then
      sources[#sources + 1] = row.source
      sources.number[row.source] = #sources
    end
  end
  return sources
end

local function heading(view)
  local commitment = view.result.commitment
  local paid = commitment and commitment ~= "on_demand" and ", " .. commitment:gsub("_", " ") or ""
  return { view:heading("Cost in USD" .. paid), view:head "per hour",
           view.columns >= WIDE and view:head "holds" or "", view:head "per Mtoken",
           view:head "since" }
end

local function cell(value)
  return value and text.escape(value) or ""
end

local function replicas_of(view, row)
  local known = view.columns >= WIDE and row.replicas_per_machine
  return known and readable.count(known) or ""
end

local function row_of(view, row, sources)
  local name = cell(row.machine) .. (row.region and ", " .. cell(row.region) or "")
  return { "  " .. name, readable.money(row.usd_per_hour, 2),
           replicas_of(view, row),
           readable.money(row.usd_per_million_output_tokens, 3), cell(row.from),
           row.source and ("[%d]"):format(sources.number[row.source]) or "" }
end

local function add_sources(view, lines, sources)
  for number, source in ipairs(sources) do
    local mark = ("[%d] "):format(number)
    view:add_wrapped(lines, mark .. source, 2, "note", #mark)
  end
end

--- Lines: a row a machine, then the sources; none of what does not fit.
---@param view table
---@return string[]
return function(view)
  local list = view.result.fits and view.result.cost or {}
  if #list == 0 then
    return {}
  end
  local sources, rows = sources_of(list), { heading(view) }
  for _, row in ipairs(list) do
    rows[#rows + 1] = row_of(view, row, sources)
  end
  local lines = columns.render(rows, {
    align = { "left", "decimal", "right", "decimal", "left", "left" }, gaps = { [6] = 1 },
    flexible = { { 1, LEAST_NAME } }, most = view.columns, style = view.style })
  view:add_wrapped(lines, ABOUT, 2, "note")
  add_sources(view, lines, sources)
  return lines
end

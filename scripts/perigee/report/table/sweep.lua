--- Costs and outputs over axes: a table an outer value, a chart of a numeric axis,
-- a map of the cheapest over two.
local axes = require "perigee.report.table.axes"
local cells = require "perigee.report.table.cells"
local chart = require "perigee.report.table.chart"
local columns = require "perigee.report.columns"
local grid = require "perigee.report.grid"
local map = require "perigee.report.table.map"
local plans = require "perigee.report.timeline"
local series = require "perigee.report.table.series"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local MOST_TABLES = 24 -- a longer report is for programs

-- The names, after their letters where these stand over the columns.
local function legend(view, list)
  local rows = {}
  for i, one in ipairs(list) do
    local name = text.escape(one.name)
    rows[i] = { "  " .. (list.named and name or one.letter), list.named and "" or name,
                one.option and "" or units.plural(text.escape(one.unit)) }
  end
  return (columns.render(rows, { align = { "left", "left", "left" }, most = view.columns,
                                 flexible = { { 2, 16 }, { 1, 16 } }, style = view.style }))
end

-- What the outer axes are at a cell: `model = gpt-4o, region = eu`.
local function place_of(view, cell)
  local given, parts = view.result.axes, {}
  local indices = grid.indices(given, cell)
  for i = 1, #given - 1 do
    parts[i] = text.escape(given[i].name) .. " = " .. axes.value(given[i], indices[i], true)
  end
  return table.concat(parts, ", ")
end

local function add_tables(view, lines, list)
  local inner = #view.result.axes[#view.result.axes].values
  local count = grid.cells(view.result) // inner
  for i = 1, math.min(count, MOST_TABLES) do
    local first = (i - 1) * inner + 1
    lines[#lines + 1] = ""
    if count > 1 then
      view:add_wrapped(lines, place_of(view, first), 2, "heading")
    end
    local more = cells.lines(view, list, first)
    table.move(more, 1, #more, #lines + 1, lines)
  end
  if count > MOST_TABLES then
    view:add_wrapped(lines, ("%d more tables: --format csv and --format json have all.")
                            :format(count - MOST_TABLES), 2, "note")
  end
end

-- A reason without its numbers: what is the same but for them is told once.
local function kind_of(reason) return (reason:gsub("%d[%d,.]*%a?", "#")) end

-- The reasons of a series, those that differ in numbers together: { first, last, count }.
local function reasons_of(one, count)
  local by_kind, order = {}, {}
  for cell = 1, count do
    for _, reason in ipairs(grid.reasons(one.option.reasons, cell)) do
      local kind = kind_of(reason)
      if not by_kind[kind] then
        by_kind[kind] = { first = reason, count = 0 }
        order[#order + 1] = by_kind[kind]
      end
      by_kind[kind].last, by_kind[kind].count = reason, by_kind[kind].count + 1
    end
  end
  return order
end

-- Why options are infeasible, and in how many cells.
local function add_reasons(view, lines, list)
  local count = grid.cells(view.result)
  for _, one in ipairs(list) do
    for _, reason in ipairs(reasons_of(one, count)) do
      local told = reason.first
      if reason.last ~= told then
        told = ("%s %s %s"):format(told, view.sign.ellipsis, reason.last:match "^[^:]*: (.*)$" or reason.last)
      end
      view:add_wrapped(lines, ("%s %s (%d of %d): %s"):format(view.sign.infeasible, one.letter, reason.count, count,
                       told), 2, "infeasible")
    end
  end
end

-- A report of a sweep shows the chart before the tables.
local function add_chart(view, lines, list)
  local drawn = not view.result.crossings and chart(view, list) or {}
  lines[#lines + 1] = #drawn > 0 and "" or nil
  table.move(drawn, 1, #drawn, #lines + 1, lines)
end

-- Adds lines after an empty one.
local function add_block(lines, more)
  if #more > 0 then
    lines[#lines + 1] = #lines > 0 and "" or nil
    table.move(more, 1, #more, #lines + 1, lines)
  end
end

local function add_heading(view, lines, ...)
  local words = { ... }
  words[#words + 1] = axes.over(view.result.axes)
  view:add_wrapped(lines, table.concat(words, ", "), 0, "heading")
end

local function add_options(view, lines)
  local list = series.options(view)
  if #list == 0 then
    return
  end
  list.all = list
  add_heading(view, lines, "Costs", (view.basis == "mean" and "mean " or "") .. view.unit)
  local names = legend(view, list)
  table.move(names, 1, #names, #lines + 1, lines)
  add_reasons(view, lines, list)
  add_block(lines, map(view, list))
  add_tables(view, lines, list)
  add_chart(view, lines, list)
end

-- Series stand under their names where these fit, else under letters.
local function add_series(view, lines, list, words)
  if #list == 0 then
    return
  end
  list.all, list.named = list, true
  lines[#lines + 1] = #lines > 0 and "" or nil
  add_heading(view, lines, words .. (view.basis == "mean" and ", mean" or ""))
  list.named = cells.fitting(view, list, 1) ~= nil
  local names = legend(view, list)
  table.move(names, 1, #names, #lines + 1, lines)
  add_tables(view, lines, list)
  local shown, count = #cells.shown(view, list), #view.result.axes[#view.result.axes].values
  if shown < count then
    view:add_wrapped(lines, ("%d of %d values: --format csv and --format json have all."):format(shown, count), 2,
                     "note")
  end
end

--- Lines: the options over the axes, what they draw and emit, then the outputs.
---@param view table
---@return string[]
local function sweep(view)
  local lines = {}
  add_options(view, lines)
  add_series(view, lines, series.present(view), plans.over(view.result.timeline))
  add_series(view, lines, series.energies(view, "energy"), "Energy")
  add_series(view, lines, series.energies(view, "emissions"), "Emissions")
  add_series(view, lines, series.outputs(view), "Outputs")
  return lines
end

return sweep

--- A scenario over axes on a page: a chart over one axis of numbers, and tables of all cells, as
-- they are where nothing is moved.
local axes = require "perigee.report.table.axes"
local charts = require "perigee.report.page.charts"
local crossovers = require "perigee.report.sweep.words"
local grid = require "perigee.report.grid"
local html = require "perigee.report.page.html"
local plans = require "perigee.report.timeline"
local scales = require "perigee.report.scale"
local sections = require "perigee.report.page.sections"
local series = require "perigee.report.table.series"

local element, escape = html.element, html.escape

local TICKS = 7
local LONG = 12 -- rows of a table that is opened when it is asked for

-- ----- tables -----

local function head_cells(result, list)
  local heads = {}
  for i, axis in ipairs(result.axes) do
    heads[i] = html.head(escape(axis.name), true)
  end
  for _, one in ipairs(list) do heads[#heads + 1] = html.head(escape(one.name)) end
  return heads
end

local function cell_of(view, one, cell)
  local mark, role = series.mark(view, one, cell)
  return element("td", { class = ("n %s"):format(role or ""):gsub(" $", "") },
                 escape((mark ~= "" and mark .. " " or "") .. series.text(view, one, cell)))
end

local function rows_of(view, list)
  local rows, result = {}, view.result
  for cell = 1, grid.cells(result) do
    local cells = {}
    for i, place in ipairs(grid.indices(result.axes, cell)) do
      cells[i] = element("th", { scope = "row" }, escape(axes.value(result.axes[i], place, true)))
    end
    for _, one in ipairs(list) do cells[#cells + 1] = cell_of(view, one, cell) end
    rows[cell] = element("tr", {}, cells)
  end
  return rows
end

local function block(view, heading, list)
  if #list == 0 then return "" end
  local body = html.table(heading, head_cells(view.result, list), rows_of(view, list))
  if grid.cells(view.result) <= LONG then return element("h3", {}, escape(heading)) .. body end
  return element("details", {}, element("summary", {}, escape(heading)), body)
end

-- ----- the chart, over one axis of numbers -----

local function add_band(result, one)
  if not (result.uncertain and one.option) then return end
  one.low, one.high = {}, {}
  for cell = 1, grid.cells(result) do
    one.low[cell], one.high[cell] = grid.at(one.option.cost.p5, cell), grid.at(one.option.cost.p95, cell)
  end
end

local function chart(view, list)
  local axis = view.result.axes[1]
  if #view.result.axes > 1 or not axes.numeric(axis) or #axis.values < 2 then return "" end
  for i, one in ipairs(list) do
    one.class = charts.class(i)
    add_band(view.result, one)
  end
  local drawn = charts.curves(list, axis.values, { along = scales.along(axis.values, TICKS) })
  if drawn == "" then return "" end
  local bands = view.result.uncertain and "; bands from P5 to P95" or ""
  local caption = ("Costs, %s%s, %s%s"):format(view.basis == "mean" and "mean " or "", view.unit,
    axes.over(view.result.axes), bands)
  return element("figure", {}, element("figcaption", {}, escape(caption)), drawn, charts.legend(list))
end

local function crossings(result)
  local parts = {}
  for _, group in ipairs(result.crossings and crossovers.groups(result) or {}) do
    local items = {}
    for i, one in ipairs(group.lines) do items[i] = element("li", {}, escape(one.text)) end
    parts[#parts + 1] = element("h3", {}, escape(group.heading)) .. element("ul", {}, items)
  end
  return table.concat(parts)
end

local function energy_blocks(view)
  local parts = {}
  for _, name in ipairs { "energy", "emissions" } do
    local list = series.energies(view, name)
    if #list > 0 then
      parts[#parts + 1] = block(view, ("%s, %s"):format(name:gsub("^%l", string.upper), list[1].unit), list)
    end
  end
  return table.concat(parts)
end

local AS_WRITTEN = "This section stays as the scenario was written: the controls do not move it."

--- All cells of a result over axes; nil where it has none.
---@param view table of the whole result
---@param live boolean whether the page has controls
---@return string?
return function(view, live)
  local result = view.result
  if not grid.varies(result) then return nil end
  local costs, present, outputs = series.options(view), series.present(view), series.outputs(view)
  return sections.section("axes", escape(axes.over(result.axes):gsub("^%l", string.upper)),
    live and html.classed("p", "note", AS_WRITTEN) or "", chart(view, costs), crossings(result),
    block(view, ("Costs, %s%s"):format(view.basis == "mean" and "mean " or "", view.unit), costs),
    #present > 0 and block(view, ("%s, %s"):format(plans.over(result.timeline), present[1].unit), present) or "",
    energy_blocks(view), block(view, "Outputs", outputs))
end

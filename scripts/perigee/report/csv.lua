--- `--format csv`: one figure a line, for spreadsheets and data frames.
--
--     section,name,category,label,unit,statistic,value[,one column an axis]
--
-- Numbers are exact.  A figure that is no number has no value.  Text that a
-- spreadsheet would take for a formula has an apostrophe before it, and control
-- bytes are written out, so that every record is one line.
local energies = require "perigee.report.energy"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local jsontext = require "perigee.report.jsontext"
local text = require "perigee.report.text"

local csv = {}

local STATISTICS = { "point", "mean", "p5", "p50", "p95", "mean_error", "p5_error", "p50_error",
                     "p95_error" }

-- What begins a formula, also as full-width characters.  A tab or another control
-- byte cannot: it is written out.
local FORMULA = { "^%s*[=+%-@]", "^%s*＝", "^%s*＋", "^%s*－", "^%s*＠" }

local function is_number(cell)
  return cell:find("^[+-]?%d+%.?%d*$") or cell:find("^[+-]?%d+%.?%d*[eE][+-]?%d+$")
end

local function is_formula(cell)
  for _, pattern in ipairs(FORMULA) do
    if cell:find(pattern) then
      return not is_number(cell)
    end
  end
  return false
end

--- A cell of a record.
---@param value any
---@return string
function csv.cell(value)
  if value == nil then
    return ""
  elseif type(value) == "number" then
    return format.finite(value) and jsontext.number(value) or ""
  end
  local cell = text.escape(tostring(value))
  if is_formula(cell) then
    cell = "'" .. cell
  end
  if cell:find '[",;]' or cell:find "^%s" or cell:find "%s$" then
    cell = '"' .. cell:gsub('"', '""') .. '"'
  end
  return cell
end

-- The values of the axes in a cell, each with its label where it has one.
local function places(result, cell)
  local values = {}
  local indices = cell and grid.indices(result.axes, cell) or {}
  for i, axis in ipairs(result.axes or {}) do
    local index = indices[i]
    values[i] = index and (axis.labels and axis.labels[index] or axis.values[index]) or ""
  end
  return values
end

-- Adds a record: the seven fields, then the axes.
local function add(out, fields, statistic, value, cell)
  local cells = {}
  for i, key in ipairs { "section", "name", "category", "label", "unit" } do
    cells[i] = csv.cell(fields[key])
  end
  cells[6], cells[7] = csv.cell(statistic), csv.cell(value)
  for _, place in ipairs(places(out.result, cell)) do
    cells[#cells + 1] = csv.cell(place)
  end
  out[#out + 1] = table.concat(cells, ",")
end

-- Adds a value, once or once a cell.
local function add_varying(out, fields, statistic, value)
  if type(value) ~= "table" then
    if value ~= nil then
      add(out, fields, statistic, value)
    end
    return
  end
  for cell = 1, out.cells do
    local item = value[cell]
    add(out, fields, statistic, item ~= false and item or item == false and "false" or nil, cell)
  end
end

local function add_figure(out, fields, figure)
  for _, statistic in ipairs(STATISTICS) do
    add_varying(out, fields, statistic, figure[statistic])
  end
end

local function add_run(out, result)
  for _, key in ipairs { "perigee", "title", "file", "as_of", "samples", "seed", "sampler" } do
    add_varying(out, { section = "run" }, key, result[key])
  end
  local tracing = result.tracing or {}
  for _, key in ipairs { "paths", "mode", "note" } do
    add_varying(out, { section = "tracing" }, key, tracing[key])
  end
end

local function add_assumption(out, assumption)
  local fields = { section = "assumption", name = assumption.name, unit = assumption.unit }
  add(out, fields, "text", assumption.text)
  add_figure(out, fields, assumption)
  add_varying(out, fields, "source", assumption.source)
end

local function add_reasons(out, fields, reasons)
  for cell = 1, out.cells do
    local at = grid.varies(out.result) and cell or nil
    for _, reason in ipairs(grid.reasons(reasons, at)) do
      add(out, fields, "reason", reason, at)
    end
  end
end

local function add_option(out, option)
  local fields = { section = "option", name = option.name, unit = option.cost.unit }
  local plain = { section = "option", name = option.name }
  add_figure(out, fields, option.cost)
  for _, key in ipairs { "feasible", "feasible_probability", "cheapest_probability" } do
    add_varying(out, plain, key, option[key])
  end
  add_reasons(out, plain, option.reasons)
  for _, note in ipairs(grid.union(option.notes, out.cells)) do
    add(out, plain, "note", note)
  end
  if option.quality then
    add_figure(out, { section = "quality", name = option.name, unit = option.quality.unit },
               option.quality)
  end
  for _, kind in ipairs(option.energy and energies.figures or {}) do
    local figure = option.energy[kind.name]
    if figure then
      add_figure(out, { section = "energy", name = option.name, label = kind.name,
                        unit = figure.unit }, figure)
    end
  end
  for _, row in ipairs(option.rows) do
    add_figure(out, { section = "row", name = option.name, category = row.category,
                      label = row.label, unit = row.unit }, row)
  end
end

-- A month's figures of an option: `what` is cost, paid or cumulative.
local function add_month(out, name, what, unit, month, figure)
  add_figure(out, { section = "month", name = name, category = what, label = tostring(month), unit = unit }, figure)
end

local function add_planned(out, one)
  local plain = { section = "timeline", name = one.name }
  for _, key in ipairs { "npv", "total", "rest" } do
    add_figure(out, { section = "timeline", name = one.name, category = key, unit = one[key].unit }, one[key])
  end
  add_varying(out, plain, "lowest_probability", one.lowest_probability)
  for _, paid in ipairs(one.payback) do
    local fields = { section = "timeline", name = one.name, category = "payback", label = paid.against,
                     unit = "month" }
    for _, key in ipairs { "month", "p5", "p50", "p95", "probability" } do add_varying(out, fields, key, paid[key]) end
  end
  for _, list in ipairs { { "cost", "monthly" }, { "paid", "paid" }, { "cumulative", "cumulative" } } do
    for month, figure in ipairs(one[list[2]]) do add_month(out, one.name, list[1], one.unit, month, figure) end
  end
end

-- When the sum of the one comes to be below that of the other.
local function add_sum_crossings(out, list, cell)
  for _, crossing in ipairs(list or {}) do
    local other = crossing.options[1] == crossing.cheaper_after and crossing.options[2] or crossing.options[1]
    local fields = { section = "crossing", name = crossing.cheaper_after, category = "cumulative", label = other,
                     unit = "month" }
    for _, key in ipairs { "month", "p5", "p50", "p95", "probability" } do
      add(out, fields, key, crossing[key], cell)
    end
  end
end

local function add_timeline(out, plan)
  add_varying(out, { section = "timeline" }, "months", plan.months)
  add_varying(out, { section = "timeline" }, "start", plan.start)
  if plan.discount then
    add_figure(out, { section = "timeline", category = "discount", unit = plan.discount.unit }, plan.discount)
  end
  for _, one in ipairs(plan.options) do add_planned(out, one) end
  local varies = grid.varies(out.result)
  for cell = 1, varies and out.cells or 1 do
    add_sum_crossings(out, varies and plan.crossings[cell] or plan.crossings, varies and cell or nil)
  end
  for _, series in ipairs(plan.outputs) do
    for month, figure in ipairs(series.monthly) do
      add_figure(out, { section = "month", name = series.name, category = "output", label = tostring(month),
                        unit = series.unit }, figure)
    end
  end
end

local function header(result)
  local names = { "section", "name", "category", "label", "unit", "statistic", "value" }
  for _, axis in ipairs(result.axes or {}) do
    names[#names + 1] = csv.cell(axis.name)
  end
  return table.concat(names, ",")
end

-- The name of the cheapest, nothing where there is none.
local function add_cheapest(out, result)
  local name = result.cheapest
  if type(name) ~= "table" then
    add(out, { section = "cheapest" }, "name", name or nil)
    return
  end
  for cell = 1, out.cells do
    add(out, { section = "cheapest" }, "name", name[cell] or nil, cell)
  end
end

-- Where options cost the same: the one that is cheaper behind it, than which, and with which names.
local function add_crossings(out, result)
  for _, one in ipairs(result.crossings or {}) do
    local other = one.options[1] == one.cheaper_after and one.options[2] or one.options[1]
    local cells = { "crossing", csv.cell(one.cheaper_after), one.kind, csv.cell(other), "", one.basis,
                    csv.cell(one.at) }
    for _, axis in ipairs(result.axes) do
      cells[#cells + 1] = csv.cell(one.where and one.where[axis.name] or "")
      if axis.name == one.on then cells[5] = csv.cell(axis.unit) end
    end
    out[#out + 1] = table.concat(cells, ",")
  end
end

--- A result as CSV, lines ended by a line feed.
---@param result table
---@return string
function csv.render(result)
  local out = { header(result), result = result, cells = grid.cells(result) }
  add_run(out, result)
  for _, assumption in ipairs(result.assumptions or {}) do
    add_assumption(out, assumption)
  end
  for _, one in ipairs(result.correlations or {}) do
    add(out, { section = "correlation", name = one.names[1], label = one.names[2] }, "rank", one.rank)
  end
  for _, option in ipairs(result.options) do
    add_option(out, option)
  end
  for _, output in ipairs(result.outputs or {}) do
    add_figure(out, { section = "output", name = output.name, unit = output.unit }, output)
  end
  if result.timeline then add_timeline(out, result.timeline) end
  add_cheapest(out, result)
  add_crossings(out, result)
  for _, warning in ipairs(result.warnings or {}) do
    add(out, { section = "warning" }, "text", warning)
  end
  return table.concat(out, "\n") .. "\n"
end

return csv

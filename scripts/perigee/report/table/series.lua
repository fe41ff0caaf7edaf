--- What a report shows over axes: a series an option or output, with a letter, and
-- the texts of its cells.
local energies = require "perigee.report.energy"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local sum = require "perigee.report.sum"
local units = require "perigee.report.unit"

local series = {}

-- The basis of a figure in every cell.
local function values_of(figure, basis, cells)
  local values = {}
  local given = figure[basis] ~= nil and figure[basis] or figure.point
  for cell = 1, cells do
    values[cell] = grid.at(given, cell)
  end
  return values
end

--- The options of a result.
---@param view table
---@return table[] list { letter, name, values, errors, unit, option }
function series.options(view)
  local list, cells = {}, grid.cells(view.result)
  for i, option in ipairs(view.result.options) do
    list[i] = { letter = format.letter(i), name = option.name, unit = option.cost.unit,
                values = values_of(option.cost, view.basis, cells),
                errors = option.cost[view.basis .. "_error"], option = option }
  end
  return list
end

--- What the options that host draw or emit.
---@param view table
---@param name string "energy", "emissions"
---@return table[] list as series.options gives, without options
function series.energies(view, name)
  local list, cells = {}, grid.cells(view.result)
  for i, one in ipairs(energies.across(view.result.options, name)) do
    list[i] = { letter = format.letter(one.index), name = one.option.name, unit = one.figure.unit,
                values = values_of(one.figure, view.basis, cells),
                errors = one.figure[view.basis .. "_error"] }
  end
  return list
end

--- What the options of a timeline are worth now; none without one.
---@param view table
---@return table[] list as series.options gives, without options
function series.present(view)
  local list, cells, plan = {}, grid.cells(view.result), view.result.timeline
  for i, one in ipairs(plan and plan.options or {}) do
    list[i] = { letter = format.letter(i), name = one.name, unit = one.npv.unit,
                values = values_of(one.npv, view.basis, cells), errors = one.npv[view.basis .. "_error"] }
  end
  return list
end

--- The outputs of a result.
---@param view table
---@return table[] list as series.options gives
function series.outputs(view)
  local list, cells = {}, grid.cells(view.result)
  for i, output in ipairs(view.result.outputs or {}) do
    list[i] = { letter = format.letter(i), name = output.name, unit = output.unit or "",
                values = values_of(output, view.basis, cells),
                errors = output[view.basis .. "_error"] }
  end
  return list
end

--- The text of a series in a cell.
---@param view table
---@param one table
---@param cell integer
---@param digits integer?
---@return string
function series.text(view, one, cell, digits)
  local value = one.values[cell]
  if value == nil then
    return ""
  end
  return (sum.texts(value, {}, { unit = one.unit, money = units.is_money(one.unit),
    digits = digits, certain = not view.result.uncertain and not digits,
    error = grid.at(one.errors, cell) }))
end

--- The mark before a series' text in a cell: cheapest, infeasible or none.
---@param view table
---@param one table
---@param cell integer
---@return string sign
---@return string? role
function series.mark(view, one, cell)
  if not one.option then
    return "", nil
  elseif not grid.holds(one.option.feasible, cell) then
    return view.sign.infeasible, "infeasible"
  elseif grid.at(view.result.cheapest, cell) == one.name then
    return view.sign.cheapest, "cheapest"
  end
  return "", nil
end

return series

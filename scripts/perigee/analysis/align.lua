--- Cells of studies apart brought together: options, rows and outputs of the same names in
-- the same places, figures of the same units.
--
-- What is called the same in all cells is the same.  What is called after the names on the
-- axes is the same too: an option "openai/gpt-4.1" where `model` is that, and "openai/gpt-5"
-- where it is that, is "{model}" in all of them.  What some cells do not have is there without
-- figures, and, of an option, not feasible.
local core = require "perigee.core"
local grid = require "perigee.report.grid"

local align = {}

-- ----- names in all cells -----

local function escaped(text) return (text:gsub("%p", "%%%0")) end

-- `text` with a name of an axis, or the last part of it, replaced by the axis' own.
local function replaced(text, value, axis)
  for _, part in ipairs { value, value:match "[^/]+$" } do
    local made, count = text:gsub("%f[%w]" .. escaped(part) .. "%f[^%w]", "{" .. axis .. "}")
    if count > 0 then return made end
  end
  return text
end

-- What a name is called in all cells: after the axes of names where it holds names of theirs.
local function general(text, names)
  for _, one in ipairs(names) do text = replaced(text, one.value, one.axis) end
  return text
end

-- The names on the axes in each cell: { { axis, value }, ... }.
local function names_by_cell(axes, count)
  local list = {}
  for cell = 1, count do
    list[cell] = {}
    for i, place in ipairs(grid.indices(axes, cell)) do
      if axes[i].names then table.insert(list[cell], { axis = axes[i].name, value = axes[i].values[place] }) end
    end
  end
  return list
end

-- ----- lists in the same order -----

-- In how many cells each name is.
local function counts_of(lists, count, name_of)
  local counts = {}
  for cell = 1, count do
    local seen = {}
    for _, item in ipairs(lists[cell] or {}) do
      local name = name_of(item)
      if not seen[name] then counts[name], seen[name] = (counts[name] or 0) + 1, true end
    end
  end
  return counts
end

-- The items of a list by their keys: what they are called everywhere, and which of that name.
local function keyed(list, name_of, is_everywhere, names)
  local by_key, order, nth = {}, {}, {}
  for _, item in ipairs(list) do
    local name = name_of(item)
    local called = is_everywhere(name) and name or general(name, names)
    nth[called] = (nth[called] or 0) + 1
    local key = called .. "\0" .. nth[called]
    by_key[key], order[#order + 1] = { item = item, called = called }, key
  end
  return by_key, order
end

-- The items of all cells' lists side by side, in the order in which they are first met.
---@return { called: string, items: table[], varies: boolean }[] items: by cell, nil where it has none; varies: it
--  is not called so in the cells
local function side_by_side(lists, names, name_of)
  local count = #names
  local counts, present = counts_of(lists, count, name_of), 0
  for cell = 1, count do present = present + (lists[cell] and 1 or 0) end
  local columns, by_key = {}, {}
  local function is_everywhere(name) return counts[name] == present end
  for cell = 1, count do
    local found, order = keyed(lists[cell] or {}, name_of, is_everywhere, names[cell])
    for _, key in ipairs(order) do
      if not by_key[key] then
        by_key[key] = { called = found[key].called, items = {} }
        columns[#columns + 1] = by_key[key]
      end
      by_key[key].items[cell] = found[key].item
      by_key[key].varies = by_key[key].varies or name_of(found[key].item) ~= found[key].called
    end
  end
  return columns
end

-- ----- units -----

local FIGURES = { "point", "mean", "p5", "p50", "p95", "mean_error", "p5_error", "p50_error", "p95_error" }

local function factor(from, to, what)
  local ok, value = pcall(function() return core.quantity("1 " .. from):to(to == "" and "1" or to):number() end)
  if not ok then
    error({ message = ("%s is in %s with one name and in %s with another: return it in one unit")
      :format(what, to, from) }, 0)
  end
  return value
end

-- A figure of one cell in the unit that the others have it in.
local function in_unit(figure, unit, what)
  if not figure or not unit or figure.unit == unit then return figure end
  local by = factor(figure.unit, unit, what)
  for _, name in ipairs(FIGURES) do figure[name] = figure[name] and figure[name] * by end
  figure.unit = unit
  return figure
end

-- ----- options, rows, outputs -----

local function first_of(items, count)
  for cell = 1, count do
    if items[cell] then return items[cell] end
  end
end

local function unify(items, count, part, what)
  local unit
  for cell = 1, count do
    local figure = items[cell] and (part and items[cell][part] or not part and items[cell])
    unit = unit or figure and figure.unit
    in_unit(figure, unit, what)
  end
end

local function label_of(row) return row.category .. "\0" .. (row.label or "") end

-- The rows of an option in all cells that have it: a row that one lacks costs nothing there.
local function align_rows(items, names, what)
  local lists, made = {}, {}
  for cell = 1, #names do
    lists[cell], made[cell] = items[cell] and items[cell].rows, {}
  end
  for i, column in ipairs(side_by_side(lists, names, label_of)) do
    local first = first_of(column.items, #names)
    unify(column.items, #names, nil, what)
    for cell = 1, #names do
      local row = column.items[cell] or items[cell] and { category = first.category, unit = first.unit, point = 0,
                                                          mean = 0 }
      if row then row.label = first.label and column.called:match "%z(.*)$" end
      made[cell][i] = row
    end
  end
  for cell = 1, #names do
    if items[cell] then items[cell].rows = made[cell] end
  end
end

local function absent(first)
  return { feasible = false, feasible_probability = 0, cheapest_probability = 0, notes = {}, rows = {},
           reasons = { "the model does not offer it here" }, cost = { unit = first.cost.unit } }
end

local function name_of(item) return item.name end

local function align_options(cells, names)
  local lists = {}
  for cell = 1, #cells do lists[cell], cells[cell].options = cells[cell].options, {} end
  for i, column in ipairs(side_by_side(lists, names, name_of)) do
    local what = ("option '%s'"):format(column.called)
    unify(column.items, #cells, "cost", what)
    unify(column.items, #cells, "quality", "the quality of " .. what)
    align_rows(column.items, names, what)
    local first = first_of(column.items, #cells)
    for cell = 1, #cells do
      local option = column.items[cell] or absent(first)
      if option.name ~= nil and cells[cell].cheapest == option.name then cells[cell].best = column.called end
      if column.varies then option.names = option.name or false end
      option.name = column.called
      cells[cell].options[i] = option
    end
  end
  for _, cell in ipairs(cells) do cell.cheapest, cell.best = cell.best, nil end
end

local function align_outputs(cells, names)
  local lists = {}
  for cell = 1, #cells do lists[cell], cells[cell].outputs = cells[cell].outputs, {} end
  for i, column in ipairs(side_by_side(lists, names, name_of)) do
    unify(column.items, #cells, nil, ("output '%s'"):format(column.called))
    local first = first_of(column.items, #cells)
    for cell = 1, #cells do
      cells[cell].outputs[i] = column.items[cell] or { name = first.name, unit = first.unit }
      cells[cell].outputs[i].name = column.called
    end
  end
end

--- Aligns the answers of all cells, which it changes.
---@param cells table[] what answer.read gives, by cell
---@param axes table[] see axes.of
---@return table[] cells
function align.cells(cells, axes)
  local names = names_by_cell(axes, #cells)
  align_options(cells, names)
  align_outputs(cells, names)
  return cells
end

return align

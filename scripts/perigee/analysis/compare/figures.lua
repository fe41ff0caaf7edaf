--- The figures of two results side by side: before, after, difference, ratio.
local core = require "perigee.core"
local format = require "perigee.report.format"

local figures = {}

--- A figure before and after; either may be missing.
---@param unit string
---@param before number?
---@param after number?
---@return table unit, before, after, difference, ratio
function figures.pair(unit, before, after)
  local made = { unit = unit, before = before, after = after }
  if before and after then
    made.difference = after - before
    local ratio = after / before
    made.ratio = before ~= 0 and format.finite(ratio) and ratio or nil
  end
  return made
end

local function plain(unit) return unit == "" and "1" or unit end

--- What a number in one unit is multiplied by to be in another; nil where it cannot be.
---@param from string
---@param to string
---@return number?
function figures.factor(from, to)
  if from == to then return 1 end
  local ok, one = pcall(function() return core.quantity("1 " .. from):to(plain(to)):number() end)
  return ok and one or nil
end

local function times(value, factor) return value and value * factor end

-- Figures in one unit; where they have none in common, each in its own and no difference.
local function in_one_unit(x, y)
  local factor = x and y and figures.factor(y.unit, x.unit) or not x and 1 or nil
  local made = figures.pair((x or y).unit, x and x.mean, factor and y and times(y.mean, factor))
  made.before_error, made.after_error = x and x.mean_error, factor and y and times(y.mean_error, factor)
  if x and y and not factor then made.after, made.after_unit, made.after_error = y.mean, y.unit, y.mean_error end
  return made
end

local function by_name(list)
  local found = {}
  for _, item in ipairs(list) do found[item.name] = item end
  return found
end

-- Pairs of one name, in the order of the first list, then those that only the second has.
local function pairs_of(first, second)
  local other, list = by_name(second), {}
  for _, x in ipairs(first) do
    list[#list + 1] = { x, other[x.name] }
    other[x.name] = nil
  end
  for _, y in ipairs(second) do
    list[#list + 1] = other[y.name] and { nil, y } or nil
  end
  return list
end

-- Rows by category and label, repeated ones by their number.
local function named_rows(option)
  local list, seen = {}, {}
  for i, row in ipairs(option and option.rows or {}) do
    local key = table.concat({ row.category, row.label or "" }, "\0")
    seen[key] = (seen[key] or 0) + 1
    list[i] = { name = ("%s\0%d"):format(key, seen[key]), row = row }
  end
  return list
end

-- An option that both have, without a row on one side, has nothing there.
local function rows_of(x, y)
  local list = {}
  for i, pair in ipairs(pairs_of(named_rows(x), named_rows(y))) do
    local before, after = pair[1] and pair[1].row, pair[2] and pair[2].row
    local row = before or after
    list[i] = figures.pair(row.unit, x and (before and before.mean or 0), y and (after and after.mean or 0))
    list[i].category, list[i].label = row.category, row.label
  end
  return list
end

-- A statistic that either option may lack.
local function both(x, y, key)
  return { before = x and x[key], after = y and y[key] }
end

local function only(x, y)
  return not y and "a" or not x and "b" or nil
end

local function option_of(x, y)
  local made = in_one_unit(x and x.cost, y and y.cost)
  made.name, made.only = (x or y).name, only(x, y)
  made.rows = rows_of(x, y)
  for _, key in ipairs { "feasible", "feasible_probability", "cheapest_probability", "reasons" } do
    made[key] = both(x, y, key)
  end
  local quality = { x and x.quality, y and y.quality }
  made.quality = next(quality) and in_one_unit(quality[1], quality[2]) or nil
  return made
end

local function output_of(x, y)
  local made = in_one_unit(x, y)
  made.name, made.only = (x or y).name, only(x, y)
  return made
end

local function each(first, second, make)
  local list = {}
  for i, pair in ipairs(pairs_of(first, second)) do list[i] = make(pair[1], pair[2]) end
  return list
end

--- What a figure is called among the quantities of a model: an option has rows.
---@param figure table
---@return string
function figures.key(figure)
  return (figure.rows and "cost:" or "output:") .. figure.name
end

--- Options and outputs of two results, matched by name.
---@param a table a result
---@param b table
---@return table[] options
---@return table[] outputs
function figures.of(a, b)
  return each(a.options, b.options, option_of), each(a.outputs, b.outputs, output_of)
end

return figures

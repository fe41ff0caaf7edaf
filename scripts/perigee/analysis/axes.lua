--- The axes of a scenario: lists of numbers, which the core sweeps, and names, each of which is a study
-- of its own.
local grid = require "perigee.report.grid"
local unit = require "perigee.report.unit"

local axes = {}

local function number_axes(facts, list)
  for _, assumption in ipairs(facts.assumptions) do
    if assumption.value:op() == "axis" then
      list[#list + 1] = { name = assumption.name, unit = assumption.value:unit(), values = assumption.value:values(),
                          leaf = assumption.value }
    end
  end
  return list
end

local function name_axes(facts, list)
  for _, one in ipairs(facts.names) do
    if #one.names > 1 or one.rows then
      list[#list + 1] = { name = one.name, unit = "", values = one.names, rows = one.rows, names = true }
    end
  end
  return list
end

-- Those that `order` names in its order, the others before them by their names.
local function sort(list, order)
  local place = {}
  for i, name in ipairs(order or {}) do place[name] = i end
  table.sort(list, function(a, b)
    local x, y = place[a.name] or 0, place[b.name] or 0
    if x ~= y then return x < y end
    return a.name < b.name
  end)
  return list
end

--- The axes of a scenario, the last the fastest.
---@param facts table what guest.describe gives
---@param order? string[] names of axes that come last
---@return table[] { name, unit, values, leaf (of numbers), names (true of names), rows (true of a catalog's) }
function axes.of(facts, order)
  return sort(name_axes(facts, number_axes(facts, {})), order)
end

--- Those of some axes that are of names, or those that are not.
---@param list table[]
---@param of_names boolean
---@return table[]
function axes.those(list, of_names)
  local found = {}
  for _, axis in ipairs(list) do
    if (axis.names or false) == of_names then found[#found + 1] = axis end
  end
  return found
end

--- The axes of numbers as the core takes them, in their order.
---@param list table[]
---@return userdata[]
function axes.leaves(list)
  local leaves = {}
  for i, axis in ipairs(axes.those(list, false)) do leaves[i] = axis.leaf end
  return leaves
end

--- How many cells the axes span.
---@param list table[]
---@return integer
function axes.count(list)
  local cells = 1
  for _, axis in ipairs(list) do cells = cells * #axis.values end
  return cells
end

--- The cell of places on axes.
---@param list table[]
---@param place_of table<table, integer> by axis
---@return integer
function axes.cell(list, place_of)
  local cell = 0
  for _, axis in ipairs(list) do cell = cell * #axis.values + place_of[axis] - 1 end
  return cell + 1
end

--- Where a cell of axes of numbers is, to end a message with: ", where requests = 5 requests/day".
---@param facts table what guest.describe gives
---@param leaves userdata[] the axes in their order
---@param cell integer
---@return string
function axes.where(facts, leaves, cell)
  local list, parts = {}, {}
  for i, leaf in ipairs(leaves) do
    for _, axis in ipairs(number_axes(facts, {})) do
      if rawequal(axis.leaf, leaf) then list[i] = axis end
    end
  end
  for i, place in ipairs(grid.indices(list, cell)) do
    local axis = list[i]
    parts[i] = ("%s = %s"):format(axis.name, unit.quantity(("%.6g"):format(axis.values[place]), axis.unit))
  end
  return ", where " .. table.concat(parts, ", ")
end

--- Warnings of a reading that stands names at the first of them.
---@param facts table what guest.describe gives
---@return string[]
function axes.first_names(facts)
  local list = {}
  for _, one in ipairs(facts.names) do
    if #one.names > 1 then
      list[#list + 1] = ("'%s' is a list of names, and stands at the first here, %s"):format(one.name, one.names[1])
    end
  end
  return list
end

--- Warnings of a reading that stands lists of values at the first of them.
---@param facts table
---@param except? string the name of one that it does not
---@return string[]
function axes.first_values(facts, except)
  local list = {}
  for _, axis in ipairs(number_axes(facts, {})) do
    if axis.name ~= except then
      list[#list + 1] = ("'%s' is a list, and stands at its first value here"):format(axis.name)
    end
  end
  return list
end

return axes

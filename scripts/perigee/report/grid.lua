--- Results that vary over axes: how many cells, and what stands in one.
-- A value that varies is a table by cell, row-major (the last axis fastest).
local grid = {}

--- The cells of the grid of a result's axes: 1 where it has none.
---@param result table
---@return integer
function grid.cells(result)
  local cells = 1
  for _, axis in ipairs(result.axes or {}) do
    cells = cells * #axis.values
  end
  return cells
end

--- Whether a result has axes.
---@param result table
---@return boolean
function grid.varies(result)
  return #(result.axes or {}) > 0
end

--- What a value is in a cell; false, as nil, is nothing there.
---@param value any
---@param cell integer? nil where the result has no axes
---@return any
function grid.at(value, cell)
  if cell and type(value) == "table" then
    value = value[cell]
    return value ~= false and value or nil
  end
  return value
end

--- Whether something holds in a cell: a truth, or a table of them.
---@param value boolean|boolean[]
---@param cell integer?
---@return boolean
function grid.holds(value, cell)
  return grid.at(value, cell) == true
end

--- The reasons in a cell.
---@param reasons string[]|string[][]?
---@param cell integer?
---@return string[]
function grid.reasons(reasons, cell)
  reasons = reasons or {}
  if cell and type(reasons[1]) ~= "string" then
    return reasons[cell] or {}
  end
  return reasons
end

--- A table with what its values are in a cell.
---@param given table
---@param cell integer
---@return table
function grid.slice(given, cell)
  local made = {}
  for key, value in pairs(given) do
    made[key] = grid.at(value, cell)
  end
  return made
end

--- The texts of all cells, each once; of one list, where it does not vary.
---@param texts string[]|string[][]?
---@param cells integer
---@return string[]
function grid.union(texts, cells)
  local made, seen = {}, {}
  for cell = 1, cells do
    for _, one in ipairs(grid.reasons(texts, cell)) do
      made[#made + 1] = not seen[one] and one or nil
      seen[one] = true
    end
  end
  return made
end

--- Which value of each axis a cell has.
---@param axes table[]
---@param cell integer
---@return integer[] indices one an axis
function grid.indices(axes, cell)
  local indices, rest = {}, cell - 1
  for i = #axes, 1, -1 do
    indices[i] = rest % #axes[i].values + 1
    rest = rest // #axes[i].values
  end
  return indices
end

return grid

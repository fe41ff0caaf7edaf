--- Rows of catalogs as quantities that vary along an axis: so many rows, one graph.
--
-- What all rows have alike is one value; the axes of a name are one dimension, each a
-- field of the same rows (core/include/perigee/evaluate.h).
local core = require "perigee.core"

local axes = {}

local function constant(value, unit)
  return core.quantity(("%.17g %s"):format(value, unit or ""))
end

--- A figure of rows.
---@param name string of the dimension
---@param values number[] by row, in `unit`
---@param unit? string
---@return userdata quantity
function axes.figure(name, values, unit)
  for i = 2, #values do
    if values[i] ~= values[1] then return core.axis(name, values, nil, core.quantity("1 " .. (unit or ""))) end
  end
  return constant(values[1], unit)
end

--- A figure of rows, read from each.
---@param rows table[]
---@param read fun(row: table): number
function axes.of(name, rows, read, unit)
  local values = {}
  for i, row in ipairs(rows) do values[i] = read(row) end
  return axes.figure(name, values, unit)
end

--- The dimension of rows, as a run lists it; nil of a single row.
---@param count integer
---@return userdata?
function axes.dimension(name, count)
  if count == 1 then return nil end
  local numbers = {}
  for i = 1, count do numbers[i] = i end
  return core.axis(name, numbers)
end

--- Those of some dimensions that there are, as a run lists them.
function axes.run(...)
  local list, given = {}, table.pack(...)
  for i = 1, given.n do list[#list + 1] = given[i] end
  return list
end

return axes

--- Cells of a grid of axes laid together: each scalar becomes an array over the
-- grid, row by row, the last axis fastest.
local power = require "perigee.options.power"

local grid = {}

-- What names a thing is the same in all cells that have it and stays one value.
local names = { name = true, unit = true, category = true, label = true,
                text = true, source = true, uncertain = true, months = true, start = true, against = true }

local lay

-- Lists of named things are matched by place; cells of one model have the same.
local function lay_list(lists)
  local made, longest = {}, 0
  for _, list in ipairs(lists) do longest = math.max(longest, #list) end
  for i = 1, longest do
    local items = {}
    for cell, list in ipairs(lists) do items[cell] = list[i] end
    made[i] = lay(items, #lists)
  end
  return made
end

local function keys_of(tables, count)
  local keys = {}
  for cell = 1, count do
    for key in pairs(tables[cell] or {}) do keys[key] = true end
  end
  return keys
end

local function array(values, count)
  local made = { n = count }
  for cell = 1, count do made[cell] = values[cell] end
  return made
end

local lists = { options = true, rows = true, outputs = true, assumptions = true, monthly = true, paid = true,
                cumulative = true, payback = true }
local figures = { cost = true, quality = true, energy = true, timeline = true, npv = true, total = true,
                  rest = true, discount = true }
for _, name in ipairs(power.names) do figures[name] = true end

local function first_of(values, count)
  for cell = 1, count do
    if values[cell] ~= nil then return values[cell] end
  end
end

-- Notes that are the same in all cells are one list, others a list a cell.
local function lay_notes(values, count)
  local function all(cell) return table.concat(values[cell] or {}, "\n") end
  for cell = 2, count do
    if all(cell) ~= all(1) then return array(values, count) end
  end
  return values[1]
end

local function field(tables, key, count)
  local values = {}
  for cell = 1, count do values[cell] = tables[cell] and tables[cell][key] end
  if names[key] then return first_of(values, count) end
  if key == "notes" then return lay_notes(values, count) end
  if lists[key] then return lay_list(values) end
  if figures[key] then return next(values) and lay(values, count) end
  return array(values, count)
end

function lay(tables, count)
  local made = {}
  for key in pairs(keys_of(tables, count)) do
    made[key] = field(tables, key, count)
  end
  return made
end

--- Lays the tables of all cells together.
-- @param cells list of what answer.read gives, one per cell
function grid.lay(cells)
  local made = lay(cells, #cells)
  made.uncertain = false
  for _, cell in ipairs(cells) do
    made.uncertain = made.uncertain or cell.uncertain
  end
  return made
end

return grid

--- The crossovers of a sweep over one axis of numbers: for each combination of names beside it.
local crossover = require "perigee.analysis.crossover"
local grid = require "perigee.report.grid"

local crossed = {}

--- Combinations of names that are looked at; of more there are no crossovers.
crossed.MOST = 24

-- The axis of numbers, and whether it is the only one.
local function number_axis(axes)
  local found
  for i, axis in ipairs(axes) do
    if type(axis.values[1]) == "number" then
      if found then return nil end
      found = i
    end
  end
  return found
end

-- The cells of each combination of names, along the axis of numbers: { cells, where = { name = value } or nil }.
local function lines_of(result, along)
  local lines, by_key = {}, {}
  for cell = 1, grid.cells(result) do
    local where, key, names = {}, {}, nil
    for i, place in ipairs(grid.indices(result.axes, cell)) do
      if i ~= along then
        where[result.axes[i].name], key[#key + 1], names = result.axes[i].values[place], place, true
      end
    end
    key = table.concat(key, ",")
    if not by_key[key] then
      by_key[key] = { cells = {}, where = names and where }
      lines[#lines + 1] = by_key[key]
    end
    table.insert(by_key[key].cells, cell)
  end
  return lines
end

local function pick(values, cells)
  local list = {}
  for i, cell in ipairs(cells) do list[i] = values[cell] end
  return list
end

-- What an option is called along a line; nil where it is not there.
local function name_on(option, cells)
  return grid.at(option.names or option.name, option.names and cells[1])
end

-- The part of a result along a line, as a result over one axis, by the names that options have there.
local function slice(result, along, cells)
  local part = { axes = { result.axes[along] }, options = {}, cheapest = pick(result.cheapest or {}, cells),
                 uncertain = result.uncertain, tracing = result.tracing }
  local called = {}
  for _, option in ipairs(result.options) do
    local name = option.cost.point[cells[1]] and name_on(option, cells)
    if name then
      called[option.name] = name
      part.options[#part.options + 1] = { name = name, feasible = pick(option.feasible, cells),
        cost = { point = pick(option.cost.point, cells), mean = pick(option.cost.mean, cells) } }
    end
  end
  for i = 1, #cells do part.cheapest[i] = called[part.cheapest[i]] end
  return part
end

local function overrides_of(where)
  local list = {}
  for name, value in pairs(where or {}) do list[#list + 1] = { name, { names = { value } }, from = name } end
  table.sort(list, function(a, b) return a[1] < b[1] end)
  return list
end

--- The crossings along the one axis of numbers; nil where there is none, or more.
---@param result table of study.run
---@param subject table
---@param options table samples, seed, threads, paths, point
---@param again fun(overrides: table[]): table readies anew, with names: facts
---@return table[]? see crossover.read; with `on`, the axis, and `where`, the names
function crossed.read(result, subject, options, again)
  local along, list = number_axis(result.axes), {}
  if not along or #result.options < 2 then return nil end
  local lines = lines_of(result, along)
  if #lines > crossed.MOST then return nil end
  for _, line in ipairs(lines) do
    local part = slice(result, along, line.cells)
    for _, one in ipairs(crossover.read(subject, again(overrides_of(line.where)), options, part)) do
      one.on, one.where = result.axes[along].name, line.where
      list[#list + 1] = one
    end
  end
  return list
end

return crossed

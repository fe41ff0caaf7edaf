--- A scenario swept over axes that are asked for: ranges, lists, rows of catalogs.
local axes_of = require "perigee.analysis.axes"
local crossed = require "perigee.analysis.crossed"
local live = require "perigee.analysis.live"
local names = require "perigee.names"
local over = require "perigee.over"
local ranges = require "perigee.analysis.ranges"
local study = require "perigee.analysis.study"

local sweep = {}

--- Cells of one sweep at most.
sweep.CELLS = 10000

local function fail(what, message, ...)
  error({ kind = "usage", message = ("%s: %s"):format(what, message:format(...)) }, 0)
end

-- ----- the axes that are asked for -----

local function find(list, name)
  for _, one in ipairs(list) do
    if one.name == name then return one end
  end
end

local function check_twice(asked)
  local seen = {}
  for _, one in ipairs(asked) do
    if seen[one.name] then fail(one.from, "'%s' is swept twice", one.name) end
    seen[one.name] = true
  end
end

-- Values of an axis read as the assumption is: the axis' leaf.
local function read_values(again, one, values, assumption)
  local read = find(again { { one.name, values, from = one.from } }.assumptions, one.name)
  local leaf = read and read.value
  if leaf and leaf:dimension() ~= assumption.value:dimension() then
    fail(one.from, "it goes over %s, and '%s' is in %s", leaf:unit() ~= "" and leaf:unit() or "plain numbers", one.name,
         assumption.value:unit() ~= "" and assumption.value:unit() or "plain numbers")
  end
  return leaf
end

-- A range as an override: its values as texts; and how they lie.
local function range_of(again, one, assumption)
  local ends = { ranges.value(one.range.from, assumption), ranges.value(one.range.to, assumption) }
  local leaf = read_values(again, one, ends, assumption)
  local from, to = table.unpack(leaf:values())
  local values, spacing, chosen = ranges.values(one.from, { from = from, to = to, count = one.range.count,
                                                            log = one.range.log, unit = leaf:unit() })
  for i, value in ipairs(values) do values[i] = ranges.text(value, leaf:unit()) end
  return values, { spacing = spacing, chosen = chosen }
end

-- A list as an override; one of quantities is looked at, one of names is as it stands.
local function list_of(again, one, assumption)
  if names.are(one.values) or not assumption then return one.values end
  local values = {}
  for i, value in ipairs(one.values) do values[i] = ranges.value(value, assumption) end
  if #values < 2 then fail(one.from, "a list of two values or more is wanted") end
  read_values(again, one, values, assumption)
  return values
end

-- What an axis lays over the assumptions.
local function override_of(facts, again, one)
  local assumption, name = find(facts.assumptions, one.name), find(facts.names, one.name)
  if name and one.range then
    fail(one.from, "'%s' is a name, such as %s: list names, as %s=%s,%s, or rows:KIND:MATCH", one.name, name.names[1],
         one.name, name.names[1], name.names[2] or "...")
  end
  local values, how
  if one.range and assumption then
    values, how = range_of(again, one, assumption)
  elseif one.range then
    values = { one.range.from, one.range.to } -- no such assumption: readying it says so
  else
    values = list_of(again, one, assumption)
  end
  if #values == 1 and type(values[1]) == "string" and names.are(values[1]) then values = values[1] end
  return { one.name, values, from = one.from }, how or {}
end

local function check_cells(axes)
  local cells = axes_of.count(axes)
  if cells > sweep.CELLS then
    fail("--over", "%d cells are too many: %d at most", cells, sweep.CELLS)
  end
end

-- ----- what the axes do -----

local function differs(values, cells, stride, count)
  if type(values) ~= "table" then return false end
  for cell = 1, cells do
    local at = (cell - 1) // stride % count
    if at < count - 1 and values[cell] ~= values[cell + stride] then return true end
  end
  return false
end

-- The figures of a result that are lists over the grid.
local function figures_of(result)
  local list = {}
  local function add(figure) list[#list + 1], list[#list + 2] = figure.point or false, figure.mean or false end
  for _, option in ipairs(result.options) do
    add(option.cost)
    for _, figure in pairs(option.energy or {}) do add(figure) end
    list[#list + 1] = option.feasible
  end
  for _, output in ipairs(result.outputs) do add(output) end
  return list
end

-- Does any figure change along an axis?
local function is_alive(result, cells, stride, count)
  for _, values in ipairs(figures_of(result)) do
    if differs(values, cells, stride, count) then return true end
  end
  return false
end

local function warn_of_dead_axes(result)
  local cells = axes_of.count(result.axes)
  local stride = cells
  for _, axis in ipairs(result.axes) do
    stride = stride // #axis.values
    if #axis.values > 1 and not is_alive(result, cells, stride, #axis.values) then
      table.insert(result.warnings, ("nothing changes over '%s': no figure depends on it"):format(axis.name))
    end
  end
end

-- ----- the answer -----

local FIGURES = { "unit", "point", "mean", "p5", "p50", "p95", "mean_error", "p5_error", "p50_error", "p95_error" }

-- Figures beside what names them, with `values`: the mean where the answer is uncertain, else the point.
local function flatten(into, figure, uncertain)
  for _, key in ipairs(FIGURES) do into[key] = figure[key] end
  into.values = uncertain and figure.mean or figure.point
  return into
end

local function flatten_all(result)
  for _, option in ipairs(result.options) do
    flatten(option, option.cost, result.uncertain)
    option.cost = nil
    for _, row in ipairs(option.rows) do flatten(row, row, result.uncertain) end
  end
  for _, output in ipairs(result.outputs) do flatten(output, output, result.uncertain) end
end

-- What is asked for as overrides, and how the values of each axis lie, by its name.
local function read_axes(facts, again, asked)
  local overrides, how, order = {}, {}, {}
  check_twice(asked)
  for i, one in ipairs(asked) do
    overrides[i], how[one.name] = override_of(facts, again, one)
    order[i] = one.name
  end
  return overrides, how, order
end

local function tell_spacing(axes, how)
  for _, axis in ipairs(axes) do
    local one = how[axis.name] or {} -- an axis of the file has none
    axis.spacing, axis.spacing_chosen = one.spacing, one.chosen or nil
  end
end

--- Sweeps a ready subject.
---@param subject table
---@param facts table of the scenario as it is
---@param options table samples, seed, threads ...; over: see perigee.over; point: nothing is sampled
---@param again fun(overrides: table[]): table readies anew, with further overrides: facts
---@return table axes, options, outputs, cheapest, crossings, assumptions, tracing, warnings, uncertain
function sweep.read(subject, facts, options, again)
  local overrides, how, order = read_axes(facts, again, over.list(options.over))
  local function with(more)
    return again(table.move(more, 1, #more, #overrides + 1, table.move(overrides, 1, #overrides, 1, {})))
  end
  local swept = with {}
  check_cells(axes_of.of(swept))
  options.order = order
  local result = study.run(subject, swept, options, with)
  warn_of_dead_axes(result)
  tell_spacing(result.axes, how)
  result.crossings = crossed.read(result, subject, options, with)
  flatten_all(result)
  result.live = options.live and live.read(subject, swept, options, with) or nil
  return result
end

return sweep

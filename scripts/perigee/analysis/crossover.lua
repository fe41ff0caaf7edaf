--- The crossovers of a sweep over one assumption: exact ones at the point, as break-even
-- gives them, and, where the model is uncertain, those of the means that the sweep shows.
local crossings = require "perigee.analysis.crossings"
local curves = require "perigee.analysis.curves"
local model = require "perigee.analysis.model"
local runs = require "perigee.analysis.runs"

local crossover = {}

local LOOKS = 256  -- points at which the range is looked at first, as break-even does
local WIDE = 20    -- a range of more than this many times is looked at in equal ratios
local CLOSE = 1e-6 -- of a mean, which its samples leave more open than that
local STEP = 1e-3  -- of a cost: below it a jump of means is one sample's, and no step of the model

-- The cells of a sweep in the order of its axis' values.
local function cells_in_order(values)
  local cells = {}
  for cell = 1, #values do cells[cell] = cell end
  table.sort(cells, function(a, b)
    if values[a] ~= values[b] then return values[a] < values[b] end
    return a < b
  end)
  return cells
end

-- Is one of the pair the cheapest of all behind the crossing?
local function is_best(found, costs)
  local at = costs(found.at)
  local least = at[found.cheaper_after]
  for _, cost in pairs(at) do
    if cost < least and least - cost > 1e-9 * math.abs(least) then return false end
  end
  return true
end

local function add(list, found, costs, basis)
  for _, one in ipairs(found) do
    one.basis, one.best, one.cost = basis, is_best(one, costs), costs(one.at)[one.cheaper_after]
    if basis == "mean" and one.gap and one.gap < STEP * math.abs(one.cost) then
      one.kind, one.gap = "continuous", nil
    end
    list[#list + 1] = one
  end
end

-- ----- what was swept -----

local function difference(swept, pair, cell)
  local a, b = swept.options[pair[1]], swept.options[pair[2]]
  if not (a.feasible[cell] and b.feasible[cell]) then return 0 / 0 end
  return a.cost[swept.basis][cell] - b.cost[swept.basis][cell]
end

-- Neighbours between which a pair changes sides: { a, b (values), fa, fb (differences) }.
local function changes_of(swept, pair)
  local list, cells, values = {}, swept.cells, swept.values
  for i = 2, #cells do
    local fa, fb = difference(swept, pair, cells[i - 1]), difference(swept, pair, cells[i])
    if fa * fb < 0 then list[#list + 1] = { a = values[cells[i - 1]], b = values[cells[i]], fa = fa, fb = fb } end
  end
  return list
end

local function swept_of(result)
  local values = result.axes[1].values
  local swept = { axis = result.axes[1].name, options = {}, names = {}, values = values, cells = cells_in_order(values),
                  cheapest = result.cheapest, basis = result.uncertain and "mean" or "point" }
  for i, option in ipairs(result.options) do swept.options[option.name], swept.names[i] = option, option.name end
  swept.from, swept.to = values[swept.cells[1]], values[swept.cells[#values]]
  return swept
end

-- ----- at the point -----

local function add_at_the_point(list, read, leaf, swept)
  local from, to = swept.from, swept.to
  local grid = crossings.grid(from, to, LOOKS, from > 0 and to / from > WIDE)
  local costs = curves.point(read, leaf)
  for _, pair in ipairs(curves.pairs(read.options)) do
    add(list, curves.crossings(pair, costs, grid), costs, "point")
  end
end

-- ----- of the means -----

-- Mean costs at a value of the assumption; nan where an option is not feasible at the point.
local function mean_costs(read, leaf)
  local keys, seen, points = {}, {}, curves.point(read, leaf)
  for i, name in ipairs(read.options) do keys[i] = "cost:" .. name end
  return function(x)
    if not seen[x] then
      local means, feasible, costs = read:means(keys, { given = { { leaf, x } } }), points(x), {}
      for i, name in ipairs(read.options) do
        costs[name] = feasible[name] == feasible[name] and means[i] or 0 / 0
      end
      seen[x] = costs
    end
    return seen[x]
  end
end

local function add_of_means(list, read, leaf, swept)
  local costs = mean_costs(read, leaf)
  for _, pair in ipairs(curves.pairs(read.options)) do
    for _, change in ipairs(changes_of(swept, pair)) do
      add(list, curves.crossings(pair, costs, { change.a, change.b }, CLOSE), costs, "mean")
    end
  end
end

-- ----- where the cheapest is no longer feasible, or another becomes so -----

-- Neighbours between which the cheapest changes: { a, b, before, after }.
local function handovers_of(swept)
  local list, cells = {}, swept.cells
  for i = 2, #cells do
    local before, after = swept.cheapest[cells[i - 1]], swept.cheapest[cells[i]]
    if before and after and before ~= after then
      list[#list + 1] = { a = swept.values[cells[i - 1]], b = swept.values[cells[i]], before = before, after = after }
    end
  end
  return list
end

-- The value at which an option begins or ceases to be feasible between two, or nil.
local function edge_of(costs, name, a, b)
  local function feasible(x) return costs(x)[name] == costs(x)[name] and 1 or -1 end
  local found = feasible(a) ~= feasible(b) and crossings.find(feasible, { a, b })[1]
  return found and found.at or nil
end

local function add_handovers(list, read, leaf, swept)
  local costs = curves.point(read, leaf)
  for _, one in ipairs(handovers_of(swept)) do
    local ends = edge_of(costs, one.before, one.a, one.b)
    local at = ends or edge_of(costs, one.after, one.a, one.b)
    if at then
      list[#list + 1] = { options = { one.before, one.after }, at = at, kind = "feasibility", of = ends and one.before
                          or one.after, cheaper_before = one.before, cheaper_after = one.after, basis = swept.basis,
                          best = true, cost = costs(at)[one.after] }
    end
  end
end

-- ----- all of them -----

-- On straight lines between the values that were swept, where a model has too many paths for more.
local function interpolated(swept)
  local list = {}
  for _, pair in ipairs(curves.pairs(swept.names)) do
    for _, change in ipairs(changes_of(swept, pair)) do
      list[#list + 1] = { options = pair, at = change.a + (change.b - change.a) * change.fa / (change.fa - change.fb),
                          kind = "interpolated", basis = swept.basis, cheaper_before = curves.cheaper(pair, change.fa),
                          cheaper_after = curves.cheaper(pair, change.fb) }
    end
  end
  return list
end

local function exact(subject, facts, options, swept)
  local read, list = model.open(subject, facts, runs.with(options, { check = false })), {} -- the sweep was checked
  local leaf = read:assumption(swept.axis).value
  add_at_the_point(list, read, leaf, swept)
  if swept.basis == "mean" then add_of_means(list, read, leaf, swept) end
  add_handovers(list, read, leaf, swept)
  return list
end

local function in_order(a, b)
  if a.basis ~= b.basis then return a.basis > b.basis end -- points before means
  if a.at ~= b.at then return a.at < b.at end
  return table.concat(a.options, "\0") < table.concat(b.options, "\0")
end

--- The crossings of a sweep over one axis of numbers.
---@param subject table ready as it was swept
---@param facts table of it
---@param options table samples, seed, threads, paths, point
---@param result table of study.run, over one axis of numbers
---@return table[] { options, at, kind, cheaper_before, cheaper_after, gap, basis, best, cost }; of kind
--  "feasibility": `of` is the option that ceases or begins to be feasible there
function crossover.read(subject, facts, options, result)
  local swept = swept_of(result)
  local list = result.tracing.mode == "samples" and interpolated(swept) or exact(subject, facts, options, swept)
  table.sort(list, in_order)
  return list
end

return crossover

--- Two sides compared: which figures moved, by how much, and which changes caused it.
local bridge = require "perigee.analysis.compare.bridge"
local changes = require "perigee.analysis.compare.changes"
local core = require "perigee.core"
local errors = require "perigee.analysis.compare.errors"
local figures = require "perigee.analysis.compare.figures"
local mixture = require "perigee.analysis.compare.mixture"
local progress = require "perigee.analysis.progress"
local runs = require "perigee.analysis.runs"
local shapley = require "perigee.analysis.compare.shapley"
local study = require "perigee.analysis.study"

local compare = {}

-- ----- the two sides -----

local function refuse_list(assumption)
  error({ kind = "input", message = ("'%s' is a list, %s: a comparison takes one value of each assumption, as "
    .. "--set %s=..."):format(assumption.name, assumption.text, assumption.name) }, 0)
end

local function refuse_axes(facts)
  for _, assumption in ipairs(facts.assumptions) do
    if select(2, assumption.value:varies()) then refuse_list(assumption) end
  end
  for _, one in ipairs(facts.names) do
    if #one.names > 1 then refuse_list(one) end
  end
end

-- What is at fault after --against says so, where it has no line of a file.
local function on_other_side(raised)
  local message = type(raised) == "table" and raised.message or tostring(raised)
  if not message:find "^%-%-set " then return raised end
  return { kind = "usage", message = "--against: " .. message }
end

local function look(options, open, on_error)
  local ok, side = pcall(open, options, function(_, facts)
    refuse_axes(facts)
    local by_name = {}
    for _, given in ipairs(facts.assumptions) do
      by_name[given.name] = runs.with(given, { alone = given.alone or given.value }) -- as if it moved with no other
    end
    for _, one in ipairs(facts.names) do
      by_name[one.name] = { name = one.name, text = one.names[1], source = one.source, alone = { names = one.names } }
    end
    return { options = options, title = facts.title, as_of = facts.as_of, assumptions = by_name }
  end)
  if not ok then error(on_error and on_error(side) or side, 0) end
  return side
end

-- The assumptions that Sobol's dimensions go to, one of each name: the same on both sides.
local function dimensions_of(a, b, sampler)
  if sampler ~= "sobol" then return nil end
  local all = {}
  for _, side in ipairs { a, b } do
    for name, assumption in pairs(side.assumptions) do
      local drawn = assumption.value and (not all[name] or not all[name].value:varies())
      all[name] = drawn and assumption or all[name]
    end
  end
  local list = {}
  for _, assumption in pairs(all) do list[#list + 1] = assumption end
  table.sort(list, function(x, y) return x.name < y.name end)
  return runs.dimensions({ assumptions = list }, sampler)
end

-- Runs a side as `perigee run` does: the result, and its slots.
local function run_side(side, tools)
  return tools.open(side.options, function(subject, facts, made, reads)
    local result, slots_at = study.run(subject, facts, made)
    result.file = made.file
    tools.tell(result, reads, made.saved)
    return { result = result, slots = slots_at(1) }
  end)
end

-- ----- the bridge -----

-- What both sides have, in one unit.
local function common(...)
  local list = {}
  for _, items in ipairs { ... } do
    for _, item in ipairs(items) do list[#list + 1] = item.difference and item or nil end
  end
  return list
end

-- The sides as mixtures, with the numbers that their results have.
local function end_of(side, list, key)
  local numbers = {}
  for i, figure in ipairs(list) do numbers[i] = figure[key] end
  return { numbers = numbers, quantities = mixture.quantities(side.run.slots, list), checks = {} }
end

-- What comes of a set of changes; a limit that is reached is not what a set lacks.
local function maker(sides, moving, list, tools)
  local ends = { [shapley.none(#moving)] = end_of(sides[1], list, "before"),
                 [shapley.all(#moving)] = end_of(sides[2], list, "after") }
  return function(set)
    if ends[set] then return ends[set] end
    local options, overrides = mixture.options(moving, set, sides[1], sides[2])
    local ok, found = pcall(tools.open, options, function(subject, _, made, _, again)
      return mixture.make(subject, again(overrides), made, list)
    end)
    if ok then return found end
    if type(found) == "table" and found.kind == "limit" then error(found, 0) end
    return nil, type(found) == "table" and found.message or tostring(found)
  end
end

local function name_of(moving, block)
  local names = {}
  for i, number in ipairs(block) do names[i] = moving[number].name end
  return table.concat(names, " and ")
end

-- The contributions to each figure, in its unit.
local function put_bridges(list, moving, made)
  local count = #made.blocks
  for f, figure in ipairs(list) do
    local amounts = shapley.contributions(made.plan, count, function(set) return made.at(set).numbers[f] end, 0)
    bridge.settle(amounts, figure.difference)
    figure.bridge = {}
    for i, block in ipairs(made.blocks) do
      figure.bridge[i] = { name = name_of(moving, block), amount = amounts[i] }
    end
  end
end

local function joined_of(moving, made)
  local list = {}
  for _, block in ipairs(made.blocks) do
    if made.reasons[block] then
      local names = {}
      for i, number in ipairs(block) do names[i] = moving[number].name end
      list[#list + 1] = { changes = names, reason = made.reasons[block] }
    end
  end
  return list
end

local function method_of(made)
  return { name = "Shapley", changes = #made.blocks, combinations = #made.plan.sets, exact = not made.plan.orders,
           orders = made.plan.orders, source = "L. S. Shapley, A Value for n-Person Games, 1953" }
end

-- Takes the differences apart by what changed.
local function explain(answer, sides, moving, list, tools)
  if #moving == 0 or #list == 0 then return end
  local made = bridge.build(#moving, maker(sides, moving, list, tools), function(records)
    mixture.finish(records, sides[1].options)
  end)
  put_bridges(list, moving, made)
  errors.put(list, made, mixture.run(sides[1].options))
  answer.method, answer.joined = method_of(made), joined_of(moving, made)
end

-- ----- the answer -----

local function about(side)
  local result = side.run.result
  return { file = result.file, title = result.title, as_of = result.as_of, cheapest = result.cheapest,
           uncertain = result.uncertain, oldest_price = result.oldest_price }
end

-- Warnings of both sides once, of one with its side.
local function warnings_of(a, b)
  local list, other = {}, {}
  for _, warning in ipairs(b.warnings) do other[warning] = true end
  for _, warning in ipairs(a.warnings) do
    list[#list + 1] = other[warning] and warning or "before: " .. warning
    other[warning] = nil
  end
  for _, warning in ipairs(b.warnings) do
    list[#list + 1] = other[warning] and "after: " .. warning or nil
  end
  return list
end

local function answer_of(sides, list)
  local a, b = sides[1].run.result, sides[2].run.result
  local answer = { perigee = core.version, title = b.title, samples = a.samples, seed = a.seed, sampler = a.sampler,
                   uncertain = a.uncertain or b.uncertain, a = about(sides[1]), b = about(sides[2]), changes = list,
                   cheapest = { before = a.cheapest, after = b.cheapest }, joined = {},
                   warnings = warnings_of(a, b) }
  answer.basis = answer.uncertain and "mean" or "point"
  answer.options, answer.outputs = figures.of(a, b)
  return answer
end

--- Compares two sides.
---@param a table what the engine is asked for the first, before
---@param b table for the second, after
---@param tools { open: function, tell: function } open(options, f) runs f(subject, facts, made, reads, again) on a
--  scenario; tell(result, reads, saved) adds to a result what was read of the catalogs
---@return table answer see report/README.md
function compare.read(a, b, tools)
  local sides = { look(a, tools.open), look(b, tools.open, on_other_side) }
  local dimensions = dimensions_of(sides[1], sides[2], a.sampler)
  a.dimensions, b.dimensions = dimensions, dimensions
  local list = changes.of(sides[1], sides[2], mixture.run(a))
  for i, side in ipairs(sides) do
    progress.part(a.progress, i, #sides)
    side.run = run_side(side, tools)
  end
  progress.part(a.progress, 1, 1)
  progress.stage(a.progress, "combining changes")
  local answer = answer_of(sides, list)
  explain(answer, sides, changes.moving(list), common(answer.options, answer.outputs), tools)
  return answer
end

return compare

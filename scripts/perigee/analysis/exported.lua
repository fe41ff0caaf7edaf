--- A run's answer with the graph that it was read from, as plain data.
--
-- The shape is told in the README of report/.  Over axes of names the graph is that of the
-- first of them, for each combination of names has one of its own; over axes of numbers it
-- is one for all cells, and axes are nodes of it.
local answer = require "perigee.analysis.answer"
local axes_of = require "perigee.analysis.axes"
local nodefigures = require "perigee.analysis.nodefigures"
local nodes_of = require "perigee.analysis.nodes"
local runs = require "perigee.analysis.runs"
local study = require "perigee.analysis.study"

local exported = {}

-- ----- what the report reads, by the numbers of nodes -----

local function each(list, f)
  local made = {}
  for i, item in ipairs(list or {}) do made[i] = f(item) end
  return made
end

-- What was put on a board, with a node's number in each place of a figure's.
local function placed(numbers)
  local function node(at) return at and numbers[at] or nil end
  local function list(places) return each(places, node) end
  return node, list
end

local function option_of(put, node)
  local option = put.option
  return {
    name = option.name, feasible = node(put.feasible), cheapest = node(put.cheapest), total = node(put.cost),
    quality = node(put.quality), notes = option.notes,
    noted = each(put.noted, node),
    rows = each(option.rows, function(row)
      return { category = row.category, label = row.label, node = node(put.rows[row.at]) }
    end),
    categories = put.categories and each(put.categories, function(one)
      return { category = one.category, node = node(one.at) }
    end),
    energy = each(put.energy, function(one) return { name = one.name, node = node(one.at) } end),
    holds = each(put.holds, function(held)
      return { label = held.label, fails = node(held.fails), needs = node(held.needs), has = node(held.has) }
    end),
  }
end

local function month_of(put, node)
  return { month = node(put.month), comes = node(put.comes), against = put.against }
end

local function months_of(put, node, list)
  return { name = put.name, npv = node(put.npv), total = node(put.total), rest = node(put.rest),
           lowest = node(put.lowest), monthly = list(put.spent), paid = list(put.paid), cumulative = list(put.sums),
           payback = each(put.payback, function(paid) return month_of(paid, node) end) }
end

local function timeline_of(put, node, list)
  return {
    months = put.plan.months, start = put.plan.start, discount = put.discount and node(put.discount) or nil,
    options = each(put.options, function(option) return months_of(option, node, list) end),
    outputs = each(put.series, function(series) return { name = series.name, monthly = list(series.values) } end),
    crossings = each(put.crossings, function(pair)
      return { options = pair.options, cheaper_after = pair.cheaper_after,
               spreads = each(pair.spreads, function(spread) return month_of(spread, node) end) }
    end),
  }
end

local function number_rows(put)
  for _, option in ipairs(put.options) do
    for i, row in ipairs(option.option.rows) do row.at = i end
  end
end

-- Assumptions stand behind all that is on the board.
local function assumptions_of(put, facts, node)
  local list = {}
  for i, one in ipairs(facts.assumptions) do
    list[i] = { name = one.name, text = one.text, source = one.source, node = node(#put.on.values + i) }
  end
  return list
end

local function roots_of(put, facts)
  local roots = table.move(put.on.values, 1, #put.on.values, 1, {})
  for _, one in ipairs(facts.assumptions) do roots[#roots + 1] = one.value end
  return roots
end

local function names_of(facts)
  return each(facts.names, function(one) return { name = one.name, text = one.text, source = one.source,
                                                  value = one.names[1] } end)
end

--- The graph under what a board was given.
---@param put table what answer.put gives
---@param facts table what guest.describe gives
---@return table graph
---@return userdata[] values of its nodes
function exported.graph(put, facts)
  local nodes, numbers, values = nodes_of.of(roots_of(put, facts))
  local node, list = placed(numbers)
  number_rows(put)
  return {
    nodes = nodes, cell = 1, assumptions = assumptions_of(put, facts, node), names = names_of(facts),
    options = each(put.options, function(option) return option_of(option, node) end),
    outputs = each(put.outputs, function(output) return { name = output.name, node = node(output.at) } end),
    checks = each(put.checks, function(check) return { message = check.slot.name, fails = node(check.at),
                                                       place = check.slot.place } end),
    timeline = put.timeline and timeline_of(put.timeline, node, list) or nil,
    uncovered = node(put.uncovered),
  }, values
end

-- ----- the slots of one graph -----

-- Each list of names at its first.
local function firsts_of(facts)
  local list = {}
  for _, axis in ipairs(axes_of.those(axes_of.of(facts), true)) do
    list[#list + 1] = { axis.name, { names = { axis.values[1] } }, from = axis.name }
  end
  return list
end

local function read_first(subject, facts, options, again)
  local firsts = firsts_of(facts)
  if #firsts == 0 then return nil end
  local ready = again(firsts)
  local _, slots_at = study.run(subject, ready, options, again)
  return ready, slots_at
end

---@class perigee.exported
---@field result table as a run answers, with `graph`
---@field facts table
---@field run table of the graph's first cell
---@field values userdata[] of the graph's nodes

--- A scenario's answer and its graph.
---@param subject table
---@param facts table what guest.describe gives
---@param options table of a run; figures = true: each node has its figures
---@param again fun(overrides: table[]): table readies anew: facts
---@param more? fun(put: table) puts further figures on the board
---@return perigee.exported
function exported.read(subject, facts, options, again, more)
  local result, slots_at = study.run(subject, facts, options, again)
  local first, first_slots = read_first(subject, facts, options, again)
  facts, slots_at = first or facts, first_slots or slots_at
  local run = { samples = options.point and 1 or options.samples, seed = options.seed, threads = options.threads,
                axes = axes_of.leaves(axes_of.of(facts, options.order)), cell = 1, sampler = options.sampler,
                point = options.point, dimensions = options.dimensions or runs.dimensions(facts, options.sampler),
                isa = options.isa, reproducible = options.reproducible }
  local put = answer.put(facts, slots_at(1))
  if more then more(put) end
  local graph, values = exported.graph(put, facts)
  result.graph = graph
  if options.figures then nodefigures.add(graph.nodes, values, run) end
  return { result = result, facts = facts, run = run, values = values }
end

return exported

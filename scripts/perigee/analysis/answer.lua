--- From a traced model to the table that reports and programs read.
--
-- The shape is that of `--format json` (see the README of report/).  One cell of
-- the grid of axes gives one such table; a grid's cells are laid together by
-- analysis/grid.lua.
local lazy = require "perigee.lazy"
local board = require "perigee.analysis.board"
local conditions = require "perigee.analysis.conditions"
local core = require "perigee.core"
local options_of = require "perigee.analysis.options"
local slots_of = require "perigee.analysis.slots"
local text = require "perigee.report.format"
local timeline = lazy "perigee.analysis.timeline"
local unit = require "perigee.report.unit"

local answer = {}

-- ----- putting figures on the board -----

-- Figures beside the answer: what varies in them alone makes it no less certain.
local function put_energy(on, option)
  local put = {}
  for i, one in ipairs(option.energy) do
    put[i] = { name = one.name, at = on:put(one.value, true, true) }
  end
  return put
end

local function put_option(on, option)
  local put = { option = option, rows = {}, holds = {} }
  put.cost = on:put(option.total, true)
  put.feasible = on:put(option.feasible)
  put.cheapest = on:put(option.cheapest)
  put.quality = option.quality and on:put(option.quality, true)
  put.energy = put_energy(on, option)
  for i, row in ipairs(option.rows) do put.rows[i] = on:put(row.value) end
  for i, held in ipairs(option.holds) do
    put.holds[i] = { fails = on:put(options_of.negated(held.holds)),
                     needs = held.needs and on:put(held.needs),
                     has = held.has and on:put(held.has), label = held.label }
  end
  return put
end

--- Puts merged slots on a board, to be read at any cell of their graph.
-- @param facts { assumptions = { { name, text, source, value } } }
function answer.put(facts, slots)
  local on = board.new()
  local put = { on = on, options = {}, outputs = {}, checks = {},
                assumptions = {}, place = facts.place }
  for i, assumption in ipairs(facts.assumptions) do
    put.assumptions[i] = not assumption.value:quantile(0.5) and on:put(assumption.value, true)
  end
  local options = options_of.build(slots)
  for i, option in ipairs(options) do put.options[i] = put_option(on, option) end
  put.timeline = timeline.put(on, slots, options, facts.place)
  for _, slot in ipairs(slots) do
    if slot.kind == "output" then
      put.outputs[#put.outputs + 1] = { name = slot.name,
                                        at = on:put(slot.value, true) }
    elseif slot.kind == "check" then
      put.checks[#put.checks + 1] = { slot = slot,
        at = on:put(options_of.negated(slot.value)) }
    end
  end
  return put
end

-- ----- what must hold -----

local reasons = {
  divide = "division by zero", log = "logarithm of a number that is not above zero",
  sqrt = "square root of a number below zero",
}

local function blame(put, at, run, count, first, name)
  local node = core.blame(put.on.values[at], run, first or 0)
  local op = node and node:op()
  local why = reasons[op] or "the result is not a finite number"
  if op == "divide" then
    local below = node:arguments()[2]
    if core.value(below, run, first or 0) ~= 0 then
      why = "the result is not a finite number"
    end
  end
  local place = node and core.place(node:mark()) or put.place
  error(slots_of.at(place, ("%s%s, in %s"):format(why,
    conditions.how_often(count, run.samples, put.on:varies(at)), name)), 0)
end

local function check_finite(put, run)
  local function check(at, name)
    local count, first = put.on:strange(at)
    if count > 0 then blame(put, at, run, count, first, name) end
  end
  for _, option in ipairs(put.options) do
    check(option.cost, ("option '%s'"):format(option.option.name))
    if option.quality then
      check(option.quality, ("the quality of option '%s'"):format(option.option.name))
    end
  end
  for _, output in ipairs(put.outputs) do
    check(output.at, ("output '%s'"):format(output.name))
  end
end

local function check_conditions(put, run)
  for _, check in ipairs(put.checks) do
    conditions.demand(check.slot, put.on:nonzero(check.at), run.samples, put.on:varies(check.at))
  end
end

-- ----- reading the board -----

local function amount(on, at)
  local name = on.units[at]
  return unit.quantity(text.number(on:point(at), { unit = name, trim = true }), name)
end

local function reason_of(on, held)
  local fails = on:mean(held.fails)
  if fails == 0 then return nil end
  local reason = held.label
  if held.needs then
    reason = ("%s: needs %s, has %s"):format(held.label,
      amount(on, held.needs), amount(on, held.has))
  end
  if fails < 1 then
    reason = ("%s (in %s of samples)"):format(reason, text.percent(fails))
  end
  return reason
end

local function reasons_of(on, put)
  local list = {}
  for _, held in ipairs(put.holds) do list[#list + 1] = reason_of(on, held) end
  if #list == 0 and on:mean(put.feasible) < 1 then
    list[1] = "the model does not offer it here"
  end
  return list
end

local function row_of(on, slot, at)
  return { category = slot.category, label = slot.label, unit = on.units[at],
           point = on:point(at), mean = on:mean(at) }
end

local function energy_of(on, put)
  local figures = {}
  for _, one in ipairs(put.energy) do figures[one.name] = on:figure(one.at) end
  return next(figures) and figures or nil
end

local function option_of(on, put)
  local rows = {}
  for i, slot in ipairs(put.option.rows) do
    rows[i] = row_of(on, slot, put.rows[i])
  end
  return {
    name = put.option.name, feasible = on:point(put.feasible) ~= 0,
    feasible_probability = on:mean(put.feasible), reasons = reasons_of(on, put),
    notes = put.option.notes, cost = on:figure(put.cost), rows = rows,
    quality = put.quality and on:figure(put.quality) or nil,
    energy = energy_of(on, put),
    cheapest_probability = on:mean(put.cheapest),
  }
end

-- The percentiles of an assumption are its distribution's own, where it has one: nothing is sampled for it.
local function assumption_of(on, assumption, at, run)
  local value = assumption.value
  local figure = { unit = value:unit(), point = core.value(value, run) }
  for name, share in pairs { p5 = 0.05, p50 = 0.5, p95 = 0.95 } do
    figure[name] = value:quantile(share) or on:figure(at)[name]
  end
  figure.name, figure.text = assumption.name, assumption.text
  figure.source, figure.uncertain = assumption.source, (value:varies())
  return figure
end

local function cheapest_of(put)
  for _, option in ipairs(put.options) do
    if put.on:point(option.cheapest) ~= 0 then return option.option.name end
  end
end

local function anything_varies(facts, put, run)
  for _, assumption in ipairs(facts.assumptions) do
    if not run.point and assumption.value:varies() then return true end
  end
  for at = 1, #put.on.values do
    if put.on:varies(at) and not put.on.beside[at] then return true end
  end
  return false
end

local function map(list, f)
  local made = {}
  for i, item in ipairs(list) do made[i] = f(item, i) end
  return made
end

--- Reads what was put at one cell.
-- @param facts as for answer.put
-- @param run see analysis/runs.lua
-- @return assumptions, options, outputs, cheapest, uncertain as a table
function answer.at(put, facts, run)
  local on = put.on
  on:run(run)
  check_conditions(put, run)
  check_finite(put, run)
  return {
    assumptions = map(facts.assumptions, function(assumption, i)
      return assumption_of(on, assumption, put.assumptions[i], run)
    end),
    options = map(put.options, function(option) return option_of(on, option) end),
    outputs = map(put.outputs, function(output)
      local figure = on:figure(output.at)
      figure.name = output.name
      figure.quantiles = #run.axes == 0 and on:quantiles(output.at) or nil
      return figure
    end),
    cheapest = cheapest_of(put), timeline = put.timeline and timeline.read(on, put.timeline),
    uncertain = anything_varies(facts, put, run),
  }
end

return answer

--- A recurrence in a graph: its body followed once along each of its paths on placeholders, the
-- paths joined, and the step so found substituted for as long as there are steps.
--
-- What must hold in a step is carried along as a state of its own, 1 as long as it held.
local checks = require "perigee.checks"
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"
local fold = require "perigee.analysis.fold"
local loop = require "perigee.scan.loop"
local paths = require "perigee.analysis.paths"
local slots_of = require "perigee.analysis.slots"

local traced = {}

local what = "perigee.scan"

local PATHS = 64 -- through the body
local NODES = 20000 -- made without a look at limits of time

-- ----- one path -----

-- Leaves for what the body is called with: the states, the step's number, the inputs.
local function placeholders(plan)
  context.scans = context.scans + 1
  local function leaf(name, like)
    return core.placeholder(("step of scan %d: %s"):format(context.scans, name), like)
  end
  local made, inputs = { states = {}, by_name = {} }, plan.inputs
  for i, name in ipairs(plan.states.names) do made.states[i] = leaf("state " .. name, plan.states.first[i]) end
  made.number = leaf("number", 1)
  made.leaves = table.move(made.states, 1, #made.states, 1, {})
  made.leaves[#made.leaves + 1] = made.number
  for i, name in ipairs(inputs.names) do
    made.by_name[name] = leaf("input " .. name, inputs.lists[i][1] or 1)
    made.leaves[#made.leaves + 1] = made.by_name[name]
  end
  return made
end

local function slots_for(states, values, found)
  local slots = { by_key = {} }
  for i, name in ipairs(states.names) do slots[i] = { kind = "state", key = name, value = values[i] } end
  for _, check in ipairs(found) do
    slots[#slots + 1] = { kind = "check", key = "\0" .. checks.key(check), value = check.condition, check = check }
  end
  slots.by_key = slots_of.by_key(slots)
  return slots
end

local EVERY_PATH = " (on a path through the body of perigee.scan: all are followed, whatever its state)"

-- An error on a path that may be none: only there the state decides.
local function complain(message, decisions)
  if #decisions == 0 or type(message) ~= "string" then error(message, 0) end
  error({ placed = message .. EVERY_PATH }, 0)
end

-- Follows the body: its slots, and how it was decided.
local function follow(plan, at, seen, forced)
  local first = #context.checks + 1
  local exploration <close> = core.explore(at.leaves, forced)
  local ok, result = xpcall(loop.call, core.relocate, plan.body, seen, plan.states:shaped(at.states), at.number,
                            at.by_name)
  if not ok then complain(result, exploration.decisions) end
  local values = plan.states:next(result)
  checks.join(first)
  return slots_for(plan.states, values, checks.take(first)), exploration.decisions
end

-- ----- all paths -----

-- The outcomes of the next path, the last decision that held turned round; nil: there is none.
local function next_outcomes(decisions)
  for i = #decisions, 1, -1 do
    if decisions[i].outcome then
      local outcomes = {}
      for j = 1, i - 1 do outcomes[j] = decisions[j].outcome end
      outcomes[i] = false
      return outcomes
    end
  end
end

local function same_slots(a, b)
  if #a ~= #b then return false end
  for i, slot in ipairs(a) do
    if slot.key ~= b[i].key or not core.same(slot.value, b[i].value) then return false end
  end
  return true
end

-- What is kept outside the body and differs from call to call cannot be repeated.
local function check_again(plan, at, seen, slots)
  if not same_slots(slots, (follow(plan, at, seen, {}))) then
    fields.fail("%s: the body gives something else when it is called again: what it counts or keeps outside itself "
      .. "must be part of its state", what)
  end
end

local function follow_all(plan, at)
  local tree, union, seen, outcomes, count = nil, { by_key = {} }, context.seen, {}, 0
  while outcomes do
    count = count + 1
    if count > PATHS then
      fields.fail("%s: more than %d paths through the body: say what its state decides with perigee.where, math.min "
        .. "and math.max", what, PATHS)
    end
    local slots, decisions = follow(plan, at, seen, outcomes)
    tree, outcomes = paths.add(tree, decisions, slots), next_outcomes(decisions)
    if count == 1 then check_again(plan, at, seen, slots) end
    for _, slot in ipairs(slots) do
      if not union.by_key[slot.key] then union.by_key[slot.key], union[#union + 1] = slot, slot end
    end
  end
  return tree, union
end

local function called(states, slot)
  return slot.kind == "state" and states.single and "the next state" or ("the next '%s'"):format(slot.key)
end

-- The paths joined: one value for each slot.
local function join(plan, tree, union)
  local ok, values = pcall(fold.plain, tree, union)
  if ok then return values end
  if type(values) ~= "table" then error(values, 0) end
  local place, message = values.mark and core.place(values.mark), values.message:gsub("^.-:%d+: ", "")
  message = ("%s: %s: %s on different paths through the body"):format(what, called(plan.states, values.slot), message)
  if place then error({ placed = ("%s: %s"):format(place, message) }, 0) end
  fields.fail("%s", message)
end

-- ----- all steps -----

-- Adds a state for each thing that must hold in all steps: before them it does.
local function carry_checks(at, union, values, first)
  local leaves = {}
  for i, slot in ipairs(union) do
    if slot.kind == "check" then
      local held = core.placeholder(("held %d of scan %d"):format(i, context.scans), 1)
      leaves[#leaves + 1], first[i] = held, core.quantity(1)
      values[i] = core.min(held, values[i])
    end
  end
  local states = #at.states
  table.move(at.leaves, states + 1, #at.leaves, states + #leaves + 1)
  table.move(leaves, 1, #leaves, states + 1, at.leaves)
end

local function add_checks(union, last)
  for i, slot in ipairs(union) do
    if slot.kind == "check" then
      local held = core.settle(last[i])
      if held == 0 then fields.fail("%s", slot.check.message) end
      if held ~= 1 then
        context.checks[#context.checks + 1] = { condition = held:eq(1), message = slot.check.message,
                                                place = slot.check.place }
      end
    end
  end
end

local function advance(plan, substitution, states, by_step)
  local each = math.max(1, NODES // (substitution:size() + 1))
  for from = 1, plan.count, each do
    local to = math.min(plan.count, from + each - 1)
    states = substitution:advance(states, from, to, plan.inputs.lists, by_step)
  end
  return states
end

--- Runs all steps.
-- @param plan see scan/init.lua
-- @param by_step nil, or a table to be filled with the states after each step
-- @return the states after the last, by place
function traced.run(plan, by_step)
  local before = context.steps
  local at, first = placeholders(plan), table.move(plan.states.first, 1, #plan.states.first, 1, {})
  local tree, union = follow_all(plan, at)
  local inner = context.steps - before -- those of recurrences in the body, for all calls of it
  local values = join(plan, tree, union)
  carry_checks(at, union, values, first)
  for i = 1, #union do values[i] = core.quantity(values[i]) end
  values[#union + 1] = nil
  local last = advance(plan, core.substitution(values, at.leaves), first, by_step)
  context.steps = before + plan.count * (1 + inner)
  add_checks(union, last)
  return last
end

return traced

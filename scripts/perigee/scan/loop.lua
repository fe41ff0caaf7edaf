--- A recurrence on plain values: the loop that it says.
local checks = require "perigee.checks"
local context = require "perigee.context"
local core = require "perigee.core"

local loop = {}

--- Calls a body so that a text in it is the same draw in each step.
-- @param seen the texts read before
function loop.call(body, seen, ...)
  local mine = {}
  for text, times in pairs(seen) do mine[text] = times end
  context.seen = mine
  return body(...)
end

-- Values as the body sees them: on plain values what they are at the sample, numbers where the
-- run is one on numbers; else quantities, as where they are traced.
local function seen_as(values, mode, numbers)
  local list = {}
  for i, value in ipairs(values) do
    if not (numbers and type(value) == "number") then
      value = core.quantity(value)
      if mode == "plain" then value = core.here(value) end
      if numbers then value = core.settle(value) end
    end
    list[i] = value
  end
  return list
end

local NONE = {}

local function inputs_at(inputs, t, mode, numbers)
  if not inputs.names[1] then return NONE end
  local here, at = {}, {}
  for i, list in ipairs(inputs.lists) do here[i] = list[t] end
  for i, value in ipairs(seen_as(here, mode, numbers)) do at[inputs.names[i]] = value end
  return at
end

--- Runs all steps.
-- @param plan see scan/init.lua
-- @param by_step nil, or a table to be filled with the states after each step
-- @return the states after the last
function loop.run(plan, by_step)
  local values, seen, first = plan.states.first, context.seen, #context.checks + 1
  local mode, numbers = core.mode()
  context.steps = context.steps + plan.count
  for t = 1, plan.count do
    local state = plan.states:shaped(seen_as(values, mode, numbers))
    local inputs = inputs_at(plan.inputs, t, mode, numbers)
    values = plan.states:next(loop.call(plan.body, seen, state, t, inputs))
    checks.join(first)
    if by_step then by_step[t] = values end
  end
  return values
end

return loop

--- A recurrence of any length: a body that is traced once, and then made again for each step.
--
-- What a plain `for` would trace step by step, and with each uncertain `if` in it path by path,
-- is here one step on placeholders, substituted as often as there are steps.  On plain values
-- the body runs as the plain loop that it is, so that the two are compared.
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"
local loop = require "perigee.scan.loop"
local quantities = require "perigee.quantities"
local states = require "perigee.scan.states"
local traced = require "perigee.scan.traced"

local what = "perigee.scan"

local MOST = 1000000 -- steps

local known = { from = true, steps = true, body = true, inputs = true, every = true }

-- ----- what was given -----

local function number_of(steps)
  local read = core.quantity(steps)
  local by_sample, by_axis = read:varies()
  if by_sample or by_axis then
    fields.fail("%s: steps is how many there are, and cannot vary: say the most, and choose among the states of "
      .. "every = true", what)
  elseif read:dimension() ~= core.quantity(1):dimension() then
    fields.fail("%s: steps is a plain number, not %s", what, read:dimension())
  end
  return read:number()
end

local function count_of(steps)
  if type(steps) ~= "number" and not core.is_quantity(steps) then
    fields.fail("%s: steps is a whole number from 0 to %d, not a %s", what, MOST, type(steps))
  end
  local number = number_of(steps)
  local count = math.tointeger(number)
  if not count or count < 0 or count > MOST then
    fields.fail("%s: steps is a whole number from 0 to %d, not %.15g", what, MOST, number)
  end
  return count
end

local function is_nothing(value)
  return value:op() == "constant" and value:unit() == "" and value:number() == 0
end

-- All in the unit of the first that is more than a plain 0.
local function read_list(name, given)
  local list, unit = {}, nil
  for i, value in ipairs(given) do
    list[i] = quantities.quantity(value)
    if not unit and not is_nothing(list[i]) then unit = list[i]:unit() end
  end
  for i, value in ipairs(list) do
    local converted = states.converted(value, unit or "")
    if not converted then
      fields.fail("%s: inputs: '%s' is %s first and %s in step %d", what, name,
                  core.quantity("1 " .. (unit or "")):dimension(), value:dimension(), i)
    end
    list[i] = converted
  end
  return list
end

-- Lists by name, the names in order, and how long they are.
local function read_inputs(given)
  local inputs = { names = {}, lists = {} }
  if given == nil then return inputs end
  if type(given) ~= "table" or core.is_quantity(given) then
    fields.fail("%s: inputs is a table of lists, as { demand = { 10, 20, 30 } }", what)
  end
  for name, list in pairs(given) do
    if type(name) ~= "string" or type(list) ~= "table" or core.is_quantity(list) then
      fields.fail("%s: inputs is a table of lists, as { demand = { 10, 20, 30 } }", what)
    end
    inputs.names[#inputs.names + 1] = name
  end
  table.sort(inputs.names)
  for i, name in ipairs(inputs.names) do inputs.lists[i] = read_list(name, given[name]) end
  return inputs
end

local function steps_of(given, inputs)
  if given.steps == nil and inputs.lists[1] then return #inputs.lists[1] end
  return count_of(fields.need(what, given, "steps", "36"))
end

local function check_lengths(inputs, count)
  for i, list in ipairs(inputs.lists) do
    if #list ~= count then
      fields.fail("%s: inputs: '%s' has %d values for %d steps", what, inputs.names[i], #list, count)
    end
  end
end

local function read(given)
  fields.check(what, given, known)
  local inputs = read_inputs(given.inputs)
  local plan = { inputs = inputs, count = steps_of(given, inputs), body = given.body,
                 every = given.every, states = states.read(fields.need(what, given, "from", "\"100 USD\"")) }
  check_lengths(inputs, plan.count)
  if type(fields.need(what, given, "body", "function(state, t) return state * 1.02 end")) ~= "function" then
    fields.fail("%s: body is a function of the state and the step that returns the next state, not a %s", what,
                type(given.body))
  elseif given.every ~= nil and type(given.every) ~= "boolean" then
    fields.fail("%s: every is true where the states after all steps are wanted, not a %s", what, type(given.every))
  end
  return plan
end

-- ----- what comes of it -----

-- Lists by step to a list of what scripts see, or to one for each name.
local function all_of(plan, by_step)
  local columns = {}
  for i = 1, #plan.states.names do
    columns[i] = {}
    for t = 1, plan.count do columns[i][t] = core.settle(by_step[t][i]) end
  end
  return plan.states:shaped(columns)
end

--- A recurrence.
--
-- @param given table of
--   from    what the state is before step 1: a quantity, or a table of them by name
--   steps   how many: a plain whole number up to 1000000; where left out, as many as inputs has
--   body    function(state, t, inputs) that returns the next state, in any unit of its
--           dimension: a quantity, or a table with the names of `from`.  t is the number of the
--           step, from 1; inputs are what the lists hold there.  It may ask `if` of what is
--           uncertain, the state and t included, on 64 paths at most; each is followed whatever
--           the state is.  A text in it, as "1 to 2", is one draw for all steps
--   inputs  lists of a value for each step, by name: { demand = { ... } }
--   every   true: the states after each step are wanted
-- @return the state after the last step; with every = true a list of the states after each step,
--   or a table of lists by name
local function scan(given)
  local plan = read(given)
  local plain = context.unrolled or core.mode() == "plain"
  local by_step = plan.every and {} or nil
  local last = (plain and loop.run or traced.run)(plan, by_step)
  if by_step then return all_of(plan, by_step) end
  for i, value in ipairs(last) do last[i] = core.settle(value) end
  return plan.states:shaped(last)
end

return scan

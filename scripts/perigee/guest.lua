--- Running a scenario's model: along one path, or on plain values.
--
-- This runs where the scenario lives: in the state of a Lua program that built
-- it, or inside a sandbox.  What it answers is plain data and quantities.
local collect = require "perigee.collect"
local context = require "perigee.context"
local core = require "perigee.core"
local scenario = require "perigee.scenario"
local texts = require "perigee.texts"

local guest = {}

-- Words of our own scripts that say nothing of what they name.
local vague = {}
for word in ([[value values result results amount sum total made given got out found one other each left right
  first second last next new old list item x1 x2 tmp temp ret answer read quantity number to settle where here max min
  abs ceil floor round exp log sqrt pow leaf axis at of by is entry self this it f g fn figure times plus needs has
  part parts all both rest least most low high from into cost costs amount_of needs_of units condition gt ge le lt holds
  gap bases quantity tighter tightest select whole traced runs price_of step_of]]):gmatch "%S+" do
  vague[word] = true
end

--- Readies a scenario: reads its assumptions, as they stand with overrides.
-- @param of a scenario
-- @param overrides list of { name, value }
-- @param as_of the day of prices
-- @return a table that the functions below take
function guest.ready(of, overrides, as_of)
  context.ready(as_of)
  return { of = of, as_of = as_of, place = core.defined(of.model),
           assumptions = scenario.assumptions(of, overrides) }
end

--- Plain facts of a ready scenario: assumptions that are quantities, those of them that
-- are axes, and those that are names.
function guest.describe(ready)
  local list, axes, names = {}, {}, {}
  for _, assumption in ipairs(ready.assumptions) do
    if assumption.names then
      names[#names + 1] = assumption
    else
      list[#list + 1] = { name = assumption.name, text = assumption.text,
                          source = assumption.source, value = assumption.value,
                          alone = assumption.alone }
    end
    if assumption.axis then axes[#axes + 1] = assumption.value end
  end
  return { title = ready.of.title, as_of = ready.as_of, place = ready.place,
           assumptions = list, axes = axes, names = names, correlate = ready.assumptions.correlate }
end

local function run_model(ready)
  context.start(ready.as_of)
  context.runs = context.runs + 1
  local argument = scenario.argument(ready.assumptions)
  local result = ready.of.model(argument)
  for _, overlay in ipairs(ready.of.overlays) do
    local options = overlay(argument)
    result = collect.overlay(result, options, core.defined(overlay),
                             ready.place)
  end
  local slots = collect.slots(result, ready.place)
  slots.steps = context.steps > 0 and context.steps or nil
  return slots
end

-- A text that is read as a quantity and is none may be an assumption, taken for a name.
local function explained(ready, raised)
  for _, assumption in ipairs(ready.assumptions) do
    local name = assumption.names and assumption.names[1]
    if name and type(raised) == "string" and raised:find(('"%s", column'):format(name), 1, true) then
      return ("%s: that is assumption '%s'"):format(raised, assumption.name)
    end
  end
  return raised
end

-- core.begin .. core.finish around f, whatever happens in it.
local function within(ready, spec, f)
  core.begin(spec)
  local result = table.pack(xpcall(f, core.relocate))
  local decisions = core.finish()
  if not result[1] then error(explained(ready, result[2]), 0) end
  return result[2], decisions
end

--- Follows the model along the path of one sample.
-- @param spec as core.begin wants it, without its mode
-- @return slots, and decisions: { { condition, outcome, mark }, ... }
function guest.trace(ready, spec)
  spec.mode = "trace"
  return within(ready, spec, function() return run_model(ready) end)
end

-- What a unit or a dimension is wrong with is a fault on any path; other errors
-- may guard against what never happens.
local faulty = { DIMENSION = true, UNIT = true, SYNTAX = true }

--- Follows a path that spec.forced prescribes, whether a sample takes it or not.
-- @return decisions, and a message where a unit is wrong on it
function guest.explore(ready, spec)
  spec.mode = "trace"
  core.begin(spec)
  core.status()
  local ok, message = xpcall(run_model, core.relocate, ready)
  local status = core.status()
  return core.finish(), not ok and faulty[status] and message or nil
end

--- Runs the model at one sample and records the lines it runs through, with the
-- numbers in its variables: to find where a trace and plain values part.
-- @param spec as core.begin wants it, mode included
function guest.record(ready, spec)
  core.begin(spec)
  context.unrolled = true
  local ok, events = pcall(texts.within, function() return core.record(run_model, ready) end)
  context.unrolled = false
  core.finish()
  if not ok then error(events, 0) end
  return events
end

--- Follows the model along the path of one sample, and tells what it calls its quantities.
-- @param spec as for guest.trace
-- @return list of { value, name, rank }: see bindings/named.c
function guest.named(ready, spec)
  spec.mode = "trace"
  core.begin(spec)
  local names = core.named(run_model, ready, vague)
  core.finish()
  return names
end

--- Runs the model at one sample: on plain values where spec.mode is "plain", on
-- quantities that only decide as the sample does where it is "witness".
-- @return slots whose values are constants
function guest.plain(ready, spec)
  spec.mode = spec.mode or "plain"
  return (within(ready, spec, function()
    local slots = texts.within(function() return run_model(ready) end)
    for _, slot in ipairs(slots) do slot.value = core.here(slot.value) end
    return slots
  end))
end

return guest

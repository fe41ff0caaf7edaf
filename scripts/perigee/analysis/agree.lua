--- Does what was traced agree with the model on plain values?
--
-- Lua hides some things from a tracer: a type test, a counter outside the
-- function, a pcall.  The model is run on the plain values of some samples; where
-- a figure differs, both runs are recorded and the line where they part is named.
local core = require "perigee.core"
local runs = require "perigee.analysis.runs"
local slots_of = require "perigee.analysis.slots"

local agree = {}

local SAMPLES, LEAST = 32, 6
local MONTHS = 288 -- runs of a month function, all in all
local STEPS = 40000 -- of recurrences, all in all

--- How many samples are compared, besides the point.  In a timeline each of them is a run
-- of every month, in a recurrence of every step, and fewer are.
-- @param slots the merged slots
function agree.samples(slots)
  local count = math.max(1, math.min(SAMPLES, STEPS // math.max(1, slots.steps or 0)))
  for _, slot in ipairs(slots) do
    if slot.kind == "timeline" then count = math.max(LEAST, math.min(count, MONTHS // slot.months)) end
  end
  return count
end

local tolerance = 1e-9

local function close(a, b)
  if a == b or (a ~= a and b ~= b) then return true end
  return math.abs(a - b) <= tolerance * math.max(math.abs(a), math.abs(b))
end

-- The first slot whose traced and plain values differ: slot, traced, plain.
local function first_difference(slots, traced, plain_slots)
  local plain = slots_of.by_key(plain_slots)
  for i, slot in ipairs(slots) do
    local unit, found = slots_of.unit(slot.value), plain[slot.key]
    local value = slots_of.absent[slot.kind]
    if found then
      local ok, number = pcall(slots_of.number, found.value, unit)
      value = ok and number or nil
    end
    if found == nil and value == nil then
      value = traced[i] -- a need or an output of another path
    end
    if value == nil or not close(traced[i], value) then
      return slot, traced[i], value
    end
    plain[slot.key] = nil
  end
  for _, slot in ipairs(plain_slots) do
    if plain[slot.key] then return slot, nil, slots_of.number(slot.value,
      slots_of.unit(slot.value)) end
  end
end

-- ----- naming the line -----

local function differing_number(a, b)
  local names = {}
  for name in pairs(a.numbers) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local x, y = a.numbers[name], b.numbers[name]
    if y == nil or not close(x, y) then return name, x, y end
  end
end

-- The place after which two recordings part, and a variable that shows it.
local function parting(traced, plain)
  local place
  for i, a in ipairs(traced) do
    local b = plain[i]
    if not b or a.place ~= b.place then return place end
    local name, x, y = differing_number(a, b)
    if name then return place or a.place, name, x, y end
    place = a.place
  end
  return #plain > #traced and place or nil
end

local function name_of(slot)
  if slot.kind == "output" then return ("output '%s'"):format(slot.name) end
  return ("option '%s', %s '%s'"):format(slot.option or "", slot.kind,
                                         slot.label or slot.name or "")
end

local function as_text(value)
  return value and ("%.6g"):format(value) or "not there"
end

local function explain(subject, spec, slot, traced, plain, default)
  local a = subject.record(runs.with(spec, { mode = "trace" }))
  local b = subject.record(runs.with(spec, { mode = "plain" }))
  local place, variable, x, y = parting(a, b)
  place = place or slot.place
  local what = variable and ("'%s'"):format(variable) or name_of(slot)
  local said = variable and x or traced
  local meant = variable and y or plain
  return ("%s: Lua hides something here from the tracer: %s is %s traced and %s "
    .. "on plain values (a type test, a counter kept outside the model, a number "
    .. "made into text or a pcall can do this)"):format(place or default, what,
    as_text(said), as_text(meant))
end

-- On numbers; where numbers are not enough (a text times a number, a method of a
-- quantity) on quantities that decide as the sample does, and why.
local function plain_slots(subject, spec)
  local ok, slots = pcall(subject.plain, runs.with(spec, { mode = "plain" }))
  if ok then return slots end
  local why = type(slots) == "table" and slots.message or tostring(slots)
  return subject.plain(runs.with(spec, { mode = "witness" })), why
end

local function values_of(slots)
  local values = {}
  for i, slot in ipairs(slots) do values[i] = slot.value end
  return values
end

-- How many samples follow one another from the first of a list on.
local function first_run(samples)
  local count = 0
  while samples[count + 1] and samples[count + 1] == samples[1] + count do count = count + 1 end
  return count
end

-- What the tape says at the i-th of some samples: those at the front are read at once.
local function reader(tape, run, samples)
  local count = samples[1] and first_run(samples) or 0
  local front = count > 0 and tape:raw(run, samples[1], count)
  return function(i)
    if not samples[i] then return tape:point(run) end
    local lists = i <= count and front or tape:raw(run, samples[i], 1)
    local values = {}
    for k, list in ipairs(lists) do values[k] = list[i <= count and i or 1] end
    return values
  end
end

-- In a file what a type test or a == sees is mended before it runs (dialect.lua);
-- in a program only the run on numbers finds it.
local function doubt_of(subject, why)
  if not why or not subject.in_memory then return nil end
  return ("the model does not run on plain numbers, so type tests and == in it are "
    .. "unchecked: %s"):format(why)
end

--- Compares a traced model with plain runs of it.
-- @param subject has plain(spec) and record(spec)
-- @param slots the merged slots
-- @param run see analysis/runs.lua
-- @param samples list of the samples to compare; false is the point
-- @param place the model's place, for messages
-- @return a message where they differ, or nil; and a warning where part of the
--   comparison could not be made
function agree.check(subject, slots, run, samples, place)
  if #slots == 0 then return nil end
  local read, doubt = reader(core.tape(values_of(slots)), run, samples), nil
  for i, sample in ipairs(samples) do
    local spec = runs.with(run, { sample = sample or nil })
    local plain, why = plain_slots(subject, spec)
    doubt = doubt or doubt_of(subject, why)
    local slot, x, y = first_difference(slots, read(i), plain)
    if slot then return explain(subject, spec, slot, x, y, place) end
  end
  return nil, doubt
end

return agree

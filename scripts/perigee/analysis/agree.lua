--- Does what was traced agree with the model on plain values?
--
-- Lua hides some things from a tracer: a type test, a counter outside the
-- function, a pcall.  The model is run on the plain values of some samples; where
-- a figure differs, both runs are recorded and the line where they part is named.
local core = require "perigee.core"
local slots_of = require "perigee.analysis.slots"

local agree = {}

--- Samples that are compared, besides the point.
agree.samples = 32

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
    if plain[slot.key] then return slot, nil, nil end
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

local function copy(spec, mode)
  local made = { mode = mode }
  for key, value in pairs(spec) do made[key] = made[key] or value end
  return made
end

local function name_of(slot)
  if slot.kind == "output" then return ("output '%s'"):format(slot.name) end
  return ("option '%s', %s '%s'"):format(slot.option or "", slot.kind,
                                         slot.label or slot.name or "")
end

local function as_text(value)
  return value and ("%.6g"):format(value) or "nothing"
end

local function explain(subject, spec, slot, traced, plain, default)
  local a = subject.record(copy(spec, "trace"))
  local b = subject.record(copy(spec, "plain"))
  local place, variable, x, y = parting(a, b)
  if not place and core.is_quantity(slot.value) then
    place = core.place(slot.value:mark())
  end
  local what = variable and ("'%s'"):format(variable) or name_of(slot)
  local said = variable and x or traced
  local meant = variable and y or plain
  return ("%s: Lua hides something here from the tracer: %s is %s traced and %s "
    .. "on plain values (a type test, a counter kept outside the model, a number "
    .. "made into text or a pcall can do this)"):format(place or default, what,
    as_text(said), as_text(meant))
end

--- Compares a traced model with plain runs of it.
-- @param subject has plain(spec) and record(spec)
-- @param slots the merged slots
-- @param run { samples, seed, axes, cell }
-- @param place the model's place, for messages
-- @return true, or false and a message
function agree.check(subject, slots, run, place)
  local outputs, listed = {}, {}
  for _, slot in ipairs(slots) do
    if slot.value ~= nil then
      outputs[#outputs + 1] = slot.value
      listed[#listed + 1] = slot
    end
  end
  if #outputs == 0 then return true end
  local count = math.min(agree.samples, run.samples)
  local raw = core.tape(outputs):raw(run, 1, count)
  for sample = 1, count do
    local spec = { sample = sample, seed = run.seed, axes = run.axes,
                   cell = run.cell }
    local traced = {}
    for i = 1, #outputs do traced[i] = raw[i][sample] end
    local plain = subject.plain(copy(spec))
    local slot, x, y = first_difference(listed, traced, plain)
    if slot then
      return false, explain(subject, spec, slot, x, y, place)
    end
  end
  return true
end

return agree

--- The model run in plain Lua, sample by sample: slow, and never wrong.
--
-- Each figure becomes a column, the list of its values by sample, so that all
-- other readings go on as ever.
local core = require "perigee.core"
local progress = require "perigee.analysis.progress"
local runs = require "perigee.analysis.runs"
local slots_of = require "perigee.analysis.slots"

local plain = {}

local function note(table_of, order, slots, sample)
  for _, slot in ipairs(slots) do
    local column = table_of[slot.key]
    if not column then
      column = { slot = slot, unit = slots_of.unit(slot.value), values = {} }
      table_of[slot.key] = column
      order[#order + 1] = column
    end
    local number = slots_of.number(slot.value, column.unit)
    if sample then column.values[sample] = number else column.point = number end
  end
end

local function fill(column, samples, place)
  local default = slots_of.absent[column.slot.kind]
  if default == nil and column.slot.kind == "output" then
    for sample = 1, samples do
      if column.values[sample] == nil then
        local message = ("output '%s' is returned on some paths through the model "
          .. "only: return it on all of them"):format(column.slot.name)
        error(slots_of.at(place, message), 0)
      end
    end
  end
  for sample = 1, samples do
    column.values[sample] = column.values[sample] or default or 0
  end
  column.point = column.point or default or 0
end

-- Slots whose values are conditions: 1 or 0.
local conditions = { option = true, holds = true, check = true }

local function as_slot(column)
  local name = column.slot.key:gsub("%z", "/")
  local like = core.quantity("1 " .. (column.unit == "1" and "" or column.unit))
  local value = core.column(name, like, column.point, column.values)
  return slots_of.with(column.slot, conditions[column.slot.kind] and value:eq(1)
    or value)
end

--- Runs the model at the point and at every sample of a cell.
-- @param run see analysis/runs.lua
-- @param place the model's place, for messages
-- @return slots whose values are columns
function plain.columns(subject, run, place)
  local columns, order = {}, {}
  local function at(sample)
    return subject.plain(runs.with(run, { mode = "witness", sample = sample }))
  end
  note(columns, order, at(nil), nil)
  for sample = 1, run.samples do
    note(columns, order, at(sample), sample)
    progress.tick(run.progress)
  end
  local slots = {}
  for i, column in ipairs(order) do
    fill(column, run.samples, place)
    slots[i] = as_slot(column)
  end
  return slots
end

return plain

--- The model run in plain Lua, sample by sample: slow, and never wrong.
--
-- Each figure becomes a column, the list of its values by sample, so that all
-- other readings go on as ever.
local core = require "perigee.core"
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

local function fill(column, samples)
  local default = slots_of.absent[column.slot.kind]
  if default == nil and column.slot.kind == "output" then
    for sample = 1, samples do
      if column.values[sample] == nil then
        error(("output '%s' is returned on some paths through the model only: "
          .. "return it on all of them"):format(column.slot.name), 0)
      end
    end
  end
  for sample = 1, samples do
    column.values[sample] = column.values[sample] or default or 0
  end
  column.point = column.point or default or 0
end

local function as_slot(column)
  local name = column.slot.key:gsub("%z", "/")
  local like = core.quantity("1 " .. (column.unit == "1" and "" or column.unit))
  return slots_of.with(column.slot,
    core.column(name, like, column.point, column.values))
end

--- Runs the model at the point and at every sample of a cell.
-- @param run { samples, seed, axes, cell }
-- @return slots whose values are columns
function plain.columns(subject, run)
  local columns, order = {}, {}
  local spec = { seed = run.seed, axes = run.axes, cell = run.cell }
  note(columns, order, subject.plain(spec), nil)
  for sample = 1, run.samples do
    note(columns, order, subject.plain { sample = sample, seed = run.seed,
      axes = run.axes, cell = run.cell }, sample)
  end
  local slots = {}
  for i, column in ipairs(order) do
    fill(column, run.samples)
    slots[i] = as_slot(column)
  end
  return slots
end

return plain

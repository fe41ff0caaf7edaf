--- What share of its peak an accelerator reaches in training, as it was measured.
--
-- The catalog's rows hold up to a size of the model and a length of the sequences;
-- the smallest that fits is taken, in each sample and cell where they vary.
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"

local utilisation = {}

local none = math.huge -- a bound that there is not

local function bounds_of(row)
  local largest = row.largest and core.quantity(row.largest):to("parameter"):number()
  return { row = row, largest = largest or none, longest = row.longest or none }
end

local function before(a, b)
  if a.largest ~= b.largest then return a.largest < b.largest end
  if a.longest ~= b.longest then return a.longest < b.longest end
  return a.row.name < b.row.name
end

-- The rows of an accelerator and a precision, the narrowest first.
local function rows_of(what, accelerator, precision)
  local all, message = context.services.list { kind = "utilisation",
                                               as_of = context.as_of }
  if not all then fields.fail("%s", message) end
  local rows = {}
  for _, row in ipairs(all) do
    if row.accelerator == accelerator and row.precision == precision then
      rows[#rows + 1] = bounds_of(row)
    end
  end
  if #rows == 0 then
    fields.fail("%s: no utilisation of %s in %s was measured: say it, as utilisation = "
      .. "\"40 %%\"", what, accelerator, precision)
  end
  table.sort(rows, before)
  return rows
end

-- A comparison of what is uncertain or swept makes the tracer take both branches.
local function within(quantity, unit, bound)
  if bound == none or not quantity then return true end
  return core.quantity(quantity) <= core.quantity(bound .. " " .. unit)
end

local function choose(rows, parameters, sequence)
  for _, bounds in ipairs(rows) do
    if within(parameters, "parameter", bounds.largest)
      and within(sequence, "token", bounds.longest) then
      return bounds.row
    end
  end
  return rows[#rows].row
end

local function note_of(row)
  local few, many = row.least_devices, row.most_devices
  local on = few and many and (", on %d to %d devices"):format(few, many) or ""
  return ("utilisation of %s: measured on %s%s"):format(row.name, row.models or "others",
                                                        on)
end

--- The share that was measured, and a note on which row says so.
-- @param what how messages call the run
-- @param accelerator its name in the accelerators' catalogs
-- @param precision "bf16", "fp8"
-- @param parameters that a token passes through
-- @param sequence its length in tokens; any where nil
-- @return a quantity, a note
function utilisation.measured(what, accelerator, precision, parameters, sequence)
  local row = choose(rows_of(what, accelerator, precision), parameters, sequence)
  return figures.leaf(row, "mfu"), note_of(row)
end

return utilisation

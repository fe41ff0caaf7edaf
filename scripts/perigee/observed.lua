--- What was measured, as an assumption: each sample draws one of the values.
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"

local what = "perigee.observed"
local known = { data = true, column = true, values = true, unit = true, source = true }

-- ----- where the values come from -----

local function columns_of(row)
  local names = {}
  for name in pairs(row) do names[#names + 1] = tostring(name) end
  table.sort(names)
  return names
end

local function rows_of(data)
  if type(data) == "string" then
    local rows, message = context.services.data(data)
    if not rows then fields.fail("%s", message) end
    return rows
  elseif type(data) ~= "table" then
    fields.fail("%s: data is a file's name or the rows of perigee.data, not %s", what, type(data))
  end
  return data
end

local function check_column(rows, column)
  if type(rows[1]) ~= "table" then
    fields.fail("%s: data has no rows", what)
  elseif rows[1][column] == nil then
    fields.fail("%s: there is no column '%s'%s", what, column, fields.hint(column, columns_of(rows[1])))
  end
end

local function column_values(given)
  local rows, values = rows_of(given.data), {}
  local column = fields.text(what, given.column, "column")
  check_column(rows, column)
  for i, row in ipairs(rows) do values[i] = type(row) == "table" and row[column] end
  return values, ("row %%d of column '%s'"):format((column:gsub("%%", "%%%%")))
end

local function listed_values(given)
  if type(given.values) ~= "table" then
    fields.fail("%s: values is a list of numbers, not %s", what, type(given.values))
  elseif given.data ~= nil or given.column ~= nil then
    fields.fail("%s: values are given, or data and column, not both", what)
  end
  return given.values, "value %d"
end

-- ----- numbers in one unit -----

-- A text as a certain quantity with a unit, or nil.
local function quantity_of(value)
  if type(value) ~= "string" then return nil end
  local readable, quantity = pcall(core.quantity, value, "observed")
  return readable and quantity:op() == "constant" and quantity:unit() ~= "" and quantity or nil
end

local function number_of(value, unit, place)
  local quantity = quantity_of(value)
  if quantity then return core.quantity(quantity:to(unit)):number() end
  local number = type(value) == "number" and value or nil
  if not number or number ~= number or math.abs(number) == math.huge then
    fields.fail("%s: %s is %s: a number is wanted, or leave it out", what, place,
                type(value) == "string" and ("'%s'"):format(value) or tostring(value))
  end
  return number
end

local function numbers_of(values, unit, place)
  local numbers = {}
  for i, value in ipairs(values) do numbers[i] = number_of(value, unit, place:format(i)) end
  if #numbers == 0 then fields.fail("%s: there are no values", what) end
  return numbers
end

-- "column 'ms' of latency.csv, 365 values"
local function source_of(given, count)
  local from = given.column and ("column '%s'"):format(given.column) or "observed"
  if type(given.data) == "string" then from = ("%s of %s"):format(from, given.data) end
  return ("%s, %d value%s"):format(from, count, count == 1 and "" or "s")
end

--- An uncertain quantity of which each sample draws one of the values, with replacement: as an assumption by the
-- assumption's name, elsewhere once for each time it is made.
--
--     perigee.observed { data = "latency.csv", column = "ms", unit = "ms" }
--
---@param given table
--   data     a CSV file beside the scenario, or rows such as perigee.data gives
--   column   the name of its column
--   values   or a list of values: numbers, or texts with a unit
--   unit     of the numbers, "" or nil for plain ones
--   source   where they are from; the file and the column where left out
---@return userdata a quantity
local function observed(given)
  fields.check(what, given, known)
  if given.values == nil and given.data == nil then
    fields.fail("%s: give values, or data and column", what)
  end
  local values, place = (given.values ~= nil and listed_values or column_values)(given)
  if given.unit ~= nil and type(given.unit) ~= "string" then
    fields.fail("%s: unit must be a text, as \"ms\", not %s", what, type(given.unit))
  end
  local unit = given.unit or ""
  local like = core.quantity(unit == "" and 1 or "1 " .. unit)
  local numbers = numbers_of(values, unit == "" and "1" or unit, place)
  local source = given.source and fields.text(what, given.source, "source") or source_of(given, #numbers)
  local count = (context.seen[source] or 0) + 1
  context.seen[source] = count
  return core.observed(("%s #%d"):format(source, count), numbers, like, source)
end

return observed

--- Axes in words: their names and values.
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local axes = {}

local FULL = 1e9 -- axes below this are written in full, without a suffix

local function scale_of(axis)
  local most = 0
  for _, value in ipairs(axis.values) do
    most = math.max(most, type(value) == "number" and math.abs(value) or 0)
  end
  return most < FULL and 0 or nil
end

--- The text of a value of an axis: its label, or its number.
---@param axis table
---@param index integer
---@param with_unit boolean?
---@return string
function axes.value(axis, index, with_unit)
  local value = axis.labels and axis.labels[index] or axis.values[index]
  if type(value) ~= "number" then
    return text.escape(tostring(value))
  end
  local number = format.number(value, { digits = 6, trim = true, unit = axis.unit,
                                        scale = scale_of(axis) })
  return with_unit and units.quantity(number, text.escape(axis.unit or "")) or number
end

--- The axis of a name, or nil.
---@param result table
---@param name string
---@return table?
function axes.named(result, name)
  for _, axis in ipairs(result.axes or {}) do
    if axis.name == name then
      return axis
    end
  end
end

--- The assumptions, as they are in every cell: an axis itself is known by its name.
---@param result table
---@return table[]
function axes.assumptions(result)
  local list = result.assumptions or {}
  if not grid.varies(result) then
    return list
  end
  local made = {}
  for i, assumption in ipairs(list) do
    made[i] = grid.slice(assumption, 1)
  end
  return made
end

--- Whether the values of an axis are plain numbers, without labels.
---@param axis table
---@return boolean
function axes.numeric(axis)
  for _, value in ipairs(axis.values) do
    if type(value) ~= "number" then
      return false
    end
  end
  return not axis.labels
end

local SHOWN = 3 -- names that are listed in full

local function all_names(axis)
  local names = {}
  for index = 1, #axis.values do names[index] = axes.value(axis, index) end
  if #names > SHOWN then
    return ("%d names, %s to %s"):format(#names, names[1], names[#names])
  end
  local last = table.remove(names)
  return #names > 0 and table.concat(names, ", ") .. " or " .. last or last
end

--- `1,000 to 3,000 requests/day`, `gpt-4o or gpt-4o-mini`, `7 names, gpt-4 to gpt-5`
---@param axis table
---@return string
function axes.summary(axis)
  if not axes.numeric(axis) then return all_names(axis) end
  local count = #axis.values
  return axes.value(axis, 1) .. (count == 2 and " or " or " to ") .. axes.value(axis, count, true)
end

--- `over requests in requests/day`; `over model, requests in requests/day`
---@param list table[]
---@return string
function axes.over(list)
  local parts = {}
  for i, axis in ipairs(list) do
    local unit = axes.numeric(axis) and axis.unit or ""
    parts[i] = text.escape(axis.name)
               .. (unit ~= "" and " in " .. text.escape(units.plural(unit)) or "")
  end
  return "over " .. table.concat(parts, ", ")
end

return axes

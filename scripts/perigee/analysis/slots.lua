--- What the analyses share about slots (see collect.lua).
local core = require "perigee.core"

local slots = {}

--- What a slot is worth where a path does not have it; nil: nothing.
slots.absent = { option = 0, row = 0, energy = 0, note = 0, holds = 1, check = 1,
                 spent = 0, paid = 0, rest = 0, npv = 0 }

--- The text of a value's unit, "1" for a plain number.
function slots.unit(value)
  local unit = core.is_quantity(value) and value:unit() or ""
  return unit == "" and "1" or unit
end

--- The bare number of a certain value in a unit.
function slots.number(value, unit)
  if type(value) == "number" and unit == "1" then return value end
  local converted = core.quantity(value):to(unit)
  return type(converted) == "number" and converted or converted:number()
end

--- A message at a place ("FILE:LINE", or nil where there is none).
function slots.at(place, message)
  return place and ("%s: %s"):format(place, message) or message
end

--- The slots by their keys.
function slots.by_key(list)
  local by_key = {}
  for _, slot in ipairs(list) do by_key[slot.key] = slot end
  return by_key
end

--- A copy of a slot with another value.
function slots.with(slot, value)
  local made = {}
  for key, field in pairs(slot) do made[key] = field end
  made.value = value
  return made
end

return slots

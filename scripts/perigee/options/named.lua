--- What the option kinds share: their name, and the fields that every option has.
local fields = require "perigee.fields"
local option = require "perigee.options.option"

local named = {}

--- Fields that every kind passes on to perigee.option.
named.common = { "costs", "limits", "requires", "quality", "notes" }

--- A set of field names with the common ones in it.
-- @param ... lists of names, or of quantities as arguments.read wants them
function named.known(...)
  local known = {}
  for _, list in ipairs { named.common, ... } do
    for _, of in ipairs(list) do known[type(of) == "table" and of[1] or of] = true end
  end
  return known
end

--- Lists behind one another, in one list.
function named.joined(...)
  local all = {}
  for _, list in ipairs { ... } do
    for _, item in ipairs(list) do all[#all + 1] = item end
  end
  return all
end

--- Checks an option's table; how messages call it is returned.
-- @param places how many unnamed values it may hold; the name alone where nil
function named.check(kind, given, known, places)
  local what = "perigee." .. kind
  if type(given) == "table" and type(given[1]) == "string" then
    what = ("%s '%s'"):format(kind, given[1])
  end
  fields.check(what, given, known, places or 1)
  fields.text(what, given[1], "its first value (the name)")
  return what
end

--- The caller's list of a field behind ours; what is no list is told of by option.
function named.behind(ours, given)
  if given ~= nil and type(given) ~= "table" then return given end
  return named.joined(ours or {}, given or {})
end

--- Makes the option: rows, limits and notes before those that the caller gives.
-- @param energy what it draws and emits, as options/power.lua makes it, or nil
function named.make(given, rows, limits, notes, energy)
  local made = option.new { given[1], costs = { rows, given.costs },
                            limits = named.behind(limits, given.limits),
                            requires = given.requires, quality = given.quality,
                            notes = named.behind(notes, given.notes) }
  made.energy = energy
  return made
end

return named

--- What the option kinds share: their name, and the fields that every option has.
local fields = require "perigee.fields"
local option = require "perigee.options.option"

local named = {}

--- Fields that every kind passes on to perigee.option.
named.common = { "costs", "limits", "requires", "quality", "notes" }

--- A set of field names with the common ones in it.
function named.known(list)
  local known = {}
  for _, name in ipairs(named.common) do known[name] = true end
  for _, name in ipairs(list) do known[name] = true end
  return known
end

--- Checks an option's table; how messages call it is returned.
function named.check(kind, given, known)
  local what = "perigee." .. kind
  if type(given) == "table" and type(given[1]) == "string" then
    what = ("%s '%s'"):format(kind, given[1])
  end
  fields.check(what, given, known, 1)
  fields.text(what, given[1], "its first value (the name)")
  return what
end

--- Makes the option: rows and limits before those that the caller gives.
function named.make(given, rows, limits)
  local all = {}
  for _, limit in ipairs(limits or {}) do all[#all + 1] = limit end
  for _, limit in ipairs(given.limits or {}) do all[#all + 1] = limit end
  return option.new { given[1], costs = { rows, given.costs }, limits = all,
                      requires = given.requires, quality = given.quality,
                      notes = given.notes }
end

return named

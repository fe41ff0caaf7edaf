--- The core's builders as words of a scenario: each takes one table of named
-- quantities, whose names are checked here.
local core = require "perigee.core"
local fields = require "perigee.fields"

local builders = {}

--- A set of the names that a builder's table may have.
function builders.names(...)
  local known = {}
  for _, name in ipairs { ... } do known[name] = true end
  return known
end

--- Adds builders of the core to a table of words.
-- @param into the table
-- @param group what it is called: "energy" for perigee.energy and core.energy
-- @param functions table of sets of names, by the builder's name
function builders.add(into, group, functions)
  for name, known in pairs(functions) do
    local what, build = ("perigee.%s.%s"):format(group, name), core[group][name]
    into[name] = function(given)
      fields.check(what, given, known)
      return build(given)
    end
  end
end

return builders

--- Tables of named fields: an unknown one is an error that names the near one.
local core = require "perigee.core"

local fields = {}

local function sorted_keys(known)
  local keys = {}
  for key in pairs(known) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

--- What would be right, for a name that is not among `known` (a list).
-- @treturn string `: did you mean 'x'?`, or a list of what there is
function fields.hint(name, known)
  local near = core.near(tostring(name), known)
  if near then return (": did you mean '%s'?"):format(near) end
  if #known == 0 then return "" end
  return (": there is %s"):format(table.concat(known, ", "))
end

--- Raises at the user's line, printf-fashion.
function fields.fail(format, ...)
  core.fail(select("#", ...) > 0 and format:format(...) or format)
end

local function describe(key)
  if math.type(key) == "integer" then return ("place %d"):format(key) end
  return ("'%s'"):format(tostring(key))
end

--- Checks that `given` is a table whose string keys are all in `known`.
-- @param what how messages call it: `perigee.traffic`
-- @param known set of names (keys of a table)
-- @param places how many unnamed values it may hold (a number, or math.huge)
function fields.check(what, given, known, places)
  if type(given) ~= "table" then
    fields.fail("%s wants a table of fields, not %s", what, type(given))
  end
  for key in pairs(given) do
    local placed = math.type(key) == "integer" and key >= 1
      and key <= (places or 0)
    if not placed and not known[key] then
      local hint = type(key) == "string"
        and fields.hint(key, sorted_keys(known)) or ""
      fields.fail("%s: unknown field %s%s", what, describe(key), hint)
    end
  end
end

--- A field that must be there.
function fields.need(what, given, name, example)
  local value = given[name]
  if value == nil then
    fields.fail("%s: '%s' is missing, as %s = %s", what, name, name, example)
  end
  return value
end

--- A text that must be there and not be empty.
function fields.text(what, value, name)
  if type(value) ~= "string" then
    fields.fail("%s: %s must be a text, not %s", what, name, type(value))
  elseif value == "" then
    fields.fail("%s: %s must not be empty", what, name)
  end
  return value
end

return fields

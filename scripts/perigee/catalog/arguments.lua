--- Options in one table: an unknown key is the caller's bug and raises.
local near = require "perigee.near"

local arguments = {}

--- Raises, at the level of the public function's caller, unless `options` is a
-- table (or nil) whose keys are all known.
---@param name string the public function, as `catalog.open`
---@param options table?
---@param known string[] sorted
---@return table options itself, or an empty table
function arguments.check(name, options, known)
  if options == nil then
    return {}
  elseif type(options) ~= "table" then
    error(("%s: one table of options, not a %s"):format(name, type(options)), 3)
  end
  local set = {}
  for _, key in ipairs(known) do
    set[key] = true
  end
  for key in pairs(options) do
    if not set[key] then
      error(("%s: unknown option '%s'%s"):format(name, tostring(key),
            near.hint(tostring(key), known)), 3)
    end
  end
  return options
end

return arguments

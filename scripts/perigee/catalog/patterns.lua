--- Patterns of names, as lists of prices have them: `*` stands for anything, `#` for one
-- digit; the rest for itself.  Letter case, and - and _, do not count.
local schema = require "perigee.catalog.schema"

local patterns = {}

local STARS = 3 -- more would take long to look through

--- Why a value is no pattern, or nil.
---@param value any
---@return string?
function patterns.fault(value)
  if value == nil then
    return "a pattern is missing: { \"gpt-4o-*\", means = \"gpt-4o\" }"
  elseif schema.name_fault(value) then
    return schema.name_fault(value)
  elseif not value:find "[*#]" then
    return ("'%s' is a name, not a pattern: make it an alias, or put * or # in it"):format(value)
  elseif not value:find "[^*#]" then
    return ("'%s' fits every name: put what the names have in common in it"):format(value)
  elseif select(2, value:gsub("%*", "")) > STARS then
    return ("'%s' has more than %d *: leave some out"):format(value, STARS)
  end
end

local STANDS = { ["*"] = ".*", ["#"] = "%d" }

local function compile(pattern)
  return "^" .. schema.fold(pattern):gsub(".", function(char)
    return STANDS[char] or char:find "%w" and char or "%" .. char
  end) .. "$"
end

local compiled = {}

--- Does a folded name fit?
---@param pattern string
---@param key string of schema.fold
---@return boolean
function patterns.fits(pattern, key)
  compiled[pattern] = compiled[pattern] or compile(pattern)
  return key:find(compiled[pattern]) ~= nil
end

return patterns

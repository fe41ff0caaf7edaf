--- By which names genai-prices knows a model, as aliases and patterns of a catalog.
--
--     { ["or"] = { { equals = "o3" }, { starts_with = "o3-2025-" } } }
--
-- In the list the first model that a name fits is meant; so it is in a catalog's patterns.
-- Its names and aliases go before them, so that an exact name is an alias only where no
-- earlier model is meant by it.
local json = require "perigee.import.json"
local patterns = require "perigee.catalog.patterns"
local regex = require "perigee.import.genai.regex"
local schema = require "perigee.catalog.schema"

local matchers = {}

---@class perigee.genai_matcher
---@field equals? string a name
---@field pattern? string of names
---@field unsaid? string what no pattern says

local function pattern(text)
  return patterns.fault(text) and { unsaid = text } or { pattern = text }
end

-- A text in which * and # stand for themselves cannot be said.
local function around(before, text, after)
  if type(text) ~= "string" or text == "" or text:find "[*#]" then return { unsaid = tostring(text) } end
  return pattern(before .. text .. after)
end

-- Whether two texts can lie over one another in a name, so that `a*b` would miss it.
local function overlaps(a, b)
  for length = 1, math.min(#a, #b) do
    if a:sub(-length) == b:sub(1, length) then return true end
  end
  return false
end

-- The clauses of a list by what they are; nil where one is given twice, or is none.
local function by_key(list)
  local found = {}
  for _, clause in ipairs(json.is_list(list) and list or {}) do
    local key, value = next(type(clause) == "table" and clause or {})
    if type(value) ~= "string" or found[key] then return nil end
    found[key] = value
  end
  return found
end

local ENDS = { starts_with = true, ends_with = true }

-- The beginning and the end of a name, both.
local function both(list)
  local ends = by_key(list) or {}
  for key in next, ends do
    if not ENDS[key] then return { unsaid = "and" } end
  end
  local first, last = ends.starts_with, ends.ends_with
  if not (first and last) or overlaps(schema.fold(first), schema.fold(last)) or (first .. last):find "[*#]" then
    return { unsaid = "and" }
  end
  return pattern(first .. "*" .. last)
end

local READ = {
  equals = function(text)
    return type(text) == "string" and { equals = text } or { unsaid = tostring(text) }
  end,
  contains = function(text) return around("*", text, "*") end,
  starts_with = function(text) return around("", text, "*") end,
  ends_with = function(text) return around("*", text, "") end,
  regex = function(text)
    local found = type(text) == "string" and regex.pattern(text)
    if not found then return { unsaid = tostring(text) } end
    return found:find "[*#]" and pattern(found) or { equals = found }
  end,
  ["and"] = both,
}

local function collect(clause, found)
  local key, value = next(type(clause) == "table" and clause or {})
  if key == "or" and json.is_list(value) then
    for _, each in ipairs(value) do collect(each, found) end
  elseif READ[key] then
    found[#found + 1] = READ[key](value)
  else
    found[#found + 1] = { unsaid = tostring(key) }
  end
end

--- What a model is matched by, one after another.
---@param clause any of the list
---@return perigee.genai_matcher[]
function matchers.of(clause)
  local found = {}
  collect(clause, found)
  return found
end

local function fits(matcher, key)
  if matcher.equals then return schema.fold(matcher.equals) == key end
  return matcher.pattern and patterns.fits(matcher.pattern, key)
end

--- The first of some models that a name fits.
---@param list { matchers: perigee.genai_matcher[] }[]
---@param name string
---@return table?
function matchers.first(list, name)
  local key = schema.fold(name)
  for _, model in ipairs(list) do
    for _, matcher in ipairs(model.matchers) do
      if fits(matcher, key) then return model end
    end
  end
end

return matchers

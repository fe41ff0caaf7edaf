--- Names of a book of catalogs: from what somebody writes to the entry that is meant.
local names = require "perigee.catalog.names"
local near = require "perigee.near"
local schema = require "perigee.catalog.schema"
local Shelves = require "perigee.catalog.shelves"

---@class perigee.finder: perigee.shelves
local Finder = setmetatable({}, { __index = Shelves })
Finder.__index = Finder

-- What to compare an unknown name with, and what to show for it: the names of
-- the owner that it gives, or full names if it gives another, or short names.
local function candidates(index, key)
  local owner, rest = key:match("^([^/]+)/(.+)$")
  local shown = {}
  if owner and index.owners[owner] then
    for full, word in pairs(index.full) do
      if full:sub(1, #owner + 1) == owner .. "/" then
        shown[full:sub(#owner + 2)] = { word }
      end
    end
    return rest, shown
  elseif owner then
    for full, word in pairs(index.full) do
      shown[full] = { word }
    end
    return key, shown
  end
  return key, index.short
end

local MOST = 3 -- names in a hint

local function hint(index, key)
  local word, shown = candidates(index, key)
  local found = {}
  for _, name in ipairs(near.names(word, schema.keys(shown), MOST)) do
    for _, meant in ipairs(shown[name]) do
      if #found < MOST then
        found[#found + 1] = meant.text
      end
    end
  end
  return #found > 0 and ": did you mean " .. near.join(found) .. "?" or ""
end

-- The entry that a name without an owner means; nil where there is none, nil and
-- a message where there are several.
local function by_short_name(index, kind, key, name)
  local words = index.short[key]
  if not words then
    return nil
  end
  local texts = {}
  for i, word in ipairs(words) do
    texts[i] = word.text
  end
  if #texts > 1 then
    return nil, ("%s '%s' is ambiguous: write %s"):format(kind.noun, name, near.join(texts))
  end
  return index.entries[words[1].key]
end

-- The entry of a folded name that gives its owner; opens that owner's files only.
function Finder:shelved(kind, key)
  local owner = not kind.owner and "" or key:match("^([^/]+)/.")
  local shelf, message = nil, nil
  if owner then
    shelf, message = self:shelf(kind, owner)
  end
  local word = shelf and shelf.words[key]
  return word and shelf.entries[word.key], message
end

-- The entry whose pattern fits a folded name, of the owner that it gives or of the one
-- owner that has such a pattern.
function Finder:matching(kind, key, name)
  local owner, rest = key:match "^([^/]+)/(.+)$"
  local index = self:index(kind)
  local own = index.owners[owner] and names.matching(rest, self:shelf(kind, owner).entries)
  if own then
    return own
  end
  local found = {}
  for _, each in ipairs(schema.keys(index.owners)) do
    local entry = names.matching(key, self:shelf(kind, each).entries)
    found[entry and entry.name or 0] = entry
  end
  return names.only(kind, name, found)
end

-- The entry of a folded name as it is; nil where there is none, nil and a message
-- where a file is at fault or the name fits several.
function Finder:exact(kind, key, name)
  local entry, fault = self:shelved(kind, key)
  if entry or fault then
    return entry, fault
  end
  local index, message = self:index(kind)
  if not index then
    return nil, message
  end
  entry, fault = names.only(kind, name, index.ids[key])
  if entry or fault then
    return entry, fault
  end
  return by_short_name(index, kind, key, name)
end

local function key_of(name)
  return schema.fold(name:match("^%s*(.-)%s*$"))
end

-- The entry of a spelling, exact or loose.
function Finder:spelt(kind, key, name)
  local entry, message = self:exact(kind, key, name)
  if entry or message then
    return entry, message
  end
  return names.only(kind, name, self:index(kind).loose[names.loose(key)])
end

-- The entry of a name that nothing has as it is, of a loose kind.
function Finder:loosely(kind, key, name)
  local index = self:index(kind)
  local spellings = kind.variants and kind.variants(key, index.publishers) or {}
  table.insert(spellings, 1, key)
  for _, spelling in ipairs(spellings) do
    local entry, message = self:spelt(kind, spelling, name)
    if entry or message then
      return entry, message
    end
  end
  for _, spelling in ipairs(kind.partial and spellings or {}) do
    local entry, message = names.only(kind, name, names.having(spelling, index.entries))
    if entry or message then
      return entry, message
    end
  end
end

--- The entry of a name: `owner/name`, an alias, or either without its owner
-- where that is unique; letter case, and - and _, do not count.  A kind that is `loose`
-- knows further spellings (names.lua, kind.variants), and, where it is `partial`, names
-- of which words are left out.
---@param kind table one of kinds.list
---@param name string
---@return table? entry
---@return string? message
---@return boolean? unknown that nothing has the name
function Finder:find(kind, name)
  if type(name) ~= "string" then
    return nil, ("the name of a %s is a text, not a %s"):format(kind.noun, type(name))
  end
  local key = key_of(name)
  local entry, message = self:exact(kind, key, name)
  if not (entry or message) and kind.loose and #key <= names.LONGEST then
    entry, message = self:loosely(kind, key, name)
  end
  if not (entry or message) then
    entry, message = self:matching(kind, key, name)
  end
  if entry or message then
    return entry, message
  end
  return nil, ("unknown %s '%s'%s"):format(kind.noun, name, hint(self:index(kind), key)), true
end

-- The first kind's entry of a name: those first that need not open every file, then
-- those that have the name as it is.
function Finder:find_any(wanted, name)
  for _, search in ipairs(type(name) == "string" and { self.shelved, self.exact } or {}) do
    for _, kind in ipairs(wanted) do
      local entry, fault = search(self, kind, key_of(name), name)
      if entry or fault then
        return entry, fault
      end
    end
  end
  local hinted, message
  for _, kind in ipairs(wanted) do
    local entry, fault, unknown = self:find(kind, name)
    if entry or not unknown then
      return entry, fault
    end
    hinted = hinted or fault:find(": did you mean", 1, true) and fault
    message = message or fault
  end
  return nil, hinted or message
end

return Finder

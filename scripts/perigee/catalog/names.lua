--- Names as people write them: what a kind that is `loose` finds beside the names and
-- aliases that its entries have.
local near = require "perigee.near"
local patterns = require "perigee.catalog.patterns"
local schema = require "perigee.catalog.schema"

local names = {}

names.LONGEST = 256 -- bytes: a longer name is known as it is, or not at all

--- A folded name with a hyphen between digits only: "rtx 4090", "rtx-4090" and "rtx4090"
-- are one, "llama-2-7b" and "llama-27b" are not.
---@param key string
---@return string
function names.loose(key)
  local hyphens = key:gsub("[%s:%-]+", "-")
  return (hyphens:gsub("()%-()", function(from, to)
    local apart = hyphens:sub(from - 1, from - 1):find("%d") and hyphens:sub(to, to):find("%d")
    return apart and "-" or ""
  end))
end

--- The last part of a name with owners: "mistralai/mixtral-8x7b" gives "mixtral-8x7b".
function names.tail(key)
  return key:match("([^/]+)/*$") or key
end

--- The words of a folded name.
function names.words(key)
  local words = {}
  for word in key:gmatch("[^%-%s]+") do
    words[#words + 1] = word
  end
  return words
end

local function add(loose, text, entry)
  local key = names.loose(schema.fold(text))
  loose[key] = loose[key] or {}
  loose[key][entry.name] = entry
end

local function add_all(loose, kind, entry)
  add(loose, entry.name, entry)
  add(loose, names.tail(entry.name), entry)
  for _, alias in ipairs(entry.aliases) do
    add(loose, kind.owner and entry[kind.owner] .. "/" .. alias or alias, entry)
    add(loose, alias, entry)
    add(loose, names.tail(alias), entry)
  end
end

--- The entries of a kind by each loose name that they have.
---@param kind table
---@param entries table<string, table> by their folded names
---@return table<string, table<string, table>>
function names.index(kind, entries)
  local loose = {}
  for _, entry in pairs(entries) do
    add_all(loose, kind, entry)
  end
  return loose
end

--- Who publishes under a name of their own: the owners, and those in aliases; long names first.
---@return string[]
function names.publishers(owners, entries)
  local known = {}
  for owner in pairs(owners) do
    known[owner] = true
  end
  for _, entry in pairs(entries) do
    for _, alias in ipairs(entry.aliases) do
      known[schema.fold(alias:match("^([^/]+)/") or entry.name:match("^[^/]+"))] = true
    end
  end
  local list = schema.keys(known)
  table.sort(list, function(a, b)
    return #a > #b or #a == #b and a < b
  end)
  return list
end

-- Whether all words stand among others, in their order.
local function among(words, others)
  local i = 1
  for _, word in ipairs(others) do
    i = i + (word == words[i] and 1 or 0)
  end
  return i > #words
end

--- The entries whose name has all words of another, in their order.
---@return table<string, table>
function names.having(key, entries)
  local words, found = names.words(key), {}
  for _, entry in pairs(entries) do
    if #words > 0 and among(words, names.words(names.tail(schema.fold(entry.name)))) then
      found[entry.name] = entry
    end
  end
  return found
end

--- The entries by the one name that a list knows them by (`id`).
---@return table<string, table<string, table>>
function names.ids(entries)
  local ids = {}
  for _, entry in pairs(entries) do
    local key = entry.id and schema.fold(entry.id)
    if key then
      ids[key] = ids[key] or {}
      ids[key][entry.name] = entry
    end
  end
  return ids
end

--- The entry of the first pattern that fits a folded name, of one owner's entries.
---@return table? entry
function names.matching(key, entries)
  local first, found
  for _, entry in pairs(entries) do
    for _, match in ipairs(entry.matches or {}) do
      if (not first or match.rank < first) and patterns.fits(match.pattern, key) then
        first, found = match.rank, entry
      end
    end
  end
  return found
end

--- The one entry among several that a name fits; nil where none does, nil and a message
--- where several do.
---@return table? entry
---@return string? message
function names.only(kind, name, found)
  local list = schema.keys(found or {})
  if #list > 1 then
    return nil, ("%s '%s' is ambiguous: write %s"):format(kind.noun, name, near.join(list))
  end
  return list[1] and found[list[1]]
end

return names

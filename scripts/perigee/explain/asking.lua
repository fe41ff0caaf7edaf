--- What can be asked about, by name, and what a name means.
local labels = require "perigee.explain.labels"
local near = require "perigee.near"

local asking = {}

local order = {}
for place, kind in ipairs(labels.KINDS) do order[kind] = place end

---@class perigee.askable
---@field name string
---@field kind string
---@field node integer whose unit and figures are shown
---@field base integer the first of its group

local function add(index, name, one)
  index.by_name[name] = index.by_name[name] or {}
  table.insert(index.by_name[name], one)
end

local function add_label(index, label, base)
  local one = { name = label.name, kind = label.kind, node = label.node, base = base[label.node] }
  index.list[#index.list + 1] = one
  add(index, label.name, one)
  for _, name in ipairs(label.also) do
    if name ~= label.name then add(index, name, one) end
  end
end

local IS_OWN = { figure = true, part = true }

-- What is in no report: figures of catalogs, and what the script has names for.
local function add_named(index, named, reads, count)
  for id = 1, count do
    local name = named[id]
    if name and IS_OWN[name.kind] and reads[name.shown] then
      local one = { name = name.name, kind = name.kind, node = name.shown, base = id }
      if not name.numbered then index.list[#index.list + 1] = one end
      add(index, name.name, one)
      if name.short ~= name.name then add(index, name.short, one) end
    end
  end
end

--- An index of all that can be asked.
---@param labelled table[] see labels.lua
---@param named table<integer, perigee.name>
---@param base integer[]
---@param reads table<integer, integer> see unique.readers
---@return table
function asking.index(labelled, named, base, reads)
  local index = { by_name = {}, list = {} }
  for _, label in ipairs(labelled) do add_label(index, label, base) end
  add_named(index, named, reads, #base)
  return index
end

-- ----- what a name means -----

local function fold(name) return (name:lower():gsub("[-_%s]+", " "):gsub("%s*/%s*", "/")) end

local NUMBERED = "^part %d+$"

-- All names; but for numbers, which nobody means by another word.
local function sorted_names(index)
  local list = {}
  for name in pairs(index.by_name) do
    if not name:find(NUMBERED) then list[#list + 1] = name end
  end
  table.sort(list)
  return list
end

local function found_alike(index, name)
  local found = {}
  for _, known in ipairs(sorted_names(index)) do
    if fold(known) == fold(name) then
      table.move(index.by_name[known], 1, #index.by_name[known], #found + 1, found)
    end
  end
  return found
end

-- Those of the kind that comes first, one of each quantity.
local function foremost(list, within)
  local kept, seen, best = {}, {}, math.huge
  for _, one in ipairs(list) do
    if not within or within[one.base] then best = math.min(best, order[one.kind]) end
  end
  for _, one in ipairs(list) do
    if order[one.kind] == best and not seen[one.base] and (not within or within[one.base]) then
      seen[one.base], kept[#kept + 1] = true, one
    end
  end
  return kept
end

local function refuse(message) error({ kind = "usage", message = message }, 0) end

local SAID = 4

local function ambiguous(name, list)
  local names = {}
  for i = 1, math.min(SAID, #list) do names[i] = list[i].name end
  local more = #list > SAID and (" and %d more"):format(#list - SAID) or ""
  refuse(("'%s' may be %s%s: say which"):format(name, near.join(names), more))
end

local function unknown(index, name)
  local hint = near.hint(name, sorted_names(index))
  refuse(("nothing is called '%s'%s"):format(name,
    hint ~= "" and hint or ": --names lists what can be asked about"))
end

--- What a name means; raises where it means nothing, or several things.
---@param index table
---@param name string
---@param within? table<integer, true> by base: what it may be
---@return perigee.askable
function asking.find(index, name, within)
  local list = index.by_name[name] or found_alike(index, name)
  if #list == 0 then unknown(index, name) end
  local kept = foremost(list, within)
  for _, one in ipairs(#kept > 1 and kept or {}) do
    if one.name == name then return one end
  end
  if #kept > 1 then ambiguous(name, kept) end
  return kept[1] or refuse(("'%s' is no part of what is asked about"):format(name))
end

--- All that can be asked about, by kind, in the order of kinds.
---@param index table
---@return { kind: string, names: string[] }[]
function asking.list(index)
  local groups, made, seen = {}, {}, {}
  for _, one in ipairs(index.list) do
    groups[one.kind] = groups[one.kind] or {}
    if not seen[one.name] then
      seen[one.name] = true
      table.insert(groups[one.kind], one.name)
    end
  end
  for _, kind in ipairs(labels.KINDS) do
    if groups[kind] then made[#made + 1] = { kind = kind, names = groups[kind] } end
  end
  return made
end

return asking

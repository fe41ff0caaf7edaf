--- What differs between two books of catalogs: entries, rows and fields.
local kinds = require "perigee.catalog.kinds"
local schema = require "perigee.catalog.schema"

local diff = {}

-- ----- fields -----

local ASIDE = { line = true, [0] = true } -- fields that say where a row stands

local function joined(list)
  local items = table.move(list, 1, #list, 1, {})
  table.sort(items)
  return table.concat(items, ", ")
end

-- A record's plain values by their path: `tiers.1.input`; a list of names is one value,
-- whatever its order.
local function flatten(record, under, into)
  for key, value in pairs(record) do
    if under ~= "" or not ASIDE[key] then
      if type(value) == "table" and type(value[1]) == "string" then
        into[under .. key] = joined(value)
      elseif type(value) == "table" then
        flatten(value, under .. key .. ".", into)
      else
        into[under .. key] = value
      end
    end
  end
  return into
end

-- How many times the old one the new price or figure is, where both have one unit.
local function ratio_of(old, new)
  local before, unit = tostring(old):match "^(%d*%.?%d+)%s*(.*)$"
  local after, other = tostring(new):match "^(%d*%.?%d+)%s*(.*)$"
  if not (before and after) or unit ~= other or unit:find "^[%-:]" or tonumber(before) == 0 then return nil end
  return tonumber(after) / tonumber(before)
end

-- The fields that differ, by name.
local function fields_of(a, b)
  local old, new, both, list = flatten(a, "", {}), flatten(b, "", {}), {}, {}
  for _, record in ipairs { old, new } do
    for key in pairs(record) do both[key] = true end
  end
  for _, key in ipairs(schema.keys(both)) do
    if old[key] ~= new[key] then
      list[#list + 1] = { field = key, old = old[key], new = new[key], ratio = ratio_of(old[key], new[key]) }
    end
  end
  return list
end

-- ----- rows -----

local function key_of(row)
  return schema.fold(row.region or "") .. "\0" .. (row.from or "")
end

local function by_key(rows)
  local map = {}
  for _, row in ipairs(rows) do
    local key = key_of(row)
    while map[key] do key = key .. "\0" end -- a corrected row beside the one that stands for it
    map[key] = row
  end
  return map
end

local function ended_alone(fields)
  return #fields == 1 and fields[1].field == "to" and fields[1].old == nil
end

local function plain_row(row)
  local twin = {}
  for key, value in pairs(row) do
    if key ~= "line" and key ~= 0 then twin[key] = value end
  end
  return twin
end

local function change_of(old, new)
  local row = new or old
  local change = { region = row.region, from = row.from }
  if not (old and new) then
    change.change, change.row = old and "removed" or "added", plain_row(row)
    return change
  end
  change.fields = fields_of(old, new)
  change.change = ended_alone(change.fields) and "ended" or "changed"
  return #change.fields > 0 and change or nil
end

local function rows_of(a, b)
  local old, new, both, list = by_key(a.rows), by_key(b.rows), {}, {}
  for _, map in ipairs { old, new } do
    for key in pairs(map) do both[key] = true end
  end
  for _, key in ipairs(schema.keys(both)) do
    list[#list + 1] = change_of(old[key], new[key])
  end
  return list
end

-- ----- entries -----

local function entries_of(book, kind)
  local map = {}
  local listed, message = book:list { kind = kind }
  for _, each in ipairs(listed or {}) do
    local entry, fault = book:show(each.name, { kind = kind })
    if not entry then return nil, fault end
    map[schema.fold(entry.name)] = entry
  end
  if message then return nil, message end
  return map
end

-- What an entry says beside its rows; of an undated kind its only row says all the rest.
local function head_of(kind, entry)
  local head = { aliases = entry.aliases[1] and entry.aliases or nil }
  for _, field in ipairs(kind.dated and kind.head or {}) do
    if field ~= "aliases" then head[field] = entry[field] end
  end
  if kind.dated then head.note, head.default_region = entry.note, entry.default_region end
  return head
end

local function compare(made, kind, old, new)
  local place = { kind = kind.name, name = (new or old).name }
  if not (old and new) then
    local list = old and made.removed or made.added
    place.rows = {}
    for i, row in ipairs((new or old).rows) do place.rows[i] = plain_row(row) end
    list[#list + 1] = place
    return
  end
  place.fields, place.rows = fields_of(head_of(kind, old), head_of(kind, new)), rows_of(old, new)
  if #place.fields + #place.rows > 0 then made.changed[#made.changed + 1] = place end
end

--- What differs, by kind and name.
---@param a perigee.book the old one
---@param b perigee.book the new one
---@return table? made { added, removed: lists of { kind, name, rows }; changed: list of { kind, name,
--  fields: list of { field, old, new, ratio }, rows: list of { change: "added", "removed", "ended" or
--  "changed", region, from, row or fields } } }
---@return string? message
function diff.of(a, b)
  local made = { added = {}, removed = {}, changed = {} }
  for _, kind in ipairs(kinds.list) do
    local old, fault = entries_of(a, kind.name)
    local new, other = entries_of(b, kind.name)
    if not (old and new) then return nil, fault or other end
    local both = {}
    for _, map in ipairs { old, new } do
      for key in pairs(map) do both[key] = true end
    end
    for _, key in ipairs(schema.keys(both)) do compare(made, kind, old[key], new[key]) end
  end
  return made
end

return diff

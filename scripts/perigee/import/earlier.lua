--- Lists that are imported again: what an earlier import wrote is history, and a later one
-- adds to it.  A price that changed ends on the day of the new list and the new one begins;
-- one that did not is read again; a model that is in the list no more keeps its rows.
local dated = require "perigee.catalog.dated"
local files = require "perigee.catalog.files"
local gates = require "perigee.catalog.gates"
local lfs = require "perigee.filesystem"
local parse = require "perigee.catalog.parse"
local prices = require "perigee.catalog.prices"
local schema = require "perigee.catalog.schema"

local earlier = {}

--- How files begin that an importer of prices wrote.
earlier.HEAD = "-- Imported by perigee"

--- What an earlier import wrote, or nil: what somebody wrote by hand is not read here.
---@param path string
---@return table? data
---@return string? message where it cannot be read
function earlier.read(path)
  if lfs.attributes(path, "mode") ~= "file" then return nil end
  local text, message = files.read(path)
  if not text then return nil, message end
  if text:sub(1, #earlier.HEAD) ~= earlier.HEAD then return nil end
  local data, problem = parse.text(parse.normal(text), path)
  return data or nil, not data and problem or nil
end

-- What a row says of itself and not of prices.
local ASIDE = { from = true, to = true, source = true, as_of = true, note = true, status = true }

local function alike(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, value in next, a do
    if not ASIDE[key] and not alike(value, b[key]) then return false end
  end
  for key in next, b do
    if not ASIDE[key] and a[key] == nil then return false end
  end
  return true
end

-- Adds a row behind another: one that says the same goes on, one in force ends.
local function append(rows, row)
  local last = rows[#rows]
  if not last then
    rows[1] = dated.copy(row)
  elseif alike(last, row) and (last.to == nil or last.to >= row.from) then
    last.to, last.as_of = row.to, row.as_of or last.as_of
  else
    if last.to == nil or last.to > row.from then last.to = row.from end
    rows[#rows + 1] = dated.copy(row)
  end
end

-- Rows that never hold are kept beside the others.
local function without_hold(rows)
  local kept = {}
  for _, row in ipairs(rows) do
    if not dated.holds(row) then kept[#kept + 1] = row end
  end
  return kept
end

local function before(rows, day)
  local list = {}
  for _, row in ipairs(rows) do
    if row.from < day then list[#list + 1] = row end
  end
  return list
end

-- Old rows after the day of the list, where an older list is imported after a newer one.
local function after(rows, day)
  local list = {}
  for _, row in ipairs(rows) do
    if row.from > day and (row.as_of or row.from) > day then list[#list + 1] = row end
  end
  return list
end

-- A list knows nothing of what came after its day.
local function until_next(row, later)
  local twin = dated.copy(row)
  if later and (twin.to == nil or twin.to > later.from) then twin.to = later.from end
  return twin
end

--- The rows of a model from two lists.
---@param old table[] rows, by their first day
---@param new table[] rows of the list that was read on `day`
---@param day string
---@return table[]
function earlier.rows(old, new, day)
  old, new = dated.sorted(old), dated.sorted(new)
  local holding, rows = dated.sorted(old, true), {}
  local later = after(holding, day)
  for _, row in ipairs(before(holding, new[1].from)) do append(rows, row) end
  for _, row in ipairs(new) do
    if not later[1] or row.from < later[1].from then append(rows, until_next(row, later[1])) end
  end
  for _, row in ipairs(later) do append(rows, row) end
  table.move(without_hold(old), 1, #old, #rows + 1, rows)
  return rows
end

local function by_fold(models)
  local folded = {}
  for name in next, models do folded[schema.fold(name)] = name end
  return folded
end

-- Names of models that an older list had are no other names of new ones.
local function drop_words(models, taken)
  for _, model in next, models do
    local aliases = {}
    for _, alias in ipairs(model.aliases or {}) do
      if not taken[schema.fold(alias)] then aliases[#aliases + 1] = alias end
    end
    model.aliases = aliases[1] and aliases
    if model.id and taken[schema.fold(model.id)] then model.id = nil end
  end
end

-- Why the rows together are not believed, though each list's were; or nil.
local function jump_of(rows)
  local holding = dated.sorted(rows, true)
  for i = 2, #holding do
    for _, field in ipairs(not holding[i].verified and schema.keys(holding[i]) or {}) do
      local per, was = prices.gated[field], holding[i - 1][field]
      local fault = per and was and gates.jump_fault(was, holding[i][field], per)
      if fault then return ("%s on %s: %s"):format(field, holding[i].from, (fault:gsub(": mend its unit.*$", ""))) end
    end
  end
end

-- A list's rows behind those that are there; the latter alone where the list's are not believed.
local function join(item, old, day)
  local rows = earlier.rows(old, item, day)
  local jump = jump_of(rows)
  if jump then rows = old end
  for i = 1, math.max(#item, #rows) do item[i] = rows[i] end
  return jump
end

--- Adds what an earlier import wrote to what a list says now.
---@param data table kind, provider, models ...: of the list; what is there already is added
---@param path string where it will be written
---@param day string on which the list was read
---@param report table of import/report.lua
---@return boolean? ok
---@return string? message
function earlier.add(data, path, day, report)
  local old, message = earlier.read(path)
  if not old then return message == nil or nil, message end
  local now, kept = by_fold(data.models), {}
  for _, name in ipairs(schema.keys(old.models)) do
    local own = now[schema.fold(name)]
    if own then
      local jump = join(data.models[own], old.models[name], day)
      if jump then report:hold_back(data.provider .. "/" .. own, jump .. ": it stays as an earlier import had it") end
    else
      data.models[name], kept[schema.fold(name)] = old.models[name], true
      report:remark(name, "not in this list: it stays as an earlier import had it")
    end
  end
  drop_words(data.models, kept)
  return true
end

return earlier

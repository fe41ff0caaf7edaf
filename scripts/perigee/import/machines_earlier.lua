--- Lists of machines that are imported again into a folder: what an earlier import wrote is
-- history there, and the new list adds to it, region by region (earlier.lua).
local earlier = require "perigee.import.earlier"
local gates = require "perigee.catalog.gates"
local rent = require "perigee.catalog.rent"
local schema = require "perigee.catalog.schema"

local machines_earlier = {}

-- Gives each row the source and the day that its file says for all.
local function spelt_out(data)
  for _, entry in pairs(data.machines) do
    for _, row in ipairs(entry) do
      row.source, row.as_of = row.source or data.source, row.as_of or data.as_of
    end
  end
  data.source, data.as_of = nil, nil
end

local function by_region(entry)
  local regions = {}
  for _, row in ipairs(entry) do
    local region = row.region or ""
    regions[region] = regions[region] or {}
    table.insert(regions[region], row)
  end
  return regions
end

-- Why the rows of a region together are not believed, or nil.
local function jump_of(rows)
  for i = 2, #rows do
    for _, name in ipairs(rent.commitments) do
      local was, is = rows[i - 1][name], rows[i][name]
      local fault = was and is and gates.jump_fault(was, is, "hour")
      if fault then return ("%s on %s: %s"):format(name, rows[i].from, (fault:gsub(": mend its unit.*$", ""))) end
    end
  end
end

-- Rows of a region in which the list has the machine no more: from its day on nothing is known.
local function ended(rows, day)
  for _, row in ipairs(rows) do
    if row.from < day and (row.to == nil or row.to > day) then row.to = day end
  end
  return rows
end

-- The rows of a region: the list's behind the earlier ones, or these alone where the list's
-- are not believed, and why.
local function joined(old, new, day)
  if not old then return new end
  if not new then return ended(old, day) end
  local rows = earlier.rows(old, new, day)
  local jump = jump_of(rows)
  if jump then return old, jump end
  return rows
end

-- Puts the rows of all regions in the place of an entry's.
local function join(entry, old, day, held_back)
  local before, now = by_region(old), by_region(entry)
  local regions = {}
  for region in pairs(before) do regions[region] = true end
  for region in pairs(now) do regions[region] = true end
  for i = #entry, 1, -1 do entry[i] = nil end
  for _, region in ipairs(schema.keys(regions)) do
    local rows, jump = joined(before[region], now[region], day)
    if jump then held_back(jump) end
    table.move(rows, 1, #rows, #entry + 1, entry)
  end
end

-- Whether a file that begins like an imported one still holds machines.
local function is_sound(data)
  for _, entry in pairs(type(data.machines) == "table" and data.machines or { false }) do
    if type(entry) ~= "table" then return false end
    for _, row in ipairs(entry) do
      if type(row) ~= "table" or type(row.from) ~= "string" then return false end
    end
  end
  return true
end

--- Adds what an earlier import wrote to what a list says now.
---@param data table kind, provider, machines: of the list; what is there already is added
---@param path string where it will be written
---@param day string on which the list was read
---@param report table of import/report.lua
---@return boolean? ok
---@return string? message
function machines_earlier.add(data, path, day, report)
  local old, message = earlier.read(path)
  if not old then
    return message == nil or nil, message
  elseif not is_sound(old) then
    return nil, ("%s: no longer as it was imported: see what 'perigee catalog check' says of it"):format(path)
  end
  spelt_out(data)
  spelt_out(old)
  local names = {}
  for name in pairs(data.machines) do names[schema.fold(name)] = name end
  for _, name in ipairs(schema.keys(old.machines)) do
    local own = names[schema.fold(name)]
    if own then
      join(data.machines[own], old.machines[name], day, function(jump)
        report:remark(data.provider .. "/" .. own, "%s: it stays as an earlier import had it", jump)
      end)
    else
      data.machines[name] = old.machines[name]
      report:remark(name, "not in this list: it stays as an earlier import had it")
    end
  end
  return true
end

return machines_earlier

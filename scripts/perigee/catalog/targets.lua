--- Floating aliases: rows of `kind = "api-prices"` that lead to another model of their
-- file, day by day.
local dated = require "perigee.catalog.dated"
local near = require "perigee.near"
local schema = require "perigee.catalog.schema"

local targets = {}

targets.HOPS = 8 -- aliases behind one another that a lookup follows

-- The rows of each model that lead on, by its folded name: what is sound of them.
local function leading(models)
  local found = {}
  for _, name in ipairs(schema.keys(models)) do
    local rows = {}
    for _, row in ipairs(type(models[name]) == "table" and dated.sorted(models[name], true) or {}) do
      rows[#rows + 1] = type(row.target) == "string" and row or nil
    end
    found[schema.fold(name)] = rows[1] and { name = name, rows = rows }
  end
  return found
end

-- The last row that begins on or before a day, if it holds then.
local function row_on(rows, day)
  local low, high = 0, #rows
  while low < high do
    local middle = (low + high + 1) // 2
    if rows[middle].from <= day then low = middle else high = middle - 1 end
  end
  local row = rows[low]
  return row and (not row.to or day < row.to) and row or nil
end

-- Where a model leads on a day; nil where it has prices of its own, or none.
local function next_of(aliases, key, day)
  local row = aliases[key] and row_on(aliases[key].rows, day)
  return row and schema.fold(row.target)
end

-- Whether a row leads, on the day on which it begins, back to where it stands, or
-- farther than a lookup follows.  In a circle the last row to begin sees all others.
local function end_of(aliases, start, row)
  local key = schema.fold(row.target)
  for _ = 1, targets.HOPS do
    if not key then
      return nil
    elseif key == start then
      return "'%s' leads back here on %s: name the model that it means"
    end
    key = next_of(aliases, key, row.from)
  end
  return key and "'%s' leads on through too many aliases on %s: name the model that it means"
end

local function fault_of(models, aliases, known, start, row)
  local key = schema.fold(row.target)
  if not known[key] then
    return ("'%s' is no model of this file%s"):format(row.target, near.hint(row.target, schema.keys(models)))
  elseif key == start then
    return ("'%s' leads to itself: name the model that it means"):format(row.target)
  end
  local fault = end_of(aliases, start, row)
  return fault and fault:format(row.target, row.from)
end

--- Reports rows that lead nowhere.
---@param models table a file's
---@param known table<string, boolean> the folded names of its models
function targets.check(report, models, known)
  local aliases = leading(models)
  for _, key in ipairs(schema.keys(aliases)) do
    local alias = aliases[key]
    report:about(models, alias.name)
    for _, row in ipairs(alias.rows) do
      local fault = fault_of(models, aliases, known, key, row)
      if fault then
        report:add(row, "target", "%s", fault)
      end
    end
  end
  report:about()
end

return targets

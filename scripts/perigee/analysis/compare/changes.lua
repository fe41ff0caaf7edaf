--- What is not the same on two sides of a comparison: their assumptions, the day of prices, the
-- catalogs, the model.
local core = require "perigee.core"

local changes = {}

--- What changes are called that are no assumption's; no assumption has a blank in its name.
changes.DAY, changes.CATALOGS, changes.MODEL = "day of prices", "the catalogs", "the model"

---@class perigee.change
---@field kind string "assumption", "as_of", "catalogs" or "model"
---@field name string
---@field before string?
---@field after string?
---@field same boolean? whether only the words differ: it moves nothing
---@field along string? the change that it goes along with, where one side does not know it

-- Whether two assumptions are the same value at the point and in every sample.
local function is_same(x, y, run)
  if x.names or y.names then return x.names ~= nil and y.names ~= nil and x.names[1] == y.names[1] end
  local ok, difference = pcall(function() return core.quantity(y) - core.quantity(x) end)
  if not ok then return false end
  local tape = core.tape { difference }
  if tape:point(run)[1] ~= 0 then return false end
  local summary = tape:sample(run)[1]
  return not summary or summary:nonzero() == 0 and summary:strange() == 0
end

local function names_of(...)
  local names, seen = {}, {}
  for _, by_name in ipairs { ... } do
    for name in pairs(by_name) do
      names[#names + 1] = not seen[name] and name or nil
      seen[name] = true
    end
  end
  table.sort(names)
  return names
end

-- How an assumption differs; nil where it does not.
local function of_assumption(name, x, y, run)
  local change = { kind = "assumption", name = name, before = x and x.text, after = y and y.text }
  if not (x and y) then
    change.along = changes.MODEL
    return change
  end
  local same = is_same(x.alone, y.alone, run)
  if same and x.text == y.text then return nil end
  change.same = same or nil
  return change
end

local function catalogs_of(options)
  local parts = { table.unpack(options.catalogs or {}) }
  table.insert(parts, 1, "as shipped")
  if options.prices then
    parts = { type(options.prices) == "string" and options.prices or "a saved result" }
  end
  return table.concat(parts, ", ")
end

local function model_of(side)
  return side.options.file or side.title
end

local function same_list(x, y)
  if #x ~= #y then return false end
  for i, item in ipairs(x) do
    if item ~= y[i] then return false end
  end
  return true
end

-- Correlations, { name, name, rank } in the order of names.
local function same_pairs(x, y)
  for i = 1, math.max(#x, #y) do
    if not (x[i] and y[i] and same_list(x[i], y[i])) then return false end
  end
  return true
end

-- Scenarios of a program are one model where they share the functions; files, where they are one file.
local function is_same_model(a, b)
  local x, y = a.options.scenario, b.options.scenario
  if x and y then
    return x == y or x.model == y.model and same_list(x.overlays, y.overlays) and same_pairs(x.correlate, y.correlate)
  end
  return a.options.file == b.options.file and not x and not y
end

local function differing(kind, name, before, after)
  return before ~= after and { kind = kind, name = name, before = before, after = after } or nil
end

--- The changes, in order: assumptions by name, the day, the catalogs, the model.
---@param a table a side: options, title, as_of, assumptions by name
---@param b table
---@param run table to read assumptions at
---@return perigee.change[]
function changes.of(a, b, run)
  local list = {}
  for _, name in ipairs(names_of(a.assumptions, b.assumptions)) do
    list[#list + 1] = of_assumption(name, a.assumptions[name], b.assumptions[name], run)
  end
  list[#list + 1] = differing("as_of", changes.DAY, a.as_of, b.as_of)
  list[#list + 1] = differing("catalogs", changes.CATALOGS, catalogs_of(a.options), catalogs_of(b.options))
  if not is_same_model(a, b) then
    list[#list + 1] = { kind = "model", name = changes.MODEL, before = model_of(a), after = model_of(b) }
  end
  return list
end

--- Those of the changes that contribute by themselves.
---@param list perigee.change[]
---@return perigee.change[]
function changes.moving(list)
  local moving = {}
  for _, change in ipairs(list) do
    moving[#moving + 1] = not (change.same or change.along) and change or nil
  end
  return moving
end

return changes

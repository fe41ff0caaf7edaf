--- `--format json`: the shape of DESIGN section 5, additions after it.
-- What is absent from the shape is null; a figure that is no number is null, and
-- its object says why in `reason`.  Under axes figures are lists over the grid.
local energies = require "perigee.report.energy"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local jsontext = require "perigee.report.jsontext"

local json = {}

-- Any value: a table with a first item is a list, so is an empty one.
local function any(value)
  if type(value) ~= "table" then
    return value
  elseif value[1] ~= nil or next(value) == nil then
    local items = {}
    for i, item in ipairs(value) do
      items[i] = any(item)
    end
    return jsontext.list(items)
  end
  return json.object(value, {})
end

-- A value, or a list of one a cell.
local function varying(value, cells)
  if type(value) ~= "table" or not cells then
    return any(value)
  end
  local items = {}
  for cell = 1, cells do
    local item = grid.at(value, cell)
    if item == nil and value[cell] == false then
      item = false
    end
    items[cell] = any(item)
  end
  return jsontext.list(items, cells)
end

-- The name of the cheapest: where there is none, null.
local function name_of(value, cells)
  if type(value) ~= "table" then
    return value or nil
  end
  local items = {}
  for cell = 1, cells do
    items[cell] = value[cell] or nil
  end
  return jsontext.list(items, cells)
end

local function reasons(value, cells)
  if not cells then
    return any(value or {})
  end
  local items = {}
  for cell = 1, cells do
    items[cell] = any(grid.reasons(value, cell))
  end
  return jsontext.list(items, cells)
end

local function notes(value, cells)
  return value and any(cells and grid.union(value, cells) or value)
end

-- Whether something holds in any cell.
local function in_any(value, cells)
  for cell = 1, type(value) == "table" and cells or 0 do
    if value[cell] then
      return true
    end
  end
  return value == true
end

--- A reader of lists of objects.
---@param shape table
---@return fun(value: table[]?, cells: integer?): table
function json.list_of(shape)
  return function(value, cells)
    local items = {}
    for i, item in ipairs(value or {}) do
      items[i] = json.object(item, shape, cells)
    end
    return jsontext.list(items)
  end
end

--- A list of texts, an empty one where there is none.
---@param value string[]?
---@return table
function json.texts(value) return jsontext.list(value or {}) end

--- A reader of an object that may be missing.
---@param shape table
---@return fun(value: table?, cells: integer?): table?
function json.of(shape)
  return function(value, cells)
    return value and json.object(value, shape, cells)
  end
end

local ERRORS = { "mean_error", "p5_error", "p50_error", "p95_error" }

local AXIS = { keys = { "name", "unit", "values" }, more = { "labels" },
               read = { values = any, labels = any } }
local ASSUMPTION = {
  keys = { "name", "text", "unit", "point", "p5", "p50", "p95", "source" },
  more = { "uncertain" }, read = { uncertain = in_any },
}
local FIGURE = { keys = { "unit", "point", "mean", "p5", "p50", "p95" }, more = ERRORS }
local ROW = { keys = { "category", "label", "unit", "point", "mean" }, more = {} }
local OUTPUT = {
  keys = { "name", "unit", "point", "mean", "p5", "p50", "p95" }, more = ERRORS,
}
local QUALITY = {
  keys = { "unit", "point" }, more = { "mean", "p5", "p50", "p95", table.unpack(ERRORS) },
}
local ENERGY = { more = {}, read = {} }
for i, kind in ipairs(energies.figures) do
  ENERGY.more[i], ENERGY.read[kind.name] = kind.name, json.of(FIGURE)
end
local OPTION = {
  keys = { "name", "feasible", "reasons", "cost", "rows", "cheapest_probability" },
  more = { "feasible_probability", "quality", "energy", "notes", "names" },
  read = { reasons = reasons, cost = json.of(FIGURE), rows = json.list_of(ROW),
           quality = json.of(QUALITY), energy = json.of(ENERGY), notes = notes, names = name_of },
}
-- Lists of tables that stay as they are, whatever is swept.
local function plain(shape)
  for _, key in ipairs(shape.more) do shape.read[key] = any end
  local read = json.list_of(shape)
  return function(value) return value and read(value) end
end

-- By the cells: a list of crossings for each, or the list.
local CROSSING = { keys = { "options", "month", "cheaper_after", "probability" }, more = { "p5", "p50", "p95" },
                   read = { options = any } }
local function crossings(value, cells)
  if not cells then return json.list_of(CROSSING)(value) end
  local items = {}
  for cell = 1, cells do items[cell] = json.list_of(CROSSING)(grid.at(value, cell)) end
  return jsontext.list(items, cells)
end

local MONTH = { keys = { "point", "mean" } }
local SUM = { keys = { "point", "mean", "p5", "p50", "p95" } }
local PAYBACK = { keys = { "against", "month", "probability" }, more = { "p5", "p50", "p95" } }
local PLANNED = {
  keys = { "name", "npv", "total", "rest", "lowest_probability", "unit", "monthly", "paid", "cumulative", "payback" },
  read = { npv = json.of(FIGURE), total = json.of(FIGURE), rest = json.of { keys = { "unit", "point", "mean" } },
           monthly = json.list_of(MONTH), paid = json.list_of(MONTH),
           cumulative = json.list_of(SUM), payback = json.list_of(PAYBACK) },
}
local SERIES = { keys = { "name", "unit", "monthly" }, read = { monthly = json.list_of(MONTH) } }
local TIMELINE = {
  keys = { "months", "start", "discount", "lowest", "options", "crossings" }, more = { "outputs" },
  read = { discount = json.of(FIGURE), lowest = name_of, options = json.list_of(PLANNED), crossings = crossings,
           outputs = json.list_of(SERIES) },
}

local PRICE = plain { more = { "kind", "name", "asked_region", "region", "from", "to", "as_of", "source", "row" },
                      read = {} }
local LIST = plain { more = { "kind", "match", "region", "rows" }, read = {} }
local ABSENT = plain { more = { "kind", "name", "asked_region", "message" }, read = {} }
local CATALOG = { more = { "facts", "lists", "absent" }, read = { facts = PRICE, lists = LIST, absent = ABSENT } }
local OLDEST = { more = { "name", "as_of", "days" } }

local RESULT = {
  keys = { "perigee", "title", "as_of", "samples", "seed", "assumptions", "options",
           "outputs", "cheapest" },
  more = { "sampler", "correlations", "timeline", "cheapest_reason", "file", "uncertain", "axes", "tracing", "warnings",
           "oldest_price", "prices", "catalog" },
  read = { correlations = any, assumptions = json.list_of(ASSUMPTION), options = json.list_of(OPTION),
           outputs = json.list_of(OUTPUT), axes = json.list_of(AXIS), cheapest = name_of,
           cheapest_reason = name_of, timeline = json.of(TIMELINE),
           tracing = any, warnings = any, oldest_price = json.of(OLDEST), prices = PRICE, catalog = json.of(CATALOG) },
}

--- How parts of a document are read, for the documents of other commands.
json.read = { any = any, plain = plain, reasons = reasons, notes = notes, names = name_of,
              quality = json.of(QUALITY), energy = json.of(ENERGY), result = RESULT.read }

local function state(value)
  if value ~= value then
    return "not a number"
  end
  return value > 0 and "infinite" or "minus infinity"
end

-- What a figure says of a number that is none: nil where all are.
local function fault(key, value, cells)
  if type(value) == "number" and not format.finite(value) then
    return ("%s is %s"):format(key, state(value))
  elseif type(value) ~= "table" or not cells then
    return nil
  end
  local count, first = 0, nil
  for cell = 1, cells do
    local item = value[cell]
    if type(item) == "number" and not format.finite(item) then
      count, first = count + 1, first or item
    end
  end
  return first and ("%s is %s in %d of %d cells"):format(key, state(first), count, cells)
end

-- The keys of a table in the shape's order, and others sorted after them.
local function ordered_keys(value, shape)
  local keys, known = {}, { reason = true }
  for _, key in ipairs(shape.keys or {}) do
    keys[#keys + 1], known[key] = key, true
  end
  for _, key in ipairs(shape.more or {}) do
    keys[#keys + 1] = value[key] ~= nil and key or nil
    known[key] = true
  end
  local others = {}
  for key in pairs(value) do
    others[#others + 1] = not known[key] and tostring(key) or nil
  end
  table.sort(others)
  return table.move(others, 1, #others, #keys + 1, keys)
end

--- A table as a document's object.
---@param value table
---@param shape { keys: string[]?, more: string[]?, read: table? }
---@param cells integer? of the grid, where there are axes
---@return table
function json.object(value, shape, cells)
  local items, faults = {}, {}
  for _, key in ipairs(ordered_keys(value, shape)) do
    local read = shape.read and shape.read[key] or varying
    local node = read(value[key], cells)
    items[#items + 1] = { key, node == nil and jsontext.null or node }
    faults[#faults + 1] = fault(key, value[key], cells)
  end
  local reason = value.reason or #faults > 0 and table.concat(faults, "; ") or nil
  if reason then
    items[#items + 1] = { "reason", reason }
  end
  return jsontext.object(items)
end

--- A result as JSON text.
---@param result table
---@return string
function json.render(result)
  local cells = grid.varies(result) and grid.cells(result) or nil
  return jsontext.render(json.object(result, RESULT, cells))
end

--- Any table as JSON text, keys in the given order and then sorted.
---@param value table an object, or a list of them
---@param keys? string[]
---@return string
function json.plain(value, keys)
  local shape = { keys = {}, more = keys or {} }
  if value[1] ~= nil or next(value) == nil then
    return jsontext.render(json.list_of(shape)(value))
  end
  return jsontext.render(json.object(value, shape))
end

return json

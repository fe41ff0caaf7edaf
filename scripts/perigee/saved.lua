--- A saved result, for its rows of catalogs: what `perigee run FILE --format json` wrote,
-- or the table that perigee.run returned.
local date = require "perigee.catalog.date"
local files = require "perigee.catalog.files"
local json = require "perigee.import.json"
local kinds = require "perigee.catalog.kinds"
local ledger = require "perigee.ledger"

local saved = {}

---@class perigee.saved
---@field as_of string the day of the result
---@field rows table<string, table> by ledger.key
---@field absent table<string, string> what was looked up in vain: the message
---@field lists table<string, table[]>

-- JSON's null is nothing to us.
local function plain(value)
  if value == json.null then return nil end
  if type(value) ~= "table" then return value end
  local twin = {}
  for key, item in pairs(value) do twin[key] = plain(item) end
  return twin
end

local function text_or_none(value)
  return value == nil or type(value) == "string"
end

-- Why an item of a list of the result is none of ours; nil where it is sound.
local function item_fault(item, holds)
  if type(item) ~= "table" then return "a table is wanted" end
  if not kinds.by_name[item.kind] then return ("no kind of catalog '%s'"):format(tostring(item.kind)) end
  if not (text_or_none(item.region) and text_or_none(item.asked_region) and text_or_none(item.match)) then
    return "region and match are texts"
  end
  return holds(item)
end

local HOLDS = {
  prices = function(item)
    if type(item.name) ~= "string" then return "name is missing" end
    if type(item.row) ~= "table" or type(item.row.name) ~= "string" then return "row is missing" end
    if item.kind == "api-prices" and type(item.row.provider) ~= "string" then return "row has no provider" end
  end,
  absent = function(item)
    return (type(item.name) ~= "string" or type(item.message) ~= "string") and "name or message is missing" or nil
  end,
  lists = function(item)
    if type(item.rows) ~= "table" then return "rows are missing" end
  end,
}
HOLDS.facts = HOLDS.prices

local TAKE = {
  prices = function(made, item) made.rows[ledger.key(item.kind, item.name, item.asked_region)] = item.row end,
  absent = function(made, item)
    made.absent[ledger.key(item.kind, item.name, item.asked_region)] = item.message
  end,
  lists = function(made, item) made.lists[ledger.list_key(item)] = item.rows end,
}
TAKE.facts = TAKE.prices

-- Takes a list of the result; a message where it is damaged.
local function take(made, name, list)
  if list ~= nil and type(list) ~= "table" then return ("%s is no list"):format(name) end
  for i, item in ipairs(list or {}) do
    local fault = item_fault(item, HOLDS[name])
    if fault then return ("%s, item %d: %s"):format(name, i, fault) end
    TAKE[name](made, item)
  end
end

local function of(result)
  if type(result) ~= "table" or type(result.prices) ~= "table" or date.fault(result.as_of) then
    return nil, "no result of 'perigee run --format json': it has no prices with their day"
  end
  local made, catalog = { as_of = result.as_of, rows = {}, absent = {}, lists = {} }, result.catalog or {}
  if type(catalog) ~= "table" then return nil, "damaged: catalog is no table" end
  local fault = take(made, "prices", result.prices)
  for _, name in ipairs { "facts", "lists", "absent" } do
    fault = fault or take(made, name, catalog[name])
  end
  if fault then return nil, "damaged: " .. fault end
  return made
end

local function read(path)
  local text, unreadable = files.read(path, saved.SIZE)
  if not text then return nil, unreadable end
  local result, fault = json.read(text, path)
  if fault then return nil, fault end
  return plain(result)
end

saved.SIZE = 256 * 1024 * 1024 -- bytes of one result: lists over many axes are long

--- The rows of a saved result.
---@param given string|table a path, or a result
---@return perigee.saved?
---@return string? message
function saved.open(given)
  if type(given) == "table" then
    local made, fault = of(given)
    return made, fault and "prices: " .. fault
  end
  local result, message = read(given)
  if message then return nil, message end
  local made, fault = of(result)
  return made, fault and ("%s: %s"):format(given, fault)
end

return saved

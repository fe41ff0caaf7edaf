--- Options: a name, cost rows, and what they need to be possible.
local quantities = require "perigee.quantities"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local core = require "perigee.core"

local option = {}

local kind = {}
kind.__index = kind
kind.__name = "perigee.option"

local known = { costs = true, limits = true, requires = true, quality = true,
                notes = true }

-- Rows may come in lists within lists: what a function returns, say.
local function add_rows(rows, given, what)
  if cost.is(given) then
    rows[#rows + 1] = given
    return
  end
  if type(given) ~= "table" then
    fields.fail("%s: costs hold what perigee.cost makes, not %s", what,
                type(given))
  end
  for key in pairs(given) do
    if math.type(key) ~= "integer" then
      fields.fail("%s: costs are a list of what perigee.cost makes; '%s' is a "
        .. "named field", what, tostring(key))
    end
  end
  for i = 1, #given do add_rows(rows, given[i], what) end
end

--- A limit as an option keeps it, for rows that bring some.
-- @param limit { "memory", needs = quantity, has = quantity }
-- @param what how messages call who has it
-- @return { label, needs, has, holds }
function option.limit(limit, what)
  local which = what .. ": a limit"
  fields.check(which, limit, { needs = true, has = true }, 1)
  fields.text(which, limit[1], "its first value (what is limited)")
  local needs = quantities.quantity(fields.need(which, limit, "needs", "\"140 GB\""))
  local has = quantities.quantity(fields.need(which, limit, "has", "\"80 GB\""))
  return { label = limit[1], needs = needs, has = has, holds = needs:le(has) }
end

local function as_condition(value, what)
  local condition = type(value) == "boolean" and (value and 1 or 0) or value
  if type(condition) ~= "number" and not core.is_quantity(condition) then
    fields.fail("%s: a requirement is { condition, \"reason\" }, as "
      .. "{ days <= 30, \"too late\" }", what)
  end
  return condition
end

local function read_requirement(given, what)
  fields.check(what .. ": a requirement", given, {}, 2)
  return { label = fields.text(what .. ": a requirement", given[2], "the reason"),
           holds = as_condition(given[1], what) }
end

local function each(given, name, what, read)
  local list = {}
  if given ~= nil and type(given) ~= "table" then
    fields.fail("%s: %s is a list", what, name)
  end
  for i, item in ipairs(given or {}) do list[i] = read(item, what) end
  return list
end

local function read_note(note, what)
  return fields.text(what, note, "a note")
end

-- The lists of a field that its rows bring, behind the option's own.
local function with_rows(rows, name, own)
  local list = {}
  for i, item in ipairs(own) do list[i] = item end
  for _, row in ipairs(rows) do
    for _, item in ipairs(row[name] or {}) do list[#list + 1] = item end
  end
  return list
end

--- An option: `perigee.option { "Agency", costs = { perigee.cost(...) } }`.
--
-- @param given table of
--   [1]       its name
--   costs     list of cost rows (lists within lists are fine); a row may bring
--             limits and notes of its own, as that of perigee.train does
--   limits    list of { "memory", needs = quantity, has = quantity }: where needs
--             is above has the option is infeasible, and says so
--   requires  list of { condition, "reason why it is infeasible" }
--   quality   a quantity, higher is better
--   notes     list of texts
function option.new(given)
  local what = "perigee.option"
  if type(given) == "table" and type(given[1]) == "string" then
    what = ("option '%s'"):format(given[1])
  end
  fields.check(what, given, known, 1)
  fields.text(what, given[1], "its first value (the name)")
  local rows = {}
  add_rows(rows, fields.need(what, given, "costs",
    "{ perigee.cost(\"fees\", \"agency\", \"4000 USD/month\") }"), what)
  return setmetatable({
    name = given[1],
    rows = rows,
    limits = with_rows(rows, "limits", each(given.limits, "limits", what, option.limit)),
    requires = each(given.requires, "requires", what, read_requirement),
    quality = given.quality ~= nil and quantities.quantity(given.quality) or nil,
    notes = with_rows(rows, "notes", each(given.notes, "notes", what, read_note)),
  }, kind)
end

function option.is(value)
  return getmetatable(value) == kind
end

--- What an option's rows come to, of one category or of all: money per time.
-- @param of an option
-- @param category nil for all
function option.total(of, category)
  if not option.is(of) then
    fields.fail("perigee.total: an option is wanted, as perigee.option { ... } makes")
  end
  local total = core.quantity("0 " .. cost.unit)
  for _, row in ipairs(of.rows) do
    if category == nil or row.category == category then total = total + row.amount end
  end
  return total
end

return option

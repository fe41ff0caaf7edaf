--- A scenario: assumptions, and a model of them.
local lazy = require "perigee.lazy"
local context = require "perigee.context"
local core = require "perigee.core"
local correlate = lazy "perigee.correlate"
local date = require "perigee.catalog.date"
local fields = require "perigee.fields"
local names = require "perigee.names"

local scenario = {}

local kind = {}
kind.__index = kind
kind.__name = "perigee.scenario"

local known = { title = true, as_of = true, assume = true, model = true,
                base = true, options = true, correlate = true }
local what = "perigee.scenario"

-- ----- what was given -----

local function check_date(day)
  local fault = date.fault(day)
  if fault then fields.fail("%s: as_of must be a day: %s", what, fault) end
end

local function check_names(assume)
  for name in pairs(assume) do
    if type(name) ~= "string" or not name:find "^[%a_][%w_]*$" then
      fields.fail("%s: an assumption's name is a word such as requests, not %s",
                  what, type(name) == "string" and "'" .. name .. "'" or tostring(name))
    end
  end
end

local function load_base(given)
  if given.base == nil then return nil end
  if scenario.is(given.base) then return given.base end
  fields.text(what, given.base, "base (a file beside this one)")
  local base, message = context.services.scenario(given.base)
  if not base then fields.fail("%s: base: %s", what, message) end
  return base
end

local function laid_over(below, above)
  local both = {}
  for name, value in pairs(below or {}) do both[name] = value end
  for name, value in pairs(above or {}) do both[name] = value end
  return both
end

local function check_given(given)
  fields.check(what, given, known)
  if given.title ~= nil then fields.text(what, given.title, "title") end
  if given.as_of ~= nil then check_date(given.as_of) end
  if given.assume ~= nil and type(given.assume) ~= "table" then
    fields.fail("%s: assume is a table of assumptions, as { requests = \"10k "
      .. "requests/day\" }", what)
  end
  check_names(given.assume or {})
  if given.model ~= nil and type(given.model) ~= "function" then
    fields.fail("%s: model is a function of the assumptions, not %s", what,
                type(given.model))
  end
end

local function check_options(options, base)
  if options == nil then return end
  if not base or type(options) ~= "function" then
    fields.fail("%s: options replace or add to those of a base: a function of the "
      .. "assumptions that returns a list of options", what)
  end
end

--- Makes a scenario.
--
-- @param given table of
--   title    what it asks
--   as_of    the day whose catalog prices hold, "2023-11-01"
--   assume   assumptions by name: a text, a number, a quantity, a list of these
--            (an axis), names or perigee.rows (names.lua), or { one of these,
--            source = "where it is from" }
--   correlate  rank correlations of assumptions, { { "price", "volume", 0.6 } };
--            of the pairs of a base the ones said here again are replaced
--   model    function(assumptions) returning a list of options with named
--            outputs beside them
--   base     a file beside this one, or a scenario: what is not said here is said
--            there; assumptions are laid over its own one by one
--   options  with a base: function(assumptions) returning options that replace
--            the base's of the same names, or come after them
function scenario.new(given)
  check_given(given)
  local base = load_base(given)
  check_options(given.options, base)
  local made = {
    title = given.title or base and base.title or "Untitled",
    as_of = given.as_of or base and base.as_of,
    assume = laid_over(base and base.assume, given.assume),
    model = given.model or base and base.model,
    overlays = { table.unpack(base and base.overlays or {}) },
    place = core.caller(),
  }
  made.correlate = correlate.read(base and base.correlate, given.correlate,
                                  made.assume)
  if given.model then made.overlays = {} end
  if given.options then made.overlays[#made.overlays + 1] = given.options end
  if not made.model then
    fields.fail("%s: 'model' is missing, as model = function(a) return { ... } end",
                what)
  end
  return setmetatable(made, kind)
end

function scenario.is(value)
  return getmetatable(value) == kind
end

-- ----- assumptions -----

local function is_list(value)
  return type(value) == "table" and #value >= 2
end

local function check_entry(name, value)
  local kind_of = type(value)
  if kind_of == "table" and not core.is_quantity(value) then
    fields.check(("assumption '%s'"):format(name), value, { source = true },
                 math.huge)
    if #value == 0 then
      fields.fail("assumption '%s' has no value, as { \"10k requests/day\", "
        .. "source = \"our logs\" }", name)
    end
    if value.source ~= nil then
      fields.text(("assumption '%s'"):format(name), value.source, "its source")
    end
  elseif kind_of ~= "string" and kind_of ~= "number"
    and not core.is_quantity(value) then
    fields.fail("assumption '%s' is %s: write a text such as \"10k requests/day\", "
      .. "or a number", name, kind_of)
  end
end

local function text_of(value)
  if type(value) == "number" then
    return math.type(value) == "integer" and tostring(value)
      or ("%.15g"):format(value)
  end
  return tostring(value)
end

local function text_of_list(values)
  local texts = {}
  for i, value in ipairs(values) do texts[i] = text_of(value) end
  return table.concat(texts, "; ")
end

local function finite(name, value)
  if type(value) == "number" and (value ~= value or value - value ~= 0) then
    fields.fail("assumption '%s' is %s: it must be a finite number", name,
                value ~= value and "not a number (nan)" or "infinite")
  end
end

local function as_leaf(name, value, source)
  finite(name, value)
  if core.is_quantity(value) then
    if value:op() == "constant" then return core.leaf(name, tostring(value), source) end
    return value:observed() and core.leaf(name, value, source) or value
  end
  return core.leaf(name, value, source)
end

local function as_axis(name, values, source)
  for i, value in ipairs(values) do
    finite(name, value)
    if type(value) == "table" or type(value) == "string"
      and core.is_uncertain(value) then
      fields.fail("assumption '%s': value %d of a list must be certain", name, i)
    end
  end
  return core.axis(name, values, source)
end

-- Counted units that `value` lacks against `like` are understood: 1000/day for
-- requests per day.
local adapt
function adapt(value, like)
  if not like then return value end
  if type(value) == "table" and not core.is_quantity(value) then
    local list = {}
    for key, item in pairs(value) do list[key] = type(key) == "number" and adapt(item, like) or item end
    return list
  elseif type(value) ~= "string" then
    return value
  end
  local readable, had = pcall(core.quantity, like, "adapt")
  local ok, given = pcall(core.quantity, value, "adapt")
  if not readable or not ok then return value end
  local counted = had:dimension():match "^([%a_]+)/time$"
  if counted and given:dimension() == "1/time" then
    return (value:gsub("/", (" %s/"):format(counted), 1))
  end
  return value
end

local function original(entry)
  if type(entry) == "table" and not core.is_quantity(entry) then
    entry = entry[1]
  end
  return type(entry) == "string" and entry or nil
end

local function sorted_names(assume)
  local list = {}
  for name in pairs(assume) do list[#list + 1] = name end
  table.sort(list)
  return list
end

-- A quantity does not take the place of a name.
local function check_kind(name, was, given)
  local value = given[2]
  if type(value) == "table" and not core.is_quantity(value) then value = value[1] end
  if value ~= nil and names.are(was) and not names.are(given[2]) then
    error(("%s: assumption '%s' is a name, such as %s, and not %s"):format(given.from or "overrides", name,
      names.example(was), tostring(value)), 0)
  end
end

-- Overrides laid over assumptions; `from` tells for each which one it was.
local function override(assume, overrides)
  local both, from = laid_over(assume), {}
  for _, given in ipairs(overrides or {}) do
    local name, value = given[1], given[2]
    if assume[name] == nil then
      error(("%s: unknown assumption '%s'%s"):format(given.from or "overrides",
        tostring(name), fields.hint(name, sorted_names(assume))), 0)
    end
    check_kind(name, assume[name], given)
    both[name], from[name] = adapt(value, original(assume[name])), given
  end
  return both, from
end

local function read_names(name, entry)
  local table_given = type(entry) == "table"
  if table_given then
    fields.check(("assumption '%s'"):format(name), entry, { source = true, rows = true, names = true }, math.huge)
  end
  local read = names.read(entry)
  read.name, read.source = name, table_given and entry.source or nil
  return read
end

-- What was a quantity stays one: a word over it is an error, not a name.
local function read_entry(name, entry, was)
  if names.are(entry) and (was == nil or names.are(was)) then return read_names(name, entry) end
  check_entry(name, entry)
  local table_given = type(entry) == "table" and not core.is_quantity(entry)
  local source = table_given and entry.source or nil
  source = source or core.is_quantity(entry) and entry:observed() and entry:source() or nil
  if is_list(entry) then
    return { name = name, text = text_of_list(entry), source = source,
             value = as_axis(name, entry, source), axis = true }
  end
  local value = table_given and entry[1] or entry
  return { name = name, text = text_of(value), source = source,
           value = as_leaf(name, value, source) }
end

-- An assumption's fault is told where it stands: in an override, or in the file.
local function read_at_its_place(of, name, entry, given)
  local ok, result = pcall(read_entry, name, entry, of.assume[name])
  if ok then return result end
  local place = given and (given.from or "overrides")
    or context.locate and context.locate(name) or of.place
  local message = tostring(result):gsub("^[^\n\"]-:%d+: ", "")
  if not message:find("assumption '", 1, true) then
    message = ("assumption '%s': %s"):format(name, message)
  end
  error(place and ("%s: %s"):format(place, message) or message, 0)
end

--- The assumptions, sorted by name, overrides laid over them.
-- @param overrides list of { name, value, from = how messages call it }; later
--   ones win
-- @return list of { name, text, source, value (a quantity), axis }, of names { name,
--   text, source, names (a list), rows, left } (names.lua); with the pairs that are
--   correlated as its `correlate`
function scenario.assumptions(of, overrides)
  local assume, from = override(of.assume, overrides)
  local list = {}
  for i, name in ipairs(sorted_names(assume)) do
    list[i] = read_at_its_place(of, name, assume[name], from[name])
  end
  list.correlate = correlate.apply(of.correlate, list)
  return list
end

--- The table that a model is called with: unknown names are an error.  Of several names
-- the first stands for its assumption.
function scenario.argument(assumptions)
  local list, values = {}, {}
  for i, assumption in ipairs(assumptions) do
    list[i] = assumption.name
    values[assumption.name] = assumption.names and assumption.names[1] or core.settle(assumption.value)
  end
  return setmetatable(values, {
    __index = function(_, name)
      fields.fail("unknown assumption '%s'%s", tostring(name),
                  fields.hint(name, list))
    end,
  })
end

return scenario

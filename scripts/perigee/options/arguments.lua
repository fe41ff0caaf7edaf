--- Arguments of option kinds: read once, of the right kind, within their bounds.
--
-- A text such as "40 .. 60 tokens/s" is a draw of its own each time that it is
-- read: so each argument is read here, once, whatever it is used for.
local core = require "perigee.core"
local fields = require "perigee.fields"
local quantities = require "perigee.quantities"

local arguments = {}

-- ----- rules: a test of a quantity, and what is said where it fails -----

arguments.not_negative = { function(q) return q:ge(0) end, "is below zero" }

arguments.positive = { function(q) return q:gt(0) end, "must be above zero" }

arguments.share = { function(q) return q:ge(0) & q:le(1) end,
                    "must lie between 0 and 100 %" }

arguments.part = { function(q) return q:gt(0) & q:le(1) end,
                   "must be above 0 and at most 100 %" }

arguments.whole = { function(q) return q:ge(1) & q:eq(core.floor(q)) end,
                    "must be a whole number, 1 or more" }

--- A rule for factors.
-- @param why what is said of one below 1
function arguments.factor(why)
  return { function(q) return q:ge(1) end, why }
end

-- ----- one argument -----

local function quoted(examples)
  return "\"" .. table.concat(examples, "\" or \"") .. "\""
end

local function check_type(value, name, examples)
  local kind = type(value)
  if kind == "table" and #value > 0 then
    fields.fail("%s is a list: put it under assume, where a list is an axis, and "
      .. "use the assumption here", name)
  elseif kind ~= "string" and kind ~= "number" and not core.is_quantity(value) then
    fields.fail("%s must be a quantity such as %s, not %s", name, quoted(examples),
                kind)
  end
end

local function check_dimension(quantity, name, examples)
  for _, example in ipairs(examples) do
    local like = core.quantity(example)
    if quantity:dimension() == like:dimension() then return end
  end
  fields.fail("%s must be a quantity such as %s, not %s", name, quoted(examples),
              quantity:dimension())
end

--- Reads one argument.
-- @param name how messages call it: "host 'A': price"
-- @param examples list of texts, one for each dimension that it may have
-- @param rule one of those above, or nil
-- @return a quantity
function arguments.quantity(value, name, examples, rule)
  check_type(value, name, examples)
  local quantity = quantities.quantity(value)
  check_dimension(quantity, name, examples)
  if rule then
    quantities.require(rule[1](quantity), ("%s %s"):format(name, rule[2]))
  end
  return quantity
end

-- ----- all of them -----

local function examples_of(of)
  return type(of[2]) == "table" and of[2] or { of[2] }
end

local function is_auto(of, value, name)
  if not of.auto or type(value) ~= "string" then return false end
  if value ~= "auto" and not value:find "%d" then
    fields.fail("%s is \"auto\" or a number such as %s, not '%s'", name,
                quoted(examples_of(of)), value)
  end
  return value == "auto"
end

--- Reads the quantities among an option's arguments.
-- @param what how messages call the option
-- @param list of { name, example or examples, rule, needed = must be there,
--   auto = may be "auto", which reads as nil }
-- @return table of quantities by name
function arguments.read(what, given, list)
  local read = {}
  for _, of in ipairs(list) do
    local name = ("%s: %s"):format(what, of[1])
    local value = given[of[1]]
    if of.needed then fields.need(what, given, of[1], quoted(examples_of(of))) end
    if value ~= nil and not is_auto(of, value, name) then
      read[of[1]] = arguments.quantity(value, name, examples_of(of), of[3])
    end
  end
  return read
end

-- ----- arguments that do not go together -----

--- Raises where something is said in two ways.
-- @param thing what it is: "the price"
-- @param first the field that rules the others out
function arguments.once(what, given, thing, first, ...)
  for _, other in ipairs { ... } do
    if given[first] ~= nil and given[other] ~= nil then
      fields.fail("%s: %s said twice: by %s and by %s", what, thing, first, other)
    end
  end
end

--- Raises where one of some fields stands without what gives it a meaning.
-- @param names list of fields
-- @param there whether it stands
-- @param missing what they need, in words
function arguments.meant(what, given, names, there, missing)
  for _, name in ipairs(names) do
    if given[name] ~= nil and not there then
      fields.fail("%s: %s means nothing without %s", what, name, missing)
    end
  end
end

--- What perigee.traffic made, or nil where the option has none.
function arguments.traffic(what, given)
  local traffic = given.traffic
  if traffic ~= nil and (type(traffic) ~= "table" or not traffic.input_tokens) then
    fields.fail("%s: traffic is what perigee.traffic { ... } makes", what)
  end
  return traffic
end

--- The same, where an option cannot do without.
function arguments.needed_traffic(what, given)
  fields.need(what, given, "traffic", "perigee.traffic { ... }")
  return arguments.traffic(what, given)
end

return arguments

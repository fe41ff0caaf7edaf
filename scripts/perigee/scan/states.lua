--- The state of a recurrence: one quantity, or several by name, in the units that they begin in.
local core = require "perigee.core"
local fields = require "perigee.fields"
local quantities = require "perigee.quantities"

local what = "perigee.scan"

---@class perigee.scan_states
---@field names string[] in order; { "" } of a state that is one quantity
---@field first userdata[] what they are before the first step
---@field units string[]
---@field single boolean
local States = {}
States.__index = States

local states = {}

local function is_value(value)
  return type(value) == "number" or type(value) == "string" or core.is_quantity(value)
end

local function add(self, name, value)
  if not is_value(value) then
    fields.fail("%s: from%s must be a quantity such as \"100 USD\", not %s", what,
                name == "" and "" or (": '%s'"):format(name), type(value))
  end
  local quantity = quantities.quantity(value)
  self.names[#self.names + 1] = name
  self.first[#self.first + 1], self.units[#self.units + 1] = quantity, quantity:unit()
  self.known[name] = true
end

local function names_of(from)
  local names = {}
  for name in pairs(from) do
    if type(name) ~= "string" then
      fields.fail("%s: from is a quantity or a table of them by name, as { cash = \"100 USD\" }", what)
    end
    names[#names + 1] = name
  end
  if #names == 0 then fields.fail("%s: from has no state in it, as { cash = \"100 USD\" }", what) end
  table.sort(names)
  return names
end

--- Reads what a recurrence begins with.
---@param from any
---@return perigee.scan_states
function states.read(from)
  local self = setmetatable({ names = {}, first = {}, units = {}, known = {} }, States)
  self.single = type(from) ~= "table"
  if self.single then
    add(self, "", from)
  else
    for _, name in ipairs(names_of(from)) do add(self, name, from[name]) end
  end
  return self
end

--- A quantity in a unit; nil where it is of another dimension.
---@param value userdata|number
---@param unit string
---@return userdata?
function states.converted(value, unit)
  local quantity = core.quantity(value)
  if quantity:unit() == unit then return quantity end
  local like = core.quantity(unit == "" and 1 or "1 " .. unit)
  local nothing = quantity:op() == "constant" and quantity:unit() == "" and quantity:number() == 0
  if not nothing and quantity:dimension() ~= like:dimension() then return nil end
  return core.quantity(quantity:to(unit == "" and "1" or unit))
end

--- Values by place as scripts see a state: the one, or a table by name.
---@param values any[]
function States:shaped(values)
  if self.single then return values[1] end
  local by_name = {}
  for i, name in ipairs(self.names) do by_name[name] = values[i] end
  return by_name
end

-- Says what is wrong with a value at the line that made it.
local function complain(value, format, ...)
  local place = core.place(value:mark())
  local message = ("%s: %s"):format(what, format:format(...))
  if place then error({ placed = ("%s: %s"):format(place, message) }, 0) end
  fields.fail("%s", message)
end

function States:called(i)
  return self.single and "the state" or ("'%s'"):format(self.names[i])
end

local function next_value(self, i, value)
  if type(value) == "boolean" then value = value and 1 or 0 end
  if type(value) == "number" and self.units[i] == "" then return value end
  if not is_value(value) then
    fields.fail("%s: the body returns %s for %s: return what it is next", what,
                value == nil and "nothing" or "a " .. type(value), self:called(i))
  end
  local quantity = quantities.quantity(value)
  local converted = states.converted(quantity, self.units[i])
  if not converted then
    complain(quantity, "the body makes %s %s, and it begins as %s", self:called(i), quantity:dimension(),
             self.first[i]:dimension())
  end
  return converted
end

local function check_names(self, result)
  if type(result) ~= "table" then
    fields.fail("%s: the body returns %s: it returns a table with the names of 'from'", what,
                result == nil and "nothing" or "one value")
  end
  fields.check(what .. ": what the body returns", result, self.known)
end

--- The next state, by place, of what the body returned.
---@param result any
---@return (userdata|number)[]
function States:next(result)
  local values = {}
  if self.single then return { next_value(self, 1, result) } end
  check_names(self, result)
  for i, name in ipairs(self.names) do values[i] = next_value(self, i, result[name]) end
  return values
end

return states

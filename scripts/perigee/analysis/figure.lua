--- One figure of a model, read at points, over samples and by its slopes: what an option
-- costs, a named output, or the difference of two of these.
local core = require "perigee.core"

---@class perigee.figure
---@field name string as it is asked for
---@field unit string
---@field options string[] the options that it is about
---@field default? string why it is looked at, where nothing was asked for: "saving", "cost", "output"
local Figure = {}
Figure.__index = Figure

local figure = {}

-- ----- which one -----

local function has(list, name)
  for _, each in ipairs(list) do
    if each == name then return true end
  end
  return false
end

local function is_known(read, name)
  return has(read.options, name) or has(read.outputs, name)
end

-- The two names of "A - B", where both are known; a name may have such a dash in it.
local function parts_of(read, name)
  local from = 1
  while true do
    local first, last = name:find(" - ", from, true)
    if not first then return nil end
    local minuend, subtrahend = name:sub(1, first - 1), name:sub(last + 1)
    if is_known(read, minuend) and is_known(read, subtrahend) then return minuend, subtrahend end
    from = first + 1
  end
end

local function check_units(read, keys, names)
  local first, second = read:unit(keys[1]), read:unit(keys[2])
  if first == second then return end
  error({ kind = "usage", message = ("--of: '%s' is in %s and '%s' in %s: a difference is of one unit"):format(
    names[1], first == "" and "plain numbers" or first, names[2], second == "" and "plain numbers" or second) }, 0)
end

local function new(read, name, names)
  local self = setmetatable({ read = read, name = name, keys = {}, options = {} }, Figure)
  for i, each in ipairs(names) do
    self.keys[i] = read:key(each)
    if has(read.options, each) then self.options[#self.options + 1] = each end
  end
  if #names == 2 then check_units(read, self.keys, names) end
  self.unit = read:unit(self.keys[1])
  return self
end

-- ----- which one where nothing is asked for -----

-- The options that are feasible at the point, the cheapest first.
local function ranking(read)
  local keys, list = {}, {}
  for i, name in ipairs(read.options) do keys[2 * i - 1], keys[2 * i] = "cost:" .. name, "feasible:" .. name end
  local values = #keys > 0 and read:point(keys) or {}
  for i, name in ipairs(read.options) do
    if values[2 * i] ~= 0 then list[#list + 1] = { name = name, cost = values[2 * i - 1], place = i } end
  end
  table.sort(list, function(a, b)
    if a.cost ~= b.cost then return a.cost < b.cost end
    return a.place < b.place
  end)
  return list
end

-- What the cheapest option saves against the next; its cost where it is the only one.
local function default_of(read)
  local list = ranking(read)
  local first, second = list[1], list[2]
  if second then
    local made = new(read, ("%s - %s"):format(second.name, first.name), { second.name, first.name })
    made.default = "saving"
    return made
  end
  local name = first and first.name or read.options[1] or read.outputs[1]
  local made = new(read, name, { name })
  made.default = #made.options > 0 and "cost" or "output"
  return made
end

--- The figure of a name: an option, an output, "A - B"; nil for the one that decides.
---@param read perigee.read_model
---@param name? string
---@return perigee.figure
function figure.of(read, name)
  if not name then return default_of(read) end
  if is_known(read, name) then return new(read, name, { name }) end
  local minuend, subtrahend = parts_of(read, name)
  if minuend then return new(read, name, { minuend, subtrahend }) end
  return new(read, name, { name }) -- which raises, with the near name
end

-- ----- readings -----

--- The value at the point of a run.
---@param changes? table
---@return number
function Figure:point(changes)
  local values = self.read:point(self.keys, changes)
  return values[2] and values[1] - values[2] or values[1]
end

local function at(values, i) return type(values) == "number" and values or values[i] end

local function differences(a, b, count)
  if type(a) == "number" and type(b) == "number" then return a - b end
  local list = {}
  for i = 1, count do list[i] = at(a, i) - at(b, i) end
  return list
end

local function check_finite(self, values, count)
  local strange, list = 0, type(values) == "table" and values or { values }
  for i = 1, #list do
    if list[i] - list[i] ~= 0 then strange = strange + 1 end
  end
  if strange > 0 then
    error({ kind = "input", message = ("'%s' is not a finite number in %s: `perigee run` names the line"):format(
      self.name, #list == 1 and "any sample" or ("%d of %d samples"):format(strange, count)) }, 0)
  end
  return values
end

--- The value in each sample of a run: a list, or a number where it is the same in all.
---@param changes? table
---@return number[]|number
function Figure:samples(changes)
  local count = self.read.base.samples
  local values = self.read:samples(self.keys, changes)
  return check_finite(self, values[2] and differences(values[1], values[2], count) or values[1], count)
end

--- Slopes by leaves at the point, in the figure's unit per theirs.
---@param leaves userdata[]
---@param changes? table
---@return number[] slopes
---@return number value
---@return number[] values of the leaves
function Figure:gradient(leaves, changes)
  local slopes, value, points = self.read:gradient(self.keys[1], leaves, changes)
  if self.keys[2] then
    local less, off = self.read:gradient(self.keys[2], leaves, changes)
    for i, slope in ipairs(less) do slopes[i] = slopes[i] - slope end
    value = value - off
  end
  return slopes, value, points
end

--- The leaves that it varies with, as far as it is traced.
---@return userdata[]
function Figure:leaves()
  local list = { self.read.uncovered }
  for _, key in ipairs(self.keys) do list[#list + 1] = self.read.values[key] end
  return core.tape(list):leaves()
end

--- The share of samples in which each of its options is infeasible, of those that ever are.
---@return { name: string, share: number }[]
function Figure:infeasible()
  local list, count = {}, self.read.base.samples
  for _, name in ipairs(self.options) do
    local values, fails = self.read:samples({ "feasible:" .. name })[1], 0
    for i = 1, count do fails = fails + (at(values, i) == 0 and 1 or 0) end
    if fails > 0 then list[#list + 1] = { name = name, share = fails / count } end
  end
  return list
end

return figure

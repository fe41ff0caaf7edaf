--- Options over their slots: totals, what is possible, what is cheapest.
local core = require "perigee.core"

local options = {}

local function find(list, by_name, name)
  local option = by_name[name]
  if not option then
    option = { name = name, rows = {}, holds = {}, notes = {}, noted = {}, energy = {}, speed = {} }
    by_name[name] = option
    list[#list + 1] = option
  end
  return option
end

local function limit_of(option, label, nth)
  for _, held in ipairs(option.holds) do
    if held.label == label and held.nth == nth then return held end
  end
  local held = { label = label, nth = nth }
  option.holds[#option.holds + 1] = held
  return held
end

local take = {
  option = function(option, slot) option.present = slot.value end,
  row = function(option, slot) option.rows[#option.rows + 1] = slot end,
  quality = function(option, slot) option.quality = slot.value end,
  energy = function(option, slot)
    option.energy[#option.energy + 1] = { name = slot.label, value = slot.value }
  end,
  speed = function(option, slot) option.speed[slot.label] = slot.value end,
  way = function(option, slot) option.way = slot.label end,
  note = function(option, slot)
    option.notes[#option.notes + 1], option.noted[#option.noted + 1] = slot.label, slot.value
  end,
}
for _, part in ipairs { "holds", "needs", "has" } do
  take[part] = function(option, slot)
    limit_of(option, slot.label, slot.nth)[part] = slot.value
  end
end

local function total_of(rows)
  local total = core.quantity "0 USD/month"
  for _, row in ipairs(rows) do total = total + row.value end
  return total
end

-- Is a condition true (a number, or a quantity)?
local function both(a, b)
  if type(a) == "number" then return a ~= 0 and b or 0 end
  if type(b) == "number" then return b ~= 0 and a or 0 end
  return a & b
end

-- Whether an option keeps to its own limits.
local function allowed_of(option)
  local allowed = 1
  for _, held in ipairs(option.holds) do allowed = both(allowed, held.holds) end
  return allowed
end

local function negated(condition)
  if type(condition) == "number" then return condition == 0 and 1 or 0 end
  return ~condition
end

-- What an option costs where it is possible, else infinity.
local function standing(option, cost_of)
  return core.quantity(core.where(core.quantity(option.feasible), cost_of(option), math.huge))
end

--- Marks which of some options costs least: a condition, or a number, in each.
-- In the order of the list the first of equals does.
-- @param list of tables with feasible
-- @param field what the mark is called
-- @param cost_of function(option) -> quantity
function options.mark(list, field, cost_of)
  local costs = {}
  for i, option in ipairs(list) do costs[i] = standing(option, cost_of) end
  for i, option in ipairs(list) do
    local least = option.feasible
    for j = 1, #list do
      if j < i then least = both(least, costs[i]:lt(costs[j])) end
      if j > i then least = both(least, costs[i]:le(costs[j])) end
    end
    option[field] = least
  end
end

--- Builds the options of merged slots, in their order.
-- @return list of { name, rows (slots), total, present, allowed (by its own limits),
--   feasible (both), cheapest, holds = { { label, holds, needs, has } }, quality, notes, noted (where each note is said),
--   energy = { { name, value } }, speed (token_time, first_token), way ("hosted", "api") }
function options.build(slots)
  local list, by_name = {}, {}
  for _, slot in ipairs(slots) do
    local part = take[slot.kind]
    if part then part(find(list, by_name, slot.option), slot) end
  end
  for _, option in ipairs(list) do
    option.total = total_of(option.rows)
    option.allowed = allowed_of(option)
    option.feasible = both(option.present, option.allowed)
  end
  options.mark(list, "cheapest", function(option) return option.total end)
  return list
end

options.negated = negated

return options

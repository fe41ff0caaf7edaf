--- A bridge: what each of several changes contributed, figure by figure.
--
-- Sets of the changes are made, and read.  Some cannot be made without another: a
-- model that asks for a price of a later day.  Such changes are joined, and contribute as one.
local shapley = require "perigee.analysis.compare.shapley"

local bridge = {}

---@class perigee.bridge
---@field blocks integer[][] the changes that contribute as one, by their numbers
---@field reasons table<integer[], string> why a block was joined
---@field plan table of shapley.plan, over blocks
---@field at fun(set: string): any what was read of a set of blocks

-- The set of changes that a set of blocks holds.
local function changes_of(blocks, set, count)
  local changes = shapley.none(count)
  for i, block in ipairs(blocks) do
    for _, change in ipairs(shapley.has(set, i) and block or {}) do changes = shapley.with(changes, change) end
  end
  return changes
end

-- What is known of sets: made when first asked for, those of one question finished together.
local function records(make, finish)
  local known = {}
  local function made_of(set)
    if not known[set] then
      local value, fault = make(set)
      known[set] = { value = value, fault = fault, raw = value ~= nil }
    end
    return known[set]
  end
  return function(sets)
    local list, raw = {}, {}
    for i, set in ipairs(sets) do
      list[i] = made_of(set)
      raw[#raw + 1] = list[i].raw and list[i] or nil
      list[i].raw = false
    end
    if #raw > 0 then finish(raw) end
    return list
  end
end

-- The first set of the plan that cannot be made, and why.
local function first_fault(made, look, count)
  local sets = {}
  for i, set in ipairs(made.plan.sets) do sets[i] = changes_of(made.blocks, set, count) end
  for i, record in ipairs(look(sets)) do
    if record.fault then return made.plan.sets[i], record.fault end
  end
end

-- The block outside of a set with which it can be made; where none does alone, the last.  Later
-- changes are tried first: they are of the model and the prices, which others follow.
local function cure(blocks, set, look, count)
  local last
  for i = #blocks, 1, -1 do
    if not shapley.has(set, i) then
      last = last or i
      if not look({ changes_of(blocks, shapley.with(set, i), count) })[1].fault then return i end
    end
  end
  return last
end

-- The blocks with those of a set and one more as one, where the first of them stood.
local function join(made, set, more, fault)
  local joined, blocks = {}, {}
  made.reasons[joined] = fault
  for i, block in ipairs(made.blocks) do
    if i == more or shapley.has(set, i) then
      if #joined == 0 then blocks[#blocks + 1] = joined end
      table.move(block, 1, #block, #joined + 1, joined)
      made.reasons[joined] = made.reasons[block] or made.reasons[joined]
    else
      blocks[#blocks + 1] = block
    end
  end
  table.sort(joined)
  made.blocks = blocks
end

--- Builds a bridge over so many changes.
---@param count integer one or more
---@param make fun(set: string): any, string? what comes of a set of changes, or nil and why it cannot be made;
--  the empty set and the whole one always can
---@param finish fun(records: table[]) reads what was made, `value` of each, all at once; sets `fault` of those
--  that cannot be after all
---@return perigee.bridge
function bridge.build(count, make, finish)
  local made, look = { blocks = {}, reasons = {} }, records(make, finish)
  for i = 1, count do made.blocks[i] = { i } end
  while true do
    made.plan = shapley.plan(#made.blocks)
    local set, fault = first_fault(made, look, count)
    if not set then break end
    join(made, set, cure(made.blocks, set, look, count), fault)
  end
  made.at = function(set) return look({ changes_of(made.blocks, set, count) })[1].value end
  return made
end

-- A sum in the order of the list, as whoever adds it up gets it.
local function sum_of(list)
  local sum = 0
  for _, item in ipairs(list) do sum = sum + item end
  return sum
end

local ROUNDS = 4 -- of one item: one or two do, where doubles can
local SMALL = 1e-3 -- of the largest: what is smaller stays as it is

-- Moves an item until the sum is the whole: by what is missing, then by half of that, for what is added
-- to a sum is rounded.  Whether it is.
local function adjust(list, i, whole)
  for round = 1, ROUNDS do
    local rest = whole - sum_of(list)
    if rest == 0 or rest ~= rest then return true end
    list[i] = list[i] + (round == 1 and rest or rest / 2)
  end
  return sum_of(list) == whole
end

--- Numbers that sum to a whole but for rounding, made to sum to it: the largest takes the rest, and
-- others that are large where it cannot, the last first.
---@param list number[] changed in place
---@param whole number
function bridge.settle(list, whole)
  local largest = 1
  for i, item in ipairs(list) do
    if math.abs(item) > math.abs(list[largest]) then largest = i end
  end
  if #list == 0 or adjust(list, largest, whole) then return end
  local least = SMALL * math.abs(list[largest])
  for i = #list, 1, -1 do
    if math.abs(list[i]) >= least and adjust(list, i, whole) then return end
  end
end

return bridge

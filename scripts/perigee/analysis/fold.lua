--- A tree of decisions folded into one value for each slot.
--
-- Either decision by decision, the last ones first; or zipped: where both sides of a decision
-- go on to a decision of one line, that is made once, on the two conditions joined, and what
-- follows it is paired side by side.  An open side, which no sample takes, is then whatever
-- it is paired with, and a tree with gaps folds as a whole one would.
local core = require "perigee.core"
local slots_of = require "perigee.analysis.slots"

local fold = {}

local function in_leaf(slots, slot)
  local found = slots.by_key[slot.key]
  if found then return found.value end
  return slots_of.absent[slot.kind]
end

-- The values of a leaf by the places of the slots, and after them whether it was forced.
local function leaf_values(leaf, slots)
  local values = { [#slots + 1] = leaf.forced and 1 or 0 }
  for i, slot in ipairs(slots) do values[i] = in_leaf(leaf.slots, slot) end
  return values
end

local function is_zero(value)
  return type(value) == "number" and value == 0
    or core.is_quantity(value) and value:op() == "constant" and value:number() == 0
end

-- Nothing is nothing in every unit: a sum that a path never added to.
local function choose(condition, yes, no)
  if is_zero(yes) and not is_zero(no) then yes = 0 end
  if is_zero(no) and not is_zero(yes) then no = 0 end
  return core.where(condition, yes, no)
end

local function choose_at(tree, slot, yes, no)
  if yes == nil then return no end
  if no == nil then return yes end
  local ok, value = pcall(choose, tree.condition, yes, no)
  if ok then return value end
  error({ mark = tree.mark, slot = slot, message = tostring(value) }, 0)
end

-- All that hang on one decision are joined together: what they share is shared still.
local function choose_all(tree, slots, yes, no)
  local values, chosen, places = {}, {}, {}
  for i = 1, #slots + 1 do
    local value = choose_at(tree, slots[i], yes[i], no[i])
    if value ~= nil then chosen[#chosen + 1], places[#places + 1] = value, i end
  end
  for at, value in ipairs(core.join(tree.condition, chosen)) do values[places[at]] = value end
  return values
end

--- The values of slots over a tree, by their places, and after them 1 where the path was
-- forced, else 0; nil where no path has one.
-- @param tree see paths.lua
-- @param slots list of slots
function fold.plain(tree, slots)
  if not tree then return {} end
  if tree.slots then return leaf_values(tree, slots) end
  return choose_all(tree, slots, fold.plain(tree.yes, slots), fold.plain(tree.no, slots))
end

-- ----- zipped -----

local function go_together(a, b)
  return a and b and a.condition and b.condition and a.mark == b.mark
end

local values_of

-- Two trees below a decision as one; `at` has its condition and mark.
local function zip(at, slots, yes, no)
  if not (yes and no) then return yes or no end
  if not go_together(yes, no) then
    return { values = choose_all(at, slots, values_of(yes, slots), values_of(no, slots)) }
  end
  local condition = core.where(at.condition, yes.condition, no.condition)
  return { condition = core.quantity(core.join(at.condition, { condition })[1]), mark = yes.mark,
           yes = zip(at, slots, yes.yes, no.yes), no = zip(at, slots, yes.no, no.no) }
end

function values_of(tree, slots)
  if not tree then return {} end
  if tree.values then return tree.values end
  if tree.slots then return leaf_values(tree, slots) end
  return values_of(zip(tree, slots, tree.yes, tree.no), slots)
end

--- The same, zipped; what an open side is worth is anything.
fold.zipped = values_of

return fold

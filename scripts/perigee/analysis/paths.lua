--- The paths through a model, as a tree of decisions.
--
-- A tree is a leaf { slots = ... }, a decision { condition, mark, yes, no }, or
-- nil: not traced yet.  A sample follows the decisions to a leaf; samples that
-- would end nowhere are found by evaluating `uncovered`.
local core = require "perigee.core"
local slots_of = require "perigee.analysis.slots"

local paths = {}

local constant = { [0] = core.quantity(0), [1] = core.quantity(1) }

--- Adds a path to a tree and returns the tree.
-- @param decisions list of { condition, outcome, mark }
function paths.add(tree, decisions, slots, from)
  from = from or 1
  local decision = decisions[from]
  if not decision then return { slots = slots } end
  tree = tree or { condition = decision.condition, mark = decision.mark }
  local side = decision.outcome and "yes" or "no"
  tree[side] = paths.add(tree[side], decisions, slots, from + 1)
  return tree
end

--- A quantity that is 1 in samples whose path is not traced, else 0.
function paths.uncovered(tree)
  if not tree then return constant[1] end
  if tree.slots then return constant[0] end
  return core.where(tree.condition, paths.uncovered(tree.yes),
                    paths.uncovered(tree.no))
end

--- Every traced path's slots, in the order of the tree.
function paths.leaves(tree, list)
  list = list or {}
  if not tree then return list end
  if tree.slots then
    list[#list + 1] = tree.slots
    return list
  end
  paths.leaves(tree.yes, list)
  return paths.leaves(tree.no, list)
end

local function in_leaf(slots, slot)
  local found = slots.by_key[slot.key]
  if found then return found.value end
  return slots_of.absent[slot.kind]
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

-- The values of slots over a tree, by their places; nil where no path below has one.
-- All that hang on one decision are joined together: what they share is shared still.
local function join(tree, slots)
  local values = {}
  if not tree then return values end
  if tree.slots then
    for i, slot in ipairs(slots) do values[i] = in_leaf(tree.slots, slot) end
    return values
  end
  local yes, no, chosen, places = join(tree.yes, slots), join(tree.no, slots), {}, {}
  for i, slot in ipairs(slots) do
    local value = choose_at(tree, slot, yes[i], no[i])
    if value ~= nil then chosen[#chosen + 1], places[#places + 1] = value, i end
  end
  for at, value in ipairs(core.join(tree.condition, chosen)) do values[places[at]] = value end
  return values
end

local function describe(slot)
  if slot.kind == "output" then return ("output '%s'"):format(slot.name) end
  return ("option '%s', %s"):format(slot.option, slot.label or slot.kind)
end

local function on_every_path(leaves, slot, place)
  for _, slots in ipairs(leaves) do
    if not slots.by_key[slot.key] then
      error(slots_of.at(place, ("output '%s' is returned on some paths through the "
        .. "model only: return it on all of them"):format(slot.name)), 0)
    end
  end
end

-- Where a slot's value was made on the first path that has it.
local function place_of(slot)
  return slot.place
    or core.is_quantity(slot.value) and core.place(slot.value:mark()) or nil
end

-- The decision that parts two values which do not go together is at fault.
local function join_all(tree, slots, place)
  local ok, values = pcall(join, tree, slots)
  if ok then return values end
  if type(values) ~= "table" then error(values, 0) end
  error(slots_of.at(values.mark and core.place(values.mark) or place,
    ("%s: %s on different paths through the model"):format(describe(values.slot),
      (values.message:gsub("^.-:%d+: ", "")))), 0)
end

-- Each slot once, in the order of the paths.
local function in_order(leaves, first, place)
  local order, seen = {}, {}
  local function take(slots)
    for _, slot in ipairs(slots) do
      if not seen[slot.key] then
        seen[slot.key] = true
        if slot.kind == "output" then on_every_path(leaves, slot, place) end
        order[#order + 1] = slot
      end
    end
  end
  if first then take(first) end
  for _, slots in ipairs(leaves) do take(slots) end
  return order
end

--- The slots of a whole tree: each once, its value chosen by the decisions.
-- Options and rows stand in the order of the first path that has them.
-- @param tree what paths.add gave
-- @param first slots of the path whose order comes first, or nil
-- @param place the model's place, for messages
function paths.merge(tree, first, place)
  local leaves, merged = paths.leaves(tree), {}
  for _, slots in ipairs(leaves) do slots.by_key = slots_of.by_key(slots) end
  local order = in_order(leaves, first, place)
  local values = join_all(tree, order, place)
  for i, slot in ipairs(order) do
    merged[i] = slots_of.with(slot, values[i])
    merged[i].place = place_of(slot)
  end
  return merged
end

return paths

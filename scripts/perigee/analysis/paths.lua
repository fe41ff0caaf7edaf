--- The paths through a model, as a tree of decisions.
--
-- A tree is a leaf { slots = ... }, a decision { condition, mark, yes, no }, or
-- nil: not traced yet.  A sample follows the decisions to a leaf; samples that
-- would end nowhere are found by evaluating `uncovered`.
local core = require "perigee.core"
local fold = require "perigee.analysis.fold"
local slots_of = require "perigee.analysis.slots"

local paths = {}

local constant = { [0] = core.quantity(0), [1] = core.quantity(1) }

--- Adds a path to a tree and returns the tree.
-- @param decisions list of { condition, outcome, mark }
-- @param slots what the model returns on the path
-- @param as fields of the leaf: forced, where no sample is known to take the path
function paths.add(tree, decisions, slots, as, from)
  from = from or 1
  local decision = decisions[from]
  if not decision then return { slots = slots, forced = as and as.forced } end
  tree = tree or { condition = decision.condition, mark = decision.mark }
  local side = decision.outcome and "yes" or "no"
  tree.flag = nil
  tree[side] = paths.add(tree[side], decisions, slots, as, from + 1)
  return tree
end

--- A copy of a tree, to which paths may be added.
function paths.copy(tree)
  if not tree or tree.slots then return tree end
  return { condition = tree.condition, mark = tree.mark, flag = tree.flag,
           yes = paths.copy(tree.yes), no = paths.copy(tree.no) }
end

--- The most decisions on a path.
function paths.depth(tree)
  if not tree or tree.slots then return 0 end
  return 1 + math.max(paths.depth(tree.yes), paths.depth(tree.no))
end

--- The sides that are not traced: for each the outcomes that lead there.
function paths.open(tree, outcomes, list)
  outcomes, list = outcomes or {}, list or {}
  if not tree then
    list[#list + 1] = table.move(outcomes, 1, #outcomes, 1, {})
  elseif not tree.slots then
    for _, outcome in ipairs { true, false } do
      outcomes[#outcomes + 1] = outcome
      paths.open(tree[outcome and "yes" or "no"], outcomes, list)
      outcomes[#outcomes] = nil
    end
  end
  return list
end

-- The flag of a decision, kept until a path is added below.
local function flag_of(tree)
  local flag = core.where(tree.condition, paths.uncovered(tree.yes), paths.uncovered(tree.no))
  return core.join(tree.condition, { flag })[1]
end

--- A quantity that is 1 in samples whose path is not traced, else 0.
function paths.uncovered(tree)
  if not tree then return constant[1] end
  if tree.slots then return constant[0] end
  tree.flag = tree.flag or flag_of(tree)
  return tree.flag
end

-- 1 in the samples of one leaf, else 0.
local function flag_of_leaf(tree, leaf)
  if not tree or tree.slots then return constant[tree == leaf and 1 or 0] end
  return core.where(tree.condition, flag_of_leaf(tree.yes, leaf), flag_of_leaf(tree.no, leaf))
end

-- All leaves, in the order of the tree.
local function leaves_of(tree, list)
  if tree and tree.slots then
    list[#list + 1] = tree
  elseif tree then
    leaves_of(tree.yes, list)
    leaves_of(tree.no, list)
  end
  return list
end

--- For each path that was forced a quantity that is 1 in the samples that take it, else 0.
function paths.forced(tree)
  local list = {}
  for _, leaf in ipairs(leaves_of(tree, {})) do
    if leaf.forced then list[#list + 1] = core.quantity(flag_of_leaf(tree, leaf)) end
  end
  return list
end

--- Every traced path's slots, in the order of the tree; those of forced paths come last.
function paths.leaves(tree)
  local list, forced = {}, {}
  for _, leaf in ipairs(leaves_of(tree, {})) do
    local into = leaf.forced and forced or list
    into[#into + 1] = leaf.slots
  end
  return table.move(forced, 1, #forced, #list + 1, list)
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
  local ok, values = pcall(fold.plain, tree, slots)
  if ok then return values end
  if type(values) ~= "table" then error(values, 0) end
  error(slots_of.at(values.mark and core.place(values.mark) or place,
    ("%s: %s on different paths through the model"):format(describe(values.slot),
      (values.message:gsub("^.-:%d+: ", "")))), 0)
end

local MANY = 20000 -- values to be chosen: not twice

local function may_zip(tree, leaves, slots)
  return #leaves > 1 and #leaves * #slots <= MANY and (#paths.open(tree) > 0 or #paths.forced(tree) > 0)
end

local function steps_of(values, count)
  local list = {}
  for i = 1, count do list[i] = values[i] or 0 end
  local _, varying = core.tape(list):size()
  return varying
end

local function same_units(values, others, count)
  for i = 1, count do
    if slots_of.unit(values[i]) ~= slots_of.unit(others[i]) then return false end
  end
  return true
end

-- A tree with gaps is zipped where that makes less to compute.
local function fold_best(tree, slots, leaves, place)
  local values, count = join_all(tree, slots, place), #slots + 1
  if not may_zip(tree, leaves, slots) then return values end
  local ok, zipped = pcall(fold.zipped, tree, slots)
  local better = ok and same_units(values, zipped, count) and steps_of(zipped, count) < steps_of(values, count)
  return better and zipped or values
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
-- @return the slots; steps: of recurrences, that a run on plain values takes
-- @return a quantity or number: 1 in samples whose path was forced, else 0
function paths.merge(tree, first, place)
  local leaves, merged = paths.leaves(tree), {}
  for _, slots in ipairs(leaves) do
    slots.by_key = slots_of.by_key(slots)
    merged.steps = math.max(merged.steps or 0, slots.steps or 0)
  end
  local order = in_order(leaves, first, place)
  local values = fold_best(tree, order, leaves, place)
  for i, slot in ipairs(order) do
    merged[i] = slots_of.with(slot, values[i])
    merged[i].place = place_of(slot)
  end
  return merged, values[#order + 1]
end

return paths

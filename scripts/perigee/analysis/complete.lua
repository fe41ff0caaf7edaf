--- Paths that no sample has been seen to take, followed all the same.
--
-- A tree of decisions whose every side is traced needs no look at each sample to know that
-- its path is there, and joins into what the same model with `where` would be.  So the few
-- sides that a first look at the samples left open are forced, where that makes less to
-- compute, looking included, and changes no figure's name, unit or order.  What then proves
-- to be taken after all is compared with plain Lua afterwards (see study.lua).
local core = require "perigee.core"
local paths = require "perigee.analysis.paths"
local runs = require "perigee.analysis.runs"

local complete = {}

local MOST = 16 -- paths that are forced

-- Decisions of a forced path: an infeasible one may run round in circles.
local function decisions_allowed(tree) return 4 * paths.depth(tree) + 16 end

-- Forces open sides until there are none; nil where they are too many or one raises.
local function force(tree, subject, run, most)
  local spec, forced = runs.with(run, { sample = false, most = decisions_allowed(tree) }), 0
  local open = paths.open(tree)
  spec.sample = nil
  while open[1] do
    if forced + #open > most then return nil end
    spec.forced = open[1]
    local ok, slots, decisions = pcall(subject.trace, spec)
    if not ok then return nil end
    tree = paths.add(tree, decisions, slots, { forced = true })
    forced, open = forced + 1, paths.open(tree)
  end
  return tree
end

local function steps_of(slots, flag)
  local values = { flag }
  for _, slot in ipairs(slots) do values[#values + 1] = slot.value end
  local _, varying = core.tape(values):size()
  return varying
end

local function same_figures(slots, others)
  if #slots ~= #others then return false end
  for i, slot in ipairs(slots) do
    local a, b = core.quantity(slot.value), core.quantity(others[i].value)
    if slot.key ~= others[i].key or a:unit() ~= b:unit() then return false end
  end
  return true
end

-- Whether the whole tree is the better one.
local function is_better(whole, state, place)
  local ok, slots, forced = pcall(paths.merge, whole, state.first, place)
  if not ok then return false end
  local given = paths.merge(state.tree, state.first, place)
  return #slots > 0 and same_figures(slots, given)
    and steps_of(slots, forced) <= steps_of(given, paths.uncovered(state.tree))
end

--- A state's tree, completed where that is worth it; else as it is.
-- @param state see trace.lua
-- @param subject has trace(spec) -> slots, decisions
-- @param run see analysis/runs.lua
-- @param limit most paths
-- @param place the model's place, for messages
function complete.tree(state, subject, run, limit, place)
  local most = math.min(MOST, state.count, limit - state.count)
  local whole = force(paths.copy(state.tree), subject, run, most)
  return whole and is_better(whole, state, place) and whole or state.tree
end

return complete

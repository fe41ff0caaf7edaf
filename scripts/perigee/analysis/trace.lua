--- Tracing a model until every sample's path is known.
--
-- The point's path comes first, then, again and again, the path of a sample that
-- no traced path covers.  Only paths that some sample takes are traced, unless the
-- tree can be completed (complete.lua).  Past a limit of paths the model is run on
-- plain values, sample by sample, instead.
local core = require "perigee.core"
local paths = require "perigee.analysis.paths"
local runs = require "perigee.analysis.runs"

local trace = {}

--- Paths traced before a model is run sample by sample instead.
trace.limit = 256

local first_look = 16384 -- samples: most paths show themselves early

-- The first sample that no path covers, of those from number `from` on; nil: none.  What lies
-- far away is looked for by several threads, in all samples at once.
local function first_uncovered(state, run, from)
  local flag = core.quantity(paths.uncovered(state.tree))
  if not flag:varies() then
    return core.value(flag, run) ~= 0 and from or nil
  end
  local tape = core.tape { flag }
  if (run.threads or 1) <= 1 then return tape:first(run, from) end
  local near = math.min(run.samples, from + first_look)
  local sample = tape:first(runs.with(run, { samples = near }), from)
  if sample or near == run.samples then return sample end
  local _, first = tape:sample(run)[1]:nonzero()
  return first
end

--- A state of which no path is traced yet.
function trace.start()
  return { tree = nil, count = 0, found = {} }
end

--- Traces the path of a sample (nil: of the point).
-- @param run see analysis/runs.lua
function trace.follow(state, subject, run, sample)
  local slots, decisions = subject.trace(runs.with(run, { sample = sample }))
  state.tree = paths.add(state.tree, decisions, slots)
  state.count = state.count + 1
  if sample then
    state.found[#state.found + 1] = { cell = run.cell or 1, sample = sample }
  end
  state.first = state.first or slots
end

-- Whether the path of a sample (nil: of the point) is traced.
local function is_covered(state, run, sample)
  if not state.tree then return false end
  return core.value(paths.uncovered(state.tree), run, sample) == 0
end

-- A tree only grows: samples before the one that was found last are covered for good.
local function cover_samples(state, subject, run, limit)
  local from = 1
  while state.count <= limit do
    local sample = first_uncovered(state, run, from)
    if not sample then return true end
    trace.follow(state, subject, run, sample)
    from = sample + 1
    if from > run.samples then return state.count <= limit end
  end
  return false
end

-- After a first look at samples that are many, `finish` may complete the tree.
local function look_first(state, subject, run, limit, finish)
  local samples = math.min(first_look, run.samples)
  if run.samples * run.cells <= first_look then return end
  if cover_samples(state, subject, runs.with(run, { samples = samples }), limit) then
    state.tree = finish(state, limit)
  end
end

local function cover_cell(state, subject, run, limit, finish)
  if not is_covered(state, run, nil) then trace.follow(state, subject, run, nil) end
  if run.point then return state.count <= limit end
  if finish and run.cell == 1 then look_first(state, subject, run, limit, finish) end
  return cover_samples(state, subject, run, limit)
end

--- Traces the paths of all samples of all cells.
-- @param subject has trace(spec) -> slots, decisions
-- @param run see analysis/runs.lua, and its cells
-- @param limit most paths
-- @param finish function(state, limit) that gives the tree to go on with after a first look
-- @return state { tree, count, first, found = { { cell, sample } } }, the samples
--   that found a path each; or nil where the limit was reached
function trace.cover(subject, run, limit, finish)
  local state = trace.start()
  for cell = 1, run.cells do
    local at = runs.with(run, { cell = cell })
    if not cover_cell(state, subject, at, limit or trace.limit, finish) then return nil end
  end
  return state
end

--- Traces the paths of a run's point and samples onto a state, in its cell alone.
-- @param state what trace.cover gave
-- @return whether all of them are traced: false where the limit was reached
function trace.extend(state, subject, run, limit)
  return cover_cell(state, subject, run, limit or trace.limit)
end

-- ----- every path, whether a sample takes it or not -----

-- The next path in depth-first order: `stack` holds { outcome, both } by depth,
-- both: the other side was taken already.  False where there is none.
local function backtrack(stack)
  while #stack > 0 and stack[#stack].both do stack[#stack] = nil end
  local top = stack[#stack]
  if not top then return false end
  top.outcome, top.both = not top.outcome, true
  return true
end

local function extend(stack, decisions)
  for i = #stack + 1, #decisions do
    stack[i] = { outcome = decisions[i].outcome, both = false }
  end
end

local function outcomes(stack)
  local list = {}
  for i, decision in ipairs(stack) do list[i] = decision.outcome end
  return list
end

--- Follows every path, whether a sample takes it or not, as long as there are not
-- too many.
-- @param subject has explore(spec) -> decisions, fault (a message, or nil)
-- @return { count, faults = { message, ... }, complete }
function trace.explore(subject, run, limit)
  local found = { count = 0, faults = {}, complete = true }
  local stack, more = {}, true
  while more do
    if found.count >= (limit or trace.limit) then
      found.complete = false
      break
    end
    local spec = runs.with(run, { forced = outcomes(stack) })
    local decisions, fault = subject.explore(spec)
    found.count = found.count + 1
    if fault then found.faults[#found.faults + 1] = fault end
    extend(stack, decisions)
    more = backtrack(stack)
  end
  return found
end

return trace

--- One scenario, studied: traced, checked against plain Lua, read at each cell.
local agree = require "perigee.analysis.agree"
local answer = require "perigee.analysis.answer"
local core = require "perigee.core"
local grid = require "perigee.analysis.grid"
local paths = require "perigee.analysis.paths"
local plain = require "perigee.analysis.plain"
local runs = require "perigee.analysis.runs"
local trace = require "perigee.analysis.trace"

local study = {}

local function cells_of(axes)
  local cells = 1
  for _, axis in ipairs(axes) do cells = cells * #axis:values() end
  return cells
end

local function describe_axes(facts)
  local list = {}
  for _, assumption in ipairs(facts.assumptions) do
    local _, swept = assumption.value:varies()
    if swept and assumption.value:op() == "axis" then
      list[#list + 1] = { name = assumption.name, unit = assumption.value:unit(),
                          values = assumption.value:values() }
    end
  end
  return list
end

local function describe_correlations(facts)
  local list = {}
  for i, pair in ipairs(facts.correlate or {}) do
    list[i] = { names = { pair[1], pair[2] }, rank = pair[3] }
  end
  return #list > 0 and list or nil
end

local function at_cell(run, cell)
  return runs.with(run, { cell = cell })
end

local cells_checked = 16

-- Some cells, the first and the last among them, and those that showed a path.
local function cells_to_check(run, found)
  local count, samples = math.min(run.cells, cells_checked), {}
  for i = 1, count do
    local cell = count == 1 and 1 or 1 + (i - 1) * (run.cells - 1) // (count - 1)
    samples[cell] = {}
    for sample = 1, math.min(run.samples, math.max(4, agree.samples // count)) do
      samples[cell][sample] = sample
    end
  end
  for _, at in ipairs(found) do
    local list = samples[at.cell] or {}
    samples[at.cell] = list
    if at.sample > #list then list[#list + 1] = at.sample end
  end
  return samples
end

-- Compares with plain runs; what could not be compared is a warning.
local function check_cells(subject, slots, facts, run, found)
  local samples, unsure = cells_to_check(run, found), nil
  for cell = 1, run.cells do
    if samples[cell] then
      local fault, doubt = agree.check(subject, slots, at_cell(run, cell),
                                       samples[cell], facts.place)
      if fault then error(fault, 0) end
      unsure = unsure or doubt
    end
  end
  return unsure
end

-- Slots for each cell: the same graph for all, or, where there are too many
-- paths, columns of a cell's own.
local function slots_by_cell(subject, facts, run, options)
  local state = trace.cover(subject, run, options.paths)
  if not state then
    return function(cell)
      return plain.columns(subject, at_cell(run, cell), facts.place)
    end,
      { paths = options.paths or trace.limit, mode = "samples",
        note = ("more than %d paths through the model: it was run in plain Lua "
          .. "sample by sample"):format(options.paths or trace.limit) }
  end
  local slots = paths.merge(state.tree, state.first, facts.place)
  local doubt = options.check ~= false
    and check_cells(subject, slots, facts, run, state.found) or nil
  return function() return slots end,
    { paths = state.count, mode = "graph", note = doubt }
end

local function read_cells(slots_at, facts, run)
  local cells = {}
  for cell = 1, run.cells do
    cells[cell] = answer.read(facts, slots_at(cell), at_cell(run, cell))
  end
  return run.cells == 1 and #run.axes == 0 and cells[1] or grid.lay(cells)
end

--- Runs a ready subject.
-- @param subject has trace, plain, record (see guest.lua)
-- @param facts what guest.describe gives
-- @param options { samples, seed, sampler, threads, paths, check }
-- @return the result table of a report
-- @return function(cell) giving the slots that it was read from
function study.run(subject, facts, options)
  local run = { samples = options.samples, seed = options.seed,
                threads = options.threads, axes = facts.axes,
                cells = cells_of(facts.axes), sampler = options.sampler,
                dimensions = options.dimensions or runs.dimensions(facts, options.sampler) }
  local slots_at, tracing = slots_by_cell(subject, facts, run, options)
  local result = read_cells(slots_at, facts, run)
  result.perigee, result.title, result.as_of = core.version, facts.title, facts.as_of
  result.samples, result.seed, result.sampler = run.samples, run.seed, run.sampler
  result.correlations = describe_correlations(facts)
  result.axes, result.tracing = describe_axes(facts), tracing
  result.warnings = tracing.note and { tracing.note } or {}
  return result, slots_at
end

--- Traces every path without sampling.
-- @return { assumptions, options, outputs, paths, warnings }
function study.check(subject, facts, options)
  local run = { samples = 1, seed = 1, axes = facts.axes, cell = 1 }
  local found = trace.explore(subject, run, options.paths)
  if found.faults[1] then error(found.faults[1], 0) end
  local slots = subject.trace { seed = 1, axes = facts.axes, cell = 1 }
  local counts = { option = 0, output = 0 }
  for _, slot in ipairs(slots) do
    if counts[slot.kind] then counts[slot.kind] = counts[slot.kind] + 1 end
  end
  local warnings = {}
  if not found.complete then
    warnings[1] = ("more than %d paths: the first %d were checked"):format(
      found.count, found.count)
  end
  return { assumptions = #facts.assumptions, options = counts.option,
           outputs = counts.output, paths = found.count, warnings = warnings }
end

return study

--- One scenario, studied: traced, checked against plain Lua, read at each cell.
local lazy = require "perigee.lazy"
local agree = require "perigee.analysis.agree"
local answer = require "perigee.analysis.answer"
local axes_of = require "perigee.analysis.axes"
local combined = require "perigee.analysis.combined"
local complete = require "perigee.analysis.complete"
local core = require "perigee.core"
local grid = lazy "perigee.analysis.grid"
local paths = require "perigee.analysis.paths"
local plain = lazy "perigee.analysis.plain"
local progress = require "perigee.analysis.progress"
local runs = require "perigee.analysis.runs"
local trace = require "perigee.analysis.trace"

local study = {}

local function cells_of(axes)
  local cells = 1
  for _, axis in ipairs(axes) do cells = cells * #axis:values() end
  return cells
end

-- The axes as reports have them.
local function describe_axes(axes)
  local list = {}
  for i, axis in ipairs(axes) do list[i] = { name = axis.name, unit = axis.unit, values = axis.values } end
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

local cells_checked, least_checked = 16, 2 -- of all studies, and of each

-- The samples that are compared in a cell, so many of all studies but at least some; false is the point.
local function samples_to_check(run, most, least)
  if run.point then return { false } end
  local samples, wanted = {}, math.max(least, most // run.studies)
  for sample = 1, math.min(run.samples, wanted) do samples[sample] = sample end
  return samples
end

-- Some cells, the first and the last among them, and those that showed a path.
local function cells_to_check(run, found, most)
  local count, samples = math.min(run.cells, math.max(least_checked, cells_checked // run.studies)), {}
  for i = 1, count do
    local cell = count == 1 and 1 or 1 + (i - 1) * (run.cells - 1) // (count - 1)
    samples[cell] = samples_to_check(run, most // count, math.min(4, most))
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
  local samples, unsure = cells_to_check(run, found, agree.samples(slots)), nil
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

-- What is left to compare once a cell is read: paths that were followed before a sample was
-- seen to take them.
-- @param forced 1 in the samples of such a path
local function unseen_of(subject, slots, facts, state, forced)
  local flags = paths.forced(state.tree)
  if #flags == 0 then return nil end
  local function check(run)
    for _, flag in ipairs(flags) do
      local sample = core.tape { flag }:first(run, 1)
      local fault = sample and agree.check(subject, slots, run, { sample }, facts.place)
      if fault then error(fault, 0) end
    end
  end
  return { any = forced, check = check }
end

-- Slots for each cell: the same graph for all, or, where there are too many
-- paths, columns of a cell's own; how it was traced; and what is left to compare.
local function slots_by_cell(subject, facts, run, options)
  local state = trace.cover(subject, run, options.paths, function(state, limit)
    return complete.tree(state, subject, run, limit, facts.place)
  end)
  if not state then
    progress.stage(run.progress, "running plain Lua", run.cells * run.samples)
    return function(cell)
      return plain.columns(subject, runs.with(run, { cell = cell, progress = options.progress }), facts.place)
    end,
      { paths = options.paths or trace.limit, mode = "samples",
        note = ("more than %d paths through the model: it was run in plain Lua "
          .. "sample by sample"):format(options.paths or trace.limit) }
  end
  local slots, forced = paths.merge(state.tree, state.first, facts.place)
  local doubt = options.check ~= false
    and check_cells(subject, slots, facts, run, state.found) or nil
  return function() return slots end,
    { paths = state.count, mode = "graph", note = doubt },
    options.check ~= false and unseen_of(subject, slots, facts, state, forced) or nil
end

-- A board of what was traced; it knows what is left to compare.
local function put_on_board(facts, slots, unseen)
  local put = answer.put(facts, slots)
  put.unseen = unseen
  put.unseen_at = unseen and put.on:put(unseen.any, false, true)
  return put
end

-- What is at fault in a cell says in which.
local function read_cell(put, facts, run, cell)
  local at = at_cell(run, cell)
  local ok, read = pcall(answer.at, put, facts, at)
  if ok then
    if put.unseen and put.on:nonzero(put.unseen_at) > 0 then put.unseen.check(at) end
    return read
  end
  if type(read) == "string" and #run.axes > 0 then read = read .. axes_of.where(facts, run.axes, cell) end
  error(read, 0)
end

-- What was put on a board for one graph is read at each of its cells.
local function read_cells(slots_at, facts, run, unseen)
  local cells, put, slots = {}, nil, nil
  for cell = 1, run.cells do
    local now = slots_at(cell)
    if now ~= slots then put, slots = put_on_board(facts, now, unseen), now end
    cells[cell] = read_cell(put, facts, run, cell)
  end
  return cells
end

-- Cells of one graph in the order that takes the least work; what is at fault is told of the first cell.
local function read_in_order(slots_at, facts, run, unseen)
  local put, cells, fault, first = put_on_board(facts, slots_at(1), unseen), {}, nil, run.cells + 1
  for _, cell in ipairs(put.on:order(run)) do
    local ok, read = pcall(read_cell, put, facts, run, cell)
    if ok then
      cells[cell] = read
    elseif cell == 1 then
      error(read, 0)
    elseif cell < first then
      fault, first = read, cell
    end
  end
  if fault then error(fault, 0) end
  return cells
end

-- The answers over axes of numbers, and how the model was traced; one of so many studies.
local function read_axes(subject, facts, options, axes, studies)
  local run = { samples = options.point and 1 or options.samples, seed = options.seed, threads = options.threads,
                axes = axes, cells = cells_of(axes), sampler = options.sampler, point = options.point,
                studies = studies,
                dimensions = options.dimensions or runs.dimensions(facts, options.sampler),
                isa = options.isa, reproducible = options.reproducible, progress = options.progress }
  progress.stage(run.progress, "tracing")
  local slots_at, tracing, unseen = slots_by_cell(subject, facts, run, options)
  if tracing.mode == "graph" then
    progress.stage(run.progress, "sampling", run.cells * run.samples)
  else
    run.progress = nil -- what was run in plain Lua is read at once
  end
  local read = tracing.mode == "graph" and run.cells > 1 and not run.point and read_in_order or read_cells
  return read(slots_at, facts, run, unseen), tracing, slots_at
end

-- Names among the assumptions, in their places.
local function add_names(list, facts)
  for _, one in ipairs(facts.names) do
    list[#list + 1] = { name = one.name, text = one.text, source = one.source, unit = "", uncertain = false }
  end
  table.sort(list, function(a, b) return a.name < b.name end)
end

--- Runs a ready subject.
-- @param subject has trace, plain, record (see guest.lua)
-- @param facts what guest.describe gives
-- @param options { samples, seed, sampler, threads, paths, check, point = true: nothing is
--   sampled, order = names of axes that come last }
-- @param again readies the subject anew with further overrides: facts
-- @return the result table of a report
-- @return function(cell) giving the slots that it was read from, where there are no axes of names
function study.run(subject, facts, options, again)
  local slots_at, begun = nil, 0
  local read = combined.read(facts, options.order, again, function(ready, axes, studies)
    local cells, tracing
    begun = begun + 1
    if studies > 1 then progress.part(options.progress, begun, studies) end
    cells, tracing, slots_at = read_axes(subject, ready, options, axes, studies)
    return cells, tracing
  end)
  local result = #read.axes == 0 and read.cells[1] or grid.lay(read.cells)
  result.perigee, result.title, result.as_of = core.version, facts.title, facts.as_of
  result.samples, result.seed, result.sampler = options.point and 0 or options.samples, options.seed, options.sampler
  result.axes, result.tracing, result.warnings = describe_axes(read.axes), read.tracing, read.warnings
  if read.tracing.note then table.insert(result.warnings, 1, read.tracing.note) end
  result.correlations = describe_correlations(facts)
  result.point_only = options.point or nil
  add_names(result.assumptions, facts)
  return result, slots_at
end

-- What is found on all paths of one combination of names.
local function check_one(subject, facts, options)
  local run = { samples = 1, seed = 1, axes = facts.axes, cell = 1 }
  local found = trace.explore(subject, run, options.paths)
  if found.faults[1] then error(found.faults[1], 0) end
  local slots = subject.trace { seed = 1, axes = facts.axes, cell = 1 }
  local counts = { option = 0, output = 0, paths = found.count }
  for _, slot in ipairs(slots) do
    if counts[slot.kind] then counts[slot.kind] = counts[slot.kind] + 1 end
  end
  counts.note = not found.complete
    and ("more than %d paths: the first %d were checked"):format(found.count, found.count)
  return counts
end

--- Traces every path without sampling.
-- @param again readies the subject anew with further overrides: facts
-- @return { assumptions, options, outputs, paths, warnings }
function study.check(subject, facts, options, _, again)
  local all = { assumptions = #facts.assumptions + #facts.names, options = 0, outputs = 0, paths = 0, warnings = {} }
  local read = combined.each(facts, again, function(ready) return check_one(subject, ready, options) end)
  for _, counts in ipairs(read.found) do
    all.options, all.outputs = math.max(all.options, counts.option), math.max(all.outputs, counts.output)
    all.paths = all.paths + counts.paths
    all.warnings[1] = all.warnings[1] or counts.note or nil
  end
  table.move(read.warnings, 1, #read.warnings, #all.warnings + 1, all.warnings)
  return all
end

return study

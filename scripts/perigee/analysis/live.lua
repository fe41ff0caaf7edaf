--- A scenario's graph for a page whose reader moves the assumptions.
--
-- Certain assumptions stand as axes here, so that what the model decides by them is in the
-- graph as what it decides by uncertain ones is; and the paths of assumptions at their ends,
-- one at a time and some together, are traced beside those of the samples.  `uncovered` of
-- the graph is 1 where assumptions lead to a path that was not traced.
local answer = require "perigee.analysis.answer"
local axes_of = require "perigee.analysis.axes"
local conditions = require "perigee.analysis.conditions"
local controls_of = require "perigee.analysis.controls"
local core = require "perigee.core"
local explain = require "perigee.explain.read"
local exported = require "perigee.analysis.exported"
local grid = require "perigee.report.grid"
local paths = require "perigee.analysis.paths"
local ranges = require "perigee.analysis.ranges"
local runs = require "perigee.analysis.runs"
local trace = require "perigee.analysis.trace"

local live = {}

live.GRAPHS = 12       -- combinations of names, each a graph, at most
local LOOKS = 256      -- samples of which the paths are traced where assumptions are moved
local TOGETHER = 24    -- times that all assumptions are moved at once

-- ----- certain assumptions as axes -----

local function stands_at(assumption)
  return core.distribution(assumption.value).parameters[1]
end

local function is_certain(assumption)
  return assumption.value:op() == "leaf" and not assumption.value:varies()
end

-- Its value first, and another so that it varies.
local function widened(assumption)
  local value, unit = stands_at(assumption), assumption.value:unit()
  local other = value == 0 and 1 or 2 * value
  return { assumption.name, { ranges.text(value, unit), ranges.text(other, unit) }, from = "page" }
end

local function certain_ones(facts)
  local list = {}
  for _, assumption in ipairs(facts.assumptions) do
    if is_certain(assumption) then list[#list + 1] = widened(assumption) end
  end
  return list
end

-- Whether the model runs with these assumptions as axes.
local function runs_with(subject, again, overrides)
  local ok = pcall(function()
    local facts = again(overrides)
    subject.trace { seed = 1, samples = 1, axes = axes_of.leaves(axes_of.of(facts)), cell = 1 }
  end)
  return ok
end

-- Those of the overrides with which the model runs: it may read an assumption as a number.
local function that_run(subject, again, overrides)
  if runs_with(subject, again, overrides) then return overrides end
  local kept = {}
  for _, one in ipairs(overrides) do
    kept[#kept + 1] = one
    if not runs_with(subject, again, kept) then kept[#kept] = nil end
  end
  return kept
end

-- ----- tracing where assumptions may stand -----

local function base_run(facts, options)
  return { samples = options.point and 1 or options.samples, seed = options.seed, threads = options.threads,
           sampler = options.sampler, point = options.point, axes = axes_of.leaves(axes_of.of(facts)), cell = 1,
           cells = 1, dimensions = runs.dimensions(facts, options.sampler), isa = options.isa,
           reproducible = options.reproducible }
end

-- A number from 0 to 1 for a time and a control, the same in every run.
local function spread(time, place)
  local share = time * 0.7548776662466927 + place * 0.5698402909980532
  return share - math.floor(share)
end

-- False where there are too many paths.  Where the model raises on a path (there is no machine so
-- large, say) that path stays untraced.
local function extend(state, subject, run, given, limit)
  local at = runs.with(run, { given = given, samples = math.min(LOOKS, run.samples) })
  local ok, covered = pcall(trace.extend, state, subject, at, limit)
  return not ok or covered
end

-- Moves assumptions one at a time over their range, then all together; stops where there are
-- too many paths.
local function cover(state, subject, run, controls, limit)
  for _, control in ipairs(controls) do
    for _, value in ipairs(controls_of.stops(control)) do
      if not extend(state, subject, run, { { control.leaf, value } }, limit) then return end
    end
  end
  for time = 1, TOGETHER do
    local given = {}
    for i, control in ipairs(controls) do
      given[i] = { control.leaf, controls_of.at(control, spread(time, i)) }
    end
    if not extend(state, subject, run, given, limit) then return end
  end
end

local function too_many(limit)
  return { note = ("more than %d paths through the model: this page shows the answer as it was written, and its "
    .. "controls are left out"):format(limit) }
end

-- Notes are said on some paths and not on others.
local function put_notes(put)
  for _, option in ipairs(put.options) do
    option.noted = {}
    for i, value in ipairs(option.option.noted) do option.noted[i] = put.on:put(value) end
  end
end

-- The answer at the first cell, with which notes are said in it.
local function read_answer(put, facts, run)
  local read, on = answer.at(put, facts, run), put.on
  for i, option in ipairs(put.options) do
    read.options[i].noted = {}
    for k, at in ipairs(option.noted) do read.options[i].noted[k] = on:point(at) ~= 0 or on:mean(at) ~= 0 end
  end
  return read
end

-- The graph of ready facts, and the answer at its first cell.
local function read_graph(subject, facts, options, texts)
  local limit, run = options.paths or trace.limit, base_run(facts, options)
  local state = trace.cover(subject, run, limit)
  if not state then return too_many(limit) end
  local controls = controls_of.of(facts, texts)
  cover(state, subject, run, controls, limit)
  local slots = paths.merge(state.tree, state.first, facts.place)
  conditions.check(slots, run)
  local put = answer.put(facts, slots)
  put_notes(put)
  put.uncovered = put.on:put(core.quantity(paths.uncovered(state.tree)))
  local graph, values = exported.graph(put, facts)
  return { graph = graph, values = values, run = run, controls = controls, answer = read_answer(put, facts, run),
           paths = state.count }
end

-- ----- names -----

local function texts_of(facts)
  local texts = {}
  for _, one in ipairs(facts.assumptions) do
    texts[one.name] = { text = one.text, source = one.source, value = one.value }
  end
  return texts
end

--- The graph of one combination of names.
---@param subject table
---@param options table of a run
---@param again fun(overrides: table[]): table readies anew: facts
---@param names table[] overrides
---@return table graph, values (of its nodes), run (at its first cell), controls, answer; or note: why there is none
function live.one(subject, options, again, names)
  local facts = again(names)
  local overrides = that_run(subject, function(more)
    return again(table.move(more, 1, #more, #names + 1, table.move(names, 1, #names, 1, {})))
  end, certain_ones(facts))
  local all = table.move(overrides, 1, #overrides, #names + 1, table.move(names, 1, #names, 1, {}))
  return read_graph(subject, again(all), options, texts_of(facts))
end

-- What the options and outputs of a graph are worked out of, in the words of the script.
local function derive(subject, read)
  local wanted, graph = {}, read.graph
  for _, option in ipairs(graph.options) do wanted[#wanted + 1] = { name = option.name, node = option.total } end
  for _, output in ipairs(graph.outputs) do wanted[#wanted + 1] = { name = output.name, node = output.node } end
  local asked, nodes, order = explain.derivations(subject, {
    result = { graph = graph, tracing = { mode = "graph", paths = read.paths } }, values = read.values,
    run = read.run }, wanted)
  return { asked = asked, nodes = nodes, order = order }
end

local function overrides_of(axes, at)
  local list = {}
  for i, axis in ipairs(axes) do list[i] = { axis.name, { names = { axis.values[at[i]] } }, from = axis.name } end
  return list
end

--- The graphs of a scenario, one for each combination of its names.
---@param subject table
---@param facts table what guest.describe gives
---@param options table of a run
---@param again fun(overrides: table[]): table readies anew: facts
---@return { axes: table[], graphs: table[], note: string? } axes: of names; graphs: by combination, the last axis
--  fastest, what live.one gives and `derived`, false where the model does not run with it; note: why there are none
function live.read(subject, facts, options, again)
  local axes = axes_of.those(axes_of.of(facts), true)
  local count = axes_of.count(axes)
  if count > live.GRAPHS then
    return { axes = axes, graphs = {}, note = ("%d combinations of names are too many for one page, which takes %d: "
      .. "its controls are left out"):format(count, live.GRAPHS) }
  end
  local made = { axes = axes, graphs = {} }
  for number = 1, count do
    local ok, read = pcall(live.one, subject, options, again, overrides_of(axes, grid.indices(axes, number)))
    if ok and read.note then return { axes = axes, graphs = {}, note = read.note } end
    if not ok and count == 1 then error(read, 0) end
    if ok then read.derived = derive(subject, read) end
    made.graphs[number] = ok and read or false
  end
  return made
end

return live

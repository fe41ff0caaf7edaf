--- A scenario's model for the readings that decide: traced as far as each asks, and read
-- at points and over samples of one graph.
--
-- A reading may stand an assumption at another value, or draw some from another stream;
-- whatever path that takes through the model is traced then.  Figures are the options'
-- costs and the named outputs.
local agree = require "perigee.analysis.agree"
local conditions = require "perigee.analysis.conditions"
local core = require "perigee.core"
local near = require "perigee.near"
local options_of = require "perigee.analysis.options"
local paths = require "perigee.analysis.paths"
local progress = require "perigee.analysis.progress"
local runs = require "perigee.analysis.runs"
local trace = require "perigee.analysis.trace"

---@class perigee.read_model
---@field facts table assumptions and what else guest.describe tells
---@field base table the run of the scenario as it is
---@field options string[] the options' names, in their order
---@field outputs string[]
local Model = {}
Model.__index = Model

local model = {}

-- ----- the graph, as far as it is traced -----

-- Quantities by what they are of: cost:NAME and feasible:NAME of an option, output:NAME.
local function build(self)
  self.slots = paths.merge(self.state.tree, self.state.first, self.facts.place)
  self.values, self.options, self.outputs, self.tapes = {}, {}, {}, {}
  for i, option in ipairs(options_of.build(self.slots)) do
    self.options[i] = option.name
    self.values["cost:" .. option.name] = core.quantity(option.total)
    self.values["feasible:" .. option.name] = core.quantity(option.feasible)
  end
  for _, slot in ipairs(self.slots) do
    if slot.kind == "output" then
      self.outputs[#self.outputs + 1] = slot.name
      self.values["output:" .. slot.name] = core.quantity(slot.value)
    end
  end
  self.uncovered = core.quantity(paths.uncovered(self.state.tree))
  self.built = self.state.count
end

local function follow(self, run, sample)
  if self.state.count >= self.limit then
    error({ kind = "limit", message = ("more than %d paths through the model, and this reading needs all of them: "
      .. "--paths allows more"):format(self.limit) }, 0)
  end
  trace.follow(self.state, self.subject, run, sample)
  build(self)
end

-- A tape of some values; what is not covered comes last.
local function tape_of(self, keys)
  local name = table.concat(keys, "\n")
  if not self.tapes[name] then
    local list = {}
    for i, key in ipairs(keys) do list[i] = self.values[key] or core.quantity(0) end
    list[#list + 1] = self.uncovered
    self.tapes[name] = core.tape(list)
  end
  return self.tapes[name]
end

-- ----- names -----

local function unknown(what, name, names)
  local hint = near.hint(name, names)
  error({ kind = "usage", message = ("no %s is called '%s'%s"):format(what, name,
    hint ~= "" and hint or #names > 0 and ": there are " .. near.join(names, "and") or ": there are none") }, 0)
end

local function has(list, name)
  for _, each in ipairs(list) do
    if each == name then return true end
  end
end

--- The key of an option's cost or of an output; raises where nothing has the name.
---@param name string
---@return string key
function Model:key(name)
  if has(self.options, name) then return "cost:" .. name end
  if has(self.outputs, name) then return "output:" .. name end
  return unknown("option or output", name, table.move(self.outputs, 1, #self.outputs, #self.options + 1,
    { table.unpack(self.options) }))
end

--- The assumption of a name; raises where there is none.
---@param name string
---@return table assumption name, text, source, value
function Model:assumption(name)
  local names = {}
  for i, assumption in ipairs(self.facts.assumptions) do
    names[i] = assumption.name
    if assumption.name == name then return assumption end
  end
  return unknown("assumption", name, names)
end

--- The unit of a value.
---@param key string
---@return string
function Model:unit(key) return self.values[key]:unit() end

-- ----- readings -----

--- Values at the point of a run.
---@param keys string[]
---@param changes? table fields of the run that differ from the base: given, cell ...
---@return number[] by the place of the key
function Model:point(keys, changes)
  local run = changes and runs.with(self.base, changes) or self.base
  local values = tape_of(self, keys):point(run)
  while values[#keys + 1] ~= 0 do
    follow(self, run, nil)
    values = tape_of(self, keys):point(run)
  end
  return values
end

-- Whether changes are no more than where one leaf stands, and how many samples.
local function stands_one_leaf(changes)
  for name in pairs(changes or {}) do
    if name ~= "given" and name ~= "samples" then return false end
  end
  return changes and changes.given and #changes.given == 1
end

-- A series for readings that differ only in where one leaf stands, and where that is; nil for
-- others. Those that come one after the other share it. kinds: of summaries, or nil.
local function series_of(self, tape, run, changes, kinds)
  if not stands_one_leaf(changes) then return nil end
  local leaf, last = changes.given[1][1], self.last
  if not (last and last.tape == tape and rawequal(last.leaf, leaf) and last.samples == run.samples
          and last.kinds == kinds) then
    last = { tape = tape, leaf = leaf, samples = run.samples, kinds = kinds,
             series = tape:series(runs.with(self.base, { samples = run.samples }), kinds, { leaf }) }
    self.last = last
  end
  return last.series, { changes.given[1][2] }
end

-- Reads the tape of some values, and what is not covered, until every sample is on a path that is
-- traced: what `read` makes of it, and the values at the point.  read(tape, run, series, spot)
-- gives what it makes and the first sample that no path covers, where that varies.
local function read_covered(self, keys, changes, kinds, read)
  local run = changes and runs.with(self.base, changes) or self.base
  while true do
    local tape = tape_of(self, keys)
    local points = tape:point(run)
    local made, missing = read(tape, run, series_of(self, tape, run, changes, kinds))
    if not self.uncovered:varies() then missing = points[#keys + 1] ~= 0 and 1 or nil end
    if not missing then return made, points end
    follow(self, run, missing)
  end
end

local function first_nonzero(list)
  for i, value in ipairs(list) do
    if value ~= 0 then return i end
  end
end

--- Values in each sample of a run.
---@param keys string[]
---@param changes? table
---@return (number[]|number)[] by the place of the key; a number where nothing varies
function Model:samples(keys, changes)
  local drawn, points = read_covered(self, keys, changes, nil, function(tape, run, series, spot)
    local values = series and series:raw(spot, 1, run.samples) or tape:raw(run, 1, run.samples)
    return values, self.uncovered:varies() and first_nonzero(values[#keys + 1])
  end)
  local values = {}
  for i, key in ipairs(keys) do
    values[i] = self.values[key]:varies() and drawn[i] or points[i]
  end
  return values
end

local MEANS = {} -- kinds of summaries without quantiles

--- Means over the samples of a run.
---@param keys string[]
---@param changes? table
---@return number[] by the place of the key
function Model:means(keys, changes)
  local summaries, points = read_covered(self, keys, changes, MEANS, function(tape, run, series, spot)
    local made = series and series:sample({ spot })[1] or tape:sample(run)
    local uncovered = made[#keys + 1]
    return made, uncovered and select(2, uncovered:nonzero()) or nil
  end)
  local values = {}
  for i = 1, #keys do
    values[i] = summaries[i] and summaries[i]:mean() or points[i]
  end
  return values
end

--- Derivatives of a value by leaves, in its unit per theirs, at the point.
---@param key string
---@param leaves userdata[]
---@param changes? table
---@return number[] slopes
---@return number value
---@return number[] values of the leaves
function Model:gradient(key, leaves, changes)
  local run = changes and runs.with(self.base, changes) or self.base
  self:point({ key }, changes)
  return core.gradient(self.values[key], leaves, run)
end

-- Whether the trace agrees with plain runs of the model, at the base's first samples; at the
-- point where nothing is sampled.
local function check(self, point)
  local samples = { false }
  for i = 1, point and 0 or math.min(self.base.samples, agree.samples(self.slots)) do samples[i] = i end
  local fault = agree.check(self.subject, self.slots, self.base, samples, self.facts.place)
  if fault then error(fault, 0) end
end

--- Opens a ready subject: traced at its base, checked against plain runs; what the model says
-- must hold does.
---@param subject table see guest.lua
---@param facts table what guest.describe gives
---@param options table samples, seed, threads, sampler, paths; point: nothing will be sampled; check = false: the trace
--  is not compared with plain runs
---@return perigee.read_model
function model.open(subject, facts, options)
  local self = setmetatable({
    subject = subject, facts = facts, limit = options.paths or trace.limit, state = trace.start(),
    base = { samples = options.samples, seed = options.seed, threads = options.threads, axes = facts.axes, cell = 1,
             sampler = options.sampler, dimensions = runs.dimensions(facts, options.sampler),
             isa = options.isa, reproducible = options.reproducible, progress = options.progress },
  }, Model)
  progress.stage(options.progress, "tracing")
  follow(self, self.base, nil)
  if not options.point then
    self:samples({})
    conditions.check(self.slots, self.base)
  end
  if options.check ~= false then check(self, options.point) end
  return self
end

return model

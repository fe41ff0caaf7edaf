--- A mixture of two sides: the model, the day, the catalogs and each assumption of the one or of the
-- other, run on the same samples.
local agree = require "perigee.analysis.agree"
local board = require "perigee.analysis.board"
local conditions = require "perigee.analysis.conditions"
local core = require "perigee.core"
local figures_of = require "perigee.analysis.compare.figures"
local options_of = require "perigee.analysis.options"
local paths = require "perigee.analysis.paths"
local plain = require "perigee.analysis.plain"
local progress = require "perigee.analysis.progress"
local runs = require "perigee.analysis.runs"
local shapley = require "perigee.analysis.compare.shapley"
local trace = require "perigee.analysis.trace"

local mixture = {}

local CHECKED = 2 -- samples compared with plain runs; both sides are checked in full

-- ----- what is of which side -----

-- By the kind of a change that is no assumption's: what of a side's options it is about.
local FIELDS = { as_of = { "as_of" }, catalogs = { "catalogs", "prices", "saved", "book" },
                 model = { "file", "scenario", "set", "with" } }

local function side_of(set, number, a, b)
  return shapley.has(set, number) and b or a
end

-- Of which side the model is: the first, where there is one only.
local function model_side(moving, set, a, b)
  for i, change in ipairs(moving) do
    if change.kind == "model" then return side_of(set, i, a, b) end
  end
  return a
end

--- What the engine is asked for a set of changes, and the assumptions that are not of the model's side.
---@param moving perigee.change[]
---@param set string see shapley.lua
---@param a table side: options, as_of, assumptions
---@param b table
---@return table options
---@return table[] overrides
function mixture.options(moving, set, a, b)
  local host, overrides = model_side(moving, set, a, b), {}
  local options = runs.with(host.options, { as_of = host.as_of, quiet = true })
  for i, change in ipairs(moving) do
    local side = side_of(set, i, a, b)
    for _, field in ipairs(FIELDS[change.kind] or {}) do
      options[field] = side.options[field]
    end
    if change.kind == "as_of" then options.as_of = side.as_of end
    if change.kind == "assumption" and side ~= host then
      overrides[#overrides + 1] = { change.name, side.assumptions[change.name].alone, from = change.name }
    end
  end
  return options, overrides
end

-- ----- reading it -----

--- The run of what the engine is asked for.
---@param made table
---@return table
function mixture.run(made)
  return { samples = made.samples, seed = made.seed, threads = made.threads, axes = {}, cells = 1, cell = 1,
           sampler = made.sampler, dimensions = made.dimensions, progress = made.progress }
end

local function first_samples(run)
  local samples = {}
  for i = 1, math.min(run.samples, CHECKED) do samples[i] = i end
  return samples
end

-- The traced slots, or columns of plain runs where there are too many paths.
local function slots_of(subject, facts, run, made)
  local state = trace.cover(subject, run, made.paths)
  if not state then return plain.columns(subject, run, facts.place) end
  local slots = paths.merge(state.tree, state.first, facts.place)
  local fault = made.check ~= false and agree.check(subject, slots, run, first_samples(run), facts.place)
  if fault then error(fault, 0) end
  return slots
end

local function by_key(slots)
  local found = {}
  for _, option in ipairs(options_of.build(slots)) do found["cost:" .. option.name] = option.total end
  for _, slot in ipairs(slots) do
    if slot.kind == "output" then found["output:" .. slot.name] = slot.value end
  end
  return found
end

--- The quantities of figures among slots, in the figures' units.
---@param slots table[]
---@param figures table[] as figures.lua makes them
---@return userdata[]
function mixture.quantities(slots, figures)
  local found, list = by_key(slots), {}
  for i, figure in ipairs(figures) do
    local value = found[figures_of.key(figure)]
    if value == nil then error(("there is no '%s' then"):format(figure.name), 0) end
    list[i] = core.quantity(value)
    if list[i]:unit() ~= figure.unit then list[i] = list[i]:to(figure.unit == "" and "1" or figure.unit) end
  end
  return list
end

-- Conditions that every sample must meet, and where they fail.
local function checks_of(slots)
  local checks = {}
  for _, slot in ipairs(slots) do
    if slot.kind == "check" then
      checks[#checks + 1] = { fails = core.quantity(options_of.negated(slot.value)), slot = slot }
    end
  end
  return checks
end

--- Makes a mixture; raises where it cannot be made.
---@param subject table
---@param facts table
---@param made table samples, seed, threads, sampler, dimensions, paths, check
---@param figures table[]
---@return { quantities: userdata[], checks: table[] }
function mixture.make(subject, facts, made, figures)
  local slots = slots_of(subject, facts, mixture.run(made), made)
  return { quantities = mixture.quantities(slots, figures), checks = checks_of(slots) }
end

local function put(on, value)
  local places = { figures = {}, checks = {} }
  for i, quantity in ipairs(value.quantities) do places.figures[i] = on:put(quantity) end
  for i, check in ipairs(value.checks) do places.checks[i] = on:put(check.fails) end
  return places
end

-- Why a mixture cannot be: nil where it can.
local function fault_of(on, places, value, run)
  for i, at in ipairs(places.checks) do
    local holds, fault = pcall(conditions.demand, value.checks[i].slot, on:nonzero(at), run.samples, on:varies(at))
    if not holds then return fault end
  end
  for _, at in ipairs(places.figures) do
    if on:strange(at) > 0 then return "a figure is no finite number then" end
  end
end

--- Reads mixtures, all at once: they have much in common.  Puts on each value its `numbers`, the means
-- over the samples, and on each record that cannot be its `fault`.
---@param records { value: table, fault: string? }[]
---@param made table
function mixture.finish(records, made)
  local on, places = board.new(), {}
  for i, record in ipairs(records) do places[i] = put(on, record.value) end
  local run = mixture.run(made)
  progress.stage(run.progress, "sampling combinations", run.samples)
  on:run(run)
  for i, record in ipairs(records) do
    record.fault = fault_of(on, places[i], record.value, run)
    record.value.numbers = record.value.numbers or {}
    for f, at in ipairs(places[i].figures) do record.value.numbers[f] = record.value.numbers[f] or on:mean(at) end
  end
end

return mixture

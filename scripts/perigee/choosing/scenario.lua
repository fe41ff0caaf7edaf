--- Choosing among a scenario's options, and among its cells where assumptions are lists:
-- at the point, each uncertain figure at its median.
local answers = require "perigee.choosing.answer"
local asked_of = require "perigee.choosing.asked"
local bounds = require "perigee.choosing.bounds"
local combined = require "perigee.analysis.combined"
local core = require "perigee.core"
local model = require "perigee.analysis.model"
local options_of = require "perigee.analysis.options"
local runs = require "perigee.analysis.runs"
local search = require "perigee.choosing.search"

local scenario = {}

local UNKNOWN = 1e300 -- the time of a token that an option does not tell
local TRACED = 64     -- samples at which the trace is compared with plain runs

-- What only catalogs are asked for.
local OTHERS = { "requests", "input", "output", "peak", "cached", "use", "context", "memory", "regions", "models",
                 "machines", "providers", "quantizations", "engines", "commitments", "staff" }

local function asked_for(given)
  for _, name in ipairs(OTHERS) do
    if given[name] ~= nil then
      error({ kind = "usage", message = ("perigee.choose: %s: the scenario's options say their own"):format(name) }, 0)
    end
  end
  return asked_of.limits(given)
end

-- ----- the graph -----

-- A cell that no traced path covers, or nil.
local function uncovered(read)
  local tape = core.tape({ core.quantity(0), read.uncovered }, "cells")
  local found = tape:best({ axes = read.base.axes }, { minimise = 1, feasible = 2, most = 1 })
  return found[1] and found[1].cell
end

local function open(subject, facts, options)
  local read = model.open(subject, facts, runs.with(options, { samples = math.min(options.samples, TRACED) }))
  local cell = uncovered(read)
  while cell do
    read:point({}, { cell = cell })
    cell = uncovered(read)
  end
  return read
end

-- ----- bounds -----

local function known_of(asked, option)
  local speed = option.speed
  return not (asked.quality and not option.quality or asked.token_time and not speed.token_time
              or asked.first_token and not speed.first_token)
end

local function kind_of(asked, option)
  return not (asked.hosted and option.way ~= "hosted" or asked.api and option.way ~= "api")
end

-- Conditions by the bound's name, where something is asked and known.
local function holds_of(asked, option)
  local holds = { kind = kind_of(asked, option), known = known_of(asked, option) }
  holds.limits = option.allowed
  holds.quality = asked.quality and option.quality and core.quantity(option.quality):ge(asked.quality)
  for _, name in ipairs { "token_time", "first_token" } do
    holds[name] = asked[name] and option.speed[name] and core.quantity(option.speed[name]):le(asked[name])
  end
  holds.budget = asked.budget and core.quantity(option.total):le(asked.budget)
  return holds
end

local function mask_of(asked, option)
  local mask, holds = core.quantity(0), holds_of(asked, option)
  for _, bound in ipairs(bounds.list) do
    local one = holds[bound.name]
    if one ~= nil then mask = mask + core.where(one, 0, bound.bit) end
  end
  return core.quantity(mask)
end

-- ----- grids -----

local function give_of(option, bound)
  if bound.name == "quality" then return option.quality and -1 * option.quality end
  if bound.name == "budget" then return option.total end
  return option.speed[bound.name]
end

local function grid_of(read, asked, option, bound)
  local mask = mask_of(asked, option)
  local group = core.where(mask:eq(0), bounds.masks, mask)
  local quality = option.quality and core.quantity(option.quality):to "1" or core.quantity(0)
  local time = option.speed.token_time and core.quantity(option.speed.token_time):to "s" or core.quantity(UNKNOWN)
  return { outputs = { core.quantity(option.total):to "USD/month", time, core.quantity(-1 * quality), mask,
                       core.quantity(group), core.quantity(mask:eq(0)),
                       core.quantity(bound and give_of(option, bound) or 0), core.quantity(option.present) },
           present = 8, axes = read.base.axes, groups = bounds.masks + 1,
           key = function() return option.name end,
           spot = function(cell) return { name = option.name, read = read, option = option, cell = cell } end }
end

local function grids_of(reads, asked)
  return function(f, bound)
    for _, read in ipairs(reads) do
      for _, option in ipairs(read.built) do f(grid_of(read, asked, option, bound)) end
    end
  end
end

-- ----- ways -----

-- Where an option stands: the assumptions that are lists, at a cell.
local function place_of(read, run)
  local list = {}
  for _, one in ipairs(read.lists) do
    list[#list + 1] = { name = one.name, value = read.names[one.name], unit = "" }
  end
  for _, assumption in ipairs(read.facts.assumptions) do
    local _, swept = assumption.value:varies()
    if swept and assumption.value:op() == "axis" then
      list[#list + 1] = { name = assumption.name, unit = assumption.value:unit(),
                          value = core.value(assumption.value, run) }
    end
  end
  return #list > 0 and list or nil
end

local function value_at(run, quantity, unit)
  if quantity == nil then return nil end
  return core.value(core.quantity(quantity):to(unit), run)
end

local function broken_of(option, run)
  local broken = {}
  for _, held in ipairs(option.holds) do
    if core.value(core.quantity(held.holds), run) == 0 then broken[#broken + 1] = held.label end
  end
  return broken
end

local function way_of(spot)
  local read, option, run = spot.read, spot.option, runs.with(spot.read.base, { cell = spot.cell })
  local rows = {}
  for i, row in ipairs(option.rows) do
    rows[i] = { category = row.category, label = row.label, usd_per_month = value_at(run, row.value, "USD/month") }
  end
  return { kind = "option", way = option.way, model = option.name, cell = place_of(read, run), rows = rows,
           usd_per_month = value_at(run, option.total, "USD/month"), quality = value_at(run, option.quality, "1"),
           time_to_first_token_s = value_at(run, option.speed.first_token, "s"),
           time_per_output_token_s = value_at(run, option.speed.token_time, "s"),
           notes = option.notes, limits = broken_of(option, run) }
end

-- What the reader should know besides.
local function notes_of(facts)
  for _, assumption in ipairs(facts.assumptions) do
    if assumption.value:varies() then
      return { "uncertain assumptions stand at their medians: perigee run says how sure it is" }
    end
  end
  return {}
end

-- One combination of names, where assumptions are lists of these.
local function combination(subject, facts, ready, options)
  local read = open(subject, ready, options)
  read.built, read.names, read.lists = options_of.build(read.slots), {}, {}
  for _, one in ipairs(ready.names) do read.names[one.name] = one.names[1] end
  for _, one in ipairs(facts.names) do read.lists[#read.lists + 1] = #one.names > 1 and one or nil end
  return read
end

local function count_options(reads)
  local seen, count = {}, 0
  for _, read in ipairs(reads) do
    for _, option in ipairs(read.built) do
      count = count + (seen[option.name] and 0 or 1)
      seen[option.name] = true
    end
  end
  return count
end

--- Chooses among the options of a ready subject.
---@param subject table see guest.lua
---@param facts table what guest.describe gives
---@param options table of the engine; choose: what is asked
---@param again fun(overrides: table[]): table readies anew: facts
---@return table answer
function scenario.read(subject, facts, options, again)
  local asked = asked_for(options.choose or {})
  local each = combined.each(facts, again, function(ready) return combination(subject, facts, ready, options) end)
  local of = { asked = asked, apis = {}, grids = grids_of(each.found, asked), resolve = way_of }
  of.found = search.all(of.grids, asked.threads)
  local made = answers.of(of)
  made.notes, made.left_out, made.warnings = notes_of(facts), {}, each.warnings
  made.candidates, made.axes = { options = count_options(each.found) }, {} -- no list stands at its first
  return made
end

return scenario

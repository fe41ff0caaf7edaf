--- Perigee: what large language models cost to run.
--
--     local perigee = require "perigee"
--
-- gives the vocabulary of scenarios (quantity, traffic, api, option, cost, ...)
-- and the readings of them (run, check).  Nothing here prints or exits, and no
-- global is set.
local core = require "perigee.core"

-- Chunks of this folder are Perigee's own: errors name the line that calls them.
local here = debug.getinfo(1, "S").source
core.library((here:gsub("init%.lua$", "")))

-- Beside the module in C lie Perigee's scripts precompiled, for sandboxes.
local compiled = package.searchpath("perigee.core", package.cpath)
if compiled then core.bundle((compiled:gsub("[^/]*$", "modules.bundle"))) end

local catalog = require "perigee.catalog"
local choosing = require "perigee.choosing"
local context = require "perigee.context"
local data = require "perigee.data"
local engine = require "perigee.engine"
local scenario = require "perigee.scenario"
local vocabulary = require "perigee.vocabulary"

local perigee = {}
for name, value in pairs(vocabulary) do perigee[name] = value end

-- A program also opens and checks folders of catalogs.
perigee.catalog = {}
for _, part in ipairs { catalog, vocabulary.catalog } do
  for name, value in pairs(part) do perigee.catalog[name] = value end
end

-- A program's files are its own: data files are read where it says.
function context.services.data(name)
  local file, message = io.open(name, "rb")
  if not file then return nil, message end
  local text = file:read "a"
  file:close()
  return data.read(text, name)
end

function context.services.scenario()
  return nil, "give a scenario, not a file's name"
end

local function options_for(what, given)
  local made = {}
  for name, value in pairs(given or {}) do made[name] = value end
  if type(what) == "string" then
    made.file = what
  elseif scenario.is(what) then
    made.scenario = what
  else
    core.fail("a scenario is what perigee.scenario { ... } makes, or a file's name")
  end
  return made
end

--- Runs a scenario, or a scenario file (in a sandbox).
-- @param what a scenario, or a path
-- @param options { samples, seed, threads, set, with, as_of, catalogs, ... }
-- @return the table of `--format json`; or nil, message, kind
function perigee.run(what, options)
  return engine.run(options_for(what, options))
end

--- Where a scenario's options cost the same, over the range of an assumption.
-- @param options as of run; on = "requests", between = { "1k/day", "10M/day" }
-- @return the table of `perigee breakeven --format json`; or nil, message, kind
function perigee.breakeven(what, options)
  return engine.breakeven(options_for(what, options))
end

--- How figures come about: formulas, values and sources behind them.
-- @param what a scenario, or a path
-- @param options as run; explain = names of figures, none for the cheapest option; focus = names of parts
-- @return as run, with `asked` and `explained`: see report/README.md; or nil, message, kind
function perigee.explain(what, options)
  return engine.explain(options_for(what, options))
end

--- What drives a figure: elasticities, a tornado, shares of its variance.
-- @param what a scenario, or a path
-- @param options as run; of = an option, an output, or "A - B"
-- @return the table of `perigee sensitivity --format json`; or nil, message, kind
function perigee.sensitivity(what, options)
  return engine.sensitivity(options_for(what, options))
end

--- Which option to choose, what being wrong costs, and what to measure next.
-- @param what a scenario, or a path
-- @param options as run
-- @return the table of `perigee decide --format json`; or nil, message, kind
function perigee.decide(what, options)
  return engine.decide(options_for(what, options))
end

-- A side: a scenario, a path, or a table that begins with one and says what is set on it.
local function side_for(given)
  if type(given) ~= "table" or scenario.is(given) then return options_for(given) end
  local made = options_for(given[1], given)
  made[1] = nil
  return made
end

--- Two sides: which figures moved, by how much, and which changes caused it.
-- @param a before: a scenario, a path, or { either, set = { { name, text } }, with, as_of, catalogs, prices }
-- @param b after, likewise
-- @param options of both: samples, seed, sampler, threads, ...
-- @return the table of `perigee compare --format json`; or nil, message, kind
function perigee.compare(a, b, options)
  local made = {}
  for name, value in pairs(options or {}) do made[name] = value end
  made.a, made.b = side_for(a), side_for(b)
  return engine.compare(made)
end

--- Sweeps a scenario, or a scenario file, over axes.
-- @param options as perigee.run, and over = { requests = "100/day:10M/day:60:log" }: see engine.sweep
-- @return the table of `perigee sweep --format json`; or nil, message, kind
function perigee.sweep(what, options)
  return engine.sweep(options_for(what, options))
end

local function merged(...)
  local made = {}
  for _, given in ipairs { ... } do
    for name, value in pairs(given) do made[name] = value end
  end
  return made
end

local OPENING = { set = true, with = true, as_of = true, catalogs = true, trust = true, seconds = true, bytes = true,
                  paths = true, prices = true }

-- What the engine is asked, and what is chosen by.
local function choice_of(what, options)
  local opening, choose = {}, {}
  for name, value in pairs(options) do
    if OPENING[name] then opening[name] = value else choose[name] = value end
  end
  opening.choose = choose
  return options_for(what, opening)
end

--- The cheapest feasible way: over the catalogs, or of a scenario's options.
-- @param what a table of what is asked, as choosing/asked.lua reads it (requests, input,
--   output, and bounds: quality, first_token, token_time, context, memory, budget ...); or
--   a scenario, or a file's name
-- @param options more of it; catalogs = { folder }, as_of; of a scenario the bounds
--   (quality, first_token, token_time, budget, hosted, api, count) and as of run
-- @return the table of `perigee choose --format json`; or nil, message, kind
function perigee.choose(what, options)
  if type(what) == "string" or scenario.is(what) then return engine.choose(choice_of(what, options or {})) end
  local asked = merged(what, options or {})
  local folders = { catalog.shipped(), table.unpack(asked.catalogs or {}) }
  local book, message = catalog.open { folders = folders }
  if not book then return nil, message, "input" end
  return choosing.of(book, asked)
end

--- Checks units over all paths, without sampling.
function perigee.check(what, options)
  return engine.check(options_for(what, options))
end

return perigee

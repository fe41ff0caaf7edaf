--- Running and checking scenarios: what the command line and programs call.
local lazy = require "perigee.lazy"
local axes = require "perigee.analysis.axes"
local breakeven = lazy "perigee.analysis.breakeven"
local catalog = lazy "perigee.catalog"
local choosing = lazy "perigee.choosing.scenario"
local compare = lazy "perigee.analysis.compare"
local context = require "perigee.context"
local core = require "perigee.core"
local date = require "perigee.catalog.date"
local decision = lazy "perigee.analysis.decision"
local explain = lazy "perigee.explain.read"
local exported = lazy "perigee.analysis.exported"
local fields = require "perigee.fields"
local freshness = require "perigee.catalog.freshness"
local ledger = require "perigee.ledger"
local live = lazy "perigee.analysis.live"
local lookups = require "perigee.lookups"
local saved = lazy "perigee.saved"
local runs = require "perigee.analysis.runs"
local sensitivity = lazy "perigee.analysis.sensitivity"
local sheet = lazy "perigee.analysis.sheet"
local source = require "perigee.source"
local study = require "perigee.analysis.study"
local sweep = lazy "perigee.analysis.sweep"

require "perigee.currencies"

local engine = {}

--- What holds where nothing is said.
engine.defaults = { samples = 16384, seed = 1, sampler = "stratified", seconds = 10,
                    bytes = 512 * 1024 * 1024 }

local known = { file = true, scenario = true, set = true, with = true,
                as_of = true, samples = true, seed = true, sampler = true, threads = true,
                catalogs = true, trust = true, seconds = true, bytes = true,
                paths = true, check = true, prices = true, on = true, between = true,
                of = true, over = true, point = true, choose = true, figures = true, isa = true,
                reproducible = true, live = true, explain = true, focus = true, brief = true, progress = true }

local function fail(message, kind)
  error({ message = message, kind = kind or "input" }, 0)
end

-- ----- catalogs, opened when first asked for -----

local function opener(folders)
  local book
  return function()
    if not book then
      local list = { assert(catalog.shipped()) }
      for _, folder in ipairs(folders or {}) do list[#list + 1] = folder end
      local message
      book, message = catalog.open { folders = list }
      if not book then fail(message) end
    end
    return book
  end
end

-- ----- the parts of a run -----

local function overrides_of(subject, options)
  local list = {}
  for _, path in ipairs(options.with or {}) do
    for _, pair in ipairs(subject.overrides(path)) do list[#list + 1] = pair end
  end
  for _, pair in ipairs(options.set or {}) do
    list[#list + 1] = { pair[1], pair[2], from = pair.from or "set" }
  end
  return list
end

local function settings(options)
  local made = {}
  for name, value in pairs(engine.defaults) do made[name] = value end
  for name, value in pairs(options) do made[name] = value end
  made.threads = made.threads or core.processors()
  if made.prices and not made.saved then
    local message
    made.saved, message = saved.open(made.prices)
    if not made.saved then fail(message) end
  end
  return made
end

-- The subject, and the ledger of what it reads.
local function open(options)
  local book = options.book or opener(options.catalogs)
  if #(options.catalogs or {}) > 0 then book() end -- a folder that is not there is told of at once
  local reads = ledger.new(book, options.saved)
  for _, name in ipairs { "price", "entry", "list", "history" } do
    local lookup = function(...) return reads[name](reads, ...) end
    context.services[name] = lookups[name] and lookups[name](lookup) or lookup
  end
  if options.file then return source.open(options, reads), reads end
  return source.memory(options.scenario), reads
end

local function today()
  return os.date "!%Y-%m-%d"
end

local function within(options, f)
  local fault = options.as_of and date.fault(options.as_of)
  if fault then fail("as_of: " .. fault) end
  local made = settings(options)
  fault = runs.sampler_fault(made.sampler)
  fault = fault or runs.isa_fault(made.isa)
  if fault then fail("perigee.run: " .. fault) end
  local rates = core.given_rates()
  local opened, subject, reads = pcall(open, made)
  if not opened then
    core.forget_rates(rates)
    error(subject, 0)
  end
  local as_of = made.as_of or made.saved and made.saved.as_of or subject.as_of or today()
  context.start(as_of) -- analyses of a file convert currencies out here too
  core.unmarked(true) -- what the analyses build belongs to no line of a script
  local result = table.pack(pcall(function()
    local overrides = overrides_of(subject, made)
    local function again(more)
      local all = table.move(overrides, 1, #overrides, 1, {})
      return subject.ready(table.move(more, 1, #more, #all + 1, all), as_of)
    end
    return f(subject, again {}, made, reads, again)
  end))
  core.unmarked(false)
  context.start(nil)
  if made.file then core.forget_rates(rates) end -- the rates that the file defined
  subject.close()
  if not result[1] then error(result[2], 0) end
  return result[2]
end

-- Errors as `nil, message, kind`; those that are ours to mend stay errors.
local function guarded(f)
  local ok, result = xpcall(f, function(raised)
    local given = type(raised) == "table" and raised.message and raised
      or { message = tostring(raised), kind = "input" }
    if given.message:find "^%-%-set " or given.message:find "^%-?%-?over:? " then given.kind = "usage" end
    return given
  end)
  if ok then return result end
  return nil, result.message, result.kind
end

-- A reading of one subject: f(subject, facts, made, reads, again, options), its errors as above.
local function reading(f)
  return function(options)
    return guarded(function()
      fields.check("perigee.run", options, known)
      return within(options, function(subject, facts, made, reads, again)
        return f(subject, facts, made, reads, again, options)
      end)
    end)
  end
end

-- What the run read of the catalogs, and what there is to say of it.
local function tell_reads(result, reads, of)
  result.prices, result.catalog = reads:read()
  result.oldest_price = freshness.oldest(result.prices, result.as_of)
  if of and of.as_of ~= result.as_of then
    table.insert(result.warnings, ("the prices are those of %s, as they were saved, though the day is %s")
      :format(of.as_of, result.as_of))
  end
  table.insert(result.warnings, reads:warning())
end

-- A run's answer, which says its file too.
local function told(result, made, reads)
  result.file = made.file
  tell_reads(result, reads, made.saved)
  return result
end

--- Runs a scenario.
-- @param options { file or scenario, set = { { name, text } }, with = { path },
--   as_of, samples, seed, sampler, threads, isa, reproducible (see README), catalogs = { folder }, trust, seconds, bytes,
--   paths, check, prices = a saved result or its path, whose rows of catalogs hold, progress = a core.progress,
--   which is told how far it is }
-- @return the result table; or nil, message, kind ("input", "limit", or "usage"
--   where an override is at fault)
engine.run = reading(function(subject, facts, made, reads, again)
  local result = study.run(subject, facts, made, again)
  return told(result, made, reads)
end)

--- Runs a scenario, and hands out the graph that the answer was read from.
-- @param options as run; figures = true: each node's point, mean and percentiles
-- @return as run, with `graph` (see the README of report/); or as run
engine.export = reading(function(subject, facts, made, reads, again)
  return told(exported.read(subject, facts, made, again).result, made, reads)
end)

--- Runs a scenario for a spreadsheet.
-- @param options as run
-- @return as export, each node of the graph with its point
engine.sheet = reading(function(subject, facts, made, reads, again)
  return told(sheet.read(subject, facts, made, again), made, reads)
end)

--- Runs a scenario for a page whose reader moves the assumptions.
-- @param options as run
-- @return as run, with `live`: { axes, graphs, note }, see analysis/live.lua; or as run
engine.page = reading(function(subject, facts, made, reads, again)
  local result = study.run(subject, facts, made, again)
  result.live = live.read(subject, facts, made, again)
  return told(result, made, reads)
end)

--- Explains figures of a scenario: what each is worked out of, in words.
-- @param options as run; explain = names of options, outputs, rows, assumptions ..., none for
--   the cheapest option's cost; focus = names of parts
-- @return as run, with `asked`, `explained`, `focus`, `askable` (see the README of report/)
engine.explain = reading(function(subject, facts, made, reads, again)
  local result = explain.read(subject, facts, made, again)
  for _, firsts in ipairs { axes.first_values(facts), axes.first_names(facts) } do
    table.move(firsts, 1, #firsts, #result.warnings + 1, result.warnings)
  end
  return told(result, made, reads)
end)

-- What the readings that decide say of themselves, as a run does.
local function tell(result, made, facts, reads)
  result.perigee, result.title, result.as_of = core.version, facts.title, facts.as_of
  result.samples, result.seed, result.file = made.point and 0 or made.samples, made.seed, made.file
  result.sampler = made.sampler
  result.warnings = result.warnings or {}
  local firsts = result.axes and {} or axes.first_names(facts)
  table.move(firsts, 1, #firsts, #result.warnings + 1, result.warnings)
  tell_reads(result, reads, made.saved)
  return result
end

--- A scenario over axes that are asked for.
-- @param options as run; over = axes, see perigee.over: { requests = "100/day:10M/day:60:log",
--   model = { "openai/gpt-4o", "openai/gpt-5" } }, or a list of { NAME, VALUES } in their order;
--   point = true: assumptions at their medians, without samples; live = true: `live` beside it, as
--   engine.page has
-- @return the table of `perigee sweep --format json`; or as run
engine.sweep = reading(function(subject, facts, made, reads, again)
  return tell(sweep.read(subject, facts, made, again), made, facts, reads)
end)

--- Where options cost the same, over the range of an assumption.
-- @param options as run; on = the assumption's name, between = { FROM, TO }: texts or
--   numbers, a hundredth to a hundred times its point where left out
-- @return { on, unit, from, to, crossings, never, spreads }; or as run
engine.breakeven = reading(function(subject, facts, made, reads, again)
  local result = breakeven.read(subject, facts, made, again)
  result.warnings = axes.first_values(facts, made.on)
  return tell(result, made, facts, reads)
end)

--- What drives a figure: elasticities, a tornado, shares of its variance.
-- @param options as run; of = an option, an output, or "A - B"; where left out, what the
--   cheapest option saves against the next
-- @return { of, unit, value, assumptions, ... }; or as run
engine.sensitivity = reading(function(subject, facts, made, reads, again, options)
  made.samples, made.sampler = options.samples or sensitivity.samples(facts), options.sampler or "sobol"
  return tell(sensitivity.read(subject, facts, made, again), made, facts, reads)
end)

--- Which option to choose, and what information is worth to the choice.
-- @param options as run
-- @return { unit, options, choice, perfect_information, assumptions, measure }; or as run
engine.decide = reading(function(subject, facts, made, reads)
  return tell(decision.read(subject, facts, made), made, facts, reads)
end)

--- The cheapest of a scenario's options, over the cells of its axes, within bounds.
-- @param options as run; choose = { quality, token_time, first_token, budget, hosted or
--   api, count }
-- @return { cheapest, ways, front, runner_up, nearly, gives, ruled_out }; or as run
engine.choose = reading(function(subject, facts, made, reads, again)
  return tell(choosing.read(subject, facts, made, again), made, facts, reads)
end)

-- ----- two sides -----

local of_a_side = { file = true, scenario = true, set = true, with = true, as_of = true, catalogs = true,
                    prices = true }

local of_both = { a = true, b = true, samples = true, seed = true, sampler = true, threads = true, trust = true,
                  isa = true, reproducible = true, seconds = true, bytes = true, paths = true, check = true,
                  progress = true }

local function same_folders(a, b)
  return table.concat(a or {}, "\0") == table.concat(b or {}, "\0")
end

-- What one side is asked; its catalogs are opened once, for as many runs as there are.
local function side_of(options, name)
  fields.check("perigee.compare: " .. name, options[name], of_a_side)
  local made = {}
  for _, from in ipairs { options, options[name] } do
    for key, value in pairs(from) do made[key] = value end
  end
  made.a, made.b = nil, nil
  made = settings(made)
  made.book = opener(made.catalogs)
  return made
end

--- Two sides: which figures moved, and which changes caused it.
-- @param options { a = { file or scenario, set, with, as_of, catalogs, prices }, b = likewise,
--   samples, seed, sampler, threads, trust, seconds, bytes, paths, check: of both }
-- @return the table of `perigee compare --format json`; or as run
function engine.compare(options)
  return guarded(function()
    fields.check("perigee.compare", options, of_both)
    local a, b = side_of(options, "a"), side_of(options, "b")
    if same_folders(a.catalogs, b.catalogs) then b.book = a.book end
    return compare.read(a, b, { open = within, tell = tell_reads })
  end)
end

--- Traces a scenario over all its paths and checks its units, without sampling.
-- @return { assumptions, options, outputs, paths, warnings }; or as run
engine.check = reading(study.check)

return engine

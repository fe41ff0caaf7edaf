--- Running and checking scenarios: what the command line and programs call.
local catalog = require "perigee.catalog"
local context = require "perigee.context"
local core = require "perigee.core"
local date = require "perigee.catalog.date"
local fields = require "perigee.fields"
local source = require "perigee.source"
local study = require "perigee.analysis.study"

require "perigee.currencies"

local engine = {}

--- What holds where nothing is said.
engine.defaults = { samples = 16384, seed = 1, seconds = 10,
                    bytes = 512 * 1024 * 1024 }

local known = { file = true, scenario = true, set = true, with = true,
                as_of = true, samples = true, seed = true, threads = true,
                catalogs = true, trust = true, seconds = true, bytes = true,
                paths = true, check = true }

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
  return made
end

local function open(options)
  local book = opener(options.catalogs)
  if #(options.catalogs or {}) > 0 then book() end -- a folder that is not there is told of at once
  context.services.price = function(name, as_of)
    return book():price(name, as_of)
  end
  context.services.entry = function(...) return book():entry(...) end
  context.services.list = function(...) return book():list(...) end
  if options.file then return source.open(options, book) end
  return source.memory(options.scenario)
end

local function today()
  return os.date "!%Y-%m-%d"
end

local function with_subject(options, f)
  fields.check("perigee.run", options, known)
  local fault = options.as_of and date.fault(options.as_of)
  if fault then fail("as_of: " .. fault) end
  local made = settings(options)
  local rates = core.given_rates()
  local subject = open(made)
  local as_of = made.as_of or subject.as_of or today()
  context.start(as_of) -- analyses of a file convert currencies out here too
  core.unmarked(true) -- what the analyses build belongs to no line of a script
  local result = table.pack(pcall(function()
    local facts = subject.ready(overrides_of(subject, made), as_of)
    return f(subject, facts, made)
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
    if given.message:find "^%-%-set " then given.kind = "usage" end
    return given
  end)
  if ok then return result end
  return nil, result.message, result.kind
end

--- Runs a scenario.
-- @param options { file or scenario, set = { { name, text } }, with = { path },
--   as_of, samples, seed, threads, catalogs = { folder }, trust, seconds, bytes,
--   paths, check }
-- @return the result table; or nil, message, kind ("input", "limit", or "usage"
--   where an override is at fault)
function engine.run(options)
  return guarded(function()
    return with_subject(options, function(subject, facts, made)
      local result = study.run(subject, facts, made)
      result.file = made.file
      return result
    end)
  end)
end

--- Traces a scenario over all its paths and checks its units, without sampling.
-- @return { assumptions, options, outputs, paths, warnings }; or as run
function engine.check(options)
  return guarded(function()
    return with_subject(options, study.check)
  end)
end

return engine

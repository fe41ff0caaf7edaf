--- What a line at the prompt sees: all of Lua, `perigee`, and what a scenario file reads
-- differently from plain Lua.
local catalog = require "perigee.catalog"
local context = require "perigee.context"
local core = require "perigee.core"
local lookups = require "perigee.lookups"

local surroundings = {}

-- The readings, and the reports that show their answers.
local REPORTS = {
  run = "perigee.report", sweep = "perigee.report.sweep", breakeven = "perigee.report.breakeven",
  sensitivity = "perigee.report.sensitivity", decide = "perigee.report.decision",
  compare = "perigee.report.compare", choose = "perigee.report.choose", explain = "perigee.report.explain",
}

--- The reports of answers, by answer; forgotten with them.
surroundings.reports = setmetatable({}, { __mode = "k" })

-- The module, whose readings remember which report shows an answer.
local function prompted(perigee)
  local made = {}
  for name, value in pairs(perigee) do made[name] = value end
  for name, report in pairs(REPORTS) do
    made[name] = function(...)
      local answer = table.pack(perigee[name](...))
      if type(answer[1]) == "table" then surroundings.reports[answer[1]] = report end
      return table.unpack(answer, 1, answer.n)
    end
  end
  return made
end

local function copy(library)
  local made = {}
  for name, value in pairs(library) do made[name] = value end
  return made
end

--- The globals of the prompt.
---@return table
function surroundings.environment()
  local env, perigee = copy(_G), prompted(require "perigee")
  env.perigee, env._G = perigee, env
  env.math = copy(perigee.math)
  env.math.random, env.math.randomseed = math.random, math.randomseed
  function env.type(...) return core.is_quantity((...)) and "number" or type(...) end
  function env.tonumber(x, ...) return core.is_quantity(x) and x or tonumber(x, ...) end
  function env.require(name) return name == "perigee" and perigee or require(name) end
  return env
end

-- A book that is opened when something is looked up.
local function opener(folders)
  local book
  return function()
    if not book then
      local list = { assert(catalog.shipped()) }
      table.move(folders, 1, #folders, 2, list)
      book = assert(catalog.open { folders = list })
    end
    return book
  end
end

local function services_of(folders)
  local book, services = opener(folders), {}
  for _, name in ipairs { "price", "entry", "list", "history" } do
    local lookup = function(...) return book()[name](book(), ...) end
    services[name] = lookups[name] and lookups[name](lookup) or lookup
  end
  return services
end

--- What catalogs answer at the prompt, as of a day.  A run of a scenario has its own.
---@param folders string[] of catalogs over the shipped ones
---@param day string YYYY-MM-DD
---@return fun() ready to be called before each line
function surroundings.catalogs(folders, day)
  local services = services_of(folders)
  context.start(day)
  local seen = context.seen -- a text that is read again is another draw, on whichever line
  return function()
    context.start(day)
    context.seen = seen
    for name, service in pairs(services) do context.services[name] = service end
  end
end

return surroundings

--- The names that scenarios use: what `require "perigee"` gives inside one.
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"

require "perigee.currencies"

local vocabulary = {
  version = core.version,
  where = core.where,
  equal = core.equal,
}

-- Where each word is, its module and its name there: read when it is first said, for most
-- scenarios say few.
local PLACES = {
  quantity = { "perigee.quantities", "quantity" },
  tiers = { "perigee.quantities", "tiers" },
  math = { "perigee.maths" },
  memory = { "perigee.memory" },
  training = { "perigee.training" },
  serving = { "perigee.serving" },
  finance = { "perigee.finance" },
  fleet = { "perigee.fleet" },
  pricing = { "perigee.pricing" },
  energy = { "perigee.energy" },
  catalog = { "perigee.listing" },
  observed = { "perigee.observed" },
  scenario = { "perigee.scenario", "new" },
  rows = { "perigee.names", "rows" },
  tokens_per_word = { "perigee.tokens_per_word" },
  traffic = { "perigee.traffic" },
  api = { "perigee.options.api" },
  host = { "perigee.options.host" },
  own = { "perigee.options.own" },
  serverless = { "perigee.options.serverless" },
  swarm = { "perigee.options.swarm" },
  option = { "perigee.options.option", "new" },
  total = { "perigee.options.option", "total" },
  cost = { "perigee.options.cost", "new" },
  staff = { "perigee.options.staff", "rows" },
  tuning = { "perigee.options.tuning", "new" },
  train = { "perigee.options.train" },
  compliance = { "perigee.options.compliance" },
  brevity = { "perigee.options.modifiers", "brevity" },
  part = { "perigee.options.modifiers", "part" },
  cache = { "perigee.options.modifiers", "cache" },
  mix = { "perigee.options.modifiers", "mix" },
  repriced = { "perigee.options.modifiers", "repriced" },
  scan = { "perigee.scan" },
  timeline = { "perigee.timeline" },
}

local function read(self, name)
  local place = PLACES[name]
  if not place then return nil end
  local value = require(place[1])
  if place[2] then value = value[place[2]] end
  rawset(self, name, value)
  return value
end

setmetatable(vocabulary, {
  __index = read, __metatable = false,
  __pairs = function(self)
    for name in next, PLACES do
      if rawget(self, name) == nil then read(self, name) end
    end
    return next, self, nil
  end,
})

--- Defines a unit: `perigee.unit "dialogue"`, or one worth another,
-- `perigee.unit("page", "300 words")`.
function vocabulary.unit(name, worth)
  core.unit(fields.text("perigee.unit", name, "the name"), worth)
end

--- Reads a CSV file beside the scenario.
-- @return list of rows, each a table by the names of the header
function vocabulary.data(name)
  fields.text("perigee.data", name, "the file's name")
  local rows, message = context.services.data(name)
  if not rows then fields.fail("%s", message) end
  return rows
end

return vocabulary

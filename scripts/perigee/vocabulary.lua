--- The names that scenarios use: what `require "perigee"` gives inside one.
local core = require "perigee.core"
local context = require "perigee.context"
local cost = require "perigee.options.cost"
local modifiers = require "perigee.options.modifiers"
local names = require "perigee.names"
local option = require "perigee.options.option"
local quantities = require "perigee.quantities"
local scenario = require "perigee.scenario"
local staff = require "perigee.options.staff"
local tuning = require "perigee.options.tuning"
local fields = require "perigee.fields"

require "perigee.currencies"

local vocabulary = {
  version = core.version,
  quantity = quantities.quantity,
  tiers = quantities.tiers,
  where = core.where,
  equal = core.equal,
  math = require "perigee.maths",
  memory = require "perigee.memory",
  training = require "perigee.training",
  serving = require "perigee.serving",
  finance = require "perigee.finance",
  fleet = require "perigee.fleet",
  pricing = require "perigee.pricing",
  energy = require "perigee.energy",
  catalog = require "perigee.listing",
  observed = require "perigee.observed",
  scenario = scenario.new,
  rows = names.rows,
  tokens_per_word = require "perigee.tokens_per_word",
  traffic = require "perigee.traffic",
  api = require "perigee.options.api",
  host = require "perigee.options.host",
  own = require "perigee.options.own",
  serverless = require "perigee.options.serverless",
  swarm = require "perigee.options.swarm",
  option = option.new,
  total = option.total,
  cost = cost.new,
  staff = staff.rows,
  tuning = tuning.new,
  train = require "perigee.options.train",
  compliance = require "perigee.options.compliance",
  brevity = modifiers.brevity,
  part = modifiers.part,
  cache = modifiers.cache,
  mix = modifiers.mix,
  repriced = modifiers.repriced,
  timeline = require "perigee.timeline",
}

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

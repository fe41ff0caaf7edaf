--- Measurements of serving, and what the builders say of them.
local context = require "perigee.context"
local core = require "perigee.core"
local data = require "perigee.data"
local figures = require "perigee.options.figures"
local architecture = require "perigee.hosting.architecture"
local hosting = require "perigee.hosting.serving"

local serving = {}

--- Where the facts lie that are compared with.
serving.folder = "tests/fidelity/data/"

--- The rows of a CSV file of facts, or nil and a message.
function serving.rows(name)
  local file, message = io.open(serving.folder .. name, "rb")
  if not file then return nil, message end
  local list = data.read(file:read "a", name)
  file:close()
  return list
end

-- How weights are stored: the facts say by what name.
local function scheme(name) return figures.entry("quantization", name) end

local function bits(entry) return figures.leaf(entry, "weights") end

-- A quantity as a constant: the figures of a measurement are certain, and a builder
-- called with constants folds to one.
local function constant(value)
  return core.quantity(("%.17g %s"):format(value:number(), value:unit()))
end

local ELEMENT = { bf16 = "2 B", fp8 = "1 B" } -- of a cached value

-- What was run, without its load and without efficiencies.
local function setup(row)
  local dense, expert = scheme(row.matrices), scheme(row.experts)
  local model = figures.entry("models", row.model)
  local into = hosting.model(architecture.of(model), { matrices = bits(dense),
    experts = bits(expert), head = core.quantity "16 bits/parameter" },
    ELEMENT[row.cache])
  local accelerator = figures.entry("accelerators", row.accelerator)
  local machine, as = hosting.machine(accelerator, { matrices = dense.compute,
    experts = model.experts and expert.compute }, core.quantity(tonumber(row.devices)))
  for name, value in pairs(machine) do into[name] = value end
  into.ranks = core.quantity(tonumber(row.ranks))
  if tonumber(row.expert_parallel) > 1 then
    into.expert_parallel = core.quantity(tonumber(row.expert_parallel))
  end
  if dense.activations ~= "bf16" and dense.activations ~= "fp16" then
    into.quantized_layers = into.layers
  end
  for name, value in pairs(into) do into[name] = constant(value) end
  return into, as, accelerator.fp4 ~= nil, model.name:match "([^/]+)$"
end

-- A time in ms as s; nil where it was not measured.
local function seconds(text) return text ~= "" and tonumber(text) / 1000 or nil end

local function load_into(case, row)
  case.given.batch = core.quantity(tonumber(row.batch))
  case.given.input = core.quantity(row.input .. " tokens")
  case.given.output = core.quantity(row.output .. " tokens")
  case.token_time, case.first_token = seconds(row.token_ms), seconds(row.first_token_ms)
end

--- The measurements, each with the builders' arguments but efficiencies.
-- @param book the catalogs
-- @return list of { given, as, four (does the card compute in 4 bits), row, group,
--   token_time, first_token (s) }
function serving.cases(book)
  context.as_of = "2026-11-26"
  context.services.entry = function(...) return book:entry(...) end
  local setups, cases = {}, {}
  for i, row in ipairs(assert(serving.rows "serving.csv")) do
    local key = table.concat({ row.model, row.accelerator, row.matrices, row.experts, row.cache,
                               row.devices, row.ranks, row.expert_parallel }, "|")
    if not setups[key] then setups[key] = table.pack(setup(row)) end
    local given = {}
    for name, value in pairs(setups[key][1]) do given[name] = value end
    cases[i] = { given = given, as = setups[key][2], four = setups[key][3], row = row,
                 group = ("%s | %s | %s | %s"):format(row.workload, row.engine,
                   row.accelerator, setups[key][4]) }
    load_into(cases[i], row)
  end
  return cases
end

-- A batch whose prompts are all read before the first token, and that ends together:
-- its time over the tokens of a sequence.
local function static_time(given)
  local prompts = core.serving.prefill(given):number() * given.batch:number()
  return prompts / given.output:number() + core.serving.step(given):number()
end

--- What the builders say of a case: a number of seconds.
-- @param case one of the above
-- @param efficiency quantities by name
-- @param what "token_time", "first_token"
function serving.predicted(case, efficiency, what)
  local given = case.given
  for name, value in pairs(efficiency) do given[name] = value end
  if case.row.workload == "static" then return static_time(given) end
  return core.serving[what](given):number()
end

--- Pairs of { predicted, measured } by group.
-- @param of function(case) -> efficiencies
function serving.by_group(cases, of, what)
  local groups = {}
  for _, case in ipairs(cases) do
    if case[what] then
      groups[case.group] = groups[case.group] or {}
      table.insert(groups[case.group], { serving.predicted(case, of(case), what), case[what] })
    end
  end
  return groups
end

return serving

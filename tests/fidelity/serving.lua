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
  local width = { matrices = bits(dense), experts = bits(expert),
                  head = core.quantity "16 bits/parameter" }
  local into = hosting.model(architecture.of(model), width, ELEMENT[row.cache])
  local accelerator = figures.entry("accelerators", row.accelerator)
  local machine, as = hosting.machine(accelerator, { matrices = dense.compute,
    experts = model.experts and expert.compute }, core.quantity(tonumber(row.devices)), width)
  for name, value in pairs(machine) do into[name] = value end
  into.ranks = core.quantity(tonumber(row.ranks))
  if tonumber(row.expert_parallel) > 1 then
    into.expert_parallel = core.quantity(tonumber(row.expert_parallel))
  end
  if dense.activations ~= "bf16" and dense.activations ~= "fp16" then
    into.quantized_layers = into.layers
  end
  into.unpacked_layers = hosting.unpacked(into, as)
  for name, value in pairs(into) do into[name] = constant(value) end
  return { given = into, as = as, four = accelerator.fp4 ~= nil,
           model = model.name:match "([^/]+)$" }
end

-- A time in ms as s; nil where it was not measured.
local function seconds(text) return text ~= "" and tonumber(text) / 1000 or nil end

local function with_load(given, row)
  local case = { row = row, given = {}, token_time = seconds(row.token_ms),
                 first_token = seconds(row.first_token_ms) }
  for name, value in pairs(given) do case.given[name] = value end
  case.given.batch = core.quantity(tonumber(row.batch))
  case.given.input = core.quantity(row.input .. " tokens")
  case.given.output = core.quantity(row.output .. " tokens")
  return case
end

-- Cases of one key were run on the same thing.
local function key_of(row)
  return table.concat({ row.model, row.accelerator, row.matrices, row.experts, row.cache,
                        row.devices, row.ranks, row.expert_parallel }, "|")
end

local function uncontested(rows)
  local list = {}
  for _, row in ipairs(rows) do list[#list + 1] = row.contested == "" and row or nil end
  return list
end

-- Today's engine, or what it was where another workload was run on it.
local function variant_of(row)
  return row.workload == "closed" and row.engine or row.engine .. " " .. row.workload
end

local function case_of(made, row)
  local case = with_load(made.given, row)
  case.as, case.four, case.variant = made.as, made.four, variant_of(row)
  case.group = ("%s | %s | %s | %s"):format(row.workload, row.engine, row.accelerator, made.model)
  return case
end

--- The measurements, each with the builders' arguments but efficiencies.
--
-- Left out are those that are contested: two runs of one configuration whose times are
-- more than 1.5 apart, so that something was not told of one of them.
-- @param book the catalogs
-- @return list of { given, as, four (does the card compute in 4 bits), row, variant (of
--   the engine), group, token_time, first_token (s, or nil) }
function serving.cases(book)
  context.as_of = "2026-11-26"
  context.services.entry = function(...) return book:entry(...) end
  local setups, cases = {}, {}
  for _, row in ipairs(uncontested(assert(serving.rows "serving.csv"))) do
    local key = key_of(row)
    setups[key] = setups[key] or setup(row)
    cases[#cases + 1] = case_of(setups[key], row)
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

-- Models run two ways for the specs: traced over paths, and in plain Lua on the
-- numbers of one sample; not a spec itself.
local core = require "perigee.core"
local dialect = require "perigee.dialect"
local paths = require "perigee.analysis.paths"
local perigee = require "perigee"
local source = require "perigee.source"
local trace = require "perigee.analysis.trace"

local model = {}

--- The line that calls this.
function model.line()
  return debug.getinfo(2, "l").currentline
end

--- Compiles a text as a scenario file is read; globals come from `env` or _G.
function model.compile(text, name, env)
  local f, message = load(dialect.rewrite(text), "@" .. (name or "test.lua"), "t",
                          setmetatable(env or {}, { __index = _G }))
  if not f then error(message, 2) end
  return function() return f(dialect.argument()) end
end

--- Runs a model over assumptions: the result; or nil, message, kind.
function model.run(assume, f, options)
  local made = { samples = 256, seed = 1, threads = 1 }
  for name, value in pairs(options or {}) do made[name] = value end
  return perigee.run(perigee.scenario { assume = assume, model = f }, made)
end

local function raw_of(slots, run)
  local values = {}
  for i, slot in ipairs(slots) do values[i] = slot.value end
  local raw = core.tape(values):raw(run, 1, run.samples)
  local by_key = {}
  for i, slot in ipairs(slots) do
    local name = slot.label and slot.option .. "/" .. slot.label
      or slot.option or slot.name
    by_key[slot.kind .. ":" .. name] = raw[i]
  end
  return by_key
end

-- The samples of the assumptions: a list of tables of numbers.
local function inputs_of(facts, run)
  local values, inputs = {}, {}
  for i, assumption in ipairs(facts.assumptions) do values[i] = assumption.value end
  local raw = #values > 0 and core.tape(values):raw(run, 1, run.samples) or {}
  for sample = 1, run.samples do
    inputs[sample] = {}
    for i, assumption in ipairs(facts.assumptions) do
      inputs[sample][assumption.name] = raw[i][sample]
    end
  end
  return inputs
end

--- Traces a model over its paths.
-- @return { inputs = list of tables of numbers, one a sample; slots = "kind:name"
--   -> list of numbers, one a sample; paths }; or nil where there are too many
function model.trace(assume, f, options)
  local subject = source.memory(perigee.scenario { assume = assume, model = f })
  local facts = subject.ready({}, "2024-01-01")
  local run = { samples = 128, seed = 1, threads = 1, axes = facts.axes, cells = 1 }
  for name, value in pairs(options or {}) do run[name] = value end
  local cell = run.cell
  run.cell = nil
  local state = trace.cover(subject, run, run.paths)
  if not state then return nil end
  run.cell = cell
  return { inputs = inputs_of(facts, run), paths = state.count,
           slots = raw_of(paths.merge(state.tree, state.first), run) }
end

--- Are two numbers alike: both NaN, or within `within` of the larger?
function model.close(a, b, within)
  if a == b or (a ~= a and b ~= b) then return true end
  return math.abs(a - b) <= (within or 0) * math.max(math.abs(a), math.abs(b))
end

local function as_number(value)
  if type(value) == "boolean" then return value and 1 or 0 end
  return value
end

local function describe(input)
  local parts = {}
  for name, value in pairs(input) do
    parts[#parts + 1] = ("%s = %.17g"):format(name, value)
  end
  table.sort(parts)
  return table.concat(parts, ", ")
end

--- Raises where a traced output differs from the reference's in any sample.
-- @param reference the model on plain numbers; the model itself where left out
-- @param within relative difference allowed; 0 where left out
-- @return what model.trace gives
function model.agrees(assume, f, reference, within, options)
  local traced = model.trace(assume, f, options)
  if not traced then error("too many paths", 2) end
  for sample, input in ipairs(traced.inputs) do
    for name, value in pairs((reference or f)(input)) do
      local found = traced.slots["output:" .. name]
      local wanted = as_number(value)
      if not found or not model.close(found[sample], wanted, within) then
        error(("sample %d (%s): %s is %s traced and %s in plain Lua"):format(
          sample, describe(input), name, found and found[sample], wanted), 2)
      end
    end
  end
  return traced
end

return model

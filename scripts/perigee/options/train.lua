--- Training a model: from scratch, all of it further, or an adapter.
--
--   FLOP = FLOP per token * tokens * epochs * (1 + overhead)
--   time = FLOP / (devices * peak * utilisation)
--   price = machines * time * price of a machine * runs
--
-- Machines are rented whole.  The formulas of a run are in the core, beside their
-- sources: core/include/perigee/training.h.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local machine = require "perigee.options.machine"
local option = require "perigee.options.option"
local sizing = require "perigee.options.sizing"
local training = require "perigee.training"
local utilisation = require "perigee.options.utilisation"

local not_negative, positive, part = arguments.not_negative, arguments.positive,
                                     arguments.part

local amounts = {
  { "tokens", "1T tokens", positive, needed = true },
  { "life", "12 months", positive, needed = true },
  { "parameters", "8B parameters", positive },
  { "trained", "20M parameters", not_negative },
  { "bits", "4 bits/parameter", positive },
  { "sequence", "4096 tokens", positive },
  { "epochs", "2", positive },
  { "overhead", "10 %", not_negative },
  { "runs", "2", positive },
  { "price", "2.50 USD/hour", not_negative },
  { "peak", "989 TFLOP/s", positive },
  { "utilisation", "40 %", part },
  { "hardware_utilisation", "55 %", part },
  { "recompute", "100 %", arguments.share },
  { "devices", { "64", "64 devices" }, positive, auto = true },
  { "deadline", "30 days", positive },
}

local known = { model = true, accelerator = true, instance = true, region = true,
                commitment = true, precision = true, kind = true }
for _, of in ipairs(amounts) do known[of[1]] = true end

local precisions = { "bf16", "fp16", "fp8" }
local kinds = { "full", "lora" }

local function word(what, given, name, words)
  local said = given[name]
  for _, one in ipairs(words) do
    if said == nil or said == one then return said or words[1] end
  end
  fields.fail("%s: unknown %s '%s'%s", what, name, tostring(said),
              fields.hint(said, words))
end

local function check(what, given)
  arguments.once(what, given, "the parameters are", "model", "parameters")
  arguments.once(what, given, "the accelerator is", "instance", "accelerator", "peak")
  arguments.once(what, given, "the accelerator is", "accelerator", "peak")
  arguments.once(what, given, "the utilisation is", "utilisation",
                 "hardware_utilisation")
  arguments.meant(what, given, { "sequence" }, given.model, "model")
  arguments.meant(what, given, { "recompute" }, given.hardware_utilisation,
                  "hardware_utilisation")
  arguments.meant(what, given, { "precision" }, not given.peak, "accelerator or instance")
  arguments.meant(what, given, { "trained", "bits" }, given.kind == "lora",
                  "kind = \"lora\"")
  if given.model == nil and given.parameters == nil then
    fields.fail("%s: no model: name one of the catalog, as model = "
      .. "\"meta/llama-3-8b\", or say its size, as parameters = \"8B parameters\"", what)
  end
end

-- ----- the model -----

-- How a token passes through it, all of its parameters, and what learns.
local function model_of(what, given, read)
  local kind = word(what, given, "kind", kinds)
  if given.model == nil then
    return { kind = kind, shape = { parameters = read.parameters },
             parameters = read.parameters }
  end
  local entry = figures.named(what, { model = given.model }, "model", "models")
  return { kind = kind, shape = training.shape(entry.name, read.sequence),
           parameters = figures.leaf(entry, "parameters") }
end

-- FLOP per token; those of a frozen model where an adapter learns.
local function per_token(model, read)
  local given = {}
  for name, value in pairs(model.shape) do given[name] = value end
  if model.kind == "lora" then
    given.trained = read.trained or core.quantity "0 parameters"
    given.parameters = given.parameters + given.trained
  end
  given.recompute = read.recompute
  return training.token(given)
end

-- Bytes of weights, gradients and what Adam keeps.
local function state_of(model, read)
  if model.kind == "full" then
    return training.state { parameters = model.parameters }
  end
  local frozen = core.memory.weights { parameters = model.parameters,
                                       bits = read.bits or "16 bits/parameter" }
  if not read.trained then return frozen end
  return frozen + training.state { parameters = read.trained }
end

-- ----- the devices -----

local function accelerator_of(what, given, rented)
  local name = given.accelerator or rented.accelerator
  if name == nil then
    fields.fail("%s: no accelerator: name a machine that has some, as instance = "
      .. "\"aws/p5.48xlarge\", or one, as accelerator = \"nvidia/h100-sxm-80gb\", or "
      .. "say its rate, as peak = \"989 TFLOP/s\"", what)
  end
  return figures.named(what, { accelerator = name }, "accelerator", "accelerators")
end

-- The memory of one device; nil where nothing says it.
local function memory_of(rented, accelerator)
  if rented.memory then return rented.memory / rented.count end
  return accelerator and figures.leaf(accelerator, "memory")
end

-- Where it runs: what a device does and holds, what its machine costs.
local function place_of(what, given, read)
  local rented = machine.rent(what, given, read, "instance", "price")
  local accelerator = given.peak == nil and accelerator_of(what, given, rented) or nil
  local precision = word(what, given, "precision", precisions)
  return { accelerator = accelerator, precision = precision, count = rented.count or 1,
           peak = read.peak or figures.leaf(accelerator, precision),
           memory = memory_of(rented, accelerator), price = rented.price }
end

local function share_of(what, read, model, on)
  local said = read.utilisation or read.hardware_utilisation
  if said then return said end
  if not on.accelerator then fields.need(what, {}, "utilisation", "\"40 %\"") end
  return utilisation.measured(what, on.accelerator.name, on.precision,
                              model.shape.parameters, model.shape.sequence)
end

local function plain(count)
  local read = core.quantity(count)
  return read:dimension() == "device" and read / "1 device" or read
end

-- How many work: all that the rented machines have.
local function devices_of(what, read, on, flop, share)
  if read.devices then
    return core.ceil(core.quantity(plain(read.devices) / on.count)) * on.count
  elseif not read.deadline then
    fields.fail("%s: how many devices is not said, as devices = 64, or by when, as "
      .. "deadline = \"30 days\"", what)
  end
  return training.devices { flop = flop, deadline = read.deadline, peak = on.peak,
                            utilisation = share, machine = on.count }
end

-- ----- one run -----

local function run_of(what, read, model, on)
  local share, measured = share_of(what, read, model, on)
  local each = per_token(model, read)
  local flop = training.flop { per_token = each, tokens = read.tokens,
                               epochs = read.epochs } * (1 + (read.overhead or 0))
  local devices = devices_of(what, read, on, flop, share)
  local rate = training.rate { per_token = each, peak = on.peak, utilisation = share }
  local time = training.time { flop = flop, devices = devices, peak = on.peak,
                               utilisation = share }
  return { flop = flop, devices = devices, time = time, rate = rate * devices,
           utilisation = share, device_hours = core.quantity(time * devices):to "hour" },
         measured
end

local function row_of(given, read, on, run)
  local price = run.device_hours / on.count * on.price * (read.runs or 1)
  local row = cost.committed("tuning", given[1], { need = 1, each = price / read.life, term = read.life,
                                                   upfront = price })
  for name, value in pairs(run) do row[name] = value end
  row.price = core.quantity(price):to "USD"
  return row
end

-- ----- limits and notes -----

local function limits_of(what, read, model, on, run)
  local limits = {}
  if on.memory then
    limits[1] = sizing.fits("memory of weights, gradients and optimizer",
                            core.quantity(state_of(model, read)):to "GB",
                            core.quantity(on.memory * run.devices):to "GB")
  end
  if read.devices and read.deadline then
    limits[#limits + 1] = sizing.fits("training time", run.time,
                                       core.quantity(read.deadline):to "day")
  end
  for i, limit in ipairs(limits) do limits[i] = option.limit(limit, what) end
  return limits
end

local function notes_of(given, read, model, measured)
  local notes = { measured }
  if measured and model.kind == "lora" then
    notes[#notes + 1] = "utilisation was measured where all parameters learn"
  end
  if given.model ~= nil and not read.sequence then
    notes[#notes + 1] = "attention is not counted: sequence is not said"
  end
  for i, note in ipairs(notes) do notes[i] = ("%s: %s"):format(given[1], note) end
  return notes
end

--- A cost row for training: money once, spread over how long the result serves.
--
-- @param given table of
--   [1]          its label
--   model        a catalog's model, with sequence: tokens of one sequence, whose
--                attention is then counted; or parameters: "8B parameters"
--   tokens       what it is trained on; epochs: how often each is seen, 1 left out
--   kind         "full" (all parameters learn; from scratch or further), where left
--                out; or "lora": an adapter of `trained` parameters learns, the model
--                is frozen, at `bits` per parameter, 16 where left out
--   instance     a catalog's machine, with region and commitment; or price per hour
--                of one accelerator, with accelerator: one of the catalog, or
--                peak: "989 TFLOP/s"
--   precision    "bf16" where left out, "fp16", "fp8": which of its rates
--   utilisation  share of the peak that goes into the model's FLOP; or
--                hardware_utilisation, which counts what is computed again: with
--                recompute, the share of the forward pass that is; where left out
--                what was measured of such models, uncertain, by the catalog
--   devices      a number, rounded up to whole machines; or "auto": enough for the
--   deadline     "30 days"
--   overhead     work that is lost or beside: restarts, evaluation; a share on top.
--                Of ten published runs nine took 2 to 37 % more than their steps, one
--                114 % (tests/fidelity/training_spec.lua)
--   runs         how many times it is done in that life; 1 where left out
--   life         how long the result serves
-- @return a cost row of category tuning, which also has flop, devices, time,
--   device_hours and rate (tokens per second of all devices) of one run, utilisation,
--   price (money once, of all runs), and limits and notes for the option that holds it
local function train(given)
  local what = "perigee.train"
  fields.check(what, given, known, 1)
  fields.text(what, given[1], "its first value (the label)")
  check(what, given)
  local read = arguments.read(what, given, amounts)
  local on = place_of(what, given, read)
  local model = model_of(what, given, read)
  local run, measured = run_of(what, read, model, on)
  local row = row_of(given, read, on, run)
  row.limits = limits_of(what, read, model, on, run)
  row.notes = notes_of(given, read, model, measured)
  return row
end

return train

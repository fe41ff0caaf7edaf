--- Training: the work that it is, and the time that devices take over it.
--
-- Each function takes a table of quantities, any of which may be uncertain or an
-- axis, and answers with a quantity.  The formulas and their sources are in the
-- core: core/include/perigee/training.h.
local architecture = require "perigee.hosting.architecture"
local builders = require "perigee.builders"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"

local training = {}

local functions = {
  token = builders.names("parameters", "trained", "layers", "heads", "head_dim", "sequence",
              "visible", "recompute"),
  flop = builders.names("per_token", "tokens", "epochs"),
  rate = builders.names("per_token", "peak", "utilisation"),
  time = builders.names("flop", "devices", "peak", "utilisation"),
  devices = builders.names("flop", "deadline", "peak", "utilisation", "machine"),
  state = builders.names("parameters", "trained"),
}

--- FLOP per token: 4 * parameters + 2 * trained, and attention.
-- @function training.token
-- @param given { parameters = "7B parameters" (those that a token passes through),
--   trained (all where left out), layers, heads, head_dim, sequence = "4096 tokens",
--   visible = share of the sequence that a token looks at (1 where left out, as
--   published utilisation counts), recompute = share of the forward pass that is
--   done again }

--- FLOP of tokens that are seen `epochs` times.
-- @function training.flop
-- @param given { per_token, tokens = "1T tokens", epochs }

--- Tokens per second of one device.
-- @function training.rate
-- @param given { per_token, peak = "989 TFLOP/s", utilisation = "40 %" }

--- Days that `devices` take; device-hours, in hours, where they are left out.
-- @function training.time
-- @param given { flop, devices, peak, utilisation }

--- The fewest devices that are done within a deadline, in whole machines.
-- @function training.devices
-- @param given { flop, deadline = "30 days", peak, utilisation, machine = 8 }

--- Bytes of weights, gradients and Adam's state in mixed precision.
-- @function training.state
-- @param given { parameters, trained (all where left out) }
builders.add(training, "training", functions)

--- What a token of a catalog's model is trained on, as `token` takes it: the active
-- parameters of a mixture, of a hybrid the layers that attend.  A layer with a window
-- counts as if it showed all of the sequence.
-- @param model its name in the catalogs
-- @param sequence tokens of one sequence: "4096 tokens"; attention is not counted
--   where nil
function training.shape(model, sequence)
  local made = architecture.named(fields.text("perigee.training.shape", model,
                                              "the model"))
  local given = { parameters = made.active }
  if sequence == nil then return given end
  local entry = made.entry
  given.layers = figures.leaf(entry, entry.attention_layers and "attention_layers"
                                     or "layers")
  given.heads, given.head_dim = figures.leaf(entry, "heads"),
                                figures.leaf(entry, "head_dim")
  given.sequence = sequence
  return given
end

return training

--- What a model takes of a machine's memory.
--
--   (weights + adapter + KV cache) * headroom
--
-- in bytes.  Of a model and a quantization of the catalogs each part counts as it is
-- stored (perigee.hosting.weights); else weights = parameters * bits, and bits per
-- parameter count scales and zero points.
local architecture = require "perigee.hosting.architecture"
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local scheme = require "perigee.hosting.scheme"
local weights = require "perigee.hosting.weights"

local memory = {}

--- The quantities that say it, as arguments.read wants them.
memory.amounts = {
  { "weights", "140 GB", arguments.positive },
  { "parameters", "70B parameters", arguments.positive },
  { "bits", "4.25 bits/parameter", arguments.positive },
  { "adapter", "0.14 GB", arguments.not_negative },
  { "kv_cache", "20 GB", arguments.not_negative },
  { "headroom", "1.5", arguments.factor("multiplies the memory and cannot be below 1: "
    .. "write 1.5 for half as much again") },
}

--- The texts that say it.
memory.texts = { "model", "quantization" }

local function check(what, given)
  arguments.once(what, given, "the weights are", "weights", "model", "parameters",
                 "quantization", "bits")
  arguments.once(what, given, "the parameters are", "parameters", "model")
  arguments.once(what, given, "the bits per parameter are", "bits", "quantization")
  arguments.meant(what, given, { "quantization", "bits" },
                  given.model or given.parameters, "model or parameters")
  arguments.meant(what, given, { "adapter", "kv_cache", "headroom" },
                  given.weights or given.model or given.parameters,
                  "model, parameters or weights")
end

-- The scheme that is named, or in which the vendor stores the model.
local function scheme_of(what, given, model)
  local name = given.quantization or model and model.native
  if name == nil then
    fields.fail("%s: how the weights are stored is not said, as quantization = "
      .. "\"bf16\" or bits = \"16 bits/parameter\"", what)
  end
  return scheme.named(fields.text(what, name, "quantization"), model)
end

local function counted(what, given, read)
  local bits = read.bits or figures.leaf(scheme_of(what, given), "weights", "bits per weight")
  return core.memory.weights { parameters = read.parameters, bits = bits }
end

local function weights_of(what, given, read)
  if read.weights then return read.weights end
  if read.parameters then return counted(what, given, read) end
  if given.model == nil then return nil end
  local model = figures.named(what, { model = given.model }, "model", "models")
  if read.bits then
    return core.memory.weights { parameters = figures.leaf(model, "parameters"), bits = read.bits }
  end
  return weights.total(architecture.of(model), scheme_of(what, given, model))
end

-- What the model takes; nil where its size is not said.
local function needs_of(what, given, read)
  check(what, given)
  local total = weights_of(what, given, read)
  if not total then return nil end
  for _, part in ipairs { "adapter", "kv_cache" } do
    if read[part] then total = total + read[part] end
  end
  return core.quantity(total * (read.headroom or 1)):to "GB"
end

--- Does the model fit?
-- @param has the memory of the machine or box; nil where nothing says it
-- @param is_held whether limits of options/serving.lua hold the model and its cache
--   against each accelerator's memory: then this one is for what they do not count
-- @return a limit, or nil and a note of why there is none, if there is something to say
function memory.limit(what, given, read, has, is_held)
  local needs = needs_of(what, given, read)
  if is_held and not (read.adapter or read.kv_cache or read.headroom) then return nil end
  if not needs then
    return nil, "whether it fits is not checked: neither model nor weights are said"
  elseif not has then
    fields.fail("%s: the machine's memory is missing, as memory = \"80 GB\": the "
      .. "model's size is said, and must fit", what)
  end
  return { "GPU memory", needs = needs, has = core.quantity(has):to "GB" }
end

return memory

--- The schema of `kind = "quantization"`: how weights are stored, and what it costs
-- in quality.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

local text = schema.rule.text()

-- An exception: a part of a model whose tensors are stored otherwise.
local TENSOR = {
  part = { required = "which tensors", fault = schema.rule.choice {
    "attention", "routed", "embedding", "head", "query", "key", "value", "output", "latent", "linear", "linear_output",
    "up", "down", "expert_up", "expert_down", "shared_up", "shared_down", "router", "norms", "other",
  }.fault },
  bits = figure.required(figure.bits, "bits per weight of these"),
  odd_bits = figure.bits,
  layers = schema.rule.choice {
    "more", "middle", "first-eighth", "first-sixteenth", "first-two", "first-four", "ends",
  },
  tied = figure.flag, mixture = figure.flag, fused = figure.flag,
  experts = figure.count(1), depth = figure.count(1), shared_heads = figure.count(1),
  source = text,
}

local TENSORS = {
  fault = function(value)
    if type(value) ~= "table" or #schema.keys(value) > 0 then
      return "a list of tables is wanted: { { part = \"head\", bits = \"16 bits/parameter\" } }"
    end
  end,
}

local function check_tensors(report, item)
  report:within "tensors"
  for _, tensor in ipairs(schema.tables(report, item.tensors, "an exception")) do
    schema.record(report, tensor, TENSOR)
  end
  report:within(nil)
end

local function check_entry(report, item)
  if type(item.tensors) == "table" then
    check_tensors(report, item)
  end
  if (item.block == nil) ~= (item.odd_bits == nil) then
    report:add(item, nil, "block and odd_bits go together: give both or none")
  end
  if item.quality_loss ~= nil and not (item.quality_measure and item.quality_source) then
    report:add(item, "quality_loss", "it needs quality_measure and quality_source beside it")
  end
end

return kind.new {
  name = "quantization", folder = "quantization", noun = "quantization", inherits = true,
  list = "schemes", list_is = "a table of schemes", example = "gptq-int4",
  entry = {
    { "weights", figure.required(figure.bits, "bits per weight with scales and zero points") },
    { "matrix_bits", figure.bits }, { "kept_bits", figure.bits }, { "block", figure.count(1) },
    { "odd_bits", figure.bits }, { "tensors", TENSORS }, { "text_only", figure.flag },
    { "native_experts", text }, { "bits", figure.number }, { "group", figure.count(1) },
    { "scale_bits", figure.number }, { "zero_bits", figure.number },
    { "activations", text }, { "kv", text }, { "compute", text },
    { "quality_loss", figure.share }, { "quality_measure", text }, { "quality_source", text },
  },
  listed = { "weights", "activations", "compute", "quality_loss" },
  loose = true, parts = { tensors = TENSOR }, check_entry = check_entry,
}

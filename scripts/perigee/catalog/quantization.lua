--- The schema of `kind = "quantization"`: how weights are stored, and what it costs
-- in quality.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

local text = schema.rule.text()

local function check_entry(report, item, name)
  if item.quality_loss ~= nil and not (item.quality_measure and item.quality_source) then
    report:add(item, "quality_loss", "'%s' needs quality_measure and quality_source with quality_loss", name)
  end
end

return kind.new {
  name = "quantization", folder = "quantization", noun = "quantization", inherits = true,
  list = "schemes", list_is = "a table of schemes", example = "gptq-int4",
  entry = {
    { "weights", figure.required(figure.bits, "bits per weight with scales and zero points") },
    { "bits", figure.number }, { "group", figure.count(1) },
    { "scale_bits", figure.number }, { "zero_bits", figure.number },
    { "activations", text }, { "kv", text }, { "compute", text },
    { "quality_loss", figure.share }, { "quality_measure", text }, { "quality_source", text },
  },
  listed = { "weights", "activations", "compute", "quality_loss" },
  loose = true, check_entry = check_entry,
}

--- The schema of `kind = "accelerators"`: what one card, chip or socket can do.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

return kind.new {
  name = "accelerators", folder = "accelerators", noun = "accelerator", inherits = true,
  owner = "vendor", owner_is = "who makes them",
  list = "accelerators", list_is = "a table of accelerators", example = "h100-sxm-80gb",
  entry = {
    { "year", figure.count(2000) },
    { "form", schema.rule.text() },
    { "memory", figure.required(figure.bytes, "the nominal memory, as \"80 GB\"") },
    { "usable_memory", figure.bytes },
    { "bandwidth", figure.required(figure.byte_rate, "of the memory, as \"3350 GB/s\"") },
    { "fp32", figure.flop_rate }, { "tf32", figure.flop_rate },
    { "fp16", figure.flop_rate }, { "bf16", figure.flop_rate },
    { "fp8", figure.flop_rate }, { "int8", figure.flop_rate }, { "fp4", figure.flop_rate },
    { "bf16_measured", figure.flop_rate }, { "fp8_measured", figure.flop_rate },
    { "interconnect", schema.rule.text() },
    { "interconnect_bandwidth", figure.byte_rate },
    { "power", figure.power },
  },
  listed = { "memory", "bandwidth", "bf16", "fp8", "power", "year" },
}

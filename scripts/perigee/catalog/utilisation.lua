--- The schema of `kind = "utilisation"`: what share of an accelerator's peak training
-- was measured to reach, by size of the model and length of the sequences.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

local function required(rule, why)
  return { fault = rule.fault, required = why }
end

local function check_entry(report, item)
  local least, most = item.least_devices, item.most_devices
  if math.type(least) == "integer" and math.type(most) == "integer" and most < least then
    report:add(item, "most_devices", "%d is below least_devices, %d", most, least)
  end
end

return kind.new {
  name = "utilisation", folder = "utilisation", noun = "utilisation", inherits = true,
  list = "runs", list_is = "a table of runs", example = "h100-sxm-80gb-bf16-10b",
  entry = {
    { "accelerator", schema.rule.text "which, as the accelerators' catalogs name it" },
    { "precision", required(schema.rule.choice { "bf16", "fp16", "fp8" }, "of which rate it is a share: bf16, fp8") },
    { "largest", figure.parameters },
    { "longest", figure.count(1) },
    { "mfu", figure.required(figure.share, "model FLOP over the peak, as \"triangular(39, 42, 46) %\"") },
    { "low", figure.share }, { "typical", figure.share }, { "high", figure.share },
    { "measured", figure.count(1) },
    { "models", schema.rule.text() },
    { "sharding", schema.rule.text() },
    { "recompute", schema.rule.choice { "none", "some", "all" } },
    { "least_devices", figure.count(1) }, { "most_devices", figure.count(1) },
  },
  listed = { "accelerator", "precision", "largest", "longest", "mfu", "measured", "models", "least_devices",
             "most_devices" },
  check_entry = check_entry,
}

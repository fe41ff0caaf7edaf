--- The schema of `kind = "efficiency"`: what an engine makes of an accelerator, as
-- the serving builders take it (core/include/perigee/serving.h).
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

-- Shares of an accelerator's bandwidth and compute, by the precision that the
-- weights are computed in.
local SHARES = { "weight_bandwidth", "compute_share", "prefill_share", "expert_bandwidth",
                 "expert_compute_share", "expert_prefill_share" }

local known = {}
for _, name in ipairs(SHARES) do known[name] = true end

local function shares_fault(value)
  if type(value) ~= "table" or #value > 0 then
    return "shares are wanted, as { weight_bandwidth = \"85 %\", ... }"
  end
  for _, name in ipairs(schema.keys(value)) do
    local fault = not known[name] and ("'%s' is no share: %s"):format(name, table.concat(SHARES, ", "))
      or figure.share.fault(value[name])
    if fault then return fault end
  end
  for i = 1, 3 do
    if value[SHARES[i]] == nil then return SHARES[i] .. " is missing" end
  end
end

local shares = { fault = shares_fault }

local PRECISIONS = { "bf16", "fp8", "int8", "fp4", "int4" }

local function check_entry(report, item)
  for _, precision in ipairs(PRECISIONS) do
    schema.count(report, type(item[precision]) == "table" and schema.keys(item[precision]) or {})
  end
end

local function share(why) return figure.required(figure.share, why) end
local function time(why) return figure.required(figure.time, why) end

return kind.new {
  name = "efficiency", folder = "efficiency", noun = "efficiency entry", inherits = true,
  owner = "engine", owner_is = "what serves: vllm, sglang, tensorrt-llm ...",
  list = "accelerators", list_is = "a table of accelerators, and 'default'", example = "h100-sxm-80gb",
  entry = {
    { "bf16", figure.required(shares, "the shares at 16 bits, which all others fall back to") },
    { "fp8", shares }, { "int8", shares }, { "fp4", shares },
    { "int4", shares }, -- few bits, unpacked to 16 on the way
    { "cache_bandwidth", share "of the memory's bandwidth, reading the KV cache" },
    { "attention_share", share "of the 16-bit compute, in the attention of a prompt" },
    { "layer_time", time "of each layer, beside its bytes and arithmetic" },
    { "latent_time", figure.time }, { "linear_time", figure.time },
    { "sparse_time", figure.time }, { "quantized_time", figure.time },
    { "unpacked_time", figure.time },
    { "expert_time", figure.time }, { "collective_time", figure.time },
    { "link_share", figure.share }, { "expert_imbalance", figure.share },
    { "step_time", time "of each step, whatever the model" },
    { "sequence_time", time "of each sequence in a step" },
    { "activation_traffic", figure.required(figure.ratio,
      "times that a token's hidden state passes through memory in a layer") },
    { "interference", share "of a prompt's prefill that running sequences wait for" },
    { "first_token_time", time "of a request, outside the model" },
    { "queue", share "of a prompt ahead of one's own, per running sequence" },
  },
  listed = { "layer_time", "step_time", "interference", "source" }, check_entry = check_entry,
}

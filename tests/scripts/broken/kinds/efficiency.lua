-- A sound entry of efficiencies with some fields in another way; "nil" leaves one out.
local function efficiency(changed)
  local shares = '{ weight_bandwidth = "79 %", compute_share = "0.77", prefill_share = "0.75", '
    .. 'expert_bandwidth = "0.76", expert_compute_share = "0.48", expert_prefill_share = "0.26" }'
  local given = {
    bf16 = shares, fp8 = shares, int8 = shares, fp4 = shares, cache_bandwidth = '"0.9"',
    attention_share = '"53 %"', layer_time = '"9 us"', latent_time = '"28 us"', linear_time = '"53 us"',
    sparse_time = '"101 us"', quantized_time = '"31 us"', unpacked_time = '"9 us"',
    expert_time = '"38 us"', collective_time = '"4.9 us"',
    link_share = '"0.58"', expert_imbalance = '"2 %"', step_time = '"1 to 2 ms"', sequence_time = '"19 us"',
    activation_traffic = '"65.5"', interference = '"0.95"', first_token_time = '"33 ms"', queue = '"0.08"',
    source = '"s"',
  }
  for name, value in pairs(changed or {}) do given[name] = value end
  local fields = {}
  for name, value in pairs(given) do
    if value ~= "nil" then fields[#fields + 1] = ("%s = %s"):format(name, value) end
  end
  table.sort(fields)
  return "{ " .. table.concat(fields, ", ") .. " }"
end

return {
  head = 'kind = "efficiency", engine = "x"', list = "accelerators",
  good = efficiency(),
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    efficiency { source = "nil", aliases = '{ "f" }', as_of = '"2024"', note = '"n"',
                 int4 = '{ weight_bandwidth = "0.6", compute_share = "0.7", prefill_share = "0.7" }' },
  },
  { efficiency { bf16 = "nil" },
    "x.lua:2: 'e': bf16 is missing: the shares at 16 bits, which all others fall back to" },
  { efficiency { layer_time = "nil" },
    "x.lua:2: 'e': layer_time is missing: of each layer, beside its bytes and arithmetic" },
  { efficiency { queue = "nil" },
    "x.lua:2: 'e': queue is missing: of a prompt ahead of one's own, per running sequence" },
  { efficiency { source = "nil" }, "x.lua:2: 'e': source is missing: where it was read" },
  { efficiency { bf16 = '"85 %"' },
    [[x.lua:2: 'e': bf16: shares are wanted, as { weight_bandwidth = "85 %", ... }]] },
  { efficiency { fp8 = '{ "85 %" }' },
    [[x.lua:2: 'e': fp8: shares are wanted, as { weight_bandwidth = "85 %", ... }]] },
  { efficiency { fp8 = '{ weight_bandwidth = "0.8", compute_share = "0.7" }' },
    "x.lua:2: 'e': fp8: prefill_share is missing" },
  { efficiency { bf16 = '{ bandwidth = "0.8" }' },
    "x.lua:2: 'e': bf16: 'bandwidth' is no share: weight_bandwidth, compute_share, prefill_share, "
    .. "expert_bandwidth, expert_compute_share, expert_prefill_share" },
  { efficiency { int8 = '{ weight_bandwidth = "0.8 GB/s", compute_share = "0.7", prefill_share = "0.6" }' },
    "x.lua:2: 'e': int8: '0.8 GB/s': not a share: write it as \"68.9 %\"" },
  { efficiency { step_time = '"1.7"' },
    "x.lua:2: 'e': step_time: '1.7': not a short time: write it as \"7.5 us\"" },
  { efficiency { activation_traffic = '"65 %"' },
    "x.lua:2: 'e': activation_traffic: '65 %': not a plain ratio: write it as \"1.4\"" },
  { efficiency { interference = "0.9" },
    [[x.lua:2: 'e': interference: a figure is a text with its unit, as "68.9 %", not a number]] },
  { efficiency { latend_time = '"28 us"' },
    "x.lua:2: 'e': unknown field 'latend_time': did you mean 'latent_time'?" },
}

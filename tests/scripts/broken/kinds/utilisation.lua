return {
  head = 'kind = "utilisation"', list = "runs",
  good = '{ accelerator = "nvidia/a", precision = "bf16", largest = "10B parameters", longest = 8192, '
    .. 'mfu = "triangular(39, 42, 46) %", low = "39 %", typical = "42 %", high = "46 %", measured = 10, '
    .. 'models = "MPT-3b", sharding = "FULL_SHARD", recompute = "some", least_devices = 8, most_devices = 512, '
    .. 'source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ accelerator = "a", precision = "bf16", mfu = "40 %", aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ precision = "bf16", mfu = "40 %", source = "s" }',
    "x.lua:2: 'e': accelerator is missing: which, as the accelerators' catalogs name it" },
  { '{ accelerator = "a", mfu = "40 %", source = "s" }',
    "x.lua:2: 'e': precision is missing: of which rate it is a share: bf16, fp8" },
  { '{ accelerator = "a", precision = "fp9", mfu = "40 %", source = "s" }',
    "x.lua:2: 'e': precision: 'fp9' is not one of 'bf16', 'fp16' and 'fp8': did you mean 'fp8'?" },
  { '{ accelerator = "a", precision = "fp8", source = "s" }',
    [[x.lua:2: 'e': mfu is missing: model FLOP over the peak, as "triangular(39, 42, 46) %"]] },
  { '{ accelerator = "a", precision = "fp8", mfu = "400 TFLOP/s", source = "s" }',
    "x.lua:2: 'e': mfu: '400 TFLOP/s': not a share: write it as \"68.9 %\"" },
  { '{ accelerator = "a", precision = "fp8", mfu = "40 %", least_devices = 8, most_devices = 4, source = "s" }',
    "x.lua:2: 'e': most_devices: 4 is below least_devices, 8" },
  { '{ accelerator = "a", precision = "fp8", mfu = "40 %", recompute = "half", source = "s" }',
    "x.lua:2: 'e': recompute: 'half' is not one of 'none', 'some' and 'all'" },
}

-- What share of an accelerator's peak training reached: model FLOP utilisation, of the
-- dense rate.  The fields: README.md.
--
-- Condensed from 121 measurements: lowest, median and highest of each accelerator,
-- precision, size of the model and length of the sequences (up to 8192 tokens, and
-- longer).  Of the MPT models of an accelerator and precision, by size, every second one
-- is left out, and so is LLaMA: tests/fidelity/training_spec.lua asks for them.
return {
  kind = "utilisation", as_of = "2024-07",
  source = "mosaicml/llm-foundry, scripts/train/benchmarking/README.md, commit 8c8dd48",
  runs = {
    ["a100-sxm-40gb-bf16-500m"] = {
      accelerator = "nvidia/a100-sxm-40gb", precision = "bf16", largest = "500M parameters", longest = 8192,
      mfu = "triangular(38.86, 40.89, 46.94) %", low = "38.86 %", typical = "40.89 %", high = "46.94 %",
      measured = 9, models = "MPT-125m", least_devices = 8, most_devices = 128,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 512 to 8192 tokens" },
    ["a100-sxm-40gb-bf16-500m-long"] = {
      accelerator = "nvidia/a100-sxm-40gb", precision = "bf16", largest = "500M parameters",
      mfu = "triangular(46.77, 47.02, 47.27) %", low = "46.77 %", typical = "47.02 %", high = "47.27 %",
      measured = 2, models = "MPT-125m", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 16384 to 32768 tokens" },
    ["a100-sxm-40gb-bf16-2b"] = {
      accelerator = "nvidia/a100-sxm-40gb", precision = "bf16", largest = "2B parameters", longest = 8192,
      mfu = "triangular(50.73, 52.89, 53.63) %", low = "50.73 %", typical = "52.89 %", high = "53.63 %",
      measured = 9, models = "MPT-760m", least_devices = 8, most_devices = 128,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 512 to 8192 tokens" },
    ["a100-sxm-40gb-bf16-2b-long"] = {
      accelerator = "nvidia/a100-sxm-40gb", precision = "bf16", largest = "2B parameters",
      mfu = "triangular(44.53, 48.89, 53.26) %", low = "44.53 %", typical = "48.89 %", high = "53.26 %",
      measured = 2, models = "MPT-760m", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "some", note = "sequences of 16384 to 32768 tokens" },
    ["a100-sxm-40gb-bf16-10b"] = {
      accelerator = "nvidia/a100-sxm-40gb", precision = "bf16", largest = "10B parameters", longest = 8192,
      mfu = "triangular(54.8, 56.18, 59.49) %", low = "54.8 %", typical = "56.18 %", high = "59.49 %",
      measured = 9, models = "MPT-3b", least_devices = 8, most_devices = 128,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 512 to 8192 tokens" },
    ["a100-sxm-40gb-bf16-10b-long"] = {
      accelerator = "nvidia/a100-sxm-40gb", precision = "bf16", largest = "10B parameters",
      mfu = "triangular(46.03, 46.09, 46.14) %", low = "46.03 %", typical = "46.09 %", high = "46.14 %",
      measured = 2, models = "MPT-3b", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "all", note = "sequences of 16384 to 32768 tokens" },
    ["a100-sxm-40gb-bf16-40b"] = {
      accelerator = "nvidia/a100-sxm-40gb", precision = "bf16", largest = "40B parameters",
      mfu = "triangular(43.94, 44.85, 52.62) %", low = "43.94 %", typical = "44.85 %", high = "52.62 %",
      measured = 9, models = "MPT-13b", least_devices = 8, most_devices = 128,
      sharding = "FULL_SHARD", recompute = "all", note = "sequences of 512 to 8192 tokens" },
    ["a100-sxm-40gb-bf16-above"] = {
      accelerator = "nvidia/a100-sxm-40gb", precision = "bf16", mfu = "triangular(35.87, 42.39, 48.91) %",
      low = "35.87 %", typical = "42.39 %", high = "48.91 %",
      measured = 2, models = "MPT-70b", least_devices = 64, most_devices = 128,
      sharding = "FULL_SHARD", recompute = "all", note = "sequences of 2048 tokens" },
    ["a100-sxm-80gb-bf16-500m"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "500M parameters", longest = 8192,
      mfu = "triangular(42.56, 44.62, 48.85) %", low = "42.56 %", typical = "44.62 %", high = "48.85 %",
      measured = 6, models = "MPT-125m", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 512 to 8192 tokens" },
    ["a100-sxm-80gb-bf16-500m-long"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "500M parameters",
      mfu = "triangular(50.61, 52.71, 54.13) %", low = "50.61 %", typical = "52.71 %", high = "54.13 %",
      measured = 3, models = "MPT-125m", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 16384 to 65536 tokens" },
    ["a100-sxm-80gb-bf16-2b"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "2B parameters", longest = 8192,
      mfu = "triangular(45.07, 55.31, 56.85) %", low = "45.07 %", typical = "55.31 %", high = "56.85 %",
      measured = 5, models = "MPT-760m", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 512 to 8192 tokens" },
    ["a100-sxm-80gb-bf16-2b-long"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "2B parameters",
      mfu = "triangular(45.34, 54.57, 54.64) %", low = "45.34 %", typical = "54.57 %", high = "54.64 %",
      measured = 3, models = "MPT-760m", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "some", note = "sequences of 16384 to 65536 tokens" },
    ["a100-sxm-80gb-bf16-10b"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "10B parameters", longest = 8192,
      mfu = "triangular(59.34, 62.11, 63.71) %", low = "59.34 %", typical = "62.11 %", high = "63.71 %",
      measured = 5, models = "MPT-3b", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 512 to 8192 tokens" },
    ["a100-sxm-80gb-bf16-10b-long"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "10B parameters",
      mfu = "triangular(46.05, 47.18, 57.13) %", low = "46.05 %", typical = "47.18 %", high = "57.13 %",
      measured = 3, models = "MPT-3b", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "some", note = "sequences of 16384 to 65536 tokens" },
    ["a100-sxm-80gb-bf16-40b"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "40B parameters", longest = 8192,
      mfu = "triangular(56.07, 58.55, 59.57) %", low = "56.07 %", typical = "58.55 %", high = "59.57 %",
      measured = 4, models = "MPT-13b", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "some", note = "sequences of 1024 to 8192 tokens" },
    ["a100-sxm-80gb-bf16-40b-long"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "40B parameters",
      mfu = "triangular(51.69, 52.88, 54.07) %", low = "51.69 %", typical = "52.88 %", high = "54.07 %",
      measured = 2, models = "MPT-13b", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "all", note = "sequences of 16384 to 32768 tokens" },
    ["a100-sxm-80gb-bf16-200b"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", largest = "200B parameters",
      mfu = "triangular(48.56, 50.95, 53.33) %", low = "48.56 %", typical = "50.95 %", high = "53.33 %",
      measured = 2, models = "MPT-70b", least_devices = 32, most_devices = 64,
      sharding = "FULL_SHARD", recompute = "all", note = "sequences of 2048 tokens" },
    ["a100-sxm-80gb-bf16-above"] = {
      accelerator = "nvidia/a100-sxm-80gb", precision = "bf16", mfu = "triangular(36, 39, 40) %",
      low = "36 %", typical = "39 %", high = "40 %",
      measured = 3, models = "MT-NLG-530B", least_devices = 2240, most_devices = 3360,
      source = "cli99/llm-analysis, examples/megatron-turing-nlg/README.md, commit d841e40", as_of = "2022",
      note = "sequences of 2048 tokens; that list says 40 GB, the paper 80 GB" },
    ["h100-sxm-80gb-bf16-2b"] = {
      accelerator = "nvidia/h100-sxm-80gb", precision = "bf16", largest = "2B parameters", longest = 8192,
      mfu = "triangular(34.84, 37.57, 40.42) %", low = "34.84 %", typical = "37.57 %", high = "40.42 %",
      measured = 7, models = "MPT-760m", least_devices = 8, most_devices = 32,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 512 to 8192 tokens" },
    ["h100-sxm-80gb-bf16-2b-long"] = {
      accelerator = "nvidia/h100-sxm-80gb", precision = "bf16", largest = "2B parameters",
      mfu = "triangular(31.84, 32.7, 33.57) %", low = "31.84 %", typical = "32.7 %", high = "33.57 %",
      measured = 2, models = "MPT-760m", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 16384 to 32768 tokens" },
    ["h100-sxm-80gb-bf16-10b"] = {
      accelerator = "nvidia/h100-sxm-80gb", precision = "bf16", largest = "10B parameters", longest = 8192,
      mfu = "triangular(39.24, 42.01, 46.32) %", low = "39.24 %", typical = "42.01 %", high = "46.32 %",
      measured = 10, models = "MPT-3b", least_devices = 8, most_devices = 512,
      sharding = "FULL_SHARD or SHARD_GRAD_OP", recompute = "none", note = "sequences of 512 to 8192 tokens" },
    ["h100-sxm-80gb-bf16-10b-long"] = {
      accelerator = "nvidia/h100-sxm-80gb", precision = "bf16", largest = "10B parameters",
      mfu = "triangular(26.81, 28.84, 36.34) %", low = "26.81 %", typical = "28.84 %", high = "36.34 %",
      measured = 3, models = "MPT-3b", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "some", note = "sequences of 16384 to 65536 tokens" },
    ["h100-sxm-80gb-bf16-40b"] = {
      accelerator = "nvidia/h100-sxm-80gb", precision = "bf16", largest = "40B parameters", longest = 8192,
      mfu = "triangular(39.58, 41.12, 44.27) %", low = "39.58 %", typical = "41.12 %", high = "44.27 %",
      measured = 9, models = "MPT-13b", least_devices = 8, most_devices = 512,
      sharding = "FULL_SHARD", recompute = "some", note = "sequences of 1024 to 4096 tokens" },
    ["h100-sxm-80gb-bf16-40b-long"] = {
      accelerator = "nvidia/h100-sxm-80gb", precision = "bf16", largest = "40B parameters",
      mfu = "triangular(31.68, 33.61, 35.55) %", low = "31.68 %", typical = "33.61 %", high = "35.55 %",
      measured = 2, models = "MPT-13b", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "all", note = "sequences of 16384 to 32768 tokens" },
    ["h100-sxm-80gb-bf16-above"] = {
      accelerator = "nvidia/h100-sxm-80gb", precision = "bf16", mfu = "triangular(36.15, 42.42, 43.36) %",
      low = "36.15 %", typical = "42.42 %", high = "43.36 %",
      measured = 5, models = "MPT-70b", least_devices = 32, most_devices = 512,
      sharding = "FULL_SHARD", recompute = "all", note = "sequences of 2048 tokens" },
    ["h100-sxm-80gb-fp8"] = {
      accelerator = "nvidia/h100-sxm-80gb", precision = "fp8", mfu = "triangular(17.55, 20.71, 29.06) %",
      low = "17.55 %", typical = "20.71 %", high = "29.06 %",
      measured = 3, models = "MPT-1b", least_devices = 8, most_devices = 8,
      sharding = "FULL_SHARD", recompute = "none", note = "sequences of 512 to 32768 tokens" },
  },
}

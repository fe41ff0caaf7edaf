-- Accelerators of Apple: what one can do.  The fields: ../README.md.
return {
  kind = "accelerators", vendor = "apple",
  accelerators = {
    ["m1-7core-8gb"] = {
      aliases = { "Apple-M1-7core-8GB", "m1-7core" }, year = 2020, form = "SoC", memory = "8 GB",
      bandwidth = "68 GB/s", fp32 = "2.3 TFLOP/s", fp16 = "2.3 TFLOP/s", interconnect = "unified",
      power = "20 W", source = "vendor datasheet", note = "figures recalled, not read",
    },
    ["m1-max-32core-64gb"] = {
      aliases = { "Apple-M1-Max-32core-64GB", "m1-max-32core" }, year = 2021, form = "SoC",
      memory = "64 GB", bandwidth = "400 GB/s", fp32 = "10.4 TFLOP/s", fp16 = "10.4 TFLOP/s",
      interconnect = "unified", power = "60 W", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
    ["m2-ultra-76core-192gb"] = {
      aliases = { "Apple-M2-Ultra-76core-192GB", "m2-ultra-76core" }, year = 2023, form = "SoC",
      memory = "192 GB", bandwidth = "800 GB/s", fp32 = "27.2 TFLOP/s", fp16 = "27.2 TFLOP/s",
      interconnect = "unified", power = "150 W", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
    ["m3-max-40core-64gb"] = {
      aliases = { "Apple-M3-Max-40core-64GB", "m3-max-40core" }, year = 2023, form = "SoC",
      memory = "64 GB", bandwidth = "400 GB/s", fp32 = "14.2 TFLOP/s", fp16 = "14.2 TFLOP/s",
      interconnect = "unified", power = "60 W", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
    ["m3-ultra-80core-512gb"] = {
      aliases = { "Apple-M3-Ultra-80core-512GB", "m3-ultra-80core" }, year = 2025, form = "SoC",
      memory = "512 GB", bandwidth = "819 GB/s", fp32 = "28.2 TFLOP/s", fp16 = "28.2 TFLOP/s",
      interconnect = "unified", power = "180 W", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
    ["m4-max-40core-128gb"] = {
      aliases = { "Apple-M4-Max-40core-128GB", "m4-max-40core" }, year = 2024, form = "SoC",
      memory = "128 GB", bandwidth = "546 GB/s", fp32 = "18.4 TFLOP/s", fp16 = "18.4 TFLOP/s",
      interconnect = "unified", power = "70 W", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
  },
}

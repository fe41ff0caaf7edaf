-- Accelerators of Huawei: what one can do.  The fields: ../README.md.
return {
  kind = "accelerators", vendor = "huawei",
  accelerators = {
    ["ascend-910b-64gb"] = {
      aliases = { "ascend-910b" }, year = 2023, form = "OAM", memory = "64 GB",
      bandwidth = "1600 GB/s", fp32 = "94 TFLOP/s", fp16 = "320 TFLOP/s", bf16 = "320 TFLOP/s",
      int8 = "640 TFLOP/s", interconnect = "HCCS", interconnect_bandwidth = "196 GB/s",
      power = "400 W", source = "vendor datasheet", note = "figures recalled, not read",
    },
  },
}

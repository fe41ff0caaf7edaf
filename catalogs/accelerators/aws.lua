-- Accelerators of AWS: what one can do.  The fields: ../README.md.
return {
  kind = "accelerators", vendor = "aws",
  accelerators = {
    ["inferentia2-32gb"] = {
      aliases = { "inf2", "inferentia2" }, year = 2023, form = "card", memory = "32 GB",
      bandwidth = "820 GB/s", fp32 = "47.5 TFLOP/s", tf32 = "190 TFLOP/s", fp16 = "190 TFLOP/s",
      bf16 = "190 TFLOP/s", fp8 = "190 TFLOP/s", int8 = "380 TFLOP/s",
      interconnect = "NeuronLink-v2", interconnect_bandwidth = "192 GB/s",
      source = "vendor datasheet", note = "figures recalled, not read",
    },
    ["trainium1-32gb"] = {
      aliases = { "trn1", "trainium1" }, year = 2022, form = "card", memory = "32 GB",
      bandwidth = "820 GB/s", fp32 = "47.5 TFLOP/s", tf32 = "190 TFLOP/s", fp16 = "190 TFLOP/s",
      bf16 = "190 TFLOP/s", fp8 = "190 TFLOP/s", int8 = "380 TFLOP/s",
      interconnect = "NeuronLink-v2", interconnect_bandwidth = "384 GB/s",
      source = "vendor datasheet", note = "figures recalled, not read",
    },
    ["trainium2-96gb"] = {
      aliases = { "trn2", "trainium2" }, year = 2024, form = "card", memory = "96 GB",
      bandwidth = "2900 GB/s", fp32 = "181 TFLOP/s", tf32 = "667 TFLOP/s", fp16 = "667 TFLOP/s",
      bf16 = "667 TFLOP/s", fp8 = "1299 TFLOP/s", interconnect = "NeuronLink-v3",
      interconnect_bandwidth = "640 GB/s",
      source = "stas00/ml-engineering compute/accelerator/README.md",
    },
  },
}

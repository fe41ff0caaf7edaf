-- Accelerators of Intel: what one can do.  The fields: ../README.md.
return {
  kind = "accelerators", vendor = "intel",
  accelerators = {
    ["arc-pro-b60-24gb"] = {
      aliases = { "arc-pro-b60" }, year = 2025, form = "PCIe", memory = "24 GB",
      bandwidth = "456 GB/s", fp32 = "12.3 TFLOP/s", fp16 = "98.3 TFLOP/s", bf16 = "98.3 TFLOP/s",
      fp8 = "98.3 TFLOP/s", int8 = "197 TFLOP/s", interconnect = "PCIe5 x8",
      interconnect_bandwidth = "28.4 GB/s", power = "200 W",
      source = "ai-dynamo/aiconfigurator systems/*.yaml; vLLM blog 2025-11-11 (456 GB/s)",
    },
    ["gaudi2-96gb"] = {
      aliases = { "gaudi2" }, year = 2022, form = "OAM", memory = "96 GB",
      bandwidth = "2460 GB/s", bf16 = "432 TFLOP/s", fp8 = "865 TFLOP/s",
      bf16_measured = "418.7 TFLOP/s", fp8_measured = "826.5 TFLOP/s",
      interconnect = "24x100 GbE RoCE (21 in-node)", interconnect_bandwidth = "262.5 GB/s",
      power = "600 W", source = "stas00/ml-engineering compute/accelerator/README.md",
    },
    ["gaudi3-128gb"] = {
      aliases = { "gaudi3" }, year = 2024, form = "OAM", memory = "128 GB",
      bandwidth = "3700 GB/s", fp32 = "229 TFLOP/s", tf32 = "459 TFLOP/s", fp16 = "459 TFLOP/s",
      bf16 = "1677 TFLOP/s", fp8 = "1677 TFLOP/s", bf16_measured = "1243 TFLOP/s",
      fp8_measured = "1289.5 TFLOP/s", interconnect = "24x200 GbE RoCE",
      interconnect_bandwidth = "525 GB/s", power = "900 W",
      source = "stas00/ml-engineering compute/accelerator/README.md; GenZ system_configs.py \z
        (1835)",
    },
    ["max-1550"] = {
      aliases = { "Intel-Max-1550" }, year = 2023, form = "OAM", memory = "128 GB",
      bandwidth = "3277 GB/s", fp32 = "52 TFLOP/s", tf32 = "419 TFLOP/s", fp16 = "832 TFLOP/s",
      bf16 = "832 TFLOP/s", int8 = "1664 TFLOP/s", interconnect = "Xe Link",
      interconnect_bandwidth = "240 GB/s", power = "600 W", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
  },
}

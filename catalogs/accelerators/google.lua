-- Accelerators of Google: what one can do.  The fields: ../README.md.
return {
  kind = "accelerators", vendor = "google",
  accelerators = {
    ["tpu-v2-16gb"] = {
      aliases = { "tpu-v2" }, year = 2017, form = "pod chip", memory = "16 GB",
      bandwidth = "700 GB/s", fp32 = "3 TFLOP/s", bf16 = "46 TFLOP/s", interconnect = "ICI 2D",
      interconnect_bandwidth = "62 GB/s", power = "280 W", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
    ["tpu-v3-32gb"] = {
      aliases = { "tpu-v3" }, year = 2018, form = "pod chip", memory = "32 GB",
      bandwidth = "900 GB/s", fp32 = "4 TFLOP/s", bf16 = "123 TFLOP/s", interconnect = "ICI 2D",
      interconnect_bandwidth = "82 GB/s", power = "450 W", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
    ["tpu-v4-32gb"] = {
      aliases = { "tpu-v4" }, year = 2021, form = "pod chip", memory = "32 GB",
      bandwidth = "1200 GB/s", bf16 = "275 TFLOP/s", int8 = "275 TFLOP/s",
      interconnect = "ICI 3D torus", interconnect_bandwidth = "150 GB/s", power = "192 W",
      source = "stas00/ml-engineering compute/accelerator/README.md; GenZ system_configs.py",
    },
    ["tpu-v5e-16gb"] = {
      aliases = { "tpu-v5e" }, year = 2023, form = "pod chip", memory = "16 GB",
      bandwidth = "819 GB/s", bf16 = "197 TFLOP/s", int8 = "394 TFLOP/s", interconnect = "ICI 2D",
      interconnect_bandwidth = "200 GB/s",
      source = "stas00/ml-engineering compute/accelerator/README.md; GenZ system_configs.py",
    },
    ["tpu-v5p-95gb"] = {
      aliases = { "tpu-v5p" }, year = 2023, form = "pod chip", memory = "95 GB",
      bandwidth = "2765 GB/s", bf16 = "459 TFLOP/s", int8 = "918 TFLOP/s",
      interconnect = "ICI 3D torus", interconnect_bandwidth = "600 GB/s",
      source = "stas00/ml-engineering compute/accelerator/README.md; GenZ system_configs.py",
    },
    ["tpu-v6e-32gb"] = {
      aliases = { "tpu-v6e" }, year = 2024, form = "pod chip", memory = "32 GB",
      bandwidth = "1640 GB/s", fp16 = "918 TFLOP/s", bf16 = "918 TFLOP/s", fp8 = "918 TFLOP/s",
      int8 = "1836 TFLOP/s", interconnect = "ICI 2D", interconnect_bandwidth = "448 GB/s",
      source = "stas00/ml-engineering compute/accelerator/README.md; GenZ system_configs.py",
    },
    ["tpu-v7-192gb"] = {
      aliases = { "tpu-v7" }, year = 2025, form = "pod chip", memory = "192 GB",
      bandwidth = "7370 GB/s", fp16 = "2307 TFLOP/s", bf16 = "2307 TFLOP/s", fp8 = "4614 TFLOP/s",
      interconnect = "ICI 3D torus", interconnect_bandwidth = "600 GB/s",
      source = "stas00/ml-engineering compute/accelerator/README.md",
    },
  },
}

-- Accelerators of AMD: what one can do.  The fields: ../README.md.
return {
  kind = "accelerators", vendor = "amd",
  accelerators = {
    ["mi100-32gb"] = {
      aliases = { "mi100" }, year = 2020, form = "PCIe", memory = "32 GB",
      bandwidth = "1228.8 GB/s", fp32 = "23.1 TFLOP/s", tf32 = "46.1 TFLOP/s",
      fp16 = "184.6 TFLOP/s", bf16 = "92.3 TFLOP/s", int8 = "184.6 TFLOP/s",
      interconnect = "Infinity Fabric", interconnect_bandwidth = "138 GB/s", power = "300 W",
      source = "cli99/llm-analysis gpu_configs",
    },
    ["mi210-64gb"] = {
      aliases = { "mi210" }, year = 2022, form = "PCIe", memory = "64 GB",
      bandwidth = "1638 GB/s", fp32 = "22.6 TFLOP/s", tf32 = "45.3 TFLOP/s", fp16 = "181 TFLOP/s",
      bf16 = "181 TFLOP/s", int8 = "181 TFLOP/s", interconnect = "Infinity Fabric bridge",
      interconnect_bandwidth = "150 GB/s", power = "300 W",
      source = "cli99/llm-analysis gpu_configs",
    },
    ["mi250-128gb"] = {
      aliases = { "mi250" }, year = 2021, form = "OAM", memory = "128 GB",
      bandwidth = "3277 GB/s", fp32 = "45.3 TFLOP/s", tf32 = "90.5 TFLOP/s", fp16 = "362 TFLOP/s",
      bf16 = "362 TFLOP/s", int8 = "362 TFLOP/s", interconnect = "Infinity Fabric",
      interconnect_bandwidth = "400 GB/s", power = "560 W",
      source = "stas00/ml-engineering compute/accelerator/README.md; cli99/llm-analysis \z
        gpu_configs",
    },
    ["mi250x-128gb"] = {
      aliases = { "mi250x" }, year = 2021, form = "OAM", memory = "128 GB",
      bandwidth = "3277 GB/s", fp32 = "47.9 TFLOP/s", tf32 = "95.7 TFLOP/s", fp16 = "383 TFLOP/s",
      bf16 = "383 TFLOP/s", int8 = "383 TFLOP/s", interconnect = "Infinity Fabric",
      interconnect_bandwidth = "400 GB/s", power = "560 W",
      source = "stas00/ml-engineering compute/accelerator/README.md; cli99/llm-analysis \z
        gpu_configs",
    },
    ["mi250x-gcd-64gb"] = {
      aliases = { "mi250x-gcd" }, year = 2021, form = "OAM half", memory = "64 GB",
      bandwidth = "1638 GB/s", fp32 = "23.9 TFLOP/s", tf32 = "47.9 TFLOP/s",
      fp16 = "191.5 TFLOP/s", bf16 = "191.5 TFLOP/s", int8 = "191.5 TFLOP/s",
      interconnect = "Infinity Fabric", interconnect_bandwidth = "200 GB/s", power = "280 W",
      source = "derived: half of MI250X",
    },
    ["mi300x-192gb"] = {
      aliases = { "mi300x" }, year = 2023, form = "OAM", memory = "192 GB",
      usable_memory = "191.7 GiB", bandwidth = "5300 GB/s", fp32 = "163.4 TFLOP/s",
      tf32 = "653.7 TFLOP/s", fp16 = "1307 TFLOP/s", bf16 = "1307 TFLOP/s", fp8 = "2615 TFLOP/s",
      int8 = "2615 TFLOP/s", bf16_measured = "668.4 TFLOP/s",
      interconnect = "Infinity Fabric mesh 7x64", interconnect_bandwidth = "448 GB/s",
      power = "750 W", idle_power = "140 W",
      idle_source = "rocm-smi in public logs: 135 to 139 W, once 191 W, while a model waits in \z
        memory; 135 to 179 W without one",
      source = "stas00/ml-engineering compute/accelerator/README.md; \z
        SemiAnalysisAI/InferenceX-app gpu-specs.ts; GenZ system_configs.py",
      note = "usable_memory recalled, not read, to 1 %",
    },
    ["mi325x-256gb"] = {
      aliases = { "mi325x" }, year = 2024, form = "OAM", memory = "256 GB",
      usable_memory = "255.7 GiB", bandwidth = "6000 GB/s", fp32 = "163.4 TFLOP/s",
      tf32 = "653.7 TFLOP/s", fp16 = "1307 TFLOP/s", bf16 = "1307 TFLOP/s", fp8 = "2615 TFLOP/s",
      int8 = "2615 TFLOP/s", bf16_measured = "784.9 TFLOP/s",
      interconnect = "Infinity Fabric mesh 7x64", interconnect_bandwidth = "448 GB/s",
      power = "1000 W",
      source = "stas00/ml-engineering compute/accelerator/README.md; \z
        SemiAnalysisAI/InferenceX-app gpu-specs.ts",
      note = "usable_memory recalled, not read, to 1 %",
    },
    ["mi350x-288gb"] = {
      aliases = { "mi350x" }, year = 2025, form = "OAM", memory = "288 GB",
      bandwidth = "8000 GB/s", fp32 = "144.2 TFLOP/s", fp16 = "2300 TFLOP/s",
      bf16 = "2300 TFLOP/s", fp8 = "4600 TFLOP/s", int8 = "4600 TFLOP/s", fp4 = "9200 TFLOP/s",
      interconnect = "Infinity Fabric", interconnect_bandwidth = "576 GB/s", power = "1000 W",
      source = "stas00/ml-engineering compute/accelerator/README.md",
    },
    ["mi355x-288gb"] = {
      aliases = { "mi355x" }, year = 2025, form = "OAM", memory = "288 GB",
      bandwidth = "8000 GB/s", fp32 = "157.3 TFLOP/s", fp16 = "2516 TFLOP/s",
      bf16 = "2516 TFLOP/s", fp8 = "5033 TFLOP/s", int8 = "5033 TFLOP/s", fp4 = "10066 TFLOP/s",
      bf16_measured = "1565 TFLOP/s", interconnect = "Infinity Fabric mesh 7x76.8",
      interconnect_bandwidth = "576 GB/s", power = "1400 W",
      source = "stas00/ml-engineering compute/accelerator/README.md; \z
        SemiAnalysisAI/InferenceX-app gpu-specs.ts",
    },
    ["rx-7900xtx-24gb"] = {
      aliases = { "rx-7900xtx" }, year = 2022, form = "PCIe", memory = "24 GB",
      usable_memory = "23.98 GiB", bandwidth = "960 GB/s", fp32 = "61.4 TFLOP/s",
      fp16 = "122.8 TFLOP/s", bf16 = "122.8 TFLOP/s", int8 = "122.8 TFLOP/s",
      interconnect = "PCIe4 x16", interconnect_bandwidth = "32 GB/s", power = "355 W",
      source = "vendor datasheet",
      note = "figures recalled, not read; usable_memory read in an engine's log",
    },
  },
}

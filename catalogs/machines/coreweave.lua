-- What coreweave rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "coreweave",
  machines = {
    ["a100-40gb-nvlink-classic"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 1, memory = "40 GB",
      { from = "2026-05-24", on_demand = "2.06 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["a100-40gb-pcie-classic"] = {
      accelerator = "nvidia/a100-pcie-40gb", count = 1, memory = "40 GB",
      { from = "2026-05-24", on_demand = "2.06 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["a100-80gb-nvlink-classic"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "2.21 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["a100-80gb-pcie-classic"] = {
      accelerator = "nvidia/a100-pcie-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "2.21 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["a40-classic"] = {
      accelerator = "nvidia/a40-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "1.28 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["h100-pcie-classic"] = {
      accelerator = "nvidia/h100-pcie-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "4.25 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["h100-sxm-classic"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "4.76 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["rtx-a4000-classic"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 1, memory = "16 GB",
      { from = "2026-05-24", on_demand = "0.61 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["rtx-a5000-classic"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "0.77 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["rtx-a6000-classic"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "1.28 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
    ["v100-nvlink-classic"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB",
      { from = "2026-05-24", on_demand = "0.80 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on \z
          top" },
    },
  },
}

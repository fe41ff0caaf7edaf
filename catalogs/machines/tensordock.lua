-- What tensordock rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "tensordock",
  machines = {
    ["a100-pcie"] = {
      accelerator = "nvidia/a100-pcie-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "1.50 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["a100-sxm4"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "1.80 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["h100-sxm5"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "2.25 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["l40"] = {
      accelerator = "nvidia/l40-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.95 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-3090"] = {
      accelerator = "nvidia/rtx-3090-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "0.20 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-4090"] = {
      accelerator = "nvidia/rtx-4090-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "0.35 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-6000-ada"] = {
      accelerator = "nvidia/rtx-6000-ada-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.75 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-a4000"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 1, memory = "16 GB",
      { from = "2026-05-24", on_demand = "0.10 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-a6000"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.45 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["v100-sxm2"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB",
      { from = "2026-05-24", on_demand = "0.17 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
  },
}

-- What vast-ai rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "vast-ai",
  machines = {
    ["a10"] = {
      accelerator = "nvidia/a10-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "0.20 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["a100-pcie-40gb"] = {
      accelerator = "nvidia/a100-pcie-40gb", count = 1, memory = "40 GB",
      { from = "2026-05-24", on_demand = "0.67 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "0.60 USD/hour", spot = "0.47 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["a40"] = {
      accelerator = "nvidia/a40-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.41 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["b200"] = {
      accelerator = "nvidia/b200-sxm-180gb", count = 1, memory = "180 GB",
      { from = "2026-05-24", on_demand = "4.40 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["h100-nvl"] = {
      accelerator = "nvidia/h100-nvl-94gb", count = 1, memory = "94 GB",
      { from = "2026-05-24", on_demand = "1.69 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["h100-pcie"] = {
      accelerator = "nvidia/h100-pcie-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "1.97 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["h100-sxm"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "1.49 USD/hour", spot = "1.10 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["h200"] = {
      accelerator = "nvidia/h200-sxm-141gb", count = 1, memory = "141 GB",
      { from = "2026-05-24", on_demand = "2.40 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["l4"] = {
      accelerator = "nvidia/l4-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "0.13 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["l40s"] = {
      accelerator = "nvidia/l40s-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.40 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["rtx-3070"] = {
      accelerator = "nvidia/rtx-3070-8gb", count = 1, memory = "8 GB",
      { from = "2026-05-24", on_demand = "0.06 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["rtx-3080"] = {
      accelerator = "nvidia/rtx-3080-10gb", count = 1, memory = "10 GB",
      { from = "2026-05-24", on_demand = "0.09 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["rtx-3090"] = {
      accelerator = "nvidia/rtx-3090-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "0.15 USD/hour", spot = "0.11 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["rtx-4090"] = {
      accelerator = "nvidia/rtx-4090-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "0.31 USD/hour", spot = "0.29 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["rtx-5090"] = {
      accelerator = "nvidia/rtx-5090-32gb", count = 1, memory = "32 GB",
      { from = "2026-05-24", on_demand = "0.60 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["rtx-a6000"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.39 USD/hour", spot = "0.25 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["rtx-l40s"] = {
      accelerator = "nvidia/l40s-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", spot = "0.28 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
    ["v100"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB",
      { from = "2026-05-24", on_demand = "0.15 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "the cheapest live offer of a marketplace" },
    },
  },
}

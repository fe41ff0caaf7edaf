-- What verda rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "verda",
  machines = {
    ["a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 1, memory = "40 GB",
      { from = "2026-05-24", on_demand = "0.72 USD/hour", spot = "0.25 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "spot price estimated by the list" },
    },
    ["a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "1.29 USD/hour", spot = "0.45 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["b200-sxm"] = {
      accelerator = "nvidia/b200-sxm-180gb", count = 1, memory = "180 GB",
      { from = "2026-05-24", on_demand = "4.89 USD/hour", spot = "1.71 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["b300-sxm"] = {
      accelerator = "nvidia/b300-sxm-288gb", count = 1, memory = "288 GB",
      { from = "2026-05-24", on_demand = "6.99 USD/hour", spot = "2.45 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["gb300-sxm"] = {
      accelerator = "nvidia/gb300-288gb", count = 1, memory = "288 GB",
      { from = "2026-05-24", on_demand = "7.99 USD/hour", spot = "2.80 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["h100-sxm"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "2.29 USD/hour", spot = "0.80 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["h200-sxm"] = {
      accelerator = "nvidia/h200-sxm-141gb", count = 1, memory = "141 GB",
      { from = "2026-05-24", on_demand = "3.39 USD/hour", spot = "1.19 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["l40s"] = {
      accelerator = "nvidia/l40s-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.91 USD/hour", spot = "0.32 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-6000-ada"] = {
      accelerator = "nvidia/rtx-6000-ada-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.83 USD/hour", spot = "0.29 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-a6000"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.49 USD/hour", spot = "0.17 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-pro-6000"] = {
      accelerator = "nvidia/rtx-pro-6000-blackwell-96gb", count = 1, memory = "96 GB",
      { from = "2026-05-24", on_demand = "1.69 USD/hour", spot = "0.59 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["v100"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB",
      { from = "2026-05-24", on_demand = "0.14 USD/hour", spot = "0.05 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
  },
}

-- What hyperstack rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "hyperstack",
  machines = {
    ["a100-nvlink"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 31,
      ram = "240 GB",
      { from = "2026-05-24", on_demand = "1.40 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["a100-pcie"] = {
      accelerator = "nvidia/a100-pcie-80gb", count = 1, memory = "80 GB", vcpu = 28,
      ram = "120 GB",
      { from = "2026-05-24", on_demand = "1.35 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["a100-sxm"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 24,
      ram = "120 GB",
      { from = "2026-05-24", on_demand = "1.60 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["h100-nvlink"] = {
      accelerator = "nvidia/h100-pcie-80gb", count = 1, memory = "80 GB", vcpu = 31,
      ram = "180 GB",
      { from = "2026-05-24", on_demand = "1.95 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["h100-pcie"] = {
      accelerator = "nvidia/h100-pcie-80gb", count = 1, memory = "80 GB", vcpu = 28,
      ram = "180 GB",
      { from = "2026-05-24", on_demand = "1.90 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["h100-sxm"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 24,
      ram = "240 GB",
      { from = "2026-05-24", on_demand = "2.40 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["h200-sxm"] = {
      accelerator = "nvidia/h200-sxm-141gb", count = 1, memory = "141 GB", vcpu = 22,
      ram = "225 GB",
      { from = "2026-05-24", on_demand = "3.50 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["l40"] = {
      accelerator = "nvidia/l40-48gb", count = 1, memory = "48 GB", vcpu = 28, ram = "120 GB",
      { from = "2026-05-24", on_demand = "1.00 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-a4000"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 1, memory = "16 GB", vcpu = 6,
      ram = "24 GB",
      { from = "2026-05-24", on_demand = "0.15 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-a6000"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB", vcpu = 28,
      ram = "58 GB",
      { from = "2026-05-24", on_demand = "0.50 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-pro-6000-se"] = {
      accelerator = "nvidia/rtx-pro-6000-blackwell-96gb", count = 1, memory = "96 GB", vcpu = 31,
      ram = "180 GB",
      { from = "2026-05-24", on_demand = "1.80 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
  },
}

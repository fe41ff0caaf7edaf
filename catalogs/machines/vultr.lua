-- What vultr rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "vultr",
  machines = {
    ["a100-pcie"] = {
      accelerator = "nvidia/a100-pcie-80gb", count = 1, memory = "80 GB", vcpu = 12,
      ram = "120 GB",
      { from = "2026-05-24", on_demand = "2.397 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["a40"] = {
      accelerator = "nvidia/a40-48gb", count = 1, memory = "48 GB", vcpu = 24, ram = "120 GB",
      { from = "2026-05-24", on_demand = "1.712 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["gh200"] = {
      accelerator = "nvidia/gh200-96gb", count = 1, memory = "96 GB", vcpu = 72, ram = "480 GB",
      { from = "2026-05-24", on_demand = "1.99 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["gh200-bare-metal"] = {
      accelerator = "nvidia/gh200-96gb", count = 1, memory = "96 GB",
      { from = "2026-05-24", on_demand = "1.99 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["l40s"] = {
      accelerator = "nvidia/l40s-48gb", count = 1, memory = "48 GB", vcpu = 16, ram = "180 GB",
      { from = "2026-05-24", on_demand = "1.671 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["l40s-bare-metal"] = {
      accelerator = "nvidia/l40s-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "0.848 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
  },
}

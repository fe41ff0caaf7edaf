-- What digitalocean rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "digitalocean",
  machines = {
    ["h100"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 20,
      ram = "240 GB",
      { from = "2026-05-24", on_demand = "3.39 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["h200"] = {
      accelerator = "nvidia/h200-sxm-141gb", count = 1, memory = "141 GB", vcpu = 24,
      ram = "240 GB",
      { from = "2026-05-24", on_demand = "3.44 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["l40s"] = {
      accelerator = "nvidia/l40s-48gb", count = 1, memory = "48 GB", vcpu = 8, ram = "64 GB",
      { from = "2026-05-24", on_demand = "1.57 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["mi300x"] = {
      accelerator = "amd/mi300x-192gb", count = 1, memory = "192 GB", vcpu = 20, ram = "240 GB",
      { from = "2026-05-24", on_demand = "1.99 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["mi350x"] = {
      accelerator = "amd/mi350x-288gb", count = 1, memory = "288 GB", vcpu = 24, ram = "256 GB",
      { from = "2026-05-24", on_demand = "4.40 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-4000-ada"] = {
      accelerator = "nvidia/rtx-4000-ada-20gb", count = 1, memory = "20 GB", vcpu = 8,
      ram = "32 GB",
      { from = "2026-05-24", on_demand = "0.76 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
    ["rtx-6000-ada"] = {
      accelerator = "nvidia/rtx-6000-ada-48gb", count = 1, memory = "48 GB", vcpu = 8,
      ram = "64 GB",
      { from = "2026-05-24", on_demand = "1.57 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24" },
    },
  },
}

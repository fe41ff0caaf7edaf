-- What modal rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "modal",
  machines = {
    ["a10"] = {
      accelerator = "nvidia/a10-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "1.10 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["a100-40gb"] = {
      accelerator = "nvidia/a100-pcie-40gb", count = 1, memory = "40 GB",
      { from = "2026-05-24", on_demand = "2.10 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["a100-80gb"] = {
      accelerator = "nvidia/a100-pcie-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "2.50 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["b200"] = {
      accelerator = "nvidia/b200-sxm-180gb", count = 1, memory = "180 GB",
      { from = "2026-05-24", on_demand = "6.25 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["h100"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2026-05-24", on_demand = "3.95 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["h200"] = {
      accelerator = "nvidia/h200-sxm-141gb", count = 1, memory = "141 GB",
      { from = "2026-05-24", on_demand = "4.54 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["l4"] = {
      accelerator = "nvidia/l4-24gb", count = 1, memory = "24 GB",
      { from = "2026-05-24", on_demand = "0.80 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["l40s"] = {
      accelerator = "nvidia/l40s-48gb", count = 1, memory = "48 GB",
      { from = "2026-05-24", on_demand = "1.95 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["rtx-pro-6000"] = {
      accelerator = "nvidia/rtx-pro-6000-blackwell-96gb", count = 1, memory = "96 GB",
      { from = "2026-05-24", on_demand = "3.03 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
    ["t4"] = {
      accelerator = "nvidia/t4-16gb", count = 1, memory = "16 GB",
      { from = "2026-05-24", on_demand = "0.59 USD/hour",
        source = "tardellirs/gpu-pricing offerings.json", as_of = "2026-05-24",
        note = "billed by the second of use; CPU, RAM and storage come on top" },
    },
  },
}

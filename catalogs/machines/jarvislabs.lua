-- What jarvislabs rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "jarvislabs",
  machines = {
    ["1x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 1, memory = "40 GB", vcpu = 7, ram = "32 GB",
      { from = "2023-10-31", on_demand = "1.10 USD/hour", spot = "0.69 USD/hour",
        source = "The Full Stack cloud-gpus.csv", as_of = "2023-10-31",
        note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB", vcpu = 7,
      ram = "32 GB",
      { from = "2023-10-31", on_demand = "0.99 USD/hour", spot = "0.59 USD/hour",
        source = "The Full Stack cloud-gpus.csv", as_of = "2023-10-31",
        note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 2, memory = "40 GB", vcpu = 14,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "2.20 USD/hour", spot = "1.38 USD/hour",
        source = "The Full Stack cloud-gpus.csv", as_of = "2023-10-31",
        note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 2, memory = "48 GB", vcpu = 14,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "1.98 USD/hour", spot = "1.18 USD/hour",
        source = "The Full Stack cloud-gpus.csv", as_of = "2023-10-31",
        note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 4, memory = "40 GB", vcpu = 28,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "4.40 USD/hour", spot = "2.76 USD/hour",
        source = "The Full Stack cloud-gpus.csv", as_of = "2023-10-31",
        note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 4, memory = "48 GB", vcpu = 28,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "3.96 USD/hour", spot = "2.36 USD/hour",
        source = "The Full Stack cloud-gpus.csv", as_of = "2023-10-31",
        note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 8, memory = "40 GB", vcpu = 56,
      ram = "256 GB",
      { from = "2023-10-31", on_demand = "8.80 USD/hour", spot = "5.52 USD/hour",
        source = "The Full Stack cloud-gpus.csv", as_of = "2023-10-31",
        note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 8, memory = "48 GB", vcpu = 56,
      ram = "256 GB",
      { from = "2023-10-31", on_demand = "7.92 USD/hour", spot = "4.72 USD/hour",
        source = "The Full Stack cloud-gpus.csv", as_of = "2023-10-31",
        note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

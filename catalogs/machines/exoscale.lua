-- What exoscale rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "exoscale",
  machines = {
    ["gpu-huge"] = {
      accelerator = "nvidia/p100-pcie-16gb", count = 8, memory = "16 GB", vcpu = 96,
      ram = "225 GB",
      { from = "2025-03-07", on_demand = "2.82 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu-large"] = {
      accelerator = "nvidia/p100-pcie-16gb", count = 4, memory = "16 GB", vcpu = 48,
      ram = "120 GB",
      { from = "2025-03-07", on_demand = "2.54 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu-medium"] = {
      accelerator = "nvidia/p100-pcie-16gb", count = 2, memory = "16 GB", vcpu = 24,
      ram = "90 GB",
      { from = "2025-03-07", on_demand = "1.71 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu-small"] = {
      accelerator = "nvidia/p100-pcie-16gb", count = 1, memory = "16 GB", vcpu = 12,
      ram = "56 GB",
      { from = "2025-03-07", on_demand = "1.17 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu2-huge"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 4, memory = "16 GB", vcpu = 48,
      ram = "225 GB",
      { from = "2025-03-07", on_demand = "3.32 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu2-medium"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 2, memory = "16 GB", vcpu = 16,
      ram = "90 GB",
      { from = "2025-03-07", on_demand = "2.01 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu2-small"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB", vcpu = 12,
      ram = "56 GB",
      { from = "2025-03-07", on_demand = "1.38 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu3-huge"] = {
      accelerator = "nvidia/a40-48gb", count = 8, memory = "48 GB", vcpu = 96, ram = "448 GB",
      { from = "2025-03-07", on_demand = "17.07 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu3-large"] = {
      accelerator = "nvidia/a40-48gb", count = 4, memory = "48 GB", vcpu = 48, ram = "224 GB",
      { from = "2025-03-07", on_demand = "8.53 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu3-medium"] = {
      accelerator = "nvidia/a40-48gb", count = 2, memory = "48 GB", vcpu = 24, ram = "120 GB",
      { from = "2025-03-07", on_demand = "4.27 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["gpu3-small"] = {
      accelerator = "nvidia/a40-48gb", count = 1, memory = "48 GB", vcpu = 12, ram = "56 GB",
      { from = "2025-03-07", on_demand = "2.13 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2025-03-07", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

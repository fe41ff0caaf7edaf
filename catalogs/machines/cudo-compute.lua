-- What cudo-compute rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "cudo-compute",
  machines = {
    ["1x-rtx-a4000-16gb"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 1, memory = "16 GB", vcpu = 4, ram = "8 GB",
      { from = "2023-10-31", on_demand = "0.32 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-rtx-a5000-24gb"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 1, memory = "24 GB", vcpu = 4, ram = "8 GB",
      { from = "2023-10-31", on_demand = "0.57 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB", vcpu = 4, ram = "8 GB",
      { from = "2023-10-31", on_demand = "0.79 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-rtx-a4000-16gb"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 2, memory = "16 GB", vcpu = 16,
      ram = "32 GB",
      { from = "2023-10-31", on_demand = "0.74 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-rtx-a5000-24gb"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 2, memory = "24 GB", vcpu = 16,
      ram = "32 GB",
      { from = "2023-10-31", on_demand = "1.24 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 2, memory = "48 GB", vcpu = 16,
      ram = "32 GB",
      { from = "2023-10-31", on_demand = "1.70 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-rtx-a4000-16gb"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 4, memory = "16 GB", vcpu = 32,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "1.49 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-rtx-a5000-24gb"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 4, memory = "24 GB", vcpu = 32,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "2.49 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 4, memory = "48 GB", vcpu = 32,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "3.40 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-rtx-a4000-16gb"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 8, memory = "16 GB", vcpu = 64,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "2.99 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-rtx-a5000-24gb"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 8, memory = "24 GB", vcpu = 64,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "4.73 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 8, memory = "48 GB", vcpu = 64,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "6.81 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

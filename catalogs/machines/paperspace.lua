-- What paperspace rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "paperspace",
  machines = {
    ["1x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 1, memory = "40 GB", vcpu = 12,
      ram = "90 GB",
      { from = "2023-10-31", on_demand = "3.09 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 12,
      ram = "90 GB",
      { from = "2023-10-31", on_demand = "3.18 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB", vcpu = 8,
      ram = "45 GB",
      { from = "2023-10-31", on_demand = "1.89 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-v100-sxm2-16gb"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB", vcpu = 8,
      ram = "30 GB",
      { from = "2023-10-31", on_demand = "2.30 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-v100-sxm2-32gb"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 1, memory = "32 GB", vcpu = 8,
      ram = "30 GB",
      { from = "2023-10-31", on_demand = "2.30 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 2, memory = "40 GB", vcpu = 24,
      ram = "180 GB",
      { from = "2023-10-31", on_demand = "6.18 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 2, memory = "80 GB", vcpu = 24,
      ram = "180 GB",
      { from = "2023-10-31", on_demand = "6.36 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 2, memory = "48 GB", vcpu = 16,
      ram = "90 GB",
      { from = "2023-10-31", on_demand = "3.78 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-v100-sxm2-32gb"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 2, memory = "32 GB", vcpu = 16,
      ram = "60 GB",
      { from = "2023-10-31", on_demand = "4.60 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 4, memory = "40 GB", vcpu = 48,
      ram = "360 GB",
      { from = "2023-10-31", on_demand = "12.36 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 4, memory = "80 GB", vcpu = 48,
      ram = "360 GB",
      { from = "2023-10-31", on_demand = "12.72 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 4, memory = "48 GB", vcpu = 32,
      ram = "180 GB",
      { from = "2023-10-31", on_demand = "7.56 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-v100-sxm2-32gb"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 4, memory = "32 GB", vcpu = 32,
      ram = "120 GB",
      { from = "2023-10-31", on_demand = "9.20 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 8, memory = "40 GB", vcpu = 96,
      ram = "720 GB",
      { from = "2023-10-31", on_demand = "24.72 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "80 GB", vcpu = 96,
      ram = "720 GB",
      { from = "2023-10-31", on_demand = "25.44 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

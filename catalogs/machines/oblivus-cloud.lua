-- What oblivus-cloud rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "oblivus-cloud",
  machines = {
    ["1x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 1, memory = "40 GB", vcpu = 4, ram = "16 GB",
      { from = "2023-10-31", on_demand = "2.39 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 4, ram = "16 GB",
      { from = "2023-10-31", on_demand = "2.55 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-a40-48gb"] = {
      accelerator = "nvidia/a40-48gb", count = 1, memory = "48 GB", vcpu = 4, ram = "16 GB",
      { from = "2023-10-31", on_demand = "1.54 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-rtx-a4000-16gb"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 1, memory = "16 GB", vcpu = 4,
      ram = "16 GB",
      { from = "2023-10-31", on_demand = "0.81 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-rtx-a5000-24gb"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 1, memory = "24 GB", vcpu = 4,
      ram = "16 GB",
      { from = "2023-10-31", on_demand = "0.98 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB", vcpu = 4,
      ram = "16 GB",
      { from = "2023-10-31", on_demand = "1.54 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-v100-sxm2-16gb"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB", vcpu = 4,
      ram = "16 GB",
      { from = "2023-10-31", on_demand = "0.65 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 2, memory = "40 GB", vcpu = 8, ram = "32 GB",
      { from = "2023-10-31", on_demand = "4.78 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 2, memory = "80 GB", vcpu = 8, ram = "32 GB",
      { from = "2023-10-31", on_demand = "5.10 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-a40-48gb"] = {
      accelerator = "nvidia/a40-48gb", count = 2, memory = "48 GB", vcpu = 8, ram = "32 GB",
      { from = "2023-10-31", on_demand = "3.08 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-rtx-a4000-16gb"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 2, memory = "16 GB", vcpu = 8,
      ram = "32 GB",
      { from = "2023-10-31", on_demand = "1.62 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-rtx-a5000-24gb"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 2, memory = "24 GB", vcpu = 8,
      ram = "32 GB",
      { from = "2023-10-31", on_demand = "1.96 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 2, memory = "48 GB", vcpu = 8,
      ram = "32 GB",
      { from = "2023-10-31", on_demand = "3.08 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-v100-sxm2-16gb"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 2, memory = "16 GB", vcpu = 8,
      ram = "32 GB",
      { from = "2023-10-31", on_demand = "1.30 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 4, memory = "40 GB", vcpu = 16,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "9.56 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 4, memory = "80 GB", vcpu = 16,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "10.20 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-a40-48gb"] = {
      accelerator = "nvidia/a40-48gb", count = 4, memory = "48 GB", vcpu = 16, ram = "64 GB",
      { from = "2023-10-31", on_demand = "6.16 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-rtx-a4000-16gb"] = {
      accelerator = "nvidia/rtx-a4000-16gb", count = 4, memory = "16 GB", vcpu = 16,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "3.24 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-rtx-a5000-24gb"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 4, memory = "24 GB", vcpu = 16,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "3.92 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 4, memory = "48 GB", vcpu = 16,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "6.16 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-v100-sxm2-16gb"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 4, memory = "16 GB", vcpu = 16,
      ram = "64 GB",
      { from = "2023-10-31", on_demand = "2.60 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 8, memory = "40 GB", vcpu = 32,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "19.12 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "80 GB", vcpu = 32,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "20.40 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-a40-48gb"] = {
      accelerator = "nvidia/a40-48gb", count = 8, memory = "48 GB", vcpu = 32, ram = "128 GB",
      { from = "2023-10-31", on_demand = "12.32 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-rtx-a5000-24gb"] = {
      accelerator = "nvidia/rtx-a5000-24gb", count = 8, memory = "24 GB", vcpu = 32,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "7.84 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 8, memory = "48 GB", vcpu = 32,
      ram = "128 GB",
      { from = "2023-10-31", on_demand = "12.32 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

-- What fluidstack rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "fluidstack",
  machines = {
    ["1x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 48,
      ram = "256 GB",
      { from = "2023-10-31", on_demand = "2.21 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1x-h100-sxm-80gb"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 48,
      ram = "256 GB",
      { from = "2023-10-31", on_demand = "4.76 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 2, memory = "80 GB", vcpu = 96,
      ram = "512 GB",
      { from = "2023-10-31", on_demand = "4.42 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2x-h100-sxm-80gb"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 2, memory = "80 GB", vcpu = 96,
      ram = "512 GB",
      { from = "2023-10-31", on_demand = "9.52 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 4, memory = "80 GB", vcpu = 192,
      ram = "768 GB",
      { from = "2023-10-31", on_demand = "8.84 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4x-h100-sxm-80gb"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 4, memory = "80 GB", vcpu = 192,
      ram = "768 GB",
      { from = "2023-10-31", on_demand = "19.04 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "80 GB", vcpu = 384,
      ram = "1024 GB",
      { from = "2023-10-31", on_demand = "17.68 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8x-h100-sxm-80gb"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB", vcpu = 384,
      ram = "1024 GB",
      { from = "2023-10-31", on_demand = "38.08 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

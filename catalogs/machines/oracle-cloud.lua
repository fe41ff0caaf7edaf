-- What oracle-cloud rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "oracle-cloud",
  machines = {
    ["bm.gpu.a100-v2.8"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "80 GB", vcpu = 128,
      ram = "2048 GB",
      { from = "2023-10-31", on_demand = "32.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["bm.gpu.a4.8"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 8, memory = "40 GB", vcpu = 64,
      ram = "2048 GB",
      { from = "2023-10-31", on_demand = "24.40 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["bm.gpu.h100.8"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB",
      { from = "2023-10-31", on_demand = "80.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["vm.gpu.a10.1"] = {
      accelerator = "nvidia/a10-24gb", count = 1, memory = "24 GB", vcpu = 15, ram = "240 GB",
      { from = "2023-10-31", on_demand = "2.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["vm.gpu.a10.2"] = {
      accelerator = "nvidia/a10-24gb", count = 2, memory = "24 GB", vcpu = 30, ram = "480 GB",
      { from = "2023-10-31", on_demand = "4.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

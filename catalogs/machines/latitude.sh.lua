-- What latitude.sh rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "latitude.sh",
  machines = {
    ["g3.large.x86"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "80 GB", vcpu = 128,
      ram = "1536 GB",
      { from = "2023-10-31", on_demand = "23.20 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["g3.medium.x86"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 4, memory = "80 GB", vcpu = 128,
      ram = "768 GB",
      { from = "2023-10-31", on_demand = "17.60 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["g3.small.x86"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 128,
      ram = "192 GB",
      { from = "2023-10-31", on_demand = "4.40 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["g3.xlarge.x86"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB", vcpu = 128,
      ram = "1536 GB",
      { from = "2023-10-31", on_demand = "32.20 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

-- What ovhcloud rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "ovhcloud",
  machines = {
    ["h100-1520"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 4, memory = "80 GB", vcpu = 120,
      ram = "1520 GB",
      { from = "2023-10-31", on_demand = "11.97 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["h100-380"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 30,
      ram = "380 GB",
      { from = "2023-10-31", on_demand = "2.99 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["h100-760"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 2, memory = "80 GB", vcpu = 60,
      ram = "760 GB",
      { from = "2023-10-31", on_demand = "5.98 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["l4-180"] = {
      accelerator = "nvidia/l4-24gb", count = 2, memory = "24 GB", vcpu = 45, ram = "180 GB",
      { from = "2023-10-31", on_demand = "2.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["l4-360"] = {
      accelerator = "nvidia/l4-24gb", count = 4, memory = "24 GB", vcpu = 90, ram = "360 GB",
      { from = "2023-10-31", on_demand = "4.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["l4-90"] = {
      accelerator = "nvidia/l4-24gb", count = 1, memory = "24 GB", vcpu = 22, ram = "90 GB",
      { from = "2023-10-31", on_demand = "1.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["t1-le-180"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 4, memory = "16 GB", vcpu = 36,
      ram = "180 GB",
      { from = "2023-10-31", on_demand = "3.10 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["t1-le-45"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB", vcpu = 8,
      ram = "45 GB",
      { from = "2023-10-31", on_demand = "0.77 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["t1-le-90"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 2, memory = "16 GB", vcpu = 18,
      ram = "90 GB",
      { from = "2023-10-31", on_demand = "1.55 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["t2-le-180"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 4, memory = "32 GB", vcpu = 56,
      ram = "180 GB",
      { from = "2023-10-31", on_demand = "3.53 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["t2-le-45"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 1, memory = "32 GB", vcpu = 14,
      ram = "45 GB",
      { from = "2023-10-31", on_demand = "0.88 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["t2-le-90"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 2, memory = "32 GB", vcpu = 28,
      ram = "90 GB",
      { from = "2023-10-31", on_demand = "1.76 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

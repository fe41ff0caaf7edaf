-- What datacrunch rents out by the hour, the whole machine, as it was seen from day to day.
-- The fields: ../README.md.
return {
  kind = "machines", provider = "datacrunch",
  machines = {
    ["1a100.22v"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB", vcpu = 22,
      ram = "120 GB",
      { from = "2023-10-31", on_demand = "1.85 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1a6000.10v"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB", vcpu = 10,
      ram = "60 GB",
      { from = "2023-10-31", on_demand = "1.25 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["1v100.6v"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB", vcpu = 6,
      ram = "23 GB",
      { from = "2023-10-31", on_demand = "1.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2a100.44v"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 2, memory = "80 GB", vcpu = 44,
      ram = "240 GB",
      { from = "2023-10-31", on_demand = "3.70 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["2v100.10v"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 2, memory = "16 GB", vcpu = 10,
      ram = "45 GB",
      { from = "2023-10-31", on_demand = "2.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4a100.88v"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 4, memory = "80 GB", vcpu = 88,
      ram = "480 GB",
      { from = "2023-10-31", on_demand = "7.40 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["4v100.20v"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 4, memory = "16 GB", vcpu = 20,
      ram = "90 GB",
      { from = "2023-10-31", on_demand = "4.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8a100.176v"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "80 GB", vcpu = 176,
      ram = "960 GB",
      { from = "2023-10-31", on_demand = "14.80 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8a6000.80v"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 8, memory = "48 GB", vcpu = 80,
      ram = "480 GB",
      { from = "2023-10-31", on_demand = "10.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
    ["8v100.48v"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 8, memory = "16 GB", vcpu = 48,
      ram = "180 GB",
      { from = "2023-10-31", on_demand = "8.00 USD/hour", source = "The Full Stack cloud-gpus.csv",
        as_of = "2023-10-31", note = "day approximate: the list was written from 2022-08 on" },
    },
  },
}

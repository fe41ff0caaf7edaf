-- Boxes and cards that are bought, as their prices were seen from day to day.
-- The fields: ../README.md.
return {
  kind = "hardware", vendor = "nvidia",
  hardware = {
    ["a100-pcie-80gb"] = {
      accelerator = "nvidia/a100-pcie-80gb", count = 1, memory = "80 GB",
      { from = "2020-07-01", to = "2022-07-01", price = "15000 USD",
        source = "www.nextplatform.com/2022/05/09/how-much-of-a-premium-will-nvidia-charge-for-hopper-gpus/",
        as_of = "2020-07-01" },
      { from = "2022-07-01", to = "2025-03-03", price = "12500 USD",
        source = "www.nextplatform.com/2022/05/09/how-much-of-a-premium-will-nvidia-charge-for-hopper-gpus/",
        as_of = "2022-07-01" },
      { from = "2025-03-03", price = "16338.77 USD",
        source = "Wayback Machine: \z
          anafrashop.com/nvidia-a100-80gb-cowos-hbm2-pcie-w-o-cec-900-21001-0020-100-4",
        as_of = "2025-03-03", note = "the middle of 2 seen that day, 16338.77 USD to 18500 USD" },
    },
    ["a100-sxm-40gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 1, memory = "40 GB",
      { from = "2020-07-01", to = "2022-07-01", price = "15000 USD",
        source = "www.nextplatform.com/2022/05/09/how-much-of-a-premium-will-nvidia-charge-for-hopper-gpus/",
        as_of = "2020-07-01" },
      { from = "2022-07-01", price = "12500 USD",
        source = "www.nextplatform.com/2022/05/09/how-much-of-a-premium-will-nvidia-charge-for-hopper-gpus/",
        as_of = "2022-07-01" },
    },
    ["a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2020-07-01", to = "2025-03-04", price = "17500 USD",
        source = "www.nextplatform.com/2022/05/09/how-much-of-a-premium-will-nvidia-charge-for-hopper-gpus/",
        as_of = "2020-07-01" },
      { from = "2025-03-04", price = "17499 USD",
        source = "Wayback Machine: \z
          signalpulse.com/product/nvidia-a100-80gb-sxm-tensor-core-gpu-accelerator/",
        as_of = "2025-03-04" },
    },
    ["a40-48gb"] = {
      accelerator = "nvidia/a40-48gb", count = 1, memory = "48 GB",
      { from = "2025-03-03", price = "5842.94 USD",
        source = "Wayback Machine: \z
          anafrashop.com/nvidia-a40-48gb-gddr6-pcie-4-0-passive-cooling-w-o-ce-48gb-gddr6-900-2g133-0000-100-4",
        as_of = "2025-03-03" },
    },
    ["dgx-1-p100-128gb"] = {
      accelerator = "nvidia/p100-pcie-16gb", count = 8, memory = "128 GB", system = true,
      { from = "2016-06-21", to = "2017-03-12", price = "129000 USD",
        source = "Wayback Machine: \z
          www.microway.com/preconfiguredsystems/nvidia-dgx-1-deep-learning-system/",
        as_of = "2016-06-21" },
      { from = "2017-03-12", price = "148350 USD",
        source = "Wayback Machine: \z
          www.microway.com/preconfiguredsystems/nvidia-dgx-1-deep-learning-system/",
        as_of = "2017-03-12" },
    },
    ["dgx-1-v100-128gb"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 8, memory = "128 GB", power = "3.5 kW",
      system = true,
      { from = "2017-07-01", price = "149000 USD",
        source = "Wayback Machine: \z
          wccftech.com/nvidia-volta-tesla-v100-dgx-1-hgx-1-supercomputers/",
        as_of = "2017-07-01", note = "power recalled, not read" },
    },
    ["dgx-1-v100-256gb"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 8, memory = "256 GB", power = "3.5 kW",
      system = true,
      { from = "2019-01-11", price = "159430 USD",
        source = "Wayback Machine: \z
          www.microway.com/preconfiguredsystems/nvidia-dgx-1-deep-learning-system/",
        as_of = "2019-01-11", note = "power recalled, not read" },
    },
    ["dgx-2-v100-512gb"] = {
      aliases = { "dgx-2" }, accelerator = "nvidia/v100-sxm2-32gb", count = 16, memory = "512 GB",
      power = "10 kW", system = true,
      { from = "2019-01-11", price = "431930.08 USD",
        source = "Wayback Machine: www.microway.com/preconfiguredsystems/nvidia-dgx-2/",
        as_of = "2019-01-11", note = "power recalled, not read" },
    },
    ["dgx-a100-320gb"] = {
      accelerator = "nvidia/a100-sxm-40gb", count = 8, memory = "320 GB", power = "6.5 kW",
      system = true,
      { from = "2020-05-21", price = "199000 USD",
        source = "Wayback Machine: \z
          nvidianews.nvidia.com/news/nvidia-ships-worlds-most-advanced-ai-system-nvidia-dgx-a100-to-fight-covid-19-thir",
        as_of = "2020-05-21", note = "power recalled, not read" },
    },
    ["dgx-a100-640gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "640 GB", power = "6.5 kW",
      system = true,
      { from = "2021-06-30", price = "300000 USD",
        source = "Wayback Machine: \z
          www.graphcore.ai/posts/raising-the-bar-graphcores-first-mlperf-results",
        as_of = "2021-06-30", note = "power recalled, not read" },
    },
    ["dgx-b200-1440gb"] = {
      aliases = { "dgx-b200" }, accelerator = "nvidia/b200-sxm-180gb", count = 8,
      memory = "1440 GB", power = "14.3 kW", system = true,
      { from = "2024-12-17", price = "379273.04 USD",
        source = "Wayback Machine: www.deltacomputer.com/nvidia-dgx-b200-1440gb.html",
        as_of = "2024-12-17", note = "power recalled, not read" },
    },
    ["dgx-h100-640gb"] = {
      aliases = { "dgx-h100" }, accelerator = "nvidia/h100-sxm-80gb", count = 8,
      memory = "640 GB", power = "10.2 kW", system = true,
      { from = "2022-09-29", to = "2023-05-29", price = "355919.04 USD",
        source = "Wayback Machine: www.deltacomputer.com/nvidia-dgx-h100-640gb.html",
        as_of = "2022-09-29", note = "power recalled, not read" },
      { from = "2023-05-29", to = "2023-12-11", price = "270000 USD",
        source = "Wayback Machine: www.semianalysis.com/p/ai-server-cost-analysis-memory-is",
        as_of = "2023-05-29", note = "power recalled, not read" },
      { from = "2023-12-11", to = "2024-03-20", price = "329580 USD",
        source = "Wayback Machine: www.deltacomputer.com/nvidia-dgx-h100-640gb.html",
        as_of = "2023-12-11", note = "power recalled, not read" },
      { from = "2024-03-20", price = "329736 USD",
        source = "Wayback Machine: www.deltacomputer.com/nvidia-dgx-h100-640gb.html",
        as_of = "2024-03-20", note = "power recalled, not read" },
    },
    ["dgx-station-v100-128gb"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 4, memory = "128 GB", system = true,
      { from = "2019-01-11", price = "73830 USD",
        source = "Wayback Machine: \z
          www.microway.com/preconfiguredsystems/nvidia-dgx-station-deep-learning-workstation/",
        as_of = "2019-01-11" },
    },
    ["dgx-station-v100-64gb"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 4, memory = "64 GB", system = true,
      { from = "2017-07-01", price = "69000 USD",
        source = "Wayback Machine: \z
          wccftech.com/nvidia-volta-tesla-v100-dgx-1-hgx-1-supercomputers/",
        as_of = "2017-07-01" },
    },
    ["gh200-96gb"] = {
      accelerator = "nvidia/gh200-96gb", count = 1, memory = "96 GB",
      { from = "2023-09-30", to = "2024-10-31", price = "43401 USD",
        source = "Wayback Machine: www.deltacomputer.com/d14n-m2-gh.html", as_of = "2023-09-30" },
      { from = "2024-10-31", price = "46675.10 USD",
        source = "Wayback Machine: www.deltacomputer.com/d14n-m2-gh.html", as_of = "2024-10-31" },
    },
    ["h100-pcie-80gb"] = {
      accelerator = "nvidia/h100-pcie-80gb", count = 1, memory = "80 GB",
      { from = "2025-03-03", price = "24500 USD",
        source = "Wayback Machine: \z
          marketplace.uvation.com/nvidia-h100-tensor-core-gpu-80gb-pcie-new-1/",
        as_of = "2025-03-03", note = "the middle of 2 seen that day, 24500 USD to 35098.15 USD" },
    },
    ["h100-sxm-80gb"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 1, memory = "80 GB",
      { from = "2025-03-03", price = "31250 USD",
        source = "Wayback Machine: marketplace.uvation.com/nvidia-h100-tensor-core-gpu-80gb-sxm/",
        as_of = "2025-03-03" },
    },
    ["hgx-8x-a100-sxm-80gb"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "640 GB",
      { from = "2022-01-20", to = "2023-09-23", price = "167000 USD",
        source = "Wayback Machine: \z
          www.dihuni.com/product/dgx-a100-comparable-dihuni-optiready-ai-a100-sxm4-8nve-8-x-ampere-a100-sxm4-nvlink-epy",
        as_of = "2022-01-20", note = "a board or server of eight, as one seller has it" },
      { from = "2023-09-23", to = "2025-03-04", price = "148390 USD",
        source = "Wayback Machine: \z
          www.dihuni.com/product/dgx-a100-comparable-dihuni-optiready-ai-a100-sxm4-8nve-8-x-ampere-a100-sxm4-nvlink-epy",
        as_of = "2023-09-23", note = "a board or server of eight, as one seller has it" },
      { from = "2025-03-04", price = "138788.48 USD",
        source = "Wayback Machine: \z
          anafrashop.com/nvidia-delta-hgx-gpu-baseboard-8-a100-80gb-sxm4-935-23587-0000-200-4",
        as_of = "2025-03-04", note = "a board or server of eight, as one seller has it" },
    },
    ["hgx-8x-h100-sxm-80gb"] = {
      accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "640 GB",
      { from = "2023-09-06", to = "2024-02-21", price = "248956 USD", source = "archive.ph/D6Dub",
        as_of = "2023-09-06", note = "a board or server of eight, as one seller has it" },
      { from = "2024-02-21", to = "2024-03-21", price = "270480 USD", source = "archive.ph/D6Dub",
        as_of = "2024-02-21", note = "a board or server of eight, as one seller has it" },
      { from = "2024-03-21", to = "2024-03-27", price = "296644 USD",
        source = "Wayback Machine: www.dihuni.com/product/supermicro-8125gs-tnhr-server/",
        as_of = "2024-03-21", note = "a board or server of eight, as one seller has it" },
      { from = "2024-03-27", to = "2024-07-31", price = "270554.96 USD",
        source = "archive.ph/D6Dub", as_of = "2024-03-27",
        note = "a board or server of eight, as one seller has it" },
      { from = "2024-07-31", to = "2025-01-31", price = "288142 USD", source = "archive.ph/D6Dub",
        as_of = "2024-07-31", note = "a board or server of eight, as one seller has it" },
      { from = "2025-01-31", to = "2025-03-03", price = "255237.04 USD",
        source = "archive.ph/miFcW", as_of = "2025-01-31",
        note = "a board or server of eight, as one seller has it" },
      { from = "2025-03-03", price = "230000 USD",
        source = "Wayback Machine: \z
          signalpulse.com/product/nvidia-a100-80gb-sxm-tensor-core-gpu-accelerator/",
        as_of = "2025-03-03",
        note = "a board or server of eight, as one seller has it; the middle of 2 seen that day, \z
          230000 USD to 375000 USD" },
    },
    ["hgx-8x-h200-sxm-141gb"] = {
      accelerator = "nvidia/h200-sxm-141gb", count = 8, memory = "1128 GB",
      { from = "2024-03-27", to = "2025-01-31", price = "270565.20 USD",
        source = "Wayback Machine: anafrashop.com/nvidia-gpu-baseboard-8-h200-935-24287-0040-000-4",
        as_of = "2024-03-27", note = "a board or server of eight, as one seller has it" },
      { from = "2025-01-31", price = "312667.04 USD", source = "archive.ph/TxlLv",
        as_of = "2025-01-31", note = "a board or server of eight, as one seller has it" },
    },
    ["rtx-4090-24gb"] = {
      accelerator = "nvidia/rtx-4090-24gb", count = 1, memory = "24 GB",
      { from = "2025-03-03", price = "1417.20 USD",
        source = "Wayback Machine: www.abrmicro.com/components/detail/nvidia/AD102-301-A1/2949134",
        as_of = "2025-03-03" },
    },
    ["rtx-a6000-48gb"] = {
      accelerator = "nvidia/rtx-a6000-48gb", count = 1, memory = "48 GB",
      { from = "2025-03-03", price = "4280.99 USD",
        source = "Wayback Machine: marketplace.uvation.com/nvidia-rtx-a6000-graphics-card/",
        as_of = "2025-03-03" },
    },
    ["v100-pcie-16gb"] = {
      accelerator = "nvidia/v100-pcie-16gb", count = 1, memory = "16 GB",
      { from = "2018-05-08", to = "2025-03-03", price = "10664 USD",
        source = "Wayback Machine: \z
          www.microway.com/hpc-tech-tips/nvidia-tesla-v100-price-analysis/",
        as_of = "2018-05-08" },
      { from = "2025-03-03", price = "11993.46 USD",
        source = "Wayback Machine: \z
          anafrashop.com/nvidia-tesla-v100-16gb-cowos-hbm2-pcie-3-0-passive-cooling-gpu-nvtv100-16-4",
        as_of = "2025-03-03" },
    },
    ["v100-pcie-32gb"] = {
      accelerator = "nvidia/v100-pcie-32gb", count = 1, memory = "32 GB",
      { from = "2018-07-01", to = "2020-07-01", price = "8500 USD",
        source = "www.nextplatform.com/2022/05/09/how-much-of-a-premium-will-nvidia-charge-for-hopper-gpus/",
        as_of = "2018-07-01" },
      { from = "2020-07-01", to = "2022-07-01", price = "10500 USD",
        source = "www.nextplatform.com/2022/05/09/how-much-of-a-premium-will-nvidia-charge-for-hopper-gpus/",
        as_of = "2020-07-01" },
      { from = "2022-07-01", price = "7500 USD",
        source = "www.nextplatform.com/2022/05/09/how-much-of-a-premium-will-nvidia-charge-for-hopper-gpus/",
        as_of = "2022-07-01" },
    },
    ["v100-sxm2-16gb"] = {
      accelerator = "nvidia/v100-sxm2-16gb", count = 1, memory = "16 GB",
      { from = "2017-07-01", to = "2018-05-08", price = "11500 USD",
        source = "Epoch Hardware prices.csv, which names none", as_of = "2017-07-01" },
      { from = "2018-05-08", price = "10664 USD",
        source = "Wayback Machine: \z
          www.microway.com/hpc-tech-tips/nvidia-tesla-v100-price-analysis/",
        as_of = "2018-05-08" },
    },
    ["v100-sxm2-32gb"] = {
      accelerator = "nvidia/v100-sxm2-32gb", count = 1, memory = "32 GB",
      { from = "2018-03-27", to = "2018-05-08", price = "11458 USD",
        source = "www.microway.com/hpc-tech-tips/nvidia-tesla-v100-price-analysis/",
        as_of = "2018-03-27" },
      { from = "2018-05-08", price = "11458 USD",
        source = "Wayback Machine: \z
          www.microway.com/hpc-tech-tips/nvidia-tesla-v100-price-analysis/",
        as_of = "2018-05-08", note = "the middle of 2 seen that day, 11458 USD to 11458 USD" },
    },
  },
}

--- What the list of machine prices calls accelerators, as the catalogs name them.
local gpus = {}

--- Whose rows are carried over.  Left out: brokers of other people's offers whose
-- prices depend on a tier or on the hour (akash, dataoorts, salad, spheron, ...).
gpus.providers = {}
for name in ([[aws azure coreweave cudo-compute datacrunch digitalocean exoscale fluidstack gcp hyperstack
               jarvislabs lambda latitude.sh modal oblivus-cloud oracle-cloud ovhcloud paperspace runpod
               tensordock vast-ai verda vultr]]):gmatch("%S+") do
  gpus.providers[name] = true
end

local MEMORY = {}
gpus.memory = setmetatable({}, {
  __index = function(_, accelerator)
    return MEMORY[accelerator] or accelerator:match("(%d+)gb") .. " GB"
  end,
})

-- Chips of a machine, where the row of one chip does not say.
gpus.chips = { ["p4d.24xlarge"] = 8, ["NC24ads A100 v4"] = 1, ["ND96asr A100 v4"] = 8,
               ["NC48ads A100 v4"] = 2, ["NC96ads A100 v4"] = 4, ["ND96amsr A100 v4"] = 8,
               ["NC12s v3"] = 2, ["NC24s v3"] = 4, ["NC24rs v3"] = 4, ["NC6s v3"] = 1, ["ND40rs v2"] = 8 }

-- Prices per chip that name no machine: which one is meant, by the provider; those of one
-- chip alone under `one`.
gpus.unnamed = {
  aws = { ["nvidia/a100-sxm-40gb"] = "p4d.24xlarge", ["nvidia/a100-sxm-80gb"] = "p4de.24xlarge",
          ["nvidia/h100-sxm-80gb"] = "p5.48xlarge", ["nvidia/h200-sxm-141gb"] = "p5en.48xlarge" },
  azure = { one = { ["nvidia/v100-pcie-16gb"] = "nc6s-v3", ["nvidia/h100-nvl-94gb"] = "nc40ads-h100-v5" } },
  gcp = { one = { ["nvidia/h100-sxm-80gb"] = "a3-highgpu-1g" } },
}

gpus.aliases = {
  ["azure/nd96asr-a100-v4"] = { "Standard_ND96asr_v4", "ND96asr_v4" },
  ["azure/nd96isr-h100-v5"] = { "Standard_ND96isr_H100_v5" },
  ["azure/nc40ads-h100-v5"] = { "Standard_NC40ads_H100_v5" },
  ["azure/nc24ads-a100-v4"] = { "Standard_NC24ads_A100_v4" },
  ["azure/nc48ads-a100-v4"] = { "Standard_NC48ads_A100_v4" },
  ["azure/nc96ads-a100-v4"] = { "Standard_NC96ads_A100_v4" },
  ["azure/nd96amsr-a100-v4"] = { "Standard_ND96amsr_A100_v4" },
}

-- By the list's word, its maker's name taken off, in lower case.  A table chooses by
-- the memory, or by words of the instance.
local NAMES = {
  ["l4"] = "nvidia/l4-24gb", ["t4"] = "nvidia/t4-16gb", ["a10g"] = "nvidia/a10g-24gb",
  ["a10"] = "nvidia/a10-24gb", ["a30"] = "nvidia/a30-24gb", ["a40"] = "nvidia/a40-48gb",
  ["a6000"] = "nvidia/rtx-a6000-48gb", ["rtx a6000"] = "nvidia/rtx-a6000-48gb",
  ["l40"] = "nvidia/l40-48gb", ["l40s"] = "nvidia/l40s-48gb",
  ["p100"] = "nvidia/p100-pcie-16gb",
  ["a4000"] = "nvidia/rtx-a4000-16gb", ["rtx a4000"] = "nvidia/rtx-a4000-16gb",
  ["a5000"] = "nvidia/rtx-a5000-24gb", ["rtx a5000"] = "nvidia/rtx-a5000-24gb",
  ["v100"] = { [16] = "nvidia/v100-sxm2-16gb", [32] = "nvidia/v100-sxm2-32gb", [0] = "nvidia/v100-sxm2-16gb" },
  ["v100 dgxs 16 gb"] = "nvidia/v100-sxm2-16gb", ["v100 dgxs 32 gb"] = "nvidia/v100-sxm2-32gb",
  ["v100 nvlink"] = "nvidia/v100-sxm2-16gb", ["v100 sxm2"] = "nvidia/v100-sxm2-16gb",
  ["v100 pcie 16 gb"] = "nvidia/v100-pcie-16gb",
  ["a100"] = { [40] = "nvidia/a100-sxm-40gb", [80] = "nvidia/a100-sxm-80gb", [0] = "nvidia/a100-sxm-40gb" },
  ["a100-80gb"] = "nvidia/a100-sxm-80gb",
  ["a100 sxm4 40 gb"] = "nvidia/a100-sxm-40gb", ["a100 sxm4 80 gb"] = "nvidia/a100-sxm-80gb",
  ["a100 sxm"] = { [40] = "nvidia/a100-sxm-40gb", [80] = "nvidia/a100-sxm-80gb" },
  ["a100 sxm4"] = { [40] = "nvidia/a100-sxm-40gb", [80] = "nvidia/a100-sxm-80gb" },
  ["a100 sxm4 80gb"] = "nvidia/a100-sxm-80gb", ["a100 80gb sxm"] = "nvidia/a100-sxm-80gb",
  ["a100 nvlink"] = { [40] = "nvidia/a100-sxm-40gb", [80] = "nvidia/a100-sxm-80gb" },
  ["a100 pcie"] = { [40] = "nvidia/a100-pcie-40gb", [80] = "nvidia/a100-pcie-80gb", [0] = "nvidia/a100-pcie-80gb" },
  ["a100 80gb pcie"] = "nvidia/a100-pcie-80gb",
  ["a100 40gb"] = "nvidia/a100-pcie-40gb", ["a100 80gb"] = "nvidia/a100-pcie-80gb",
  ["h100"] = "nvidia/h100-sxm-80gb", ["h100-mega"] = "nvidia/h100-sxm-80gb",
  ["h100 sxm"] = "nvidia/h100-sxm-80gb", ["h100 sxm5"] = "nvidia/h100-sxm-80gb",
  ["h100 sxm5 80gb"] = "nvidia/h100-sxm-80gb", ["hgx h100"] = "nvidia/h100-sxm-80gb",
  ["hgx h100 sxm"] = "nvidia/h100-sxm-80gb", ["h100 hgx"] = "nvidia/h100-sxm-80gb",
  ["h100 pcie"] = "nvidia/h100-pcie-80gb", ["h100 nvl"] = "nvidia/h100-nvl-94gb",
  ["h100 nvlink"] = "nvidia/h100-pcie-80gb", ["h100 pcie nvlink"] = "nvidia/h100-pcie-80gb",
  ["h200"] = "nvidia/h200-sxm-141gb", ["h200 sxm"] = "nvidia/h200-sxm-141gb",
  ["h200 sxm5"] = "nvidia/h200-sxm-141gb", ["hgx h200"] = "nvidia/h200-sxm-141gb",
  ["gh200"] = "nvidia/gh200-96gb",
  ["b200"] = "nvidia/b200-sxm-180gb", ["b200 sxm6"] = "nvidia/b200-sxm-180gb",
  ["b200 sxm"] = "nvidia/b200-sxm-180gb", ["b200 blackwell"] = "nvidia/b200-sxm-180gb",
  ["b300 blackwell"] = "nvidia/b300-sxm-288gb", ["b300 sxm6"] = "nvidia/b300-sxm-288gb",
  ["b300"] = "nvidia/b300-sxm-288gb", ["hgx b300"] = "nvidia/b300-sxm-288gb",
  ["gb300 sxm6"] = "nvidia/gb300-288gb",
  ["rtx pro 6000"] = "nvidia/rtx-pro-6000-blackwell-96gb",
  ["rtx pro 6000 blackwell"] = "nvidia/rtx-pro-6000-blackwell-96gb",
  ["rtx pro 6000 se"] = "nvidia/rtx-pro-6000-blackwell-96gb",
  ["rtx 6000 ada"] = "nvidia/rtx-6000-ada-48gb", ["rtx 4000 ada"] = "nvidia/rtx-4000-ada-20gb",
  ["rtx 3070"] = "nvidia/rtx-3070-8gb", ["rtx 3080"] = "nvidia/rtx-3080-10gb",
  ["rtx 3080 ti"] = "nvidia/rtx-3080ti-12gb", ["rtx 3090"] = "nvidia/rtx-3090-24gb",
  ["rtx 3090 ti"] = "nvidia/rtx-3090ti-24gb", ["rtx 4080"] = "nvidia/rtx-4080-16gb",
  ["rtx 4070 ti"] = "nvidia/rtx-4070ti-12gb", ["rtx 4090"] = "nvidia/rtx-4090-24gb",
  ["geforce rtx 4090"] = "nvidia/rtx-4090-24gb", ["rtx 5090"] = "nvidia/rtx-5090-32gb",
  ["geforce rtx 5090"] = "nvidia/rtx-5090-32gb",
  ["amd mi300x"] = "amd/mi300x-192gb", ["amd mi350x"] = "amd/mi350x-288gb",
  ["aws inferentia2"] = "aws/inferentia2-32gb", ["inferentia2"] = "aws/inferentia2-32gb",
  ["aws trainium"] = "aws/trainium1-32gb", ["trainium"] = "aws/trainium1-32gb",
}

-- What a provider means by a word that is wider.
local PROVIDERS = {
  ["azure nc24ads a100 v4"] = "nvidia/a100-pcie-80gb", ["azure nc48ads a100 v4"] = "nvidia/a100-pcie-80gb",
  ["azure nc96ads a100 v4"] = "nvidia/a100-pcie-80gb",
  ["azure nd96amsr a100 v4"] = "nvidia/a100-sxm-80gb", ["azure nd96asr a100 v4"] = "nvidia/a100-sxm-40gb",
  ["azure nc6s v3"] = "nvidia/v100-pcie-16gb", ["azure nc12s v3"] = "nvidia/v100-pcie-16gb",
  ["azure nc24s v3"] = "nvidia/v100-pcie-16gb", ["azure nc24rs v3"] = "nvidia/v100-pcie-16gb",
  ["azure nd40rs v2"] = "nvidia/v100-sxm2-32gb",
  ["runpod 1x_a100-80gb_secure"] = "nvidia/a100-pcie-80gb", ["runpod 2x_a100-80gb_secure"] = "nvidia/a100-pcie-80gb",
  ["aws ml.p3dn.24xlarge"] = "nvidia/v100-sxm2-32gb", ["aws ml.p4d.24xlarge"] = "nvidia/a100-sxm-40gb",
}

--- The catalogs' name of a row's accelerator, or nil.
---@param cells table
---@return string?
function gpus.name(cells)
  local meant = PROVIDERS[(cells.provider .. " " .. cells.instance):lower()]
  if meant then
    return meant
  end
  local word = cells.gpu:lower():gsub("^nvidia ", ""):gsub("^tesla ", "")
  -- Lambda's list of 2023 writes A10G for its A10, H100 for the PCIe card.
  if cells.provider == "lambda" and word == "a10g" then
    return "nvidia/a10-24gb"
  elseif cells.provider == "lambda" and (word == "h100" or cells.as_of == "2023-06-20") then
    return "nvidia/h100-pcie-80gb"
  end
  if cells.provider == "lambda" and word == "a100 pcie" then
    return "nvidia/a100-pcie-40gb"
  elseif cells.provider == "azure" and word == "v100" and cells.instance == "" then
    return "nvidia/v100-pcie-16gb"
  end
  local name = NAMES[word]
  if type(name) == "table" then
    return name[cells.gpu_mem_gb ~= "" and cells.gpu_mem_gb or 0]
  elseif name and cells.gpu_mem_gb ~= "" and name:match("(%d+)gb") ~= tostring(cells.gpu_mem_gb)
    and not name:find("b[23]00") then
    return nil -- a card that was changed
  end
  return name
end

return gpus

--- From a table of collected machine prices to catalogs, one provider a file.
-- The columns are those of the CSV from which catalogs/machines/ was first written
-- (provider, service, instance, region, gpu, gpu_count, on_demand_usd_h ... as_of,
-- source, notes).  Each of its rows is an observation: that price was seen on a day
-- (machines_seen.lua).  The files are edited as source since.
--
-- A machine whose accelerator is in no catalog is left out.  Any other list of machines
-- is read by machines_list.lua.
local data = require "perigee.data"
local gpus = require "perigee.import.machines_gpus"
local seen = require "perigee.import.machines_seen"

local machines_csv = {}

-- Regions that the list spells otherwise.
local REGIONS = {
  ["US East (Northern Virginia)"] = "us-east-1", ["Iowa (us-central1)"] = "us-central1",
  ["Netherlands (europe-west4)"] = "europe-west4", ["West US 2"] = "westus2",
  ["Central US"] = "centralus", ["East US"] = "eastus",
}

local HEAD = "-- What %s rents out by the hour, the whole machine, as it was seen from day to day.\n"
  .. "-- The fields: ../README.md.\n"

local function region_of(cells)
  local default = seen.default_region[cells.provider]
  if not default then
    return nil
  elseif cells.region == "" or cells.region == "us (default)" then
    return default
  elseif cells.provider == "aws" and cells.region == "East US" then
    return default
  end
  return REGIONS[cells.region] or cells.region
end

-- ----- names -----

local LAMBDA = {
  ["nvidia/a100-sxm-40gb"] = { "a100_sxm4", "a100" }, ["nvidia/a100-pcie-40gb"] = { "a100" },
  ["nvidia/a100-sxm-80gb"] = { "a100_80gb_sxm4" }, ["nvidia/h100-sxm-80gb"] = { "h100_sxm5" },
  ["nvidia/h100-pcie-80gb"] = { "h100_pcie" }, ["nvidia/rtx-a6000-48gb"] = { "a6000" },
  ["nvidia/v100-sxm2-16gb"] = { "v100" }, ["nvidia/a10-24gb"] = { "a10" },
  ["nvidia/gh200-96gb"] = { "gh200" }, ["nvidia/b200-sxm-180gb"] = { "b200_sxm6" },
}

local function lambda_name(accelerator, count)
  local words = LAMBDA[accelerator]
  return words and ("gpu_%dx_%s"):format(count, count > 1 and words[2] or words[1])
end

local function azure_name(instance)
  local name = instance:gsub("^Standard_", ""):gsub("[ _]", "-"):lower()
  return name == "nd96asr-v4" and "nd96asr-a100-v4" or name
end

-- What a machine of one accelerator is called where the provider gives no name.
local function plain_name(cells, accelerator, count)
  return ("%dx-%s"):format(count, accelerator:match("/(.*)$")), cells
end

local WAYS = { "%-on%-demand$", "%-spot$" }

local function offer_name(cells)
  local name = cells.instance
  name = name:sub(1, #cells.provider + 1) == cells.provider .. "-" and name:sub(#cells.provider + 2) or name
  for _, way in ipairs(WAYS) do
    name = name:gsub(way, "")
  end
  return name
end

-- Of a price per chip that names no machine.
local function unnamed(cells, accelerator, count)
  local known = gpus.unnamed[cells.provider]
  if cells.provider == "runpod" and cells.price_basis:find("?", 1, true) then
    return (accelerator:match("/(.*)$"):gsub("%-%d+gb$", "")) .. "-secure"
  end
  return known and (known[accelerator] or count == 1 and known.one and known.one[accelerator]) or nil
end

local function name_of(cells, accelerator, count)
  local instance = tostring(cells.instance)
  if cells.provider == "lambda" then
    return lambda_name(accelerator, count)
  elseif instance == "" and cells.price_basis:find("^PER CHIP") then
    return unnamed(cells, accelerator, count)
  elseif instance == "" then
    return cells.price_basis:find("^whole") and plain_name(cells, accelerator, count) or nil
  elseif cells.provider == "azure" then
    return azure_name(instance)
  elseif instance:find("^n1%-highmem") then
    return ("%s-%dx%s"):format(instance, count, accelerator:match("/(%w+)"))
  elseif cells.price_basis == "per GPU" then
    return offer_name(cells)
  end
  return (instance:lower():gsub("%s+", "-"))
end

-- ----- observations -----

local PRICES = { on_demand = "on_demand_usd_h", spot = "spot_usd_h",
                 reserved_1y = "reserved_1y_usd_h", reserved_3y = "reserved_3y_usd_h" }

local function number(cell)
  return type(cell) == "number" and cell > 0 and cell or nil
end

local function day_of(cells)
  local year, version = tostring(cells.as_of):match("^(%d%d%d%d) %((v%d)%)$")
  if year then
    return year .. "-01-01", ("day not read: SkyPilot's list %s, of %s"):format(version, year)
  elseif tostring(cells.notes):find("as_of approximate", 1, true) then
    return cells.as_of, "day approximate: the list was written from 2022-08 on"
  elseif tostring(cells.notes):find("date approximate", 1, true) then
    return cells.as_of, "day approximate"
  end
  return cells.as_of
end

local SOURCES = {
  { "^tardellirs/gpu%-pricing", "tardellirs/gpu-pricing offerings.json" },
  { "^tsaol/aws%-gpu", "instances.vantage.sh by tsaol/aws-gpu" },
  { "^the%-full%-stack/website", "The Full Stack cloud-gpus.csv" },
  { "^Cyclenerd/", "Cyclenerd/google-cloud-pricing-cost-calculator pricing.yml" },
  { "^epoch%-research/training%-cost%-trends data", "Epoch Hardware prices.csv" },
  { "^aws%-samples/foundation%-model", "aws-samples/foundation-model-benchmarking-tool pricing.yml" },
  { "^skypilot%-org/skypilot%-catalog", "skypilot-org/skypilot-catalog" },
  { "^AWS sample test", "AWS Pricing API, in an AWS sample's test" },
  { "^public repo comment", "prices.azure.com/api/retail/prices, in a repository's comment" },
  { "^epoch%-research Hardware prices", "aws.amazon.com by the Wayback Machine, 2025-03-02 and 2025-03-17" },
}

local function source_of(cells)
  for _, pair in ipairs(SOURCES) do
    if cells.source:find(pair[1]) then
      local page = tostring(cells.source_ref):match("web%.archive%.org/web/%d+/(%S+)")
      return page and pair[2] .. ": " .. page:gsub("^https?://", ""):gsub("#.*", ""):gsub("/$", "") or pair[2]
    end
  end
  return cells.source
end

local function note_of(cells)
  local notes = tostring(cells.notes)
  if tostring(cells.reserved_terms):find("partial", 1, true) then
    return "commitments as AWS quoted them, with no or partial payment upfront"
  elseif cells.provider == "runpod" and cells.price_basis:find("?", 1, true) then
    return "that the page's price is the secure cloud's is recalled, not read"
  elseif notes:find("vCPU $0.01/h and RAM $0.005/GB/h billed separately", 1, true) then
    return "of one accelerator: vCPU (0.01 USD/hour) and RAM (0.005 USD/(GB hour)) come on top"
  elseif notes:find("Marketplace", 1, true) or notes:find("marketplace", 1, true) then
    return "the cheapest live offer of a marketplace"
  elseif notes:find("fluctuates", 1, true) then
    return "fluctuates by 15 %"
  elseif notes:find("estimated", 1, true) then
    return "spot price estimated by the list"
  elseif notes:find("Serverless billing", 1, true) then
    return "billed by the second of use; CPU, RAM and storage come on top"
  elseif cells.price_basis == "training instance" then
    return "price of training instances"
  end
end

-- Pods of one, where a page does not say of how many; a note may.
local function one_or_eight(cells)
  if cells.provider == "runpod" then return 1 end
  return cells.provider == "lambda" and (tostring(cells.notes):find("for 8x", 1, true) and 8 or 1) or nil
end

-- How many accelerators the prices of a row are for, and whether a whole machine's.
local function basis_of(cells)
  local known = gpus.chips[cells.instance] or cells.provider == "aws" and cells.instance == "" and 8
  local chips = cells.price_basis:match("^PER CHIP %(VM has ([%d?]+) GPUs%)$")
  if not chips then
    return cells.gpu_count, true
  end
  return tonumber(chips) or known or one_or_eight(cells), false
end

local GIB = { aws = true, gcp = true, azure = true }

local function ram_of(cells)
  local size = number(cells.mem_gb)
  return size and ("%d %s"):format(size, GIB[cells.provider] and "GiB" or "GB")
end

local function observation(cells)
  local count, whole = basis_of(cells)
  local accelerator = gpus.name(cells)
  if cells.gpu_count ~= 0 and not accelerator then
    return nil, ("%s: no accelerator in the catalogs"):format(cells.gpu)
  elseif not count or count ~= math.floor(count) then
    return nil, "not a whole number of accelerators, or not known how many"
  end
  local name = name_of(cells, accelerator, math.tointeger(count))
  if not name then
    return nil, "no name for the machine"
  end
  local day, doubt = day_of(cells)
  local one = {
    provider = cells.provider, name = name, region = region_of(cells), day = day,
    accelerator = accelerator, count = count > 0 and math.tointeger(count) or nil,
    memory = accelerator and gpus.memory[accelerator], vcpu = number(cells.vcpu), ram = ram_of(cells),
    service = cells.service == "sagemaker" and "sagemaker" or nil, apart = not whole or nil,
    aliases = gpus.aliases[cells.provider .. "/" .. name],
    source = source_of(cells), doubt = doubt, note = note_of(cells), prices = {},
    ends = cells.valid_to ~= "" and cells.valid_to or nil,
  }
  for field, column in pairs(PRICES) do
    one.prices[field] = number(cells[column])
  end
  return next(one.prices) and one or nil, "no price"
end

--- Converts the rows of the CSV.
---@param rows table[] of data.read
---@return table<string, table> catalogs by provider: data to be written
---@return string[] remarks what the rules left out
function machines_csv.convert(rows)
  local remarks = {}
  local function remark(message, ...)
    remarks[#remarks + 1] = message:format(...)
  end
  local machines = seen.machines(function(one, why)
    remark("%s/%s on %s: left out: %s", one.provider, one.name, one.day, why)
  end)
  for _, cells in ipairs(rows) do
    local carried, one, why = gpus.providers[cells.provider], nil, nil
    if carried then one, why = observation(cells) end
    if one then
      machines:add(one)
    elseif carried then
      remark("%s %s %s: left out: %s", cells.provider, cells.instance, cells.gpu, why)
    end
  end
  local catalogs = machines:catalogs()
  for provider, catalog in pairs(catalogs) do catalog.comment = HEAD:format(provider) end
  table.sort(remarks)
  return catalogs, remarks
end

--- Reads the CSV and converts it.
---@param text string
---@param filename string
---@return table<string, table>? catalogs
---@return string[]|string remarks or message
function machines_csv.read(text, filename)
  local rows, message = data.read(text, filename)
  if not rows then
    return nil, message
  end
  return machines_csv.convert(rows)
end

return machines_csv

--- From a table of collected machine prices to catalogs, one provider a file.
-- The columns are those of the CSV from which catalogs/machines/ was first written
-- (provider, service, instance, region, gpu, gpu_count, on_demand_usd_h ... as_of,
-- source, notes).  Each of its rows is an observation: that price was seen on a day.
-- The files are edited as source since.
--
-- Rules:
--   * observations of one machine in one region that agree are one row: `from` is
--     the first day on which the price was seen, `as_of` the last; a row ends on the
--     day on which the next price was first seen;
--   * observations more than 18 months apart are not joined, unless a third lies
--     between them;
--   * a price of one chip of a machine with N of them only confirms a price of the
--     whole machine (N times as much, but for the rounding of a cent); where no such
--     price is known it is left out, and the remark says so;
--   * a machine whose accelerator is in no catalog is left out.
local data = require "perigee.data"
local gpus = require "perigee.import.machines_gpus"

local machines_csv = {}

local APART = 18 -- months between two observations that are joined

-- Regions that the list spells otherwise.  `false`: the price holds everywhere.
local DEFAULT_REGION = { aws = "us-east-1", gcp = "us-central1", azure = "eastus" }
local REGIONS = {
  ["US East (Northern Virginia)"] = "us-east-1", ["Iowa (us-central1)"] = "us-central1",
  ["Netherlands (europe-west4)"] = "europe-west4", ["West US 2"] = "westus2",
  ["Central US"] = "centralus", ["East US"] = "eastus",
}

local HEAD = "-- What %s rents out by the hour, the whole machine, as it was seen from day to day.\n"
  .. "-- The fields: ../README.md.\n"

local function region_of(cells)
  local default = DEFAULT_REGION[cells.provider]
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

local function name_of(cells, accelerator, count)
  local instance = tostring(cells.instance)
  if cells.provider == "lambda" then
    return lambda_name(accelerator, count)
  elseif cells.provider == "aws" and instance == "" then
    return gpus.aws[accelerator]
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
  if notes:find("vCPU $0.01/h and RAM $0.005/GB/h billed separately", 1, true) then
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

-- How many accelerators the prices of a row are for, and whether a whole machine's.
local function basis_of(cells)
  local known = gpus.chips[cells.instance] or cells.provider == "aws" and cells.instance == "" and 8
  local chips = cells.price_basis:match("^PER CHIP %(VM has ([%d?]+) GPUs%)$")
  if not chips then
    return cells.gpu_count, true
  end
  return tonumber(chips) or known, false
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
  local seen = {
    provider = cells.provider, name = name, region = region_of(cells), day = day,
    accelerator = accelerator, count = count > 0 and math.tointeger(count) or nil,
    memory = accelerator and gpus.memory[accelerator], vcpu = number(cells.vcpu), ram = number(cells.mem_gb),
    service = cells.service == "sagemaker" and "sagemaker" or nil, whole = whole, chips = count,
    source = source_of(cells), doubt = doubt, note = note_of(cells), prices = {},
    ends = cells.valid_to ~= "" and cells.valid_to or nil,
  }
  for field, column in pairs(PRICES) do
    seen.prices[field] = number(cells[column])
  end
  return next(seen.prices) and seen or nil, "no price"
end

-- ----- from observations to rows -----

local function months_between(a, b)
  local y1, m1 = a:match("^(%d+)%-(%d+)")
  local y2, m2 = b:match("^(%d+)%-(%d+)")
  return (y2 - y1) * 12 + (m2 - m1)
end

-- A chip's price as that of the whole machine, where one that fits is known.
local function whole_price(seen, others)
  if seen.chips == 1 then
    return seen.prices.on_demand
  end
  for _, other in ipairs(others) do
    local price = other.whole and other.prices.on_demand
    if price and math.abs(price - seen.chips * seen.prices.on_demand) <= seen.chips * 0.0051 then
      return price
    end
  end
end

local function settle(all, remark)
  local kept = {}
  for _, seen in ipairs(all) do
    local price = not seen.whole and seen.prices.on_demand and whole_price(seen, all)
    if seen.whole then
      kept[#kept + 1] = seen
    elseif price then
      seen.prices = { on_demand = price }
      kept[#kept + 1] = seen
    else
      remark("%s/%s on %s: a chip's price, and no whole machine's beside it", seen.provider, seen.name, seen.day)
    end
  end
  table.sort(kept, function(a, b)
    if a.day ~= b.day then
      return a.day < b.day
    end
    return (a.prices.on_demand or 0) < (b.prices.on_demand or 0)
  end)
  return kept
end

local function agree(row, seen)
  for field in pairs(PRICES) do
    local a, b = row.prices[field], seen.prices[field]
    if a and b and math.abs(a - b) > 0.006 * math.min(1, b) then
      return false
    end
  end
  return months_between(row.last, seen.day) <= APART
end

local function start(seen)
  local row = { from = seen.day, last = seen.day, prices = {}, days = {}, sources = {}, doubts = {}, notes = {} }
  return row
end

local function add_once(list, item)
  for _, known in ipairs(list) do
    if known == item then
      return
    end
  end
  list[#list + 1] = item
end

local function take(row, seen)
  row.last, row.ends = seen.day, seen.ends or row.ends
  for field, price in pairs(seen.prices) do
    row.prices[field], row.days[field] = price, seen.day
  end
  add_once(row.sources, seen.source)
  if seen.doubt then
    add_once(row.doubts, seen.doubt)
  end
  if seen.note then
    add_once(row.notes, seen.note)
  end
end

local function rows_of(all)
  local rows = {}
  for _, seen in ipairs(all) do
    local row = rows[#rows]
    if not (row and agree(row, seen)) and not (row and row.from == seen.day) then
      row = start(seen)
      rows[#rows + 1] = row
    end
    take(row, seen)
  end
  return rows
end

local FIELDS = { "on_demand", "spot", "reserved_1y", "reserved_3y" }

local function money(price)
  local text = ("%.6f"):format(price):gsub("0+$", "")
  local whole, decimals = text:match("^(%d+)%.(%d*)$")
  return ("%s.%s USD/hour"):format(whole, decimals .. ("0"):rep(2 - #decimals))
end

-- The catalog's row; `following` is the next one, `last` the one before.  Where
-- the list says on which day a price ended, the next price began on it.
local function finished(row, region, following, last)
  local notes = table.move(row.doubts, 1, #row.doubts, 1, {})
  if last and last.ends then
    row.from = last.ends
    notes[#notes + 1] = ("start recalled, not read: seen from %s on"):format(row.last)
  end
  if row.ends then
    notes[#notes + 1] = "end recalled, not read"
  end
  local made = { region = region, from = row.from, to = row.ends or following and following.from,
                 source = table.concat(row.sources, "; "), as_of = row.last }
  for _, field in ipairs(FIELDS) do
    if row.prices[field] then
      made[field] = money(row.prices[field])
      if row.days[field] ~= row.last then
        notes[#notes + 1] = ("%s read %s"):format(field, row.days[field])
      end
    end
  end
  table.move(row.notes, 1, #row.notes, #notes + 1, notes)
  made.note = notes[1] and table.concat(notes, "; ") or nil
  return made
end

-- ----- machines -----

local function put(machines, seen)
  local id = seen.provider .. "/" .. seen.name
  machines[id] = machines[id] or { provider = seen.provider, name = seen.name, regions = {}, order = {} }
  local machine = machines[id]
  for _, field in ipairs { "accelerator", "count", "memory", "vcpu", "ram", "service" } do
    if machine[field] == nil or seen.whole and seen[field] ~= nil then
      machine[field] = seen[field]
    end
  end
  local region = seen.region or ""
  machine.regions[region] = machine.regions[region] or {}
  table.insert(machine.regions[region], seen)
end

local GIB = { aws = true, gcp = true, azure = true }

local function entry_of(machine, remark)
  local entry = {
    accelerator = machine.accelerator, count = machine.count, memory = machine.memory,
    vcpu = machine.vcpu, ram = machine.ram and ("%d %s"):format(machine.ram, GIB[machine.provider] and "GiB" or "GB"),
    service = machine.service, aliases = gpus.aliases[machine.provider .. "/" .. machine.name],
  }
  local regions = {}
  for region in pairs(machine.regions) do
    regions[#regions + 1] = region
  end
  table.sort(regions)
  for _, region in ipairs(regions) do
    local rows = rows_of(settle(machine.regions[region], remark))
    for i, row in ipairs(rows) do
      entry[#entry + 1] = finished(row, region ~= "" and region or nil, rows[i + 1], rows[i - 1])
    end
  end
  return entry
end

--- Converts the rows of the CSV.
---@param rows table[] of data.read
---@return table<string, table> catalogs by provider: data to be written
---@return string[] remarks what the rules left out
function machines_csv.convert(rows)
  local machines, remarks = {}, {}
  local function remark(message, ...)
    remarks[#remarks + 1] = message:format(...)
  end
  for _, cells in ipairs(rows) do
    if gpus.providers[cells.provider] then
      local seen, why = observation(cells)
      if seen then
        put(machines, seen)
      else
        remark("%s %s %s: left out: %s", cells.provider, cells.instance, cells.gpu, why)
      end
    end
  end
  local catalogs = {}
  for _, machine in pairs(machines) do
    local entry = entry_of(machine, remark)
    if #entry > 0 then
      local catalog = catalogs[machine.provider]
        or { kind = "machines", provider = machine.provider,
             default_region = DEFAULT_REGION[machine.provider], machines = {},
             comment = HEAD:format(machine.provider) }
      catalogs[machine.provider] = catalog
      catalog.machines[machine.name] = entry
    end
  end
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

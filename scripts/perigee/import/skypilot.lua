--- SkyPilot's lists of machines, one CSV a cloud (catalogs/v8/aws/vms.csv).
--
-- Columns come in another order for each cloud and are read by their names:
-- InstanceType, AcceleratorName, AcceleratorCount, vCPUs, MemoryGiB, GpuInfo, Price,
-- SpotPrice, Region, AvailabilityZone.  A row is one zone of a region; a price is that of
-- the whole machine by the hour, in USD.  In Google's list it is not: there a row without
-- an InstanceType prices so many accelerators alone, and a machine's row all the rest
-- (skypilot_gcp.lua).
local accelerator_names = require "perigee.import.accelerator_names"
local apart = require "perigee.import.skypilot_gcp"
local data = require "perigee.data"
local gathered = require "perigee.import.gathered"
local machines_day = require "perigee.import.machines_day"
local report = require "perigee.import.report"

local skypilot = {
  name = "skypilot",
  summary = "a list of machines of SkyPilot's catalog, one cloud a file",
}

-- Providers whose names in our catalogs differ.
local PROVIDERS = { ["do"] = "digitalocean", oci = "oracle-cloud", vast = "vast-ai", cudo = "cudo-compute" }

-- ----- whose list it is -----

local PLAIN = { vms = true, instances = true, accelerators = true }

-- "catalogs/v8/aws/vms.csv" and "aws_v8_excerpt.csv" are both of aws.
local function provider_of(file, given)
  local folder, stem = file:match "([^/]+)/[^/]+$" or "", file:match "[^/]+$" or ""
  local word = given or stem:lower():match "^(%l[%l%d%-]*)"
  if not given and PLAIN[word or ""] then word = folder:lower():match "^(%l[%l%d%-]*)$" end
  if not word then
    return nil, ("%s: whose machines these are does not show in its name: say it, as --provider aws")
      :format(file)
  end
  return PROVIDERS[word] or word, gathered.provider_fault(word)
end

-- ----- cells -----

local function number(cell)
  local value = tonumber(cell)
  return value and value > 0 and value or nil
end

local function whole(value)
  return value and (math.tointeger(value) or value)
end

-- The memory of cards whose larger kind has a word of its own (A100-80GB).
local SIZES = { A100 = 40, V100 = 16 }

-- GpuInfo is a Python literal, in some lists JSON; of it two values are wanted.
local function gpu_info(cell)
  local text = tostring(cell)
  local size = tonumber(text:match "SizeInMiB['\"]%s*:%s*(%d+%.?%d*)")
  if size and size >= 1024 then size = size / 1024 end -- else it is in GB, whatever it says
  return text:match "Name['\"]%s*:%s*['\"]([^'\"]+)['\"]", size
end

--- The accelerator of a row; nil where it has none, nil and a reason where it is not known.
local function accelerator_of(cells, names)
  local word = tostring(cells.AcceleratorName or "")
  if word == "" then return nil end
  local count = tonumber(cells.AcceleratorCount)
  if not count or count ~= math.floor(count) or count < 1 then
    return nil, ("%s accelerators: a catalog has whole ones"):format(tostring(cells.AcceleratorCount))
  end
  local model, size = gpu_info(cells.GpuInfo or "")
  local slice, chips = apart.tpu(word)
  size = size or SIZES[word]
  local found, unknown = names:find({ slice or model or word, slice or word }, size, tostring(cells.InstanceType))
  if not found and not size then
    return nil, ("'%s': %s, and its memory is not said"):format(word, unknown)
  end
  return { name = found and found.name or machines_day.name(word), known = found ~= nil,
           count = math.tointeger(count) * (chips or 1),
           memory = found and found.memory or ("%d GiB"):format(math.floor(size + 0.5)) }
end

local function label_of(cells)
  local words = {}
  for _, column in ipairs { "InstanceType", "AcceleratorName", "AcceleratorCount", "Region", "AvailabilityZone" } do
    local cell = tostring(cells[column] or "")
    if cell ~= "" and not (column:find "^Acc" and tostring(cells.InstanceType) ~= "") then
      words[#words + 1] = cell
    end
  end
  return table.concat(words, " ")
end

-- An offer of a row; nil and why there is none.
local function offer_of(cells, provider, names)
  local accelerator, unknown = accelerator_of(cells, names)
  if unknown then return nil, unknown end
  local ram, region = number(cells.MemoryGiB), tostring(cells.Region or "")
  local offer = { label = label_of(cells), provider = provider, region = region ~= "" and region or nil,
                  zone = tostring(cells.AvailabilityZone or region), word = tostring(cells.AcceleratorName),
                  name = machines_day.name(cells.InstanceType), vcpu = whole(number(cells.vCPUs)),
                  ram = ram and ("%.10g GiB"):format(ram), lone = cells.InstanceType == "" or nil,
                  prices = { on_demand = number(cells.Price), spot = number(cells.SpotPrice) } }
  if accelerator then
    offer.accelerator, offer.count, offer.memory = accelerator.name, accelerator.count, accelerator.memory
    offer.unknown = not accelerator.known and accelerator.name or nil
  end
  return offer
end

-- ----- the whole list -----

local WANTED = { "InstanceType", "AcceleratorName", "Price" }

local function header_fault(file, header)
  local there = {}
  for _, name in ipairs(header) do there[name] = true end
  for _, name in ipairs(WANTED) do
    if not there[name] then
      return ("%s:1: no column %s: a list of SkyPilot has InstanceType, AcceleratorName, "
        .. "AcceleratorCount, Price, SpotPrice, Region"):format(file, name)
    end
  end
end

local function add_all(offers, day, told)
  for _, offer in ipairs(offers) do
    if day:add(offer) and offer.unknown then
      told:remark(offer.label, "no catalog has its accelerator: it cannot be sized")
    end
  end
end

local function offers_of(rows, provider, names, told)
  local offers = {}
  for _, cells in ipairs(rows) do
    local offer, why = offer_of(cells, provider, names)
    if offer then offers[#offers + 1] = offer else told:skip(label_of(cells), "%s", why) end
  end
  return offers
end

--- Reads a list.
---@param text string
---@param file string its path, which tells whose list it is
---@param options table book, output, as_of; provider where the path does not tell
---@return table[]? files { path, body }
---@return string[]|string lines of the report, or what is wrong
function skypilot.read(text, file, options)
  local rows, header = data.read(text, file)
  if not rows then return nil, header end
  local provider, misnamed = provider_of(file, options.provider)
  local names, broken = accelerator_names.new(options.book)
  local fault = misnamed or header_fault(file, header) or broken
  if fault then return nil, fault end
  local told = report.new()
  local day = machines_day.new { day = options.as_of, report = told,
    source = ("SkyPilot's catalog of %s, %s"):format(provider, file:match "[^/]*$") }
  local offers = offers_of(rows, provider, names, told)
  add_all(apart.whole(offers, options.book, told), day, told)
  return machines_day.files(day:catalogs(), skypilot.name, file, options, told)
end

return skypilot

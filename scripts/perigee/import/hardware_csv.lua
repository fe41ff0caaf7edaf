--- From a table of prices of bought boxes and cards to catalogs, one vendor a file.
-- The columns are those of the CSV from which catalogs/hardware/ was first written
-- (hardware, vendor, gpu, gpus, unit_price_usd, system_price_usd, price_date,
-- source, notes).  The files are edited as source since.
--
-- Rules:
--   * a DGX system is a box of its own; a board of eight sold whole is one, too
--     (hgx-...); else it is a card, and the price that of one;
--   * a price holds from the day on which it was seen, until the next; of several
--     seen on a day the median is taken, and the note says how many;
--   * what no catalog of accelerators has is left out.
local data = require "perigee.data"

local hardware_csv = {}

-- The CSV's words: accelerator, how many, power of a box, and how that is known.
local ACCELERATORS = {
  ["AMD Instinct MI300X"] = "amd/mi300x-192gb",
  ["NVIDIA A100 SXM4 40 GB"] = "nvidia/a100-sxm-40gb", ["NVIDIA A100 SXM4 80 GB"] = "nvidia/a100-sxm-80gb",
  ["NVIDIA A100 PCIe"] = "nvidia/a100-pcie-80gb", ["NVIDIA A40 PCIe"] = "nvidia/a40-48gb",
  ["NVIDIA B200"] = "nvidia/b200-sxm-180gb", ["NVIDIA GH200"] = "nvidia/gh200-96gb",
  ["NVIDIA GeForce RTX 4090"] = "nvidia/rtx-4090-24gb", ["NVIDIA RTX A6000"] = "nvidia/rtx-a6000-48gb",
  ["NVIDIA H100 PCIe"] = "nvidia/h100-pcie-80gb", ["NVIDIA H100 SXM5 80GB"] = "nvidia/h100-sxm-80gb",
  ["NVIDIA H200 SXM"] = "nvidia/h200-sxm-141gb",
  ["NVIDIA Tesla P100 PCIe 16GB"] = "nvidia/p100-pcie-16gb",
  ["NVIDIA Tesla V100 PCIe 16 GB"] = "nvidia/v100-pcie-16gb",
  ["NVIDIA Tesla V100 PCIe 32 GB"] = "nvidia/v100-pcie-32gb",
  ["NVIDIA Tesla V100 SXM2 16 GB"] = "nvidia/v100-sxm2-16gb",
  ["NVIDIA Tesla V100 SXM2 32 GB"] = "nvidia/v100-sxm2-32gb",
  ["NVIDIA Tesla V100 DGXS 32 GB"] = "nvidia/v100-sxm2-32gb",
  ["NVIDIA Tesla V100 DGXS 16 GB"] = "nvidia/v100-sxm2-16gb",
  ["NVIDIA V100"] = "nvidia/v100-sxm2-16gb", ["NVIDIA Tesla V100 SXM2"] = "nvidia/v100-sxm2-16gb", -- of 2017
}

-- Boxes by accelerator and number.
local BOXES = {
  ["nvidia/a100-sxm-40gb 8"] = { "dgx-a100-320gb", "6.5 kW" },
  ["nvidia/a100-sxm-80gb 8"] = { "dgx-a100-640gb", "6.5 kW" },
  ["nvidia/h100-sxm-80gb 8"] = { "dgx-h100-640gb", "10.2 kW", { "dgx-h100" } },
  ["nvidia/b200-sxm-180gb 8"] = { "dgx-b200-1440gb", "14.3 kW", { "dgx-b200" } },
  ["nvidia/v100-sxm2-32gb 16"] = { "dgx-2-v100-512gb", "10 kW", { "dgx-2" } },
  ["nvidia/v100-sxm2-16gb 8"] = { "dgx-1-v100-128gb", "3.5 kW" },
  ["nvidia/v100-sxm2-32gb 8"] = { "dgx-1-v100-256gb", "3.5 kW" },
  ["nvidia/v100-sxm2-32gb 4"] = { "dgx-station-v100-128gb" },
  ["nvidia/v100-sxm2-16gb 4"] = { "dgx-station-v100-64gb" },
  ["nvidia/p100-pcie-16gb 8"] = { "dgx-1-p100-128gb" },
}

local function memory_of(accelerator, count)
  return ("%d GB"):format(accelerator:match("(%d+)gb") * count)
end

-- The name of what was sold, what it is, and its price.
local function item_of(cells, accelerator)
  local count = math.tointeger(cells.gpus)
  local short = accelerator:match("/(.*)$")
  if cells.hardware:find("^DGX system") and not cells.source:find("comparable", 1, true) then
    local box = BOXES[accelerator .. " " .. count]
    return box and { name = box[1], count = count, power = box[2], aliases = box[3], system = true,
                     price = cells.system_price_usd, note = box[2] and "power recalled, not read" }
  elseif count == 8 then
    local price = cells.system_price_usd ~= "" and cells.system_price_usd or cells.unit_price_usd * count
    return { name = "hgx-8x-" .. short, count = count, price = price,
             note = "a board or server of eight, as one seller has it" }
  end
  return { name = short, count = 1, price = cells.unit_price_usd }
end

local function source_of(cells)
  local page = cells.source:match("web%.archive%.org/web/%d+/https?://(.*)$")
  if page then
    return "Wayback Machine: " .. page:gsub("#.*$", ""):gsub("%?.*$", "")
  end
  return cells.source == "Unknown" and "Epoch Hardware prices.csv, which names none"
    or (cells.source:gsub("^https?://", ""))
end

local function money(amount)
  return (("%.2f"):format(amount):gsub("%.00$", "")) .. " USD"
end

local function by_day(a, b)
  return a.day < b.day
end

-- Rows of prices: the median of a day's, until the next day that has one.
local function rows_of(seen, note)
  local days = {}
  for _, price in ipairs(seen) do
    local last = days[#days]
    if not (last and last.day == price.day) then
      last = { day = price.day }
      days[#days + 1] = last
    end
    last[#last + 1] = price
  end
  local rows = {}
  for i, day in ipairs(days) do
    table.sort(day, function(a, b) return a.price < b.price end)
    local middle = day[(#day + 1) // 2]
    local notes = { note }
    if #day > 1 then
      notes[#notes + 1] = ("the middle of %d seen that day, %s to %s"):format(#day, money(day[1].price),
        money(day[#day].price))
    end
    rows[i] = { from = day.day, to = days[i + 1] and days[i + 1].day, price = money(middle.price),
                source = middle.source, as_of = day.day, note = notes[1] and table.concat(notes, "; ") or nil }
  end
  return rows
end

--- Converts the rows of the CSV.
---@param rows table[] of data.read
---@return table<string, table> catalogs by vendor
---@return string[] remarks
function hardware_csv.convert(rows)
  local items, remarks = {}, {}
  for _, cells in ipairs(rows) do
    local accelerator = ACCELERATORS[cells.gpu]
    local item = accelerator and item_of(cells, accelerator)
    if item then
      local id = cells.vendor:lower() .. "/" .. item.name
      items[id] = items[id] or { vendor = cells.vendor:lower(), item = item, accelerator = accelerator, seen = {} }
      table.insert(items[id].seen, { day = cells.price_date, price = item.price, source = source_of(cells) })
    else
      remarks[#remarks + 1] = ("%s: left out: %s"):format(cells.hardware,
        accelerator and "no box of that name" or "no accelerator in the catalogs")
    end
  end
  local catalogs = {}
  for _, found in pairs(items) do
    local item = found.item
    table.sort(found.seen, by_day)
    local entry = rows_of(found.seen, item.note)
    entry.accelerator, entry.count, entry.memory = found.accelerator, item.count,
      memory_of(found.accelerator, item.count)
    entry.power, entry.system, entry.aliases = item.power, item.system, item.aliases
    catalogs[found.vendor] = catalogs[found.vendor] or {
      kind = "hardware", vendor = found.vendor, hardware = {},
      comment = "-- Boxes and cards that are bought, as their prices were seen from day to day.\n"
        .. "-- The fields: ../README.md.\n",
    }
    catalogs[found.vendor].hardware[item.name] = entry
  end
  return catalogs, remarks
end

--- Reads the CSV and converts it.
function hardware_csv.read(text, filename)
  local rows, message = data.read(text, filename)
  if not rows then
    return nil, message
  end
  return hardware_csv.convert(rows)
end

return hardware_csv

--- Google's list of SkyPilot: machines without their accelerators, accelerators alone.
--
-- A machine's row prices all but its accelerators; a row without a name prices so many of
-- one accelerator.  Both kinds of machine are put together again:
--
--   * one that always has the same accelerators (a2-highgpu-8g): which they are is known
--     of the catalogs, and its price is the sum;
--   * accelerators that are added to any machine (T4, V100): offered on the n1-standard
--     with eight processors for each, as its `host`: the price is that of the
--     accelerators, and the host's is added where it is looked up.
--
-- A TPU is priced whole, with the machine that it is in.
local machines_day = require "perigee.import.machines_day"

local apart = {}

local HOST, PER_ACCELERATOR = "n1-standard-%d", 8

-- Machines that have accelerators, or may have: their own price is never the whole one.
local INCOMPLETE = { "gpu", "tpu", "^g%d", "^a[2-9]%-" }

-- A price that the list writes where it knows none, whatever the size.
local UNKNOWN = 700

-- Chips of a slice that is called by so many: of the older ones the name counts cores, two
-- to a chip (cloud.google.com/tpu/docs, recalled, not read).
local CORES = { v2 = 2, v3 = 2, v4 = 2, v5p = 2, v5litepod = 1, v5e = 1, v6e = 1 }

--- What a slice of TPUs is: "tpu-v6e-8" gives "tpu-v6e" and 8 chips; nil of other words.
---@param word string
---@return string? accelerator
---@return integer? chips
function apart.tpu(word)
  local version, size = word:lower():match "^tpu%-(v%w+)%-(%d+)$"
  local cores = CORES[version]
  local chips = cores and tonumber(size) / cores
  if chips and chips >= 1 then
    return "tpu-" .. (version == "v5litepod" and "v5e" or version), math.tointeger(chips)
  end
end

-- ----- machines that always have the same accelerators -----

local function key_of(accelerator, count, zone)
  return ("%s\0%d\0%s"):format(accelerator, count, zone)
end

local function index_of(parts)
  local index = {}
  for _, part in ipairs(parts) do
    local key = key_of(part.accelerator, part.count, part.zone)
    index[key] = index[key] or {}
    table.insert(index[key], part)
  end
  return index
end

-- Of two accelerators that the catalogs have as one (H100, H100-MEGA), that whose last word
-- is in the machine's name; else that without one.
local function best_of(parts, name)
  local plain = parts[1]
  for _, part in ipairs(parts) do
    local last = part.word:lower():match "%-(%a+)$"
    if last and name:find(last, 1, true) then return part end
    if not last then plain = part end
  end
  return plain
end

-- The accelerators that the catalogs know of a machine: which, how many; nil of others.
local function fixed_of(offer, book)
  local entry = book:show(offer.provider .. "/" .. offer.name, { kind = "machines" })
  if entry and entry.accelerator and not entry.host then return entry.accelerator, entry.count, entry.memory end
end

local function money(prices)
  return ("%.10g"):format(prices.on_demand or prices.spot)
end

-- The machine with its accelerators, at the sum of both.
local function sum_of(offer, part)
  local prices = {}
  for field, price in pairs(offer.prices) do
    prices[field] = part.prices[field] and price + part.prices[field]
  end
  offer.note = ("in the list %s USD/hour without accelerators, these %s"):format(money(offer.prices),
    money(part.prices))
  offer.accelerator, offer.count, offer.memory, offer.prices = part.accelerator, part.count, part.memory, prices
  return offer
end

-- ----- accelerators that are added -----

local function attached(part, hosts)
  local host = hosts[HOST:format(PER_ACCELERATOR * part.count) .. "\0" .. part.zone]
  if not host then return nil end
  part.name = ("%s-%dx%s"):format(host.name, part.count, part.word:lower())
  part.host, part.vcpu, part.ram, part.lone = host.name, host.vcpu, host.ram, nil
  return part
end

-- ----- the list -----

local Whole = {}
Whole.__index = Whole

function Whole:machine(offer)
  local accelerator, count = fixed_of(offer, self.book)
  if accelerator then
    local parts = self.index[key_of(accelerator, count, offer.zone)]
    local part = parts and best_of(parts, offer.name)
    if not part then
      self.told:skip(offer.label, "without its accelerators, and the list does not price %d x %s there", count,
        accelerator)
      return
    end
    part.used, self.fixed[accelerator] = offer.provider .. "/" .. offer.name, true
    self.list[#self.list + 1] = sum_of(offer, part)
  elseif machines_day.any(offer.name:lower(), INCOMPLETE) then
    self.told:skip(offer.label, "without its accelerators, and which it has is in no catalog")
  else
    self.hosts[offer.name .. "\0" .. offer.zone] = offer
    self.list[#self.list + 1] = offer
  end
end

function Whole:tpu(part)
  if part.prices.on_demand == UNKNOWN then
    self.told:quarantine(part.label, "700 USD/hour, whatever its size: what the list writes of a price that it "
      .. "does not know")
    return
  elseif part.prices.spot == UNKNOWN then
    self.told:remark(part.label, "spot is 700 USD/hour, whatever its size: left out")
    part.prices.spot = nil
  end
  part.name, part.lone = part.word:lower(), nil
  self.list[#self.list + 1] = part
end

function Whole:accelerators(part)
  if part.used then
    self.told:take(part.label, part.used)
  elseif apart.tpu(part.word) then
    self:tpu(part)
  elseif self.fixed[part.accelerator] then
    self.told:skip(part.label, "no machine of the list there has so many")
  else
    local offer = attached(part, self.hosts)
    if offer then
      self.list[#self.list + 1] = offer
    else
      self.told:skip(part.label, "no %s of the list there to add it to", HOST:format(PER_ACCELERATOR * part.count))
    end
  end
end

--- Puts machines and accelerators together; offers of other lists stay as they are.
---@param offers table[] those without a name are `lone`
---@param book perigee.book
---@param told table the report
---@return table[] offers
function apart.whole(offers, book, told)
  local machines, parts = {}, {}
  for _, offer in ipairs(offers) do
    table.insert(offer.lone and parts or machines, offer)
  end
  if #parts == 0 then return offers end
  local whole = setmetatable({ book = book, told = told, index = index_of(parts), list = {}, hosts = {},
                               fixed = {} }, Whole)
  for _, offer in ipairs(machines) do whole:machine(offer) end
  for _, part in ipairs(parts) do whole:accelerators(part) end
  return whole.list
end

return apart

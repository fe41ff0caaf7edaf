--- A rented machine: what an hour costs, and the memory of its accelerators.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local rent = require "perigee.catalog.rent"

local machine = {}

--- Arguments that say which of a catalog's prices holds.
machine.texts = { "region", "commitment" }

--- The commitment that is said, on demand where none is; raises where there is none
-- such.
function machine.commitment(what, said)
  for _, name in ipairs(rent.commitments) do
    if said == nil or said == name then return said or "on_demand" end
  end
  fields.fail("%s: unknown commitment '%s'%s", what, tostring(said),
              fields.hint(said, rent.commitments))
end

-- ----- the price of the whole -----

-- What a record's own price comes to: that of each accelerator so many times.
local function own_price(entry, field)
  local what = field .. (entry.per == "accelerator" and " price of one accelerator" or " price")
  local price = figures.leaf(entry, field, what)
  return rent.times(entry) > 1 and price * figures.leaf(entry, "count") or price
end

-- The machine that accelerators are added to, as it stands in their region.
local function host_of(entry)
  local host = figures.entry("machines", rent.host(entry), entry.region)
  if host.host then
    fields.fail("%s is added to %s, which is added to %s itself: name the machine that all "
      .. "is added to", entry.name, host.name, rent.host(host))
  end
  return host
end

--- Whether a field of an entry is the price of a part of the machine alone.
function machine.is_part(entry, field)
  local apart = entry.per == "accelerator" or entry.host
  for _, name in ipairs(apart and rent.commitments or {}) do
    if field == name then return true end
  end
  return false
end

--- What an hour of the whole machine costs: its own price, that of each accelerator so
-- many times, and that of the host which they are added to.
-- @param entry of the catalog
-- @param field one of rent.commitments
-- @return a quantity; each price in it remembers where it is from
function machine.price(entry, field)
  local own = own_price(entry, field)
  return entry.host and own + own_price(host_of(entry), field) or own
end

-- What is paid as the term begins, and a note of it; nil where nothing is, or nobody
-- knows.
local function upfront_of(entry, field)
  local name = field .. "_upfront"
  local paid = entry[name]
  if not paid then return nil end
  local times = rent.times(entry)
  return figures.leaf(entry, name) * times, ("%s: %s%s of it are paid upfront for each machine"):format(
    entry.name, times > 1 and times .. " x " or "", paid)
end

-- How long a commitment lasts; nil where it ends at any time.
local function term_of(field)
  local years = field:match "^reserved_(%d+)y"
  return years and core.quantity(years .. " years") or nil
end

local function check(what, given, name, price)
  arguments.once(what, given, "the machine's price is", name, price)
  if given[name] == nil and given[price] == nil then
    fields.fail("%s: no machine: name one of the catalog, as %s = "
      .. "\"aws/p4d.24xlarge\", or say its price, as %s = \"5 USD/hour\"", what, name,
      price)
  end
  arguments.meant(what, given, machine.texts, given[name] ~= nil, name)
end

-- The catalog has the memory of one accelerator, and how many there are.
local function memory_of(entry)
  if not figures.has(entry, "memory") then return nil end
  return figures.leaf(entry, "memory") * figures.leaf(entry, "count")
end

local function count_of(entry)
  return figures.has(entry, "count") and figures.leaf(entry, "count") or nil
end

--- The machine of an option: named in the catalog, or priced outright.
-- @param read the option's quantities
-- @param name the field that may name it: "instance"
-- @param price the field that may say its price: "price"
-- @return { name, price, memory, accelerator, count, entry, term, upfront, note }: memory
--   of all accelerators, which, how many, the catalog's row, how long it is rented for,
--   what of it is paid upfront, and a note of that; nil where nothing says them
function machine.rent(what, given, read, name, price)
  check(what, given, name, price)
  if given[name] == nil then
    return { price = read[price], memory = read.memory }
  end
  local entry = figures.named(what, given, name, "machines")
  local memory = memory_of(entry)
  if memory then arguments.once(what, given, "the machine's memory is", "memory", name) end
  local field = machine.commitment(what, given.commitment)
  local upfront, note = upfront_of(entry, field)
  return { name = entry.name, memory = memory or read.memory, entry = entry,
           accelerator = entry.accelerator, count = count_of(entry),
           price = machine.price(entry, field), term = term_of(field), upfront = upfront, note = note }
end

return machine

--- A rented machine: what an hour costs, and the memory of its accelerators.
local arguments = require "perigee.options.arguments"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"

local machine = {}

--- Arguments that say which of a catalog's prices holds.
machine.texts = { "region", "commitment" }

local commitments = { "on_demand", "reserved_1y", "reserved_3y", "spot" }

local function commitment_of(what, given)
  local said = given.commitment
  for _, name in ipairs(commitments) do
    if said == nil or said == name then return said or "on_demand" end
  end
  fields.fail("%s: unknown commitment '%s'%s", what, tostring(said),
              fields.hint(said, commitments))
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
-- @return { name, price, memory, accelerator, count, entry }: memory of all
--   accelerators, which, how many, the catalog's row; nil where nothing says them
function machine.rent(what, given, read, name, price)
  check(what, given, name, price)
  if given[name] == nil then
    return { price = read[price], memory = read.memory }
  end
  local entry = figures.named(what, given, name, "machines")
  local memory = memory_of(entry)
  if memory then arguments.once(what, given, "the machine's memory is", "memory", name) end
  local field = commitment_of(what, given)
  return { name = entry.name, memory = memory or read.memory, entry = entry,
           accelerator = entry.accelerator, count = count_of(entry),
           price = figures.leaf(entry, field, field .. " price") }
end

return machine

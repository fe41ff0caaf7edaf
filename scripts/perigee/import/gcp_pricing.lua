--- Google's machines as Cyclenerd's cost calculator prices them, in JSON:
-- { about = { generated, url }, instance = { ["a2-highgpu-1g"] = { a100 = 1, cpu = 12,
-- ram = 85, cost = { ["us-central1"] = { hour, hour_spot, month, month_1y, month_3y } } } } }.
--
-- A price is that of the whole machine in USD, accelerators and local disks included; a
-- month has 730 hours.  The list prices each machine in each region that has a price for
-- its parts, whether it stands there or not.
local accelerator_names = require "perigee.import.accelerator_names"
local json = require "perigee.import.json"
local machines_day = require "perigee.import.machines_day"
local report = require "perigee.import.report"
local schema = require "perigee.catalog.schema"

local gcp_pricing = {
  name = "gcp-pricing",
  summary = "Google's machines, as Cyclenerd's calculator has them in JSON",
}

local MONTH = 730 -- hours, in that list

-- What the list says of a machine beside its accelerators.
local ASIDE = { cost = true, cpu = true, ram = true, ["local-ssd"] = true, type = true }

-- Its words that are not the catalogs'.
local WORDS = { a100 = "a100-sxm-40gb", ["rtx6000"] = "rtx-pro-6000-blackwell", ["h100-80gb-mega"] = "h100-sxm-80gb" }

local NOTE = "the list prices each region, whether or not the machine is let there"

-- ----- a machine -----

-- The accelerator of a machine; nil of one without, nil and why where it is not known.
local function accelerator_of(machine, names)
  for _, word in ipairs(schema.keys(machine)) do
    local count = not ASIDE[word] and tonumber(machine[word])
    if count then
      local found, unknown = names:find({ WORDS[word] or word })
      if not found then return nil, ("'%s': %s"):format(word, unknown) end
      if count < 1 or count ~= math.floor(count) then
        return nil, ("%g of a %s: a catalog has whole ones"):format(count, found.name)
      end
      return { name = found.name, count = math.tointeger(count), memory = found.memory }
    end
  end
end

local function positive(value, hours)
  local number = type(value) == "number" and value > 0 and value or nil
  return number and tonumber(("%.10g"):format(number / (hours or 1)))
end

local function offer_of(name, machine, region, accelerator)
  local cost = machine.cost[region]
  local offer = { label = name .. " " .. region, provider = "gcp", name = name, region = region,
                  vcpu = positive(machine.cpu),
                  ram = positive(machine.ram) and ("%g GiB"):format(machine.ram),
                  prices = { on_demand = positive(cost.hour), spot = positive(cost.hour_spot),
                             reserved_1y = positive(cost.month_1y, MONTH),
                             reserved_3y = positive(cost.month_3y, MONTH) } }
  if accelerator then
    offer.accelerator, offer.count, offer.memory = accelerator.name, accelerator.count, accelerator.memory
  end
  offer.vcpu = offer.vcpu and math.tointeger(offer.vcpu) or offer.vcpu
  return offer
end

-- ----- the whole list -----

local function fault_of(list, file)
  if type(list) ~= "table" or type(list.instance) ~= "table" then
    return ("%s:1: no \"instance\": { \"instance\": { \"a2-highgpu-1g\": { \"cost\": ... } } } is wanted"):format(file)
  end
  for _, name in ipairs(schema.keys(list.instance)) do
    local machine = list.instance[name]
    if type(machine) ~= "table" or type(machine.cost) ~= "table" then
      return ("%s:1: '%s' has no \"cost\" by regions"):format(file, name)
    end
  end
end

local function add_machine(day, told, name, machine, names)
  local accelerator, unknown = accelerator_of(machine, names)
  for _, region in ipairs(schema.keys(machine.cost)) do
    if unknown then
      told:skip(name .. " " .. region, "%s", unknown)
    elseif type(machine.cost[region]) ~= "table" then
      told:skip(name .. " " .. region, "no price")
    else
      day:add(offer_of(name, machine, region, accelerator))
    end
  end
end

--- Reads a list.
---@param text string
---@param file string
---@param options table book, output, as_of
---@return table[]? files { path, body }
---@return string[]|string lines of the report, or what is wrong
function gcp_pricing.read(text, file, options)
  local list, unreadable = json.read(text, file)
  local names, broken = accelerator_names.new(options.book)
  local fault = unreadable or fault_of(list, file) or broken
  if fault then return nil, fault end
  local told = report.new()
  local day = machines_day.new { day = options.as_of, report = told, note = NOTE,
    source = "Cyclenerd/google-cloud-pricing-cost-calculator, " .. file:match "[^/]*$" }
  for _, name in ipairs(schema.keys(list.instance)) do
    add_machine(day, told, name, list.instance[name], names)
  end
  return machines_day.files(day:catalogs(), gcp_pricing.name, file, options, told)
end

return gcp_pricing

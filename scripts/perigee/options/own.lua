--- Bought boxes: depreciation, energy, cooling, space, upkeep.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local memory = require "perigee.options.memory"
local named = require "perigee.options.named"
local power = require "perigee.options.power"
local quantities = require "perigee.quantities"
local serving = require "perigee.options.serving"
local sizing = require "perigee.options.sizing"
local staff = require "perigee.options.staff"

local not_negative, positive = arguments.not_negative, arguments.positive

local amounts = named.joined({
  { "price", "200k USD", not_negative },
  { "life", "3 years", positive, needed = true },
  { "residual", { "20k USD", "10 %" }, not_negative },
  { "power", "6.5 kW", not_negative },
  { "load", "60 %", arguments.share },
  { "pue", "1.5", arguments.factor("is all power over that of the machines and cannot "
    .. "be below 1") },
  { "electricity", "0.12 USD/kWh", not_negative },
  { "space", { "500 USD/month", "184 USD/(kW month)" }, not_negative },
  { "maintenance", { "10 %/year", "1000 USD/month" }, not_negative },
  { "memory", "640 GB", positive },
  power.intensity,
}, memory.amounts, sizing.amounts "count", serving.amounts)

local known = named.known(amounts, memory.texts, serving.texts, power.texts,
                          { "box", "traffic", "staff" })

-- ----- the box -----

local function from_catalog(what, given, read)
  local entry = figures.named(what, { box = given.box }, "box", "hardware")
  for _, field in ipairs { "price", "power", "memory" } do
    if figures.has(entry, field) then
      arguments.once(what, given, ("the box's %s is"):format(field), "box", field)
    end
  end
  local function figure(field)
    return read[field] or figures.has(entry, field) and figures.leaf(entry, field)
      or nil
  end
  return { name = entry.name, price = figures.leaf(entry, "price"),
           power = figure "power", memory = figure "memory",
           accelerator = entry.accelerator,
           count = figures.has(entry, "count") and figures.leaf(entry, "count") or nil }
end

local function box_of(what, given, read)
  if given.box ~= nil then return from_catalog(what, given, read) end
  if given.price == nil then
    fields.fail("%s: no box: name one of the hardware catalog, as box = "
      .. "\"nvidia/dgx-a100-640gb\", or say its price, as price = \"200k USD\"", what)
  end
  return { name = "bought boxes", price = read.price, power = read.power,
           memory = read.memory }
end

local function need_power(what, box, field)
  if not box.power then
    fields.fail("%s: %s needs the power of a box, as power = \"6.5 kW\"", what, field)
  end
  return box.power
end

-- ----- what a box costs -----

local function residual_of(read, box)
  local residual = read.residual
  if not residual or residual:dimension() == "money" then return residual end
  return box.price * residual
end

--- Straight line: (price - residual) / life; the price is paid as it is bought.
local function depreciation(what, read, box)
  local residual = residual_of(read, box)
  local spent = core.quantity(box.price - (residual or 0))
  quantities.require(spent:ge(0), what .. ": residual is above the price")
  return { each = spent / read.life, upfront = box.price, back = residual }
end

--- Power at the wall: power * average load * PUE * price of a kWh.
local function energy(what, read, box)
  if not read.electricity then return nil end
  return need_power(what, box, "electricity") * (read.load or 1) * (read.pue or 1)
    * read.electricity
end

-- Space is money per time, or money per power and time.
local function space(what, read, box)
  local price = read.space
  if price and price:dimension() ~= "money/time" then
    price = price * need_power(what, box, "space")
  end
  return price and { each = price, current = true }
end

-- Upkeep is money per time, or a share of the price per time, of the price that was paid.
local function maintenance(_, read, box)
  local price = read.maintenance
  if not price then return nil end
  if price:dimension() == "money/time" then return { each = price, current = true } end
  return { each = box.price * price }
end

local parts = {
  { "hardware", "depreciation", depreciation }, { "energy", "electricity", energy },
  { "space", "space", space }, { "hardware", "maintenance", maintenance },
}

-- What comes with a box comes for its life; electricity is that of the load.
local function row_of(read, category, label, each, count)
  if core.is_quantity(each) then return cost.new(category, label, each * count) end
  each.need, each.term = count, read.life
  return cost.committed(category, label, each)
end

local function rows_of(what, given, read, box, count)
  local rows = {}
  for _, part in ipairs(parts) do
    local each = part[3](what, read, box)
    if each then
      rows[#rows + 1] = row_of(read, part[1], ("%s: %s"):format(box.name, part[2]), each, count)
    end
  end
  if given.staff ~= nil then rows[#rows + 1] = staff.rows(given.staff) end
  return rows
end

local function energy_note(what, given, box)
  arguments.meant(what, given, { "load", "pue" }, given.electricity or box.power,
                  "electricity or power")
  return given.electricity == nil
    and "what energy costs is not counted: electricity is not said" or nil
end

--- An option that buys boxes.
--
-- @param given table of
--   [1]          its name
--   box          one of the hardware catalog; or price: "200k USD"
--   life         years of straight-line depreciation
--   residual     what is left then: money, or a share of the price; 0 left out
--   count        how many; or "auto", by load, and spares beyond them; 1 where left
--                out and no load is said
--   power, memory   of one box, where the catalog does not say them
--   load, pue, electricity   average share of the power, PUE, price of a kWh
--   intensity    what a kWh emits; or grid: an entry of the energy catalog
--   space        of one box: money per time, or per power and time
--   maintenance  of one box: a share of the price per year, or money per time
--   model, parameters, weights, quantization, bits, adapter, kv_cache, headroom,
--   traffic, throughput and what stands in for it, use, staff   as perigee.host: one
--   box is one replica
--   and costs, limits, requires, quality, notes, as perigee.option
-- @return the option, which also has replicas, how many boxes, and throughput and
--   concurrency, as perigee.host
local function own(given)
  local what = named.check("own", given, known)
  arguments.traffic(what, given)
  local read = arguments.read(what, given, amounts)
  local box = box_of(what, given, read)
  local served, unserved = serving.of(what, given, read, box)
  read.throughput = read.throughput or served and served.throughput
  local count = sizing.count(what, given, read, "count", 1, unserved)
  local limits, notes = serving.limits(read, served), serving.notes(served)
  notes[#notes + 1] = energy_note(what, given, box)
  limits[#limits + 1], notes[#notes + 1] = memory.limit(what, given, read, box.memory,
                                                          served ~= nil)
  limits[#limits + 1], notes[#notes + 1] = sizing.capacity(what, given, read, count, unserved)
  local drawn, note = power.owned(what, given, read, box.power, count)
  notes[#notes + 1] = note
  local made = named.make(given, rows_of(what, given, read, box, count), limits, notes, drawn)
  made.way, made.replicas, made.throughput = "hosted", count, read.throughput
  for _, name in ipairs(served and { "concurrency", "token_time", "first_token" } or {}) do
    made[name] = served[name]
  end
  return made
end

return own

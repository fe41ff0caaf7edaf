--- Bought boxes: depreciation, energy, cooling, space, upkeep.
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local named = require "perigee.options.named"
local quantities = require "perigee.quantities"
local sizing = require "perigee.options.sizing"
local staff = require "perigee.options.staff"

local known = named.known {
  "box", "price", "life", "residual", "count", "power", "load", "pue",
  "electricity", "space", "maintenance", "memory", "needs", "throughput", "use",
  "spares", "traffic", "staff",
}

-- ----- the box -----

local function box_of(what, given)
  if given.box == nil then
    if given.price == nil then
      fields.fail("%s: no box: name one of the hardware catalog, as box = "
        .. "\"nvidia/dgx-a100-640gb\", or say its price", what)
    end
    return { name = "bought boxes", power = given.power, memory = given.memory,
             price = quantities.of(given.price, "USD", what .. ": price") }
  end
  local entry = figures.entry("hardware", given.box)
  local function figure(field)
    if given[field] ~= nil then return given[field] end
    return figures.has(entry, field) and figures.leaf(entry, field) or nil
  end
  return { name = entry.name, power = figure "power", memory = figure "memory",
           price = quantities.of(figure "price", "USD", what .. ": price") }
end

-- ----- what a box costs -----

--- Straight line: (price - residual) / life.
local function depreciation(what, given, box)
  local life = quantities.of(fields.need(what, given, "life", "\"3 years\""),
                             "year", what .. ": life")
  quantities.require(life:gt(0), what .. ": life is what the price is spread over, "
    .. "and must be above zero years")
  local residual = quantities.quantity(given.residual or 0)
  if residual:dimension() ~= "money" then
    residual = box.price * quantities.of(residual, "1", what .. ": residual")
  end
  residual = core.quantity(residual)
  quantities.require(residual:le(box.price) & residual:ge(0), what
    .. ": residual must lie between zero and the price")
  return (box.price - residual) / life
end

--- Power at the wall: power * average load * PUE * price of a kWh.
local function energy(what, given, box)
  if box.power == nil and given.electricity == nil then return nil end
  if box.power == nil or given.electricity == nil then
    fields.fail("%s: energy needs power (as \"6.5 kW\") and electricity (as "
      .. "\"0.12 USD/kWh\")", what)
  end
  local power = quantities.of(box.power, "kW", what .. ": power")
  local load = quantities.of(given.load or 1, "1", what .. ": load")
  local pue = quantities.of(given.pue or 1, "1", what .. ": pue")
  quantities.require(pue:ge(1), what .. ": pue is total over computing power and "
    .. "cannot be below 1")
  return power * load * pue
    * quantities.of(given.electricity, "USD/kWh", what .. ": electricity")
end

-- Space is money per time, or per power and time ("184 USD/(kW month)").
local function space(what, given, box)
  if given.space == nil then return nil end
  local price = quantities.quantity(given.space)
  if price:dimension() == "money/time" then return price end
  if box.power == nil then
    fields.fail("%s: space per kW needs power, as \"6.5 kW\"", what)
  end
  local amount = core.quantity(price * quantities.quantity(box.power))
  return quantities.of(amount, "USD/month", what .. ": space")
end

-- Upkeep is a share of the price per year ("10 %/year"), or money per time.
local function maintenance(what, given, box)
  if given.maintenance == nil then return nil end
  local read = quantities.quantity(given.maintenance)
  if read:dimension() == "money/time" then return read end
  return box.price * quantities.of(read, "1/year", what .. ": maintenance")
end

local parts = {
  { "hardware", "depreciation", depreciation }, { "energy", "electricity", energy },
  { "space", "space", space }, { "hardware", "maintenance", maintenance },
}

local function rows_of(what, given, box, count)
  local rows = {}
  for _, part in ipairs(parts) do
    local each = part[3](what, given, box)
    if each then
      rows[#rows + 1] = cost.new(part[1], ("%s: %s"):format(box.name, part[2]),
                                 each * count)
    end
  end
  if given.staff ~= nil then rows[#rows + 1] = staff.rows(given.staff) end
  return rows
end

-- ----- how many -----

local function count_of(what, given)
  local said = { replicas = given.count, spares = given.spares }
  return sizing.replicas(what, said, function()
    if given.traffic == nil or given.throughput == nil then return 1 end
    return sizing.by_traffic(what, given)
  end)
end

local function limits_of(what, given, box, count)
  local limits = {}
  if given.needs ~= nil and box.memory ~= nil then
    limits[#limits + 1] = { "GPU memory",
      needs = quantities.of(given.needs, "GB", what .. ": needs"),
      has = quantities.of(box.memory, "GB", what .. ": memory") }
  end
  limits[#limits + 1] = sizing.capacity(what, given, count)
  return limits
end

--- An option that buys boxes.
--
-- @param given table of
--   [1]          its name
--   box          one of the hardware catalog; or price: "200k USD"
--   life         years of straight-line depreciation
--   residual     what is left then: money, or a share of the price; 0 left out
--   count        how many, or "auto" (by load, plus spares)
--   power, load, pue, electricity   draw, average share of it, PUE, price of a kWh
--   space        money per time, or per kW and time
--   maintenance  a share of the price per year, or money per time
--   needs        memory that the model takes in one box, against memory
--   traffic, throughput, use        as perigee.host
--   staff, costs, limits, requires, quality, notes
local function own(given)
  local what = named.check("own", given, known)
  local box = box_of(what, given)
  local count = count_of(what, given)
  return named.make(given, rows_of(what, given, box, count),
                    limits_of(what, given, box, count))
end

return own

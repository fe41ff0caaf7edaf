--- Rented machines as rows of an axis: each provider's accelerators where they are
-- cheapest, at each width that a copy of a model may have, under each engine.
local axes = require "perigee.choosing.axes"
local context = require "perigee.context"
local efficiency = require "perigee.hosting.efficiency"
local figures = require "perigee.options.figures"
local machine = require "perigee.options.machine"
local memory = require "perigee.hosting.memory"
local plan = require "perigee.hosting.plan"
local point = require "perigee.hosting.point"

local machines = {}

machines.axis = "machine"

-- ----- offers -----

-- What an hour of the whole machine costs; nil where it has no such price, or its host
-- has none, or one in a currency without a rate.
local function hourly_of(entry, commitment)
  if not figures.has(entry, commitment) then return nil end
  local known, price = pcall(function() return point(machine.price(entry, commitment), "USD/hour") end)
  return known and price or nil
end

-- The regions of a machine, in the order of their names; false for none.
local function regions_of(shown)
  local seen, list = {}, {}
  for _, row in ipairs(shown.rows) do
    local region = row.region or false
    if not seen[region] then seen[region], list[#list + 1] = true, region end
  end
  table.sort(list, function(a, b) return tostring(a or "") < tostring(b or "") end)
  return list
end

local function add_offers(list, entry, commitments)
  for _, commitment in ipairs(commitments) do
    local price = hourly_of(entry, commitment)
    if price then
      list[#list + 1] = { name = entry.name, provider = entry.provider, region = entry.region, entry = entry,
                          accelerator = entry.accelerator, count = entry.count, commitment = commitment, price = price }
    end
  end
end

--- Every machine with accelerators that has a price on the day: each region and way to
-- pay is an offer of its own.
---@param book perigee.book
---@param commitments string[]
---@return table[] offers
function machines.offers(book, commitments)
  local list = {}
  for _, listed in ipairs(assert(book:list { kind = "machines" })) do
    local shown = listed.count and assert(book:show(listed.name, { kind = "machines" }))
    for _, region in ipairs(shown and regions_of(shown) or {}) do
      local entry = book:entry("machines", listed.name, { as_of = context.as_of, region = region or nil })
      if entry and entry.region == (region or nil) then add_offers(list, entry, commitments) end
    end
  end
  return list
end

local function cheaper(a, b)
  if a.price ~= b.price then return a.price < b.price end
  if a.name ~= b.name then return a.name < b.name end
  if a.region ~= b.region then return (a.region or "") < (b.region or "") end
  return a.commitment < b.commitment
end

--- Of offers of the same accelerators by the same provider the cheapest: whatever is
-- served on one is served on the others, for more.
---@param offers table[]
---@return table[] each with `offers`, how many there were
function machines.cheapest(offers)
  local groups, order = {}, {}
  for _, offer in ipairs(offers) do
    local key = ("%s %s %d"):format(offer.provider, offer.accelerator, offer.count)
    local best = groups[key]
    if not best then order[#order + 1] = key end
    local count = (best and best.offers or 0) + 1
    groups[key] = best and not cheaper(offer, best) and best or offer
    groups[key].offers = count
  end
  local list = {}
  for i, key in ipairs(order) do list[i] = groups[key] end
  return list
end

-- ----- accelerators and engines -----

-- What can be reckoned with; nil where the catalogs do not tell enough.
local function accelerator_of(name)
  local entry = context.services.entry("accelerators", name, { as_of = context.as_of })
  local known = entry and entry.bandwidth and (entry.bf16 or entry.fp16) and (entry.usable_memory or entry.memory)
  return known and entry or nil
end

-- An accelerator under each engine; none of one that cannot be reckoned with.
local function seats_of(name, engines)
  local entry, seats = accelerator_of(name), {}
  for i, engine in ipairs(entry and engines or {}) do
    seats[i] = { accelerator = entry, engine = engine, efficiency = (efficiency.row(engine, entry)),
                 memory = point(memory.capacity(entry), "B") }
  end
  return seats
end

--- Rows of the cheapest offers: every width and engine of each.
---@param offers table[]
---@param engines string[]
---@return table[] rows { offer, accelerator, engine, efficiency, memory, width }
function machines.rows(offers, engines)
  local rows, seats = {}, {}
  for _, offer in ipairs(offers) do
    local name = offer.accelerator
    seats[name] = seats[name] or seats_of(name, engines)
    for _, seat in ipairs(seats[name]) do
      for _, width in ipairs(plan.widths(offer.count)) do
        rows[#rows + 1] = { offer = offer, width = width, accelerator = seat.accelerator, engine = seat.engine,
                            efficiency = seat.efficiency, memory = seat.memory }
      end
    end
  end
  return rows
end

-- ----- classes -----

-- The figures of a side as plain numbers, and in what units.
local function plain_side(side)
  local numbers, units, names = {}, {}, {}
  for name, amount in pairs(side.figures) do
    names[#names + 1], units[name] = name, amount:unit()
    numbers[name] = point(amount)
  end
  table.sort(names)
  return { numbers = numbers, units = units, names = names, as = side.as, quantized = side.quantized,
           unpacked = ("%s %s"):format(side.as.matrices == "int4", side.as.experts == "int4") }
end

local function side_of(row, model, seen)
  local key = row.engine .. " " .. row.accelerator.name
  seen[key] = seen[key] or plain_side(plan.side(row.accelerator, row.efficiency, model.computed, model.mean))
  return seen[key]
end

local function key_of(row, side)
  local units = {}
  for i, name in ipairs(side.names) do units[i] = name .. "=" .. side.units[name] end
  return table.concat({ row.engine, side.unpacked, table.concat(units, " ") }, " ")
end

local function new_class(row, side)
  return { rows = {}, sides = {}, engine = row.engine, as = side.as, quantized = side.quantized, names = side.names,
           units = side.units }
end

local function figures_of(class)
  local made = {}
  for _, name in ipairs(class.names) do
    local values = {}
    for i, side in ipairs(class.sides) do values[i] = side.numbers[name] end
    made[name] = axes.figure(machines.axis, values, class.units[name])
  end
  return made
end

-- Numbers of the providers among the rows, from 0.
local function number_providers(class)
  local numbers = {}
  class.providers = {}
  for _, row in ipairs(class.rows) do
    local name = row.offer.provider
    if not numbers[name] then numbers[name], class.providers[#class.providers + 1] = #class.providers, name end
  end
  return axes.of(machines.axis, class.rows, function(row) return numbers[row.offer.provider] end)
end

local function of_offers(class, read, unit)
  return axes.of(machines.axis, class.rows, read, unit)
end

local function finish(class)
  class.side = { figures = figures_of(class), as = class.as, quantized = class.quantized }
  class.capacity = of_offers(class, function(row) return row.memory end, "B")
  class.price = of_offers(class, function(row) return row.offer.price end, "USD/hour")
  class.count = of_offers(class, function(row) return row.offer.count end)
  class.width = of_offers(class, function(row) return row.width end)
  class.provider = number_providers(class)
  class.memory = figures.entry("engines", plan.memory_engine(class.engine))
  class.dimension = axes.dimension(machines.axis, #class.rows)
  return class
end

--- Rows in classes that the hosting code treats alike under weights of a precision.
---@param rows table[] of machines.rows
---@param model table a row of the class of models that is served on them
---@return table[] classes { rows, engine, memory, side, capacity, price, count, width, provider, dimension }
function machines.classes(rows, model)
  local classes, order, seen = {}, {}, {}
  for _, row in ipairs(rows) do
    local side = side_of(row, model, seen)
    local key = key_of(row, side)
    if not classes[key] then
      classes[key] = new_class(row, side)
      order[#order + 1] = classes[key]
    end
    table.insert(classes[key].rows, row)
    table.insert(classes[key].sides, side)
  end
  for _, class in ipairs(order) do finish(class) end
  return order
end

return machines

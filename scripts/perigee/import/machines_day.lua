--- What lists of machines that were read on one day have in common: offers become
-- observations (machines_seen.lua), and every row of the list is accounted for.
--
-- An offer is a row of a list: { label (as the report calls it), provider, name, region,
-- accelerator, count, memory, host, vcpu, ram, prices, note }.
local gates = require "perigee.catalog.gates"
local gathered = require "perigee.import.gathered"
local kinds = require "perigee.catalog.kinds"
local machines_earlier = require "perigee.import.machines_earlier"
local schema = require "perigee.catalog.schema"
local seen = require "perigee.import.machines_seen"
local write = require "perigee.catalog.write"

local machines_day = {}

-- ----- what is believed -----

-- Leaves out what is dearer than on demand although it is meant to save.
local function drop_dear(offer, report)
  local most = offer.prices.on_demand
  for _, field in ipairs(most and seen.fields or {}) do
    local price = offer.prices[field]
    if price and price > most * 1.0001 and not field:find("_upfront$") then
      report:remark(offer.label, "%s is dearer than on demand: left out", field)
      offer.prices[field] = nil
    end
  end
end

--- Why the prices of an offer are not believed, or nil.
function machines_day.fault(offer)
  for _, field in ipairs(seen.fields) do
    local price = offer.prices[field]
    local fault = price and not field:find("_upfront$")
      and gates.size_fault(seen.money(price, field, offer.currency), "hour")
    if fault then return ("%s: %s"):format(field, (fault:gsub(":.*$", ""))) end
  end
end

-- ----- names -----

--- A machine's name as a catalog may have it.
function machines_day.name(text)
  local plain = gathered.text(tostring(text)) or ""
  return (plain:gsub(" ", "-"):gsub("^[/%-]+", ""):gsub("[/%-]+$", ""))
end

--- A cell's text on one line, cut where it is very long; nil where it has none.
---@param cell any
---@return string?
function machines_day.text(cell)
  return gathered.text(tostring(cell))
end

--- Whether a text has one of some patterns.
function machines_day.any(text, patterns)
  for _, pattern in ipairs(patterns) do
    if text:find(pattern) then return true end
  end
  return false
end

-- What makes two offers of one name different machines.
local function built(offer)
  return ("%s x %s"):format(offer.count or 0, offer.accelerator or "nothing")
end

-- ----- collecting -----

local Day = {}
Day.__index = Day

---@param of table day, source, report; note of the whole list
function machines_day.new(of)
  return setmetatable({ day = of.day, source = of.source, note = of.note, report = of.report, offers = {},
                        names = {} }, Day)
end

-- Why an offer cannot stand beside those before it, or nil.
function Day:clash(offer)
  local key = schema.fold(offer.provider .. "/" .. offer.name)
  local first = self.names[key] or offer
  self.names[key] = first
  if first.name ~= offer.name then
    return ("'%s' and '%s' are one name in a catalog"):format(first.name, offer.name)
  elseif built(first) ~= built(offer) then
    return ("another row of that name has %s"):format(built(first))
  end
end

--- Adds an offer, or reports why it is left out.
---@return boolean? added
function Day:add(offer)
  local report = self.report
  if next(offer.prices) == nil then
    report:skip(offer.label, "no price")
    return nil
  end
  local fault, clash = machines_day.fault(offer), nil
  if not fault then clash = self:clash(offer) end
  if fault then
    report:quarantine(offer.label, "%s", fault)
  elseif clash then
    report:skip(offer.label, "%s", clash)
  else
    drop_dear(offer, report)
    self.offers[#self.offers + 1] = offer
    report:take(offer.label, offer.provider .. "/" .. offer.name)
    return true
  end
end

-- ----- zones of a region, regions that are alike -----

local function cheapest_first(a, b)
  local x, y = a.prices.on_demand or math.huge, b.prices.on_demand or math.huge
  if x ~= y then return x < y end
  return (a.prices.spot or math.huge) < (b.prices.spot or math.huge)
end

local function add_note(offer, note)
  offer.note = offer.note and offer.note .. "; " .. note or note
end

-- The zones of a region as one offer: each price of the cheapest of them.
local function joined(zones)
  table.sort(zones, cheapest_first)
  local one = zones[1]
  for _, field in ipairs(seen.fields) do
    local most
    for _, zone in ipairs(zones) do
      local price = zone.prices[field]
      one.prices[field] = math.min(one.prices[field] or price or math.huge, price or math.huge)
      most = math.max(most or 0, price or 0)
    end
    if one.prices[field] == math.huge then
      one.prices[field] = nil
    elseif most > one.prices[field] then
      add_note(one, ("%s of the cheapest of %d zones, in the dearest %s"):format(field, #zones,
        seen.money(most, field, one.currency)))
    end
  end
  return one
end

-- Offers by machine and region.
local function by_place(offers)
  local places, order = {}, {}
  for _, offer in ipairs(offers) do
    local key = table.concat({ offer.provider, offer.name, offer.region or "" }, "\0")
    if not places[key] then
      places[key] = {}
      order[#order + 1] = key
    end
    table.insert(places[key], offer)
  end
  local list = {}
  for i, key in ipairs(order) do list[i] = joined(places[key]) end
  return list
end

local function prices_key(offer)
  local parts = { offer.currency or "USD", offer.note or "" }
  for i, field in ipairs(seen.fields) do parts[i + 2] = tostring(offer.prices[field]) end
  return table.concat(parts, "\0")
end

-- Of a provider without a usual region: what costs the same in all its regions holds
-- everywhere, so that nobody must name one.
local function everywhere(list)
  local machines = {}
  for _, offer in ipairs(list) do
    local id = offer.provider .. "/" .. offer.name
    machines[id] = machines[id] or { same = true, first = offer, count = 0 }
    local machine = machines[id]
    machine.count = machine.count + 1
    machine.same = machine.same and prices_key(offer) == prices_key(machine.first)
  end
  local kept = {}
  for _, offer in ipairs(list) do
    local machine = machines[offer.provider .. "/" .. offer.name]
    local usual = seen.default_region[offer.provider]
    if usual or not machine.same or machine.count == 1 then
      kept[#kept + 1] = offer
    elseif machine.first == offer then
      offer.region = nil
      add_note(offer, ("the same in %d regions"):format(machine.count))
      kept[#kept + 1] = offer
    end
  end
  return kept
end

-- ----- catalogs -----

--- The files of catalogs of machines, by provider, with what an earlier import wrote there,
-- and the whole report beside them.
---@param catalogs table<string, table>
---@param importer string its name
---@param file string the list
---@param options table output, as_of: the day on which it was read
---@param report table
---@return table[]? files { path, body }
---@return string[]|string lines of the report, or what is wrong
function machines_day.files(catalogs, importer, file, options, report)
  local files = {}
  for i, provider in ipairs(schema.keys(catalogs)) do
    local path = ("%s/machines/%s.lua"):format(options.output, provider)
    local ok, message = machines_earlier.add(catalogs[provider], path, options.as_of, report)
    if not ok then return nil, message end
    files[i] = { path = path, body = write.catalog(kinds.by_name.machines, catalogs[provider],
                                                    gathered.head(importer, file, options.as_of)) }
  end
  files[#files + 1] = { path = ("%s/%s.report.csv"):format(options.output, importer), body = report:csv() }
  return files, report:lines()
end

--- The catalogs of what was added.
---@return table<string, table> by provider
function Day:catalogs()
  local machines = seen.machines(function() end)
  for _, offer in ipairs(everywhere(by_place(self.offers))) do
    offer.day = self.day
    machines:add(offer)
  end
  local catalogs = machines:catalogs()
  for _, data in pairs(catalogs) do
    data.source, data.as_of, data.note = self.source, self.day, self.note
    for _, entry in pairs(data.machines) do
      for _, row in ipairs(entry) do row.as_of = nil end
    end
  end
  return catalogs
end

return machines_day

--- From prices of machines as they were seen on days to rows that each hold from a day on.
--
-- An observation says that prices were seen on a day: { provider, name, region, day,
-- accelerator, count, memory, vcpu, ram, service, host, prices (by a row's field, plain
-- numbers), currency (USD where left out), apart (true: the prices are of one of its
-- `count` accelerators), source, doubt (of the day), note, ends }.
--
--   * observations of one machine in one region that agree are one row: `from` is
--     the first day on which the price was seen, `as_of` the last; a row ends on the
--     day on which the next price was first seen;
--   * observations more than 18 months apart are not joined, unless a third lies
--     between them;
--   * a price of one accelerator that, times their number, is a price of the whole
--     machine (but for the rounding of a cent) is another sight of that one; any other
--     makes a row per accelerator, but for a day of which the whole price is known;
--   * of several prices of one day the dearest is kept;
--   * a step of ten times from one row to the next is not believed (gates.lua), and the
--     later price is held back.
local amounts = require "perigee.import.amounts"
local gates = require "perigee.catalog.gates"
local rent = require "perigee.catalog.rent"

local seen = {}

seen.APART = 18 -- months between two observations that are joined

--- Regions where a lookup goes that names none, by provider.
seen.default_region = { aws = "us-east-1", gcp = "us-central1", azure = "eastus" }

-- ----- prices -----

--- A price as a catalog writes it.
---@param field string of a row
function seen.money(number, field, currency)
  if field:find("_upfront$") then
    return amounts.text(number) .. " " .. (currency or "USD")
  end
  return amounts.per(number, "hour", currency)
end

--- The fields of a row that are prices, in their order.
seen.fields = {}
for _, name in ipairs(rent.commitments) do
  table.insert(seen.fields, name)
  if rent.terms[name] then table.insert(seen.fields, name .. "_upfront") end
end

-- ----- which prices are one -----

local function months_between(a, b)
  local y1, m1 = a:match("^(%d+)%-(%d+)")
  local y2, m2 = b:match("^(%d+)%-(%d+)")
  return (y2 - y1) * 12 + (m2 - m1)
end

local CENT = 0.0101 -- what a price of one accelerator may be off: it is rounded, or cut

-- The whole price that an accelerator's is another sight of, or nil.
local function whole_price(one, others)
  local each = one.prices.on_demand
  for _, other in ipairs(each and others or {}) do
    local price = not other.apart and other.prices.on_demand
    if price and math.abs(price - one.count * each) <= one.count * CENT then
      return price
    end
  end
  return one.count == 1 and each or nil
end

-- Turns prices of one accelerator into whole ones where these are known.
local function confirm(all)
  for _, one in ipairs(all) do
    local price = one.apart and whole_price(one, all)
    if price then
      one.prices, one.apart = one.count == 1 and one.prices or { on_demand = price }, nil
    end
  end
end

local function sorted(all)
  table.sort(all, function(a, b)
    if a.day ~= b.day then return a.day < b.day end
    if a.apart ~= b.apart then return not a.apart end
    return (a.prices.on_demand or 0) > (b.prices.on_demand or 0)
  end)
  return all
end

local function same_prices(row, one)
  for _, field in ipairs(seen.fields) do
    local a, b = row.prices[field], one.prices[field]
    if a and b and math.abs(a - b) > 0.006 * math.min(1, b) then return false end
  end
  return row.apart == one.apart and row.currency == one.currency
end

local function agree(row, one)
  return same_prices(row, one) and months_between(row.last, one.day) <= seen.APART
end

-- ----- rows -----

local function add_once(list, item)
  for _, known in ipairs(list) do
    if known == item then return end
  end
  list[#list + 1] = item
end

local function take(row, one)
  row.last, row.ends = one.day, one.ends or row.ends
  for field, price in pairs(one.prices) do
    row.prices[field], row.days[field] = price, one.day
  end
  add_once(row.sources, one.source)
  add_once(row.doubts, one.doubt)
  add_once(row.notes, one.note)
end

local function start(one)
  return { from = one.day, last = one.day, apart = one.apart, currency = one.currency, prices = {},
           days = {}, sources = {}, doubts = {}, notes = {} }
end

-- Why the step from a row to the next price is not believed, or nil.
local function jump_fault(row, one)
  for _, field in ipairs(seen.fields) do
    local before, after = row.prices[field], one.prices[field]
    if before and after and not field:find("_upfront$") then
      local fault = gates.jump_fault(seen.money(before, field, row.currency),
                                     seen.money(after, field, one.currency), "hour")
      if fault then return ("%s: %s"):format(field, (fault:gsub(":.*$", ""))) end
    end
  end
end

-- Where an observation goes: the last row, a new one, or none, and why.
local function row_for(rows, one)
  local row = rows[#rows]
  if row and row.from == one.day then
    return same_prices(row, one) and row or nil, "another price of that day is kept"
  elseif row and agree(row, one) then
    return row
  end
  local jump = row and jump_fault(row, one)
  if jump then return nil, jump, true end
  rows[#rows + 1] = start(one)
  return rows[#rows]
end

-- `remark(one, why, unbelieved)` is told what is left out.
local function grouped(all, remark)
  local rows = {}
  for _, one in ipairs(all) do
    local row, why, unbelieved = row_for(rows, one)
    if row then take(row, one) else remark(one, why, unbelieved) end
  end
  return rows
end

-- The day on which a row's price is said to have ended, where that is before the next one's.
local function end_of(row, following)
  local ends = row and row.ends
  return ends and ends > row.last and not (following and ends > following.from) and ends or nil
end

local function notes_of(row, began, ends)
  local notes = table.move(row.doubts, 1, #row.doubts, 1, {})
  if began then
    notes[#notes + 1] = ("start recalled, not read: seen from %s on"):format(row.last)
  end
  if ends then notes[#notes + 1] = "end recalled, not read" end
  for _, field in ipairs(seen.fields) do
    if row.days[field] and row.days[field] ~= row.last then
      notes[#notes + 1] = ("%s read %s"):format(field, row.days[field])
    end
  end
  table.move(row.notes, 1, #row.notes, #notes + 1, notes)
  return notes[1] and table.concat(notes, "; ") or nil
end

-- The catalog's row.  Where the list says on which day a price ended, the next began on it.
local function finished(row, region, before, following)
  local began, ends = end_of(before, row), end_of(row, following)
  local made = { region = region, from = began or row.from, to = ends or following and following.from,
                 per = row.apart and "accelerator" or nil, note = notes_of(row, began, ends),
                 source = row.sources[1] and table.concat(row.sources, "; ") or nil, as_of = row.last }
  for _, field in ipairs(seen.fields) do
    local price = row.prices[field]
    made[field] = price and seen.money(price, field, row.currency) or nil
  end
  return made
end

local function rows_of(all, region, remark)
  confirm(all)
  local rows, made = grouped(sorted(all), remark), {}
  for i, row in ipairs(rows) do
    made[i] = finished(row, region, rows[i - 1], rows[i + 1])
  end
  return made
end

-- ----- machines -----

local Machines = {}
Machines.__index = Machines

---@param remark fun(one: table, why: string, unbelieved: boolean?) told which observations are left out
function seen.machines(remark)
  return setmetatable({ list = {}, remark = remark }, Machines)
end

local FIELDS = { "accelerator", "count", "memory", "host", "vcpu", "ram", "service", "aliases" }

--- Adds an observation.
function Machines:add(one)
  local id = one.provider .. "/" .. one.name
  local machine = self.list[id] or { provider = one.provider, name = one.name, regions = {} }
  self.list[id] = machine
  for _, field in ipairs(FIELDS) do
    if machine[field] == nil or not one.apart and one[field] ~= nil then machine[field] = one[field] end
  end
  local region = one.region or ""
  machine.regions[region] = machine.regions[region] or {}
  table.insert(machine.regions[region], one)
end

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

local function entry_of(machine, remark)
  local entry = {}
  for _, field in ipairs(FIELDS) do entry[field] = machine[field] end
  for _, region in ipairs(sorted_keys(machine.regions)) do
    local rows = rows_of(machine.regions[region], region ~= "" and region or nil, remark)
    table.move(rows, 1, #rows, #entry + 1, entry)
  end
  return entry
end

--- What was added as catalogs, by provider.
---@return table<string, table>
function Machines:catalogs()
  local catalogs = {}
  for _, id in ipairs(sorted_keys(self.list)) do
    local machine = self.list[id]
    local catalog = catalogs[machine.provider]
      or { kind = "machines", provider = machine.provider, machines = {},
           default_region = seen.default_region[machine.provider] }
    catalogs[machine.provider] = catalog
    catalog.machines[machine.name] = entry_of(machine, self.remark)
  end
  return catalogs
end

return seen

--- The rows of a bill: what a request is charged in each dimension.
--
-- One implementation for every reader: perigee.api's cost rows and `perigee price` are
-- these, over uncertain traffic or over plain counts.
local core = require "perigee.core"
local dimensions = require "perigee.catalog.dimensions"
local fallback = require "perigee.billing.fallback"
local near = require "perigee.near"
local price = require "perigee.billing.price"
local schema = require "perigee.catalog.schema"

local rows = {}

---@class perigee.bill_row
---@field dimension string the price that bills it: "batch_input"
---@field quantity userdata how many of it a request has
---@field price userdata money for each
---@field cost userdata money for a request
---@field text? string the price as the catalog has it

local FREE = "0 USD/token"

-- Modes of models that answer in tokens, and of those that read them: what the others
-- have no price of, they do not charge.
local WRITES = { text = true, realtime = true }
local READS = { text = true, realtime = true, embedding = true }

-- The standard way, then each variant that has a share of the requests.
local function ways_of(shares)
  local list, rest = {}, 1
  for _, variant in ipairs(dimensions.variants) do
    if shares and shares[variant] then
      list[#list + 1], rest = { variant = variant, share = shares[variant] }, rest - shares[variant]
    end
  end
  table.insert(list, 1, { share = rest })
  return list
end

local function is_zero(amount)
  if not core.is_quantity(amount) then return amount == 0 end
  return amount:op() == "constant" and core.value(amount, {}) == 0
end

local function spoken(name) return (name:gsub("_", " ")) end

-- Why a dimension that nothing bills is a mistake; nil where it is none.
local function unpriced(record, base, variant, day)
  if base == "output" or base == "reasoning_output" then
    if not WRITES[record.mode] then return nil end
  elseif base == "input" and not READS[record.mode] then
    return nil
  end
  local of = base:find "^per_" and "" or "of "
  return ("%s has no %sprice %s%s on %s"):format(record.name, variant and variant .. " " or "", of, spoken(base), day)
end

-- Adds an amount to the row of the price that bills it.
local function add(bill, name, base, amount)
  local row = bill.by_name[name]
  if row then
    row.quantity = row.quantity + amount
  else
    row = { dimension = name, quantity = amount }
    bill.by_name[name], bill[#bill + 1] = row, row
  end
  if dimensions.by_name[name].base ~= base then
    bill.notes[#bill.notes + 1] = ("no price of %s: billed as %s"):format(spoken(base), spoken(name))
  end
end

-- The amounts of one way of answering; a message where one has no price.
local function gather(bill, record, request, way, day)
  for _, dimension in ipairs(dimensions.list) do
    local amount = not dimension.variant and request.amounts[dimension.name]
    if amount and not is_zero(amount) then
      local name = record.free and dimension.name or fallback.name(record, dimension.name, way.variant)
      local message = not name and unpriced(record, dimension.name, way.variant, day)
      if message then return message end
      if name then add(bill, name, dimension.name, amount * way.share) end
    end
  end
end

-- The order in which bills show what they charge.
local function in_order(bill)
  local rank = {}
  for i, dimension in ipairs(dimensions.list) do rank[dimension.name] = i end
  table.sort(bill, function(a, b) return rank[a.dimension] < rank[b.dimension] end)
end

local function charge(bill, record, request, ways)
  for _, row in ipairs(bill) do
    row.text = record[row.dimension]
    row.price = record.free and core.quantity(FREE) or price.of(record, row.dimension, request.prompt, ways)
    row.cost = core.quantity(row.quantity * row.price)
  end
end

--- The sum of a bill's rows: money for a request.
function rows.total(bill)
  local sum = core.quantity "0 USD/request"
  for i, row in ipairs(bill) do
    sum = i == 1 and row.cost or sum + row.cost
  end
  return sum
end

-- What is missing to the least that a request costs.
local function add_minimum(bill, record)
  local least = record.minimum and price.leaf(record, record.minimum, "minimum")
  if least and least:dimension() == "money/request" then
    local missing = core.max(least - rows.total(bill), core.quantity "0 USD/request")
    bill[#bill + 1] = { dimension = "minimum", quantity = core.quantity(1), price = missing, cost = missing,
                        text = record.minimum }
  end
end

-- Why a region is none of the row's; nil where it is, or where none is said.
local function region_fault(record, region)
  if region and not (record.regions and record.regions[region]) then
    local known = schema.keys(record.regions or {})
    return ("%s has no factor for region '%s'%s"):format(record.name, region,
      #known > 0 and ": there is " .. near.join(known, "and") or ": its price holds everywhere")
  end
end

--- The bill of a request.
---@param record table a row of a model's prices, as book:entry gives it
---@param request table prompt: tokens of the whole prompt; amounts: quantities of one
--  request by dimension, cached tokens apart from input
---@param ways table shares: of requests by variant, { batch = 0.3 }; region; at: "HH:MM", UTC,
--  or hours: shares of requests in each part of the day; day: whose prices these are
---@return perigee.bill_row[]? bill with `notes`
---@return string? message
function rows.of(record, request, ways)
  local bill = { by_name = {}, notes = {} }
  local message = region_fault(record, ways.region)
  for _, way in ipairs(message and {} or ways_of(ways.shares)) do
    message = message or not is_zero(way.share) and gather(bill, record, request, way, ways.day) or nil
  end
  if message then return nil, message end
  in_order(bill)
  charge(bill, record, request, ways)
  add_minimum(bill, record)
  return bill
end

return rows

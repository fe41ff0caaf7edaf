--- The schema of `kind = "machines"`: what a provider rents by the hour, region by
-- region and day by day.  A price is that of the whole machine, unless its row says
-- `per = "accelerator"` or its machine has a `host` (rent.lua).
local amount = require "perigee.catalog.amount"
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local money = require "perigee.catalog.money"
local rent = require "perigee.catalog.rent"
local schema = require "perigee.catalog.schema"

local hourly = figure.price(money.per.hour)

-- The fields of a row with their rules, and what the prices among them are per.
local function row_fields()
  local rules, gated = { { "per", schema.rule.choice { "machine", "accelerator" } } }, {}
  for _, name in ipairs(rent.commitments) do
    rules[#rules + 1], gated[name] = { name, hourly }, "hour"
    if rent.terms[name] then
      rules[#rules + 1] = { name .. "_upfront", figure.money }
    end
  end
  return rules, gated
end

local ROW, GATED = row_fields()

-- ----- a row -----

local function has_price(row)
  for _, name in ipairs(rent.commitments) do
    if row[name] ~= nil then
      return true
    end
  end
end

-- What an amount comes to as the price of an hour; nil where it is uncertain or no amount.
local function hour_of(text)
  local low, high, currency = amount.of(text, "hour")
  if low and low == high then
    return low * 3600, currency
  end
end

local NEAR = 0.01 -- by which a sum and its hours may differ: both are rounded

-- Why what is paid upfront does not fit the price of an hour, or nil.
local function upfront_fault(name, price, upfront)
  local each, currency = hour_of(price)
  local paid, paid_in = hour_of(upfront .. "/hour")
  if not (each and paid) or currency ~= paid_in then
    return nil
  end
  local term = rent.terms[name] * each
  local whole = name:find("_all$") and math.abs(paid - term) > NEAR * term
  if whole or paid > term * (1 + NEAR) then
    return ("%s of %d hours at '%s' are %.0f %s: one of the two is wrong"):format(
      whole and "all" or "even all", rent.terms[name], price, term, currency)
  end
end

local function check_upfront(report, row)
  for _, name in ipairs(rent.commitments) do
    local field = name .. "_upfront"
    local upfront = rent.terms[name] and row[field]
    if upfront and row[name] == nil then
      report:add(row, field, "it stands without %s: give what an hour comes to, all that is paid spread over "
        .. "the term", name)
    elseif upfront and not figure.money.fault(upfront) then
      local fault = upfront_fault(name, row[name], upfront)
      if fault then
        report:add(row, field, "'%s': %s", upfront, fault)
      end
    end
  end
end

local function check_row(report, row)
  if not has_price(row) then
    report:add(row, nil, "a row without a price: give on_demand, spot, reserved_1y or reserved_3y")
  end
  check_upfront(report, row)
end

-- ----- a machine -----

-- What a machine with accelerators says of them.
local TOGETHER = { "accelerator", "count", "memory" }

local function check_together(report, item)
  local given = 0
  for _, field in ipairs(TOGETHER) do
    given = given + (item[field] ~= nil and 1 or 0)
  end
  if given > 0 and given < #TOGETHER then
    report:add(item, nil, "accelerator, count and memory (of one) go together: give all or none")
  end
end

-- Accelerators that are priced apart must be there.
local function check_apart(report, item)
  if item.count ~= nil then
    return
  elseif item.host ~= nil then
    report:add(item, "host", "nothing is added to it: give accelerator, count and memory")
  end
  for _, row in ipairs(item) do
    if type(row) == "table" and row.per == "accelerator" then
      report:add(row, "per", "a price per accelerator, and the machine has none: give accelerator, count and memory")
    end
  end
end

local function check_host(report, item, name, data)
  local own = type(data.provider) == "string" and type(item.host) == "string"
    and item.host:gsub("^" .. data.provider:gsub("%p", "%%%0") .. "/", "")
  local host = own and data.machines[own]
  if own == name then
    report:add(item, "host", "it is its own host: name the machine that it is added to")
  elseif type(host) == "table" and host.host ~= nil then
    report:add(item, "host", "'%s' has a host itself: name the machine that all is added to", item.host)
  end
end

local function check_entry(report, item, name, data)
  check_together(report, item)
  check_apart(report, item)
  check_host(report, item, name, data)
end

-- ----- what is listed -----

-- Puts the prices of the whole machine in the place of a row's own; true where they differ.
local function complete(shown, entry, row, find)
  if row.per ~= "accelerator" and not entry.host then
    return false
  end
  local record = setmetatable({ name = entry.name, host = entry.host, count = entry.count },
                              { __index = row })
  local records, host = { record }, rent.host(record)
  if host then
    local found = find(host, row.region)
    records[2] = found and not found.host and found or {}
  end
  for _, name in ipairs(rent.commitments) do
    shown[name] = shown[name] and rent.whole(records, name)
  end
  return true
end

return kind.new {
  name = "machines", folder = "machines", noun = "machine", regions = true, inherits = true,
  owner = "provider", owner_is = "who rents them out",
  list = "machines", list_is = "a table of machines, each a list of rows", example = "p4d.24xlarge",
  entry = {
    { "accelerator", schema.rule.text() },
    { "count", figure.count(1) },
    { "memory", figure.bytes },
    { "host", schema.rule.text() },
    { "vcpu", figure.number },
    { "ram", figure.bytes },
    { "service", schema.rule.text() },
  },
  row = ROW, gated = GATED,
  row_example = "region, from, on_demand, source",
  listed = { "on_demand", "count", "accelerator", "memory", "spot" }, packed = true,
  check_row = check_row, check_entry = check_entry, complete = complete,
}

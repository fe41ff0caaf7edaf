--- A month of requests: what the rows of a bill come to over time, where much use is
-- cheaper, and where a month costs something at least.
local core = require "perigee.core"
local price = require "perigee.billing.price"

local month = {}

-- The steps of a row's volume prices that count by money, or by what is used.
local function steps_of(record, by_money)
  local steps = {}
  for _, step in ipairs(record.volume or {}) do
    local above = core.quantity(step.above)
    if (above:dimension() == "money/time") == by_money then
      steps[#steps + 1] = { above = above, step = step }
    end
  end
  return steps
end

local function discounted(record, paid, step)
  local discount = price.leaf(record, step.discount, "discount above " .. step.above)
  return paid * (1 - discount)
end

-- A row's price at each step of use; a step that says nothing of it is left out.
local function priced_steps(record, row)
  local priced = {}
  for _, each in ipairs(steps_of(record, false)) do
    local own = each.step[row.dimension]
    local paid = own and price.leaf(record, own, ("%s price above %s"):format(row.dimension, each.step.above))
      or each.step.discount and discounted(record, row.price, each.step)
    if paid then
      priced[#priced + 1] = { above = each.above, price = paid }
    end
  end
  return priced
end

local function stepped(record, amount, paid, steps)
  if record.volume_sense == "whole" then
    return amount * core.pricing.whole { amount = amount, price = paid, steps = steps }
  end
  return core.pricing.marginal { amount = amount, price = paid, steps = steps }
end

local function cost_of(record, row, requests)
  local steps = priced_steps(record, row)
  if #steps == 0 then return requests * row.cost end
  return stepped(record, core.quantity(requests * row.quantity), row.price, steps)
end

local function sum_of(list)
  local sum = 0
  for _, row in ipairs(list) do sum = sum + row.cost end
  return core.quantity(sum)
end

-- What steps by money take off the whole bill.
local function add_discount(list, record)
  local steps = {}
  for i, each in ipairs(steps_of(record, true)) do
    steps[i] = { above = each.above, price = discounted(record, core.quantity(1), each.step) }
  end
  if #steps > 0 and #list > 0 then
    local sum = sum_of(list)
    list[#list + 1] = { label = "volume discount", cost = stepped(record, sum, core.quantity(1), steps) - sum }
  end
end

local function add_minimum(list, record)
  local least = record.minimum and price.leaf(record, record.minimum, "minimum")
  if least and least:dimension() == "money/time" then
    local missing = #list > 0 and core.max(least - sum_of(list), core.quantity "0 USD/month") or least
    list[#list + 1] = { label = "minimum", cost = missing }
  end
end

--- The rows of a bill over time.
---@param record table the row of prices
---@param bill perigee.bill_row[] of a request
---@param requests userdata requests per time
---@return { label: string, cost: userdata, row: perigee.bill_row? }[] money per time
function month.of(record, bill, requests)
  local list = {}
  for i, row in ipairs(bill) do
    list[i] = { label = row.dimension:gsub("_", " "), cost = cost_of(record, row, requests), row = row }
  end
  add_discount(list, record)
  add_minimum(list, record)
  return list
end

--- Throughput that is bought by the hour.
---@param record table the row of prices
---@param field string "provisioned_1m"
---@param units userdata how many units
---@return { label: string, cost: userdata }
function month.provisioned(record, field, units)
  return { label = field:gsub("_", " "), cost = units * price.leaf(record, record[field], field:gsub("_", " ")) }
end

return month

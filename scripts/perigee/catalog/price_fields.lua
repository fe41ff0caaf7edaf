--- The prices that a row of `kind = "api-prices"` may hold: each dimension of a bill, and
-- throughput that is kept for one.
local dimensions = require "perigee.catalog.dimensions"
local figure = require "perigee.catalog.figure"
local money = require "perigee.catalog.money"

---@class perigee.price_fields
---@field list { [1]: string, [2]: perigee.rule }[] in the order in which they are written
---@field rules table<string, perigee.rule> each by its name
---@field gated table<string, string> what each is per, for gates.lua
local fields = { list = {}, rules = {}, gated = {} }

local PROVISIONED = { "provisioned", "provisioned_1m", "provisioned_3m", "provisioned_6m", "provisioned_1y" }

local function add(name, per)
  local rule = figure.price(money.per[per])
  fields.list[#fields.list + 1] = { name, rule }
  fields.rules[name], fields.gated[name] = rule, per
end

-- What every model has comes first in a file.
add("input", "token")
add("output", "token")
for _, dimension in ipairs(dimensions.list) do
  if not fields.rules[dimension.name] then
    add(dimension.name, dimension.per)
  end
end
for _, name in ipairs(PROVISIONED) do
  add(name, "hour")
end

--- A price of a record, the first by name; nil where it has none.
---@param record table
---@return string?
function fields.first(record)
  local first
  for key in next, record do
    if fields.rules[key] and (not first or key < first) then
      first = key
    end
  end
  return first
end

return fields

--- The schema of `kind = "machines"`: what a provider rents by the hour, region by
-- region and day by day.  A price is that of the whole machine.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local money = require "perigee.catalog.money"
local schema = require "perigee.catalog.schema"

local hourly = figure.price(money.per.hour)

local PRICES = { "on_demand", "spot", "reserved_1y", "reserved_3y" }

local function check_row(report, row)
  for _, name in ipairs(PRICES) do
    if row[name] ~= nil then
      return
    end
  end
  report:add(row, nil, "a row without a price: give on_demand, spot, reserved_1y or reserved_3y")
end

-- What a machine with accelerators says of them.
local TOGETHER = { "accelerator", "count", "memory" }

local function check_entry(report, item, name)
  local given = {}
  for _, field in ipairs(TOGETHER) do
    given[#given + 1] = item[field] ~= nil and field or nil
  end
  if #given > 0 and #given < #TOGETHER then
    report:add(item, nil, "'%s' needs accelerator, count and memory (of one) together", name)
  end
end

return kind.new {
  name = "machines", folder = "machines", noun = "machine", regions = true, inherits = true,
  owner = "provider", owner_is = "who rents them out",
  list = "machines", list_is = "a table of machines, each a list of rows", example = "p4d.24xlarge",
  entry = {
    { "accelerator", schema.rule.text() },
    { "count", figure.count(1) },
    { "memory", figure.bytes },
    { "vcpu", figure.number },
    { "ram", figure.bytes },
    { "service", schema.rule.text() },
  },
  row = { { "on_demand", hourly }, { "spot", hourly }, { "reserved_1y", hourly },
          { "reserved_3y", hourly } },
  row_example = "region, from, on_demand, source",
  listed = { "on_demand", "count", "accelerator", "memory", "spot" }, packed = true,
  check_row = check_row, check_entry = check_entry,
}

--- The schema of `kind = "services"`: what is paid for by use beside machines and
-- tokens: functions, gateways, traffic, storage, tools.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local money = require "perigee.catalog.money"
local schema = require "perigee.catalog.schema"
local use = require "perigee.catalog.use"

local anything, request = figure.price(money.per.anything), figure.price(money.per.request)

local USE = {
  fault = function(value)
    return not use.read(value) and ("'%s': write it as \"1 TB/month\""):format(tostring(value)) or nil
  end,
}
local TIER = { above = figure.required(USE, "the monthly use past which the tier holds, as \"1 TB/month\""),
               price = figure.required(anything, "what each unit past it costs") }

local function check_tiers(report, row)
  local last
  report:within "tiers"
  for _, tier in ipairs(type(row.tiers) == "table" and schema.tables(report, row.tiers, "a tier") or {}) do
    schema.record(report, tier, TIER)
    local amount = use.read(tier.above)
    local fault = amount and use.step_fault(amount, last, tier.above)
    if fault then
      report:add(tier, "above", "%s", fault)
    end
    last = amount or last
  end
  report:within(nil)
end

local function check_row(report, row)
  if row.price == nil and row.request == nil then
    report:add(row, nil, "a row without a price: give price or request")
  end
  check_tiers(report, row)
end

return kind.new {
  name = "services", folder = "services", noun = "service", regions = true, inherits = true,
  owner = "provider", owner_is = "whose services these are",
  list = "services", list_is = "a table of services, each a list of rows", example = "lambda",
  entry = {
    { "category", schema.rule.choice { "functions", "gateway", "network", "storage", "database", "tool" } },
  },
  row = {
    { "price", anything }, { "request", request },
    { "free_use", figure.quantity }, { "free_requests", figure.quantity },
    { "tiers", { fault = function(value)
      if type(value) ~= "table" or #value == 0 or #schema.keys(value) > 0 then
        return "a list of tables is wanted: { { above = \"1 TB/month\", price = ... } }"
      end
    end } },
  },
  tier_fields = { "above", "price" }, parts = { tiers = TIER }, row_example = "from, price, source",
  listed = { "category", "price", "request", "free_use" },
  check_row = check_row,
}

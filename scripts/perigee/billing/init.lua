--- Bills on plain counts: what a request, or a month of them, costs with a model.  For
-- programs and the command line; scenarios use perigee.api, which has the same rows.
--
--     local bill = assert(billing.request(book, "openai/gpt-4o", { input = 1000, output = 500 }))
--     print(bill.usd)
local core = require "perigee.core"
local date = require "perigee.catalog.date"
local dimensions = require "perigee.catalog.dimensions"
local month = require "perigee.billing.month"
local point = require "perigee.hosting.point"
local requests = require "perigee.billing.request"
local rows = require "perigee.billing.rows"

local billing = {}

-- What a count of a dimension is of.
local UNIT = { token = "token", time = "s", image = "image", pixel = "pixel", page = "page",
               character = "character", session = "session", request = false }

-- Counted things that the core does not know by itself.
local function ensure_units()
  for _, name in ipairs { "image", "pixel", "page", "character", "session" } do
    if not pcall(core.quantity, "1 " .. name) then core.unit(name) end
  end
end

local function amount_of(name, count)
  local unit = UNIT[dimensions.by_name[name].per]
  return core.quantity(unit and ("%.17g %s/request"):format(count, unit) or count)
end

local function amounts_of(record, of)
  local counts = { input = of.fresh, cached_input = of.cached, cache_write = of.cache_write,
                   cache_write_1h = of.cache_write_1h, output = of.output, reasoning_output = of.reasoning,
                   per_request = record.per_request and 1 or nil }
  for name, count in pairs(of.uses) do counts[name] = count end
  local amounts = {}
  for name, count in pairs(counts) do amounts[name] = amount_of(name, count) end
  return { prompt = core.quantity(("%.17g token/request"):format(requests.prompt(of))), amounts = amounts }
end

local function plain_row(row, record)
  local dimension = dimensions.by_name[row.dimension]
  local unit = dimension and UNIT[dimension.per]
  return {
    dimension = row.dimension, quantity = point(row.quantity, unit and unit .. "/request"),
    usd_per_unit = point(row.price, "USD/" .. (unit or "request")), usd = point(row.cost, "USD/request"),
    price = row.text, source = record.source, from = record.from,
  }
end

local function plain_month(list)
  local plain, sum = {}, 0
  for i, each in ipairs(list) do
    plain[i] = { label = each.label, usd = point(each.cost, "USD/month") }
    sum = sum + plain[i].usd
  end
  return { usd = sum, rows = plain }
end

---@class perigee.plain_bill
---@field model string "openai/gpt-4o"
---@field as_of string the day
---@field usd number of a request
---@field rows table[] dimension, quantity, usd_per_unit, usd, price, source, from
---@field month? table usd, rows: of a month, where requests were given
---@field notes string[]
---@field target? string the model that it led to on the day, of a floating alias

--- The bill of a request with the prices of a row.
---@param record table a row of prices, as book:entry gives it
---@param of perigee.request
---@param options? { as_of?: string, at?: string, region?: string, variant?: string, requests?: userdata }
---@return perigee.plain_bill?
---@return string? message
function billing.of(record, of, options)
  options = options or {}
  ensure_units()
  local shares = options.variant and { [options.variant] = 1 }
  local day = options.as_of or date.today()
  local list, message = rows.of(record, amounts_of(record, of),
    { shares = shares, region = options.region, at = options.at, day = day })
  if not list then return nil, message end
  local bill = { model = record.name, target = record.target, as_of = day, rows = {}, notes = list.notes, usd = 0 }
  for i, row in ipairs(list) do
    bill.rows[i] = plain_row(row, record)
    bill.usd = bill.usd + bill.rows[i].usd
  end
  bill.month = options.requests and plain_month(month.of(record, list, options.requests))
  return bill
end

--- The bill of a request, by the counts that the model's vendor reports of it.
---@param book perigee.book
---@param name string a model
---@param asked table input, output, cached, cache_write, cache_write_1h, reasoning, uses
---@param options? table as of billing.of
---@return perigee.plain_bill?
---@return string? message
function billing.request(book, name, asked, options)
  local record, message = book:entry("api-prices", name, { as_of = options and options.as_of })
  if not record then return nil, message end
  local of, fault = requests.of(asked, record.cached or "inside")
  if not of then return nil, ("%s: %s"):format(record.name, fault) end
  return billing.of(record, of, options)
end

return billing

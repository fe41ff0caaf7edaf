--- Paying for tokens: a model behind somebody's API, at its dated price.
local arguments = require "perigee.options.arguments"
local context = require "perigee.context"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local dimensions = require "perigee.catalog.dimensions"
local fields = require "perigee.fields"
local month = require "perigee.billing.month"
local named = require "perigee.options.named"
local quantities = require "perigee.quantities"
local rows = require "perigee.billing.rows"

-- Parts of the input, and parts of the requests.
local CACHE = { "cached", "cache_write", "cache_write_1h" }
local amounts = {
  { "cached", "60 %", arguments.share }, { "cache_write", "10 %", arguments.share },
  { "cache_write_1h", "10 %", arguments.share },
  { "batch", "30 %", arguments.share }, { "flex", "30 %", arguments.share },
  { "priority", "10 %", arguments.share }, { "tuned", "100 %", arguments.share },
  { "reasoning", { "500 tokens/request" }, arguments.not_negative },
  { "retries", "2 %", arguments.not_negative },
  { "units", "2", arguments.not_negative, auto = true },
}

local known = named.known({ "model", "traffic", "region", "hours", "uses", "provisioned" }, amounts)

local function price_row(model)
  local record, message = context.services.price(model, context.as_of)
  if not record then fields.fail("%s", message) end
  return record
end

-- The sum of some shares, which may not be more than everything.
local function sum_of(what, read, names)
  local sum
  for _, name in ipairs(names) do
    sum = read[name] and (sum and sum + read[name] or read[name]) or sum
  end
  if sum then
    quantities.require(core.quantity(sum):le(1 + 1e-9),
      ("%s: %s come to more than 100 %%"):format(what, table.concat(names, ", ")))
  end
  return sum
end

-- ----- what a request has -----

local function used(what, name, value)
  if not dimensions.by_name[name] or dimensions.by_name[name].variant then
    fields.fail("%s: uses: '%s' is no price of a catalog%s", what, tostring(name),
                fields.hint(name, dimensions.bases))
  end
  local amount = quantities.quantity(value)
  return quantities.not_negative(amount, ("%s: uses: %s"):format(what, name))
end

-- Amounts of a request beside its text: pictures, searches, sound.
local function add_uses(what, given, request)
  if given.uses ~= nil and type(given.uses) ~= "table" then
    fields.fail("%s: uses is a table of amounts of a request, as { web_search = 0.3 }, not %s", what,
                type(given.uses))
  end
  local names = {}
  for name in pairs(given.uses or {}) do names[#names + 1] = name end
  table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
  for _, name in ipairs(names) do
    request.amounts[name] = used(what, name, given.uses[name])
  end
end

local function input_of(what, read, traffic, into)
  local cached = sum_of(what, read, CACHE)
  into.input = cached and traffic.input * (1 - cached) or traffic.input
  for _, field in ipairs(CACHE) do
    local name = field == "cached" and "cached_input" or field
    into[name] = read[field] and traffic.input * read[field] or nil
  end
end

local function request_of(what, given, read, record)
  local traffic = given.traffic
  local request = { prompt = core.quantity(traffic.input), amounts = { output = traffic.output } }
  input_of(what, read, traffic, request.amounts)
  request.amounts.reasoning_output = read.reasoning
  request.amounts.per_request = record.per_request and core.quantity(1) or nil
  add_uses(what, given, request)
  return request
end

-- ----- how it is answered -----

local function shares_of(what, read)
  sum_of(what, read, dimensions.variants)
  local shares = {}
  for _, variant in ipairs(dimensions.variants) do shares[variant] = read[variant] end
  return next(shares) and shares
end

-- Shares of requests in each part of the day that has prices of its own.
local function hours_of(what, given, record)
  if given.hours == nil then return nil end
  local parts = record.hours or {}
  local list = type(given.hours) == "table" and not core.is_quantity(given.hours) and given.hours or { given.hours }
  if #list ~= #parts then
    fields.fail("%s: hours: %s has %d parts of the day with prices of their own, not %d", what, record.name,
                #parts, #list)
  end
  local shares = {}
  for i, value in ipairs(list) do
    shares[i] = arguments.quantity(value, what .. ": hours", { "30 %" }, arguments.share)
  end
  return shares
end

local function ways_of(what, given, read, record)
  if given.region ~= nil then fields.text(what, given.region, "region") end
  return { shares = shares_of(what, read), region = given.region, hours = hours_of(what, given, record),
           day = context.as_of }
end

local function hours_note(given, record)
  local part = record.hours and given.hours == nil and record.hours[1]
  if not part then return nil end
  return ("billed as outside %s to %s UTC, which have prices of their own: say hours = the share "
    .. "of requests then"):format(part.from, part.to)
end

-- ----- throughput bought by the hour -----

local function figure(record, field)
  return record[field] and core.leaf(("%s: %s from %s"):format(record.name, field, record.from), record[field],
                                     record.source)
end

local function units_of(what, given, read, record)
  if read.units then return read.units end
  local traffic = given.traffic
  if not (record.unit_input or record.unit_output) then
    fields.fail("%s: the catalog does not say what a unit of %s carries: say units = 2", what, record.name)
  end
  return core.pricing.units {
    input = core.quantity(traffic.input_tokens * traffic.peak),
    output = core.quantity(traffic.output_tokens * traffic.peak),
    unit_input = figure(record, "unit_input"), unit_output = figure(record, "unit_output"),
    least = record.unit_least and core.quantity(record.unit_least),
  }
end

local function provisioned(what, given, read, record)
  local field = given.provisioned == true and "provisioned" or "provisioned_" .. tostring(given.provisioned)
  if not record[field] then
    fields.fail("%s: %s has no %s price on %s", what, record.name, field:gsub("_", " "), context.as_of)
  end
  local paid = month.provisioned(record, field, units_of(what, given, read, record))
  return { cost.new("tokens", paid.label, paid.cost) }
end

-- ----- the option -----

local function by_use(what, given, read, record)
  local bill, message = rows.of(record, request_of(what, given, read, record), ways_of(what, given, read, record))
  if not bill then fields.fail("%s", message) end
  local requests = given.traffic.requests
  if read.retries then requests = requests * (1 + read.retries) end
  local costs, notes = {}, table.move(bill.notes, 1, #bill.notes, 1, {})
  for i, row in ipairs(month.of(record, bill, requests)) do
    costs[i] = cost.new("tokens", row.label, row.cost)
  end
  notes[#notes + 1] = hours_note(given, record)
  return costs, notes
end

--- An option that pays per token.
--
-- @param given table of
--   [1]         its name; the model's where left out
--   model       "provider/name", as in the catalogs of API prices
--   traffic     what perigee.traffic makes
--   cached      share of the input that is read from the prompt cache
--   cache_write, cache_write_1h  shares of the input that are written to it
--   batch, flex, priority, tuned  shares of the requests that are answered so
--   reasoning   tokens of thinking, beside the output of traffic
--   retries     share of the requests that are sent, and billed, once more
--   uses        further amounts of a request, by their price's name: { web_search = 0.3,
--               per_image_input = "2 images/request" }
--   region      whose factor holds, as "eu"
--   hours       share of requests at the time of day that has a price of its own
--   provisioned true, or "1m", "1y": throughput by the hour instead of tokens; with units = a
--               number, or "auto" for what the busiest hour takes
--   and costs, limits, requires, quality, notes, as perigee.option
local function api(given)
  local what = "perigee.api"
  fields.check(what, given, known, 1)
  local model = fields.text(what, fields.need(what, given, "model", "\"openai/gpt-4o\""), "model")
  local traffic = fields.need(what, given, "traffic", "perigee.traffic { ... }")
  if type(traffic) ~= "table" or not traffic.input_tokens then
    fields.fail("%s: traffic is what perigee.traffic { ... } makes", what)
  end
  local record = price_row(model)
  local read = arguments.read(what, given, amounts)
  arguments.meant(what, given, { "units" }, given.provisioned ~= nil, "provisioned")
  given[1] = given[1] or record.name
  local costs, notes = (given.provisioned and provisioned or by_use)(what, given, read, record)
  local made = named.make(given, costs, nil, notes)
  made.way = "api"
  return made
end

return api

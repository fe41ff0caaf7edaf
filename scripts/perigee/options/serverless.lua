--- An endpoint with functions and a gateway in front of it.
local cost = require "perigee.options.cost"
local core = require "perigee.core"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local named = require "perigee.options.named"
local quantities = require "perigee.quantities"

local known = named.known {
  "requests", "traffic", "endpoint", "price", "region", "endpoints", "concurrency",
  "time", "functions", "gateway",
}
local function_fields = { time = true, memory = true, price = true, request = true,
                          service = true }

local function requests_of(what, given)
  if given.traffic ~= nil then return given.traffic.requests, given.traffic.peak end
  local requests = quantities.quantity(
    fields.need(what, given, "requests", "\"1000 requests/day\""))
  return quantities.not_negative(requests, what .. ": requests"), core.quantity(1)
end

local function endpoint_price(what, given)
  if given.price ~= nil then
    return quantities.of(given.price, "USD/hour", what .. ": price"), "endpoint"
  elseif given.endpoint == nil then
    fields.fail("%s: no endpoint: name a machine of the catalog, or say its price "
      .. "(\"5 USD/hour\")", what)
  end
  local entry = figures.entry("machines", given.endpoint, given.region)
  return figures.leaf(entry, "on_demand", "price"), entry.name
end

-- Requests in flight = requests per second * seconds each (Little's law).
local function in_flight(requests, time)
  return core.quantity(requests * time / "1 request")
end

local function concurrency_limit(what, given, requests, peak, endpoints)
  if given.time == nil then return nil end
  local time = quantities.of(given.time, "s", what .. ": time")
  local each = quantities.of(given.concurrency or 1, "1", what .. ": concurrency")
  return { "requests in flight in the busiest hour",
           needs = in_flight(requests, time) * peak, has = each * endpoints }
end

--- Functions are billed by memory * time, and by request.
local function function_costs(what, given, requests)
  local of = given.functions
  if of == nil then return {} end
  what = what .. ": functions"
  fields.check(what, of, function_fields)
  local entry = of.service and figures.entry("services", of.service)
  local function price(field, unit)
    if of[field] ~= nil then return quantities.of(of[field], unit, what) end
    return entry and figures.has(entry, field) and figures.leaf(entry, field) or nil
  end
  local time = quantities.of(fields.need(what, of, "time", "\"5 s\""), "s", what)
  local memory = quantities.of(fields.need(what, of, "memory", "\"128 MB\""), "GB",
                               what)
  local per_use, per_request = price("price", "USD/(GB s)"),
    price("request", "USD/request")
  if per_use == nil then
    fields.fail("%s: no price: name a service of the catalog, or say price = "
      .. "\"0.0000166667 USD/(GB s)\"", what)
  end
  local rows = { cost.new("compute", "functions",
                          requests * time * memory * per_use / "1 request") }
  if per_request then
    rows[2] = cost.new("fees", "function calls", requests * per_request)
  end
  return rows
end

local function gateway_cost(what, given, requests)
  if given.gateway == nil then return {} end
  local price = quantities.quantity(given.gateway)
  return cost.new("network", "gateway", requests
    * quantities.of(price, "USD/request", what .. ": gateway"))
end

--- An endpoint that runs all day, with functions and a gateway in front.
--
-- @param given table of
--   [1]          its name
--   traffic      what perigee.traffic makes; or requests: requests per time
--   endpoint     a machine of the catalog (region); or price: "5 USD/hour"
--   endpoints    how many; 1 where left out
--   time         what a request keeps the endpoint busy
--   concurrency  how many requests an endpoint works on at once; 1 left out
--   functions    { time, memory, service } or { time, memory, price, request }
--   gateway      price per request
--   and costs, limits, requires, quality, notes
local function serverless(given)
  local what = named.check("serverless", given, known)
  local requests, peak = requests_of(what, given)
  local price, name = endpoint_price(what, given)
  local endpoints = quantities.of(given.endpoints or 1, "1", what .. ": endpoints")
  local rows = { cost.new("compute", name, price * endpoints),
                 function_costs(what, given, requests),
                 gateway_cost(what, given, requests) }
  return named.make(given, rows,
    { concurrency_limit(what, given, requests, peak, endpoints) })
end

return serverless

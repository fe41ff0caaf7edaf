--- An endpoint with functions and a gateway in front of it.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local machine = require "perigee.options.machine"
local named = require "perigee.options.named"
local power = require "perigee.options.power"
local sizing = require "perigee.options.sizing"

local not_negative, positive = arguments.not_negative, arguments.positive
local seconds = { "5 s", "5 s/request" }

local amounts = named.joined({
  { "requests", "1000 requests/day", not_negative },
  { "price", "5 USD/hour", not_negative },
  { "endpoints", { "1", "1 replica" }, positive },
  { "concurrency", "4", positive },
  { "time", seconds, not_negative },
}, power.amounts)
local function_amounts = {
  { "time", seconds, not_negative, needed = true },
  { "memory", "128 MB", not_negative, needed = true },
  { "price", "0.0000166667 USD/(GB s)", not_negative },
  { "request", "0.2 USD/Mrequest", not_negative },
}
local gateway_price = { "1 USD/Mrequest" }
local uncounted = { free_use = "free use of %s is not counted",
                    free_requests = "free requests of %s are not counted",
                    tiers = "tiers of %s are not counted" }

local known = named.known(amounts, machine.texts, power.texts,
                          { "traffic", "endpoint", "functions", "gateway" })
local known_of_functions = { service = true, region = true }
for _, of in ipairs(function_amounts) do known_of_functions[of[1]] = true end

-- Requests per time, and the busiest hour against the average.
local function load_of(what, given, read)
  local traffic = arguments.traffic(what, given)
  arguments.once(what, given, "the requests are", "traffic", "requests")
  if not traffic then
    fields.need(what, given, "requests", "\"1000 requests/day\"")
    return read.requests, 1
  elseif traffic.requests:dimension() ~= "request/time" then
    fields.fail("%s: traffic must be of requests, as \"1000 requests/day\", not %s",
                what, traffic.requests:dimension())
  end
  return traffic.requests, traffic.peak
end

-- Little's law: in flight = requests per second * seconds of each.
local function in_flight(requests, time)
  local count = core.quantity(requests * time)
  return count:dimension() == "request" and count / "1 request" or count
end

-- How busy the endpoints are on average; nil where nobody knows.
local function busy_of(given, read, requests, endpoints)
  if given.time == nil then return nil end
  return power.busy(in_flight(requests, read.time), (read.concurrency or 1) * endpoints)
end

local function concurrency_limit(given, read, requests, peak, endpoints)
  if given.time == nil then
    return nil, "whether it can serve the requests is not checked: time is not said"
  end
  return sizing.fits("requests in flight in the busiest hour",
                     in_flight(requests, read.time) * peak,
                     (read.concurrency or 1) * endpoints)
end

-- A price that is said, or that of a service.
local function price_of(what, given, read, field, service)
  if not (service and figures.has(service, field)) then return read[field] end
  arguments.once(what, given, ("the %s is"):format(field), "service", field)
  return figures.leaf(service, field)
end

-- What the catalog gives away or sells cheaper past some use is not counted, and a
-- note says so.
local function service_of(what, given, notes)
  arguments.meant(what, given, { "region" }, given.service, "service")
  if given.service == nil then return nil end
  local service = figures.named(what, given, "service", "services")
  for field, note in pairs(uncounted) do
    if figures.has(service, field) then notes[#notes + 1] = note:format(service.name) end
  end
  table.sort(notes)
  return service
end

local function function_prices(what, of, read, notes)
  local service = service_of(what, of, notes)
  local per_use = price_of(what, of, read, "price", service)
  if not per_use then
    fields.fail("%s: no price: name a service of the catalog, or say it, as price = "
      .. "\"0.0000166667 USD/(GB s)\"", what)
  end
  return per_use, price_of(what, of, read, "request", service)
end

--- Functions are billed by memory * time, and by request.
local function function_costs(what, of, requests, notes)
  if of == nil then return {} end
  what = what .. ": functions"
  fields.check(what, of, known_of_functions)
  local read = arguments.read(what, of, function_amounts)
  local per_use, per_request = function_prices(what, of, read, notes)
  return { cost.new("compute", "functions",
                    in_flight(requests, read.time) * read.memory * per_use),
           per_request and cost.new("fees", "function calls", requests * per_request) }
end

-- A gateway is a price per request, or a service of the catalog.
local function gateway_cost(what, gateway, requests, notes)
  if gateway == nil then return {} end
  what = what .. ": gateway"
  if type(gateway) == "table" and gateway.service then
    fields.check(what, gateway, { service = true, region = true })
    local service = service_of(what, gateway, notes)
    gateway = figures.leaf(service, figures.has(service, "request") and "request"
                                    or "price")
  end
  return cost.new("network", "gateway", requests
    * arguments.quantity(gateway, what, gateway_price, not_negative))
end

--- An endpoint that runs all day, with functions and a gateway in front.
--
-- @param given table of
--   [1]          its name
--   traffic      what perigee.traffic makes; or requests: requests per time
--   endpoint     a machine of the catalog, with region and commitment as
--                perigee.host; or price: "5 USD/hour"
--   endpoints    how many; 1 where left out
--   time         what a request keeps the endpoint busy
--   concurrency  how many requests an endpoint works on at once; 1 left out
--   functions    { time, memory } of each request, with service (and region) of the
--                catalog, or price and request
--   power, idle_power, load, pue, intensity, grid   of the endpoints, as perigee.host
--   gateway      price per request; or { service = one of the catalog, region }
--   and costs, limits, requires, quality, notes
local function serverless(given)
  local what = named.check("serverless", given, known)
  local read = arguments.read(what, given, amounts)
  local requests, peak = load_of(what, given, read)
  local rented = machine.rent(what, given, read, "endpoint", "price")
  local endpoints = sizing.plain(read.endpoints or 1)
  arguments.meant(what, given, { "concurrency" }, given.time, "time")
  local notes = { rented.note }
  local rows = {
    cost.new("compute", rented.name or "endpoint", rented.price * endpoints),
    function_costs(what, given.functions, requests, notes),
    gateway_cost(what, given.gateway, requests, notes),
  }
  local limit, note = concurrency_limit(given, read, requests, peak, endpoints)
  notes[#notes + 1] = note
  local drawn, unknown = power.rented(what, given, read, rented.entry, endpoints,
                                      busy_of(given, read, requests, endpoints))
  notes[#notes + 1] = unknown
  local made = named.make(given, rows, { limit }, notes, drawn)
  made.way = "hosted"
  return made
end

return serverless

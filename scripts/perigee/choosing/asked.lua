--- What is asked of a choice: traffic, bounds, what may be chosen among.  Read once, each
-- amount within its range; a fault is told at once.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local fields = require "perigee.fields"
local option = require "perigee.options.option"
local point = require "perigee.hosting.point"
local rent = require "perigee.catalog.rent"
local staff = require "perigee.options.staff"
local traffic = require "perigee.traffic"

local asked = {}

local WHAT = "perigee.choose"

local positive = arguments.positive

--- Bounds: their names, a unit with an example, the rule, and the unit of plain figures.
asked.bounds = {
  { "quality", { "70 %" }, arguments.part, "1" },
  { "first_token", { "1 s" }, positive, "s" },
  { "token_time", { "50 ms" }, positive, "s" },
  { "memory", { "80 GB" }, positive, "B" },
  { "budget", { "5000 USD/month" }, positive, "USD/month" },
}

--- How machines are loaded.
asked.load = {
  { "peak", { "3" }, arguments.factor "is the busiest hour against the average and cannot be below 1" },
  { "cached", { "30 %" }, arguments.share },
  { "use", { "70 %" }, arguments.part },
}

--- Lists of names or patterns.
asked.lists = { "models", "machines", "providers", "quantizations", "engines", "commitments", "regions" }

local known = { requests = true, input = true, output = true, context = true, hosted = true, api = true, staff = true,
                count = true, as_of = true, catalogs = true, threads = true }
for _, list in ipairs { asked.bounds, asked.load } do
  for _, of in ipairs(list) do known[of[1]] = true end
end
for _, name in ipairs(asked.lists) do known[name] = true end

local function fail(message, ...) error({ message = message:format(...), kind = "usage" }, 0) end

-- ----- amounts -----

local function amount(given, of)
  if given[of[1]] == nil then return nil end
  local read = arguments.quantity(given[of[1]], ("%s: %s"):format(WHAT, of[1]), of[2], of[3])
  return of[4] and read:to(of[4]) or read
end

local function whole(given, name, default)
  local value = given[name]
  if value == nil then return default end
  if math.type(value) ~= "integer" or value < 1 then
    fail("%s: %s is a whole number from 1 on, not %s", WHAT, name, tostring(value))
  end
  return value
end

-- Tokens of a request: a number, or a text.
local function tokens(given, name)
  local value = fields.need(WHAT, given, name, "1000")
  return type(value) == "number" and ("%.17g tokens/request"):format(value) or value
end

local function traffic_of(given, peak)
  return traffic { requests = fields.need(WHAT, given, "requests", "\"10k requests/day\""),
                   input = tokens(given, "input"), output = tokens(given, "output"), peak = peak }
end

-- ----- names -----

local function list_of(given, name)
  local value = given[name]
  if type(value) == "string" then value = { value } end
  if value == nil or type(value) == "table" and #value == 0 then return nil end
  for i, word in ipairs(type(value) == "table" and value or { false }) do
    if type(word) ~= "string" or word == "" then
      fail("%s: %s is a list of names; place %d is none", WHAT, name, i)
    end
  end
  return value
end

local function commitments_of(list)
  for _, name in ipairs(list or {}) do
    local found = false
    for _, each in ipairs(rent.commitments) do found = found or each == name end
    if not found then
      fail("%s: unknown commitment '%s'%s", WHAT, name, fields.hint(name, rent.commitments))
    end
  end
  return list or { "on_demand" }
end

-- What is about machines: who asks for one of these asks for what is hosted.
local OF_MACHINES = { "machines", "quantizations", "engines", "memory" }

local function check(into)
  if into.hosted and into.api then fail("hosted and api: nothing is both; leave one out") end
  for _, name in ipairs { "use", "staff", table.unpack(OF_MACHINES) } do
    if into.api and into[name] then fail("%s: it is about machines, and api asks for none", name) end
  end
  for _, name in ipairs(OF_MACHINES) do into.hosted = into.hosted or into[name] ~= nil or nil end
end

-- What people cost, whichever way is hosted.
local function staff_of(given)
  if given == nil then return nil end
  local people = option.new { "people", costs = staff.rows(given, nil, WHAT .. ": staff") }
  return core.quantity(option.total(people)):to "USD/month"
end

--- Reads bounds and what may be chosen, without the traffic.
---@param given table
---@return table
function asked.limits(given)
  fields.check(WHAT, given, known)
  local into = { hosted = given.hosted, api = given.api, staff = given.staff, count = whole(given, "count", 10),
                 context = whole(given, "context"), threads = whole(given, "threads", core.processors()), points = {} }
  for _, of in ipairs(asked.bounds) do
    into[of[1]] = amount(given, of)
    into.points[of[1]] = into[of[1]] and point(into[of[1]], of[4])
  end
  for _, of in ipairs(asked.load) do into[of[1]] = amount(given, of) end
  for _, name in ipairs(asked.lists) do into[name] = list_of(given, name) end
  into.points.context = into.context
  into.token_limit, into.first_limit = into.token_time, into.first_token
  into.commitments = commitments_of(into.commitments)
  check(into)
  return into
end

--- Reads all of it.
---@param given table requests, input, output; peak, cached, use; quality, first_token, token_time, context, memory,
--  budget, regions; hosted or api; models, machines, providers, quantizations, engines, commitments: names or
--  patterns; staff: roles and people; count, threads
---@return table
function asked.read(given)
  local into = asked.limits(given)
  into.traffic = traffic_of(given, into.peak)
  into.staff_cost = staff_of(given.staff)
  return into
end

return asked

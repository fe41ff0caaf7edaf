--- `perigee price MODEL`: the bill of a request, or of a month, at a date.
local catalog = require "perigee.catalog"
local date = require "perigee.catalog.date"
local dimensions = require "perigee.catalog.dimensions"
local flags = require "perigee.cli.flags"
local formats = require "perigee.cli.formats"
local near = require "perigee.near"
local values = require "perigee.cli.values"

local price = {
  usage = "perigee price MODEL --input N --output N [options]",
  examples = {
    "perigee price openai/gpt-4o --input 1000 --output 500 --as-of 2024-10-02",
    "perigee price anthropic/claude-sonnet-4-6 --input 2k --cached 50k --output 1k",
    "perigee price gpt-4.1 --input 1k --output 500 --requests 10k/day --batch",
    "perigee price gpt-4.1 --input 1k --output 500 --compare 'anthropic/*'",
  },
}

local COUNTS = {
  { "input", "Tokens that are sent, as the vendor counts them.", "1000" },
  { "output", "Tokens that come back.", "500" },
  { "cached", "Tokens read from the prompt cache: inside --input with OpenAI, beside it with Anthropic.", "800" },
  { "cache-write", "Tokens written to the cache, counted likewise.", "200" },
  { "cache-write-1h", "Tokens written for an hour.", "200" },
  { "reasoning", "Tokens of thinking, beside --output.", "2000" },
}

-- NAME=N of a dimension of bills.
local function use(given)
  local name, count = given:match "^%s*([%w_%-]+)%s*=%s*(%d+%.?%d*)%s*$"
  if not name then
    return nil, ("--use: '%s' is not NAME=N, such as web_search=2"):format(given)
  end
  name = name:gsub("-", "_")
  local dimension = dimensions.by_name[name]
  if not dimension or dimension.variant then
    return nil, ("--use: '%s' is no dimension of a bill%s"):format(name, near.hint(name, dimensions.bases))
  end
  return { name, tonumber(count) }
end

local function clock(given)
  local hour, minute = given:match "^(%d%d?):(%d%d)$"
  if not hour or tonumber(hour) > 23 or tonumber(minute) > 59 then
    return nil, ("--at: '%s' is no time of day, such as 17:30 (UTC)"):format(given)
  end
  return ("%02d:%02d"):format(tonumber(hour), tonumber(minute))
end

--- Adds the command's arguments.
function price.configure(command)
  command:argument("MODEL", "As openai/gpt-4o, an alias, or without the provider."):target "model"
  for _, count in ipairs(COUNTS) do
    command:option("--" .. count[1], count[2]):argname "N":convert(values.count("--" .. count[1], 0, count[3]))
  end
  command:option("--use", "A further amount: web_search=2, per_image=1; again for another."):argname "NAME=N"
    :count "*":convert(use)
  for _, variant in ipairs(dimensions.variants) do
    command:flag("--" .. variant, ("The %s price."):format(variant))
  end
  command:option("--region", "Where it is answered, if that has a factor: eu."):argname "NAME"
  command:option("--at", "The time of day, UTC, where it has prices of its own."):argname "HH:MM":convert(clock)
  command:option("--requests", "The bill of a month of so many: 10k/day."):argname "RATE"
    :convert(values.rate "--requests")
  command:option("--compare", "The same with other models: names, 'anthropic/*', all where none is given.")
    :argname "MODEL":args "*"
  command:option("--as-of", "The day whose prices hold, YYYY-MM-DD; today unless told."):argname "DATE"
    :convert(values.day)
  command:option("--format", "table or json."):argname "NAME":convert(formats.reader { "table", "json" })
  flags.catalogs(command)
end

local function asked_of(request)
  local asked = { uses = {} }
  for _, count in ipairs(COUNTS) do
    local name = count[1]:gsub("-", "_")
    asked[name] = request[name]
  end
  for _, each in ipairs(request.use or {}) do asked.uses[each[1]] = each[2] end
  return asked
end

local function is_empty(asked)
  for name, value in pairs(asked) do
    if name ~= "uses" and value > 0 then return false end
  end
  return next(asked.uses) == nil
end

local function variant_of(request)
  local found
  for _, variant in ipairs(dimensions.variants) do
    if request[variant] and found then
      return nil, ("--%s and --%s: a request is answered one way"):format(found, variant)
    end
    found = request[variant] and variant or found
  end
  return found
end

-- What the command line asks for; a message where it contradicts itself.
local function options_of(request)
  local variant, both = variant_of(request)
  if both then return nil, both end
  local rate = request.requests and require "perigee.core".quantity(request.requests)
  return { as_of = request.as_of or date.today(), at = request.at, region = request.region, variant = variant,
           requests = rate }
end

local function open(request, console)
  local shipped, message = catalog.shipped()
  if not shipped then return nil, message end
  return catalog.open { folders = { shipped, table.unpack(console:catalogs(request.catalog)) } }
end

local function answer(book, request, asked, options)
  if request.compare then
    return require "perigee.billing.compare".of(book, request.model, request.compare, asked, options)
  end
  return require "perigee.billing".request(book, request.model, asked, options)
end

-- The answer; what a currency without a rate raises is a message.
local function guarded(...)
  local ok, made, fault = pcall(answer, ...)
  if ok then return made, fault end
  return nil, (tostring(made):gsub("^[^\n\"]-:%d+: ", ""))
end

local function print_bill(request, console, made)
  local report = require "perigee.report.price"
  if request.format == "json" then
    return console:write(report.json(made))
  end
  return console:write(report.table(made, console:table_options()))
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function price.run(request, console)
  local asked = asked_of(request)
  local options, contradiction = options_of(request)
  if not options then return console:fail(2, contradiction) end
  if is_empty(asked) then
    return console:fail(2, "say what is billed, as --input 1000 --output 500")
  end
  local book, message = open(request, console)
  if not book then return console:fail(1, message) end
  require "perigee.currencies".by(book, options.as_of)
  local made, fault = guarded(book, request, asked, options)
  if not made then return console:fail(1, fault) end
  return print_bill(request, console, made)
end

return price

--- `perigee choose`: the cheapest feasible way, over the catalogs or of a scenario.
local asked = require "perigee.choosing.asked"
local catalog = require "perigee.catalog"
local flags = require "perigee.cli.flags"
local formats = require "perigee.cli.formats"
local report = require "perigee.report.choose"
local values = require "perigee.cli.values"

local choose = {
  usage = "perigee choose --requests RATE --input N --output N [bounds] | perigee choose FILE [bounds]",
  examples = {
    "perigee choose --requests 10k/day --input 1000 --output 300 --quality '65 %'",
    "perigee choose --requests 10k/day --input 1k --output 300 --model llama-3.1-70b --token-time '50 ms'",
    "perigee choose --requests 1M/day --input 500 --output 200 --hosted --region eu --first-token '1 s'",
    "perigee choose support.lua --quality '70 %' --budget '5000 USD/month'",
  },
}

-- ----- the flags -----

local WORDS = {
  quality = "The share of right answers (MMLU) that is good enough.",
  first_token = "The time to the first token, at most, on average.",
  token_time = "The time of each further token, at most.",
  memory = "Only hosted on accelerators of at least so much memory each.",
  budget = "What it may cost.",
  peak = "The busiest hour against the average; 1 unless told.",
  cached = "The share of the input that a cache serves.",
  use = "How full a machine may run in the busiest hour.",
}

-- Names and patterns ("aws/*"), each again for another.
local LISTS = {
  { "model", "models", "Only such models: llama-3.1-70b, 'qwen/*'." },
  { "provider", "providers", "Only of such providers: aws." },
  { "machine", "machines", "Only hosted on such machines or accelerators: 'aws/p5*', 'h100*'." },
  { "region", "regions", "Only there: eu, germany, us-east-1." },
  { "quantization", "quantizations", "Only hosted with such weights: fp8, 'gguf-*'; usual ones unless told." },
  { "engine", "engines", "Only hosted by such engines: '*' for all; vllm unless told." },
  { "commitment", "commitments", "How machines are paid for: spot, reserved_1y; on_demand unless told." },
}

local function flag_of(name) return "--" .. name:gsub("_", "-") end

local function amounts(command, list)
  for _, of in ipairs(list) do
    local flag, example = flag_of(of[1]), of[2][1]
    command:option(flag, WORDS[of[1]]):argname "AMOUNT":convert(values.amount(flag, example, of[3]))
  end
end

-- ROLE=PEOPLE; a bare number is of full-time people.
local function people(given)
  local role, amount = given:match "^%s*([%w_-]+)%s*=%s*(.-)%s*$"
  if not role or amount == "" then
    return nil, ("--staff: '%s' is not ROLE=PEOPLE, such as ml-engineer=0.25"):format(given)
  end
  return { role, tonumber(amount) and amount .. " FTE" or amount }
end

--- Adds the command's arguments.
function choose.configure(command)
  command:argument("FILE", "A scenario, whose options are chosen among; the catalogs unless given."):args "?"
    :target "file"
  command:option("--requests", "How many: 10k/day."):argname "RATE":convert(values.rate "--requests")
  command:option("--input", "Tokens read of a request."):argname "N":convert(values.count("--input", 1, "1000"))
  command:option("--output", "Tokens written for a request."):argname "N":convert(values.count("--output", 1, "300"))
  amounts(command, asked.load)
  amounts(command, asked.bounds)
  command:option("--context", "Tokens that the model and its memory must hold of one request."):argname "N"
    :convert(values.count("--context", 1, "32k"))
  command:flag("--hosted", "Only what runs on machines that are rented for it.")
  command:flag("--api", "Only what is paid for by the token.")
  for _, list in ipairs(LISTS) do
    command:option("--" .. list[1], list[3]):argname "NAME":count "*":target(list[2])
  end
  command:option("--staff", "People whom hosting takes: ml-engineer=0.25; none unless told."):argname "ROLE=PEOPLE"
    :count "*":convert(people)
  command:option("--count", "How many ways are listed; 10 unless told."):argname "N"
    :convert(values.count("--count", 1, "10"))
  command:option("--threads", "The result is the same for any number."):argname "N"
    :convert(values.count("--threads", 1, "4"))
  flags.opening(command)
  command:option("--format", "table or json."):argname "NAME":convert(formats.reader(report.formats))
end

-- ----- what is asked -----

local FIELDS = { "requests", "input", "output", "context", "hosted", "api", "count", "threads" }
for _, list in ipairs { asked.bounds, asked.load } do
  for _, of in ipairs(list) do FIELDS[#FIELDS + 1] = of[1] end
end

local function staff_of(list)
  local staff = {}
  for _, each in ipairs(list or {}) do staff[each[1]] = each[2] end
  return next(staff) and staff
end

local function asked_of(request)
  local made = { staff = staff_of(request.staff) or nil }
  for _, name in ipairs(FIELDS) do made[name] = request[name] end
  for _, list in ipairs(LISTS) do
    made[list[2]] = #(request[list[2]] or {}) > 0 and request[list[2]] or nil
  end
  return made
end

local BOUNDS = { quality = true, first_token = true, token_time = true, budget = true, hosted = true, api = true,
                 count = true, threads = true }

local function given(value) return value ~= nil and value ~= false and not (type(value) == "table" and #value == 0) end

-- The first flag, by the alphabet, that is given and not in a set.
local function first_other(made)
  local names = {}
  for name in pairs(made) do names[#names + 1] = not BOUNDS[name] and name or nil end
  table.sort(names)
  for _, list in ipairs(LISTS) do
    if names[1] == list[2] then return list[1] end
  end
  return names[1]
end

local OPENING = { "set", "with", "trust", "time_limit", "memory_limit", "paths" }

-- What is wrong with the flags together; nil where nothing is.
local function fault_of(request, made)
  if made.hosted and made.api then return "--hosted and --api: nothing is both; leave one out" end
  local other = request.file and first_other(made)
  if other then return ("%s: the options of %s say their own"):format(flag_of(other), request.file) end
  for _, name in ipairs(request.file and {} or OPENING) do
    if given(request[name]) then return ("%s: it is about a scenario, and no FILE is given"):format(flag_of(name)) end
  end
  for _, name in ipairs(request.file and {} or { "requests", "input", "output" }) do
    if made[name] == nil then
      return ("%s is missing: say what is served, as --requests 10k/day --input 1000 --output 300, or give a scenario")
        :format(flag_of(name))
    end
  end
end

-- ----- the answer -----

local function of_scenario(request, made, console, progress)
  local options = flags.engine_options(request, console)
  options.choose, options.threads, options.progress = made, made.threads, progress
  return require "perigee.engine".choose(options)
end

local function of_catalogs(request, made, console)
  local shipped, message = catalog.shipped()
  local book
  if shipped then
    book, message = catalog.open { folders = { shipped, table.unpack(console:catalogs(request.catalog)) } }
  end
  if not book then return nil, message, "input" end
  made.as_of = request.as_of
  return require "perigee.choosing".of(book, made)
end

local function look(request, made, console)
  local progress <close> = console:progress("looking for the cheapest")
  return (request.file and of_scenario or of_catalogs)(request, made, console, progress)
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function choose.run(request, console)
  local made = asked_of(request)
  local fault = fault_of(request, made)
  if fault then return console:fail(2, fault) end
  local answer, message, kind = look(request, made, console)
  if not answer then return console:fail(flags.status(kind), message) end
  return console:write(report.render(request.format or "table", answer, console:table_options()))
end

return choose

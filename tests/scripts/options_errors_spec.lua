-- What is wrong with the arguments of option kinds: each message whole, at its line.
local perigee = require "perigee"
local model = require "scripts.support.model"
local services = require "scripts.support.services"

-- Entries that the cases name.
local entries = {
  machines = {
    box = { name = "here/box", from = "2023-01-01", count = 8, memory = "80 GB", on_demand = "32 USD/hour" },
    plain = { name = "here/plain", from = "2023-01-01", on_demand = "1 USD/hour" },
  },
  models = {
    big = { name = "some/big", parameters = "70 Gparameters", native = "bf16" },
    odd = { name = "some/odd", parameters = "70 Gparameters" },
    closed = { name = "some/closed" },
  },
  hardware = {
    dgx = { name = "some/dgx", from = "2023-01-01", price = "200000 USD", power = "6.5 kW", count = 8,
            memory = "640 GB" },
    card = { name = "some/card", from = "2023-01-01", price = "10000 USD" },
  },
  quantization = { bf16 = { name = "bf16", weights = "16 bits/parameter" } },
  services = { lambda = { name = "aws/lambda", price = "0.00002 USD/(GB s)", request = "0.2 USD/Mrequest" } },
  staff = {}, tuning = { prompts = { name = "prompts", price = "100 USD" } },
  swarms = { llama = { name = "llama", speed = "6 tokens/s" } },
}

local function entry(kind, name)
  if entries[kind][name] then return entries[kind][name] end
  return nil, ("unknown %s '%s'"):format(kind, name)
end

local function price(name)
  if name == "known" then return { name = "some/known", from = "2023-01-01" } end
  return nil, ("unknown model '%s'"):format(name)
end

setup(function() services.replace { entry = entry, price = price } end)
teardown(services.restore)

local T = "traffic = t"

-- { constructor, { fields, message } ... }; t is traffic.
local cases = {
  { "host", "price = '4 USD/hour', replicas = 1",
    { "price = '4 USD'", "host 'A': price must be a quantity such as \"5 USD/hour\", not money" },
    { "price = true", "host 'A': price must be a quantity such as \"5 USD/hour\", not boolean" },
    { "price = {}", "host 'A': price must be a quantity such as \"5 USD/hour\", not table" },
    { "price = { '4 USD/hour', '5 USD/hour' }", "host 'A': price is a list: put it under assume, where a list is an "
      .. "axis, and use the assumption here" },
    { "price = '-4 USD/hour'", "host 'A': price is below zero" },
    { "replicas = 0", "host 'A': replicas must be above zero" },
    { "replicas = '-2 replicas'", "host 'A': replicas must be above zero" },
    { "replicas = '2 GB'", "host 'A': replicas must be a quantity such as \"2\" or \"2 replicas\", not byte" },
    { "replicas = 'many'", "host 'A': replicas is \"auto\" or a number such as \"2\" or \"2 replicas\", not 'many'" },
    { "spares = 1",
      "host 'A': both replicas and spares are said: say replicas = \"auto\" with spares, or replicas alone" },
    { "replica = 2", "host 'A': unknown field 'replica': did you mean 'replicas'?" },
    { "'B'", "host 'A': unknown field place 2" },
    { "instance = 'box'", "host 'A': the machine's price is said twice: by instance and by price" },
    { "instance = 'box', price = null", false },
    { "instance = 'boxx', price = null", "unknown machines 'boxx'" },
    { "instance = 3, price = null", "host 'A': instance must be a text, not number" },
    { "price = null", "host 'A': no machine: name one of the catalog, as instance = \"aws/p4d.24xlarge\", or say its "
      .. "price, as price = \"5 USD/hour\"" },
    { "region = 'eu'", "host 'A': region means nothing without instance" },
    { "commitment = 'spot'", "host 'A': commitment means nothing without instance" },
    { "instance = 'box', price = null, commitment = 'spott'",
      "host 'A': unknown commitment 'spott': did you mean 'spot'?" },
    { "instance = 'box', price = null, commitment = 'spot'",
      "the catalog has no spot price of here/box on 2024-01-01" },
    { "instance = 'box', price = null, region = 3", "host 'A': region must be a text, not number" },
    { "instance = 'box', price = null, memory = '80 GB'",
      "host 'A': the machine's memory is said twice: by memory and by instance" },
    { "memory = '80 GB', weights = '0 GB'", "host 'A': weights must be above zero" },
    { "memory = '80 GB', weights = '140 tokens'",
      "host 'A': weights must be a quantity such as \"140 GB\", not token" },
    { "weights = '140 GB'",
      "host 'A': the machine's memory is missing, as memory = \"80 GB\": the model's size is said, "
      .. "and must fit" },
    { "instance = 'plain', price = null, weights = '140 GB'",
      "host 'A': the machine's memory is missing, as memory = \"80 GB\": the model's size is said, and must fit" },
    { "weights = '140 GB', model = 'big'", "host 'A': the weights are said twice: by weights and by model" },
    { "weights = '140 GB', parameters = '7B parameters'",
      "host 'A': the weights are said twice: by weights and by parameters" },
    { "weights = '140 GB', quantization = 'bf16'",
      "host 'A': the weights are said twice: by weights and by quantization" },
    { "weights = '140 GB', bits = '4 bits/parameter'", "host 'A': the weights are said twice: by weights and by bits" },
    { "model = 'big', parameters = '7B parameters'",
      "host 'A': the parameters are said twice: by parameters and by model" },
    { "model = 'big', bits = '4 bits/parameter', quantization = 'bf16'",
      "host 'A': the bits per parameter are said twice: by bits and by quantization" },
    { "quantization = 'bf16'", "host 'A': quantization means nothing without model or parameters" },
    { "bits = '4 bits/parameter'", "host 'A': bits means nothing without model or parameters" },
    { "headroom = 1.5", "host 'A': headroom means nothing without model, parameters or weights" },
    { "adapter = '1 GB'", "host 'A': adapter means nothing without model, parameters or weights" },
    { "kv_cache = '1 GB'", "host 'A': kv_cache means nothing without model, parameters or weights" },
    { "memory = '80 GB', weights = '1 GB', headroom = '50 %'",
      "host 'A': headroom multiplies the memory and cannot be below 1: write 1.5 for half as much again" },
    { "memory = '80 GB', weights = '1 GB', adapter = '-1 GB'", "host 'A': adapter is below zero" },
    { "memory = '80 GB', weights = '1 GB', kv_cache = '-1 GB'", "host 'A': kv_cache is below zero" },
    { "memory = '0 GB', weights = '1 GB'", "host 'A': memory must be above zero" },
    { "memory = '80 GB', parameters = '7B parameters'", "host 'A': how the weights are stored is not said, as "
      .. "quantization = \"bf16\" or bits = \"16 bits/parameter\"" },
    { "memory = '80 GB', parameters = '7B parameters', bits = 4",
      "host 'A': bits must be a quantity such as \"4.25 bits/parameter\", not a plain number" },
    { "memory = '80 GB', model = 'odd'", "host 'A': how the weights are stored is not said, as "
      .. "quantization = \"bf16\" or bits = \"16 bits/parameter\"" },
    { "memory = '80 GB', model = 'big', quantization = 'bf61'", "unknown quantization 'bf61'" },
    { "memory = '80 GB', model = 'big', quantization = 4", "host 'A': quantization must be a text, not number" },
    { "memory = '80 GB', model = 'closed'", "the catalog has no parameters of some/closed" },
    { "model = 7", "host 'A': model must be a text, not number" },
    { "traffic = 3", "host 'A': traffic is what perigee.traffic { ... } makes" },
    { "throughput = '4 tokens/s', use = '120 %', " .. T, "host 'A': use must be above 0 and at most 100 %" },
    { "throughput = '4 tokens/s', use = 0, " .. T, "host 'A': use must be above 0 and at most 100 %" },
    { "throughput = '0 tokens/s', " .. T, "host 'A': throughput must be above zero" },
    { "throughput = '4 requests/s', " .. T,
      "host 'A': throughput must be a quantity such as \"400 tokens/s\", not request/time" },
    { "use = '50 %', " .. T, "host 'A': use means nothing without throughput" },
    { "use = '50 %', throughput = '4 tokens/s'", "host 'A': use means nothing without traffic" },
    { "replicas = 'auto'", "host 'A': replicas = \"auto\" needs throughput, the output tokens per second of one "
      .. "replica, as throughput = \"400 tokens/s\"; or say replicas = 2" },
    { "replicas = null, " .. T, "host 'A': replicas = \"auto\" needs throughput, the output tokens per second of one "
      .. "replica, as throughput = \"400 tokens/s\"; or say replicas = 2" },
    { "replicas = 'auto', throughput = '4 tokens/s'", "host 'A': replicas = \"auto\" needs traffic, as traffic = "
      .. "perigee.traffic { ... }; or say replicas = 2" },
    { "replicas = 'auto', throughput = '4 tokens/s', spares = -1, " .. T, "host 'A': spares is below zero" },
    { "staff = 'me'", "perigee.staff wants a table, as { [\"ml-engineer\"] = \"0.5 FTE\" }" },
    { "limits = 3", "option 'A': limits is a list" },
    { "notes = 'x'", "option 'A': notes is a list" },
    { "costs = 3", "option 'A': costs hold what perigee.cost makes, not number" } },

  { "own", "price = '200k USD', life = '3 years'",
    { "price = null", "own 'A': no box: name one of the hardware catalog, as box = \"nvidia/dgx-a100-640gb\", or say "
      .. "its price, as price = \"200k USD\"" },
    { "price = '200k USD/year'", "own 'A': price must be a quantity such as \"200k USD\", not money/time" },
    { "life = null", "own 'A': 'life' is missing, as life = \"3 years\"" },
    { "life = '0 years'", "own 'A': life must be above zero" },
    { "life = 3", "own 'A': life must be a quantity such as \"3 years\", not a plain number" },
    { "life = '-3 years'", "own 'A': life must be above zero" },
    { "residual = '201k USD'", "own 'A': residual is above the price" },
    { "residual = '101 %'", "own 'A': residual is above the price" },
    { "residual = '-1 USD'", "own 'A': residual is below zero" },
    { "residual = '1 year'", "own 'A': residual must be a quantity such as \"20k USD\" or \"10 %\", not time" },
    { "box = 'dgx'", "own 'A': the box's price is said twice: by box and by price" },
    { "box = 'dgx', price = null, power = '6 kW'", "own 'A': the box's power is said twice: by box and by power" },
    { "box = 'dgx', price = null, memory = '1 TB'", "own 'A': the box's memory is said twice: by box and by memory" },
    { "box = 'dgxx', price = null", "unknown hardware 'dgxx'" },
    { "box = 1, price = null", "own 'A': box must be a text, not number" },
    { "box = 'card', price = null, electricity = '0.1 USD/kWh'",
      "own 'A': electricity needs the power of a box, as power = \"6.5 kW\"" },
    { "space = '184 USD/(kW month)'", "own 'A': space needs the power of a box, as power = \"6.5 kW\"" },
    { "space = '184 USD'",
      "own 'A': space must be a quantity such as \"500 USD/month\" or \"184 USD/(kW month)\", not money" },
    { "maintenance = '10 %'",
      "own 'A': maintenance must be a quantity such as \"10 %/year\" or \"1000 USD/month\", not "
      .. "a plain number" },
    { "maintenance = '-1 %/year'", "own 'A': maintenance is below zero" },
    { "load = '60 %'", "own 'A': load means nothing without electricity or power" },
    { "pue = 1.5", "own 'A': pue means nothing without electricity or power" },
    { "power = '1 kW', electricity = '0.1 USD/kWh', load = '101 %'", "own 'A': load must lie between 0 and 100 %" },
    { "power = '1 kW', electricity = '0.1 USD/kWh', load = '-1 %'", "own 'A': load must lie between 0 and 100 %" },
    { "power = '1 kW', electricity = '0.1 USD/kWh', pue = 0.9",
      "own 'A': pue is all power over that of the machines and cannot be below 1" },
    { "power = '1 kW', electricity = '-0.1 USD/kWh'", "own 'A': electricity is below zero" },
    { "power = '-1 kW'", "own 'A': power is below zero" },
    { "power = '1 kWh'", "own 'A': power must be a quantity such as \"6.5 kW\", not joule" },
    { "count = 0", "own 'A': count must be above zero" },
    { "count = 2, spares = 1",
      "own 'A': both count and spares are said: say count = \"auto\" with spares, or count alone" },
    { "count = 'auto'", "own 'A': count = \"auto\" needs throughput, the output tokens per second of one replica, as "
      .. "throughput = \"400 tokens/s\"; or say count = 2" },
    { "weights = '140 GB'",
      "own 'A': the machine's memory is missing, as memory = \"80 GB\": the model's size is said, "
      .. "and must fit" },
    { "lief = '3 years'", "own 'A': unknown field 'lief': did you mean 'life'?" } },

  { "serverless", "price = '5 USD/hour', requests = '1000 requests/day'",
    { "price = null", "serverless 'A': no machine: name one of the catalog, as endpoint = \"aws/p4d.24xlarge\", or say "
      .. "its price, as price = \"5 USD/hour\"" },
    { "endpoint = 'box'", "serverless 'A': the machine's price is said twice: by endpoint and by price" },
    { "requests = null", "serverless 'A': 'requests' is missing, as requests = \"1000 requests/day\"" },
    { "requests = '-1 requests/day'", "serverless 'A': requests is below zero" },
    { "requests = '3 requests'",
      "serverless 'A': requests must be a quantity such as \"1000 requests/day\", not request" },
    { T, "serverless 'A': the requests are said twice: by traffic and by requests" },
    { "requests = null, traffic = 3", "serverless 'A': traffic is what perigee.traffic { ... } makes" },
    { "requests = null, traffic = perigee.traffic { requests = '1 word/day', input = '1 token/word', output = "
      .. "'1 token/word' }", "serverless 'A': traffic must be of requests, as \"1000 requests/day\", not word/time" },
    { "endpoints = 0", "serverless 'A': endpoints must be above zero" },
    { "time = '-1 s'", "serverless 'A': time is below zero" },
    { "time = '1 s', concurrency = 0", "serverless 'A': concurrency must be above zero" },
    { "concurrency = 4", "serverless 'A': concurrency means nothing without time" },
    { "time = 5", "serverless 'A': time must be a quantity such as \"5 s\" or \"5 s/request\", not a plain number" },
    { "functions = 3", "serverless 'A': functions wants a table of fields, not number" },
    { "functions = {}", "serverless 'A': functions: 'time' is missing, as time = \"5 s\" or \"5 s/request\"" },
    { "functions = { time = '5 s' }", "serverless 'A': functions: 'memory' is missing, as memory = \"128 MB\"" },
    { "functions = { time = '5 s', memory = '-1 MB' }", "serverless 'A': functions: memory is below zero" },
    { "functions = { time = '5 s', memory = '1 MB' }", "serverless 'A': functions: no price: name a service of the "
      .. "catalog, or say it, as price = \"0.0000166667 USD/(GB s)\"" },
    { "functions = { time = '5 s', memory = '1 MB', service = 'lambda', price = '1 USD/(GB s)' }",
      "serverless 'A': functions: the price is said twice: by service and by price" },
    { "functions = { time = '5 s', memory = '1 MB', service = 'lambda', request = '1 USD/Mrequest' }",
      "serverless 'A': functions: the request is said twice: by service and by request" },
    { "functions = { time = '5 s', memory = '1 MB', service = 'lambada' }", "unknown services 'lambada'" },
    { "functions = { time = '5 s', memory = '1 MB', price = '1 USD/(GB s)', region = 'eu' }",
      "serverless 'A': functions: region means nothing without service" },
    { "functions = { tiem = '5 s' }", "serverless 'A': functions: unknown field 'tiem': did you mean 'time'?" },
    { "gateway = '1 USD'", "serverless 'A': gateway must be a quantity such as \"1 USD/Mrequest\", not money" },
    { "gateway = '-1 USD/Mrequest'", "serverless 'A': gateway is below zero" },
    { "gateway = { service = 'apigw' }", "unknown services 'apigw'" } },

  { "swarm", "speed = '6 tokens/s', " .. T,
    { "speed = null",
      "swarm 'A': no speed: name a swarm of the catalog, as swarm = \"llama-2-70b\", or say it, as speed "
      .. "= \"6 tokens/s\"" },
    { "swarm = 'llama'", "swarm 'A': the speed is said twice: by swarm and by speed" },
    { "speed = null, swarm = 'lama'", "unknown swarms 'lama'" },
    { "traffic = null", "swarm 'A': 'traffic' is missing, as traffic = perigee.traffic { ... }" },
    { "speed = '0 tokens/s'", "swarm 'A': speed must be above zero" },
    { "users = -1", "swarm 'A': users is below zero" },
    { "price = '-1 USD/month'", "swarm 'A': price is below zero" },
    { "speeed = 3", "swarm 'A': unknown field 'speeed': did you mean 'speed'?" } },

  { "tuning", "price = '10 USD', life = '1 year'",
    { "life = null", "perigee.tuning: 'life' is missing, as life = \"12 months\"" },
    { "life = '0 months'", "perigee.tuning: life must be above zero" },
    { "runs = 0", "perigee.tuning: runs must be above zero" },
    { "price = '-1 USD'", "perigee.tuning: price is below zero" },
    { "price = null", "perigee.tuning: say what it costs: price, or machine or instance and time, or model and tokens, "
      .. "or kind (of the catalog)" },
    { "kind = 'prompts'", "perigee.tuning: what it costs is said twice: by price and by kind" },
    { "machine = '1 USD/hour', time = '1 hour'",
      "perigee.tuning: what it costs is said twice: by price and by machine" },
    { "price = null, machine = '1 USD/hour', instance = 'box', time = '1 hour'",
      "perigee.tuning: what it costs is said twice: by machine and by instance" },
    { "price = null, machine = '1 USD/hour'", "perigee.tuning: 'time' is missing, as time = \"24 hours\"" },
    { "time = '1 hour'", "perigee.tuning: time means nothing without machine or instance" },
    { "tokens = '1 Mtoken'", "perigee.tuning: tokens means nothing without model" },
    { "epochs = 3", "perigee.tuning: epochs means nothing without model" },
    { "region = 'eu'", "perigee.tuning: region means nothing without instance" },
    { "price = null, model = 'known'", "perigee.tuning: 'tokens' is missing, as tokens = \"10M tokens\"" },
    { "price = null, model = 'unknown', tokens = '1 Mtoken'", "unknown model 'unknown'" },
    { "price = null, model = 'known', tokens = '1 Mtoken'",
      "the catalog has no training price of some/known on 2024-01-01" },
    { "price = null, model = 3, tokens = '1 Mtoken'", "perigee.tuning: model must be a text, not number" },
    { "price = null, kind = 'promts'", "unknown tuning 'promts'" },
    { "lif = 3", "perigee.tuning: unknown field 'lif': did you mean 'life'?" } },
}

local null = {} -- takes a field away

local function run(statement, samples)
  local text = ("local perigee = require 'perigee'\n"
    .. "return perigee.scenario { as_of = '2024-01-01', model = function()\n%s\nreturn { out = 1 } end }")
    :format(statement)
  local scenario = model.compile(text, "test.lua", {
    null = null,
    laid_over = function(below, above)
      for key, value in pairs(above) do below[key] = value ~= null and value or nil end
      return below
    end,
    t = perigee.traffic { requests = "1000 requests/day", input = "1 token/request", output = "9 tokens/request" },
  })()
  return perigee.run(scenario, { samples = samples or 4 })
end

local function refuses(statement, message)
  local result, found = run(statement)
  if not message then return assert(result, found) end
  assert.is_nil(result, statement)
  assert.equal("test.lua:3: " .. message, found)
end

for _, case in ipairs(cases) do
  describe("perigee." .. case[1], function()
    local call = ("local o = perigee.%s(laid_over({ 'A', %s }, { %%s }))"):format(case[1], case[2])

    it("takes what is right", function() refuses(call:format "", nil) end)

    for i = 3, #case do
      it("told " .. case[i][1], function()
        local given = case[i][1]:find "^'" and "[2] = " .. case[i][1] or case[i][1]
        refuses(call:format(given), case[i][2])
      end)
    end

    it("wants a table with a name", function()
      local name = "perigee." .. case[1]
      refuses(("local o = %s()"):format(name), name .. " wants a table of fields, not nil")
      refuses(("local o = %s {}"):format(name), ("%s: its first value (the %s) must be a text, not nil"):format(name,
        case[1] == "tuning" and "label" or "name"))
    end)
  end)
end

-- { message, expression }
local others = {
  staff = {
    { "perigee.staff wants a table, as { [\"ml-engineer\"] = \"0.5 FTE\" }", "perigee.staff(3)" },
    { "perigee.staff: each entry is a role and how many people, as [\"ml-engineer\"] = \"0.5 FTE\"",
      "perigee.staff { '0.5 FTE' }" },
    { "perigee.staff: dev is below zero", "perigee.staff { dev = { '-0.5 FTE', salary = '1 USD/year' } }" },
    { "perigee.staff: dev must be a quantity such as \"0.5 FTE\" or \"0.5\", not time",
      "perigee.staff { dev = '1 year' }" },
    { "perigee.staff: dev must be a quantity such as \"0.5 FTE\" or \"0.5\", not boolean",
      "perigee.staff { dev = true }" },
    { "perigee.staff: dev: how many people is missing, as { \"0.5 FTE\", salary = \"150k USD/(person year)\" }",
      "perigee.staff { dev = { salary = '1 USD/year' } }" },
    { "perigee.staff: dev: salary is below zero", "perigee.staff { dev = { 1, salary = '-1 USD/year' } }" },
    { "perigee.staff: dev: salary must be a quantity such as \"150k USD/(person year)\" or \"150k USD/year\", not "
      .. "money",
      "perigee.staff { dev = { 1, salary = '1 USD' } }" },
    { "perigee.staff: dev: overhead multiplies the salary and cannot be below 1: write 1.4 for 40 % on top",
      "perigee.staff { dev = { 1, salary = '1 USD/year', overhead = '40 %' } }" },
    { "perigee.staff: dev: unknown field 'salry': did you mean 'salary'?", "perigee.staff { dev = { 1, salry = 3 } }" },
    { "perigee.staff: dev: label must be a text, not number", "perigee.staff { dev = { 1, label = 3 } }" },
    { "unknown staff 'dev'", "perigee.staff { dev = 1 }" },
  },
  compliance = {
    { "perigee.compliance wants a table of fields, not nil", "perigee.compliance()" },
    { "perigee.compliance: say at least one of staff, audits, insurance, fees", "perigee.compliance {}" },
    { "perigee.compliance: audits is below zero", "perigee.compliance { audits = '-1 USD/year' }" },
    { "perigee.compliance: audits must be a quantity such as \"20k USD/year\", not money",
      "perigee.compliance { audits = '1 USD' }" },
    { "perigee.compliance: unknown field 'audit': did you mean 'audits'?",
      "perigee.compliance { audit = '1 USD/year' }" },
    { "perigee.compliance: staff: dev is below zero", "perigee.compliance { staff = { dev = -1 } }" },
  },
  modifiers = {
    { "perigee.brevity: traffic is what perigee.traffic { ... } makes", "perigee.brevity(3, '40 %')" },
    { "perigee.brevity: 'traffic' is missing, as traffic = perigee.traffic { ... }", "perigee.brevity(nil, '40 %')" },
    { "perigee.brevity: the saving must lie between 0 and 100 %", "perigee.brevity(t, '140 %')" },
    { "perigee.brevity: the saving must lie between 0 and 100 %", "perigee.brevity(t, -0.1)" },
    { "perigee.brevity: the saving must be a quantity such as \"40 %\", not nil", "perigee.brevity(t)" },
    { "perigee.part: the share must lie between 0 and 100 %", "perigee.part(t, 2)" },
    { "perigee.cache wants a table of fields, not nil", "perigee.cache(t)" },
    { "perigee.cache: 'hits' is missing, as hits = \"30 %\"", "perigee.cache(t, {})" },
    { "perigee.cache: hits must lie between 0 and 100 %", "perigee.cache(t, { hits = 1.5 })" },
    { "perigee.cache: unknown field 'hit': did you mean 'hits'?", "perigee.cache(t, { hit = 1.5 })" },
    { "perigee.cache: price is below zero", "perigee.cache(t, { hits = 0.5, price = '-1 USD/request' })" },
    { "perigee.cache: keep must be a quantity such as \"50 USD/month\", not money",
      "perigee.cache(t, { hits = 0.5, keep = '1 USD' })" },
    { "perigee.cache: traffic is what perigee.traffic { ... } makes", "perigee.cache({}, { hits = 0.5 })" },
  },
  mix = {
    { "perigee.mix wants a table of fields, not nil", "perigee.mix()" },
    { "mix 'A': 'traffic' is missing, as traffic = perigee.traffic { ... }", "perigee.mix { 'A' }" },
    { "mix 'A': traffic is what perigee.traffic { ... } makes", "perigee.mix { 'A', traffic = {} }" },
    { "mix 'A': the shares must add up to 100 %", "perigee.mix { 'A', traffic = t }" },
    { "mix 'A': the shares must add up to 100 %", "perigee.mix { 'A', traffic = t, { share = '80 %', free } }" },
    { "mix 'A': part 1 wants a table of fields, not number", "perigee.mix { 'A', traffic = t, 3 }" },
    { "mix 'A': part 2: 'share' is missing, as share = \"80 %\"",
      "perigee.mix { 'A', traffic = t, { share = '80 %', free }, { free } }" },
    { "mix 'A': part 1: share must lie between 0 and 100 %",
      "perigee.mix { 'A', traffic = t, { share = '180 %', free } }" },
    { "mix 'A': part 1 is a share and a function, as { share = \"80 %\", function(part) return perigee.api { ... } "
      .. "end }",
      "perigee.mix { 'A', traffic = t, { share = '80 %', free(t) } }" },
    { "mix 'A': part 1: its function must return an option",
      "perigee.mix { 'A', traffic = t, { share = 1, print_nothing } }" },
    { "mix 'A': unknown field 'trafic': did you mean 'traffic'?", "perigee.mix { 'A', trafic = t }" },
  },
}

local functions = "local function free() return perigee.option { 'free', costs = {} } end "
  .. "local function print_nothing() end "

for what, list in pairs(others) do
  describe(what, function()
    for _, case in ipairs(list) do
      it("told " .. case[2], function()
        refuses(functions .. "local x = " .. case[2] .. " x = free, print_nothing", case[1])
      end)
    end
  end)
end

describe("what fails in some samples only", function()
  it("is told with its line and count", function()
    local result, message = run("local h = perigee.host { 'A', "
      .. "price = 'normal(1, 1) USD/hour', replicas = 1 }", 64)
    assert.is_nil(result)
    assert.truthy(message:find "^test.lua:3: host 'A': price is below zero in %d+ of 64 samples: a range ", message)
  end)
end)

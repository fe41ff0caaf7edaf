-- Every option kind with every argument it has, and what it must come to, written
-- out by hand on plain numbers; not a spec itself.
--
-- An argument is { name, value, unit, low, high }.  `build` makes a model's result
-- of quantities by name; `hand` gives dollars a month, and whether it fits, of the
-- plain numbers, each in its argument's unit.
local perigee = require "perigee"

local kinds = {}

local hours, days = 730, 365 / 12 -- of a month

-- Whole machines: what the busiest hour needs of them, one at least.
local function replicas_for(n)
  local busiest = n.requests * n.output * n.peak / 86400
  return math.max(1, math.ceil(busiest / (n.throughput * n.use / 100)))
end

local function traffic_of(v)
  return perigee.traffic { requests = v.requests, input = rawget(v, "input") or "0 tokens/request",
                           output = v.output, peak = rawget(v, "peak") }
end

local load = {
  { "requests", 100000, "requests/day", 40000, 300000 },
  { "output", 300, "tokens/request", 100, 700 }, { "peak", 3, "", 1, 5 },
  { "throughput", 400, "tokens/s", 300, 900 }, { "use", 70, "%", 40, 100 },
}

local function with_load(list)
  for _, argument in ipairs(load) do list[#list + 1] = argument end
  return list
end

kinds["a host sized by load"] = {
  arguments = with_load {
    { "price", 4, "USD/hour", 2, 6 }, { "memory", 120, "GB", 90, 160 },
    { "parameters", 70, "Gparameters", 50, 90 }, { "bits", 8, "bits/parameter", 4, 16 },
    { "adapter", 0.5, "GB", 0, 3 }, { "kv_cache", 20, "GB", 0, 60 }, { "headroom", 1.2, "", 1, 1.6 },
    { "spares", 1, "", 0, 3 }, { "people", 0.5, "FTE", 0, 2 },
    { "salary", 150000, "USD/(person year)", 80000, 250000 }, { "overhead", 1.4, "", 1, 2 },
  },
  build = function(v)
    return perigee.host { "A", price = v.price, memory = v.memory, parameters = v.parameters, bits = v.bits,
      adapter = v.adapter, kv_cache = v.kv_cache, headroom = v.headroom, throughput = v.throughput, use = v.use,
      replicas = "auto", spares = v.spares, traffic = traffic_of(v),
      staff = { engineer = { v.people, salary = v.salary, overhead = v.overhead } } }
  end,
  hand = function(n)
    local machines = replicas_for(n) + n.spares
    local needs = (n.parameters * n.bits / 8 + n.adapter + n.kv_cache) * n.headroom
    return machines * n.price * hours + n.people * n.salary * n.overhead / 12, needs <= n.memory
  end,
}

kinds["a host of so many replicas"] = {
  arguments = with_load {
    { "price", 4, "USD/hour", 2, 6 }, { "memory", 160, "GB", 90, 200 }, { "weights", 140, "GB", 60, 170 },
    { "replicas", 5, "replicas", 1, 9 },
  },
  build = function(v)
    return perigee.host { "A", price = v.price, memory = v.memory, weights = v.weights, replicas = v.replicas,
      throughput = v.throughput, use = v.use, traffic = traffic_of(v) }
  end,
  hand = function(n)
    local busiest = n.requests * n.output * n.peak / 86400
    return n.replicas * n.price * hours,
      n.weights <= n.memory and busiest <= n.replicas * n.throughput * n.use / 100
  end,
}

kinds["boxes of one's own, in money"] = {
  arguments = {
    { "price", 200000, "USD", 150000, 300000 }, { "life", 3, "years", 2, 6 }, { "residual", 20000, "USD", 0, 100000 },
    { "power", 6.5, "kW", 4, 10 }, { "load", 60, "%", 0, 100 }, { "pue", 1.5, "", 1, 2 },
    { "electricity", 0.12, "USD/kWh", 0.05, 0.4 }, { "space", 500, "USD/month", 0, 900 },
    { "maintenance", 800, "USD/month", 0, 2000 }, { "memory", 640, "GB", 400, 700 }, { "weights", 500, "GB", 300, 800 },
    { "count", 2, "", 1, 5 }, { "people", 0.25, "", 0, 1 }, { "salary", 12000, "USD/month", 8000, 20000 },
  },
  build = function(v)
    return perigee.own { "A", price = v.price, life = v.life, residual = v.residual, power = v.power, load = v.load,
      pue = v.pue, electricity = v.electricity, space = v.space, maintenance = v.maintenance, memory = v.memory,
      weights = v.weights, count = v.count, staff = { admin = { v.people, salary = v.salary } } }
  end,
  hand = function(n)
    local depreciation = (n.price - n.residual) / (n.life * 12)
    local energy = n.power * n.load / 100 * n.pue * hours * n.electricity
    return n.count * (depreciation + energy + n.space + n.maintenance) + n.people * n.salary, n.weights <= n.memory
  end,
}

kinds["boxes of one's own, in shares, by load"] = {
  arguments = with_load {
    { "price", 200000, "USD", 150000, 300000 }, { "life", 36, "months", 24, 60 }, { "residual", 10, "%", 0, 60 },
    { "power", 6.5, "kW", 4, 10 }, { "space", 184, "USD/(kW month)", 100, 300 },
    { "maintenance", 10, "%/year", 0, 20 }, { "spares", 1, "replicas", 0, 2 },
  },
  build = function(v)
    return perigee.own { "A", price = v.price, life = v.life, residual = v.residual, power = v.power, space = v.space,
      maintenance = v.maintenance, throughput = v.throughput, use = v.use, spares = v.spares,
      traffic = traffic_of(v), count = "auto" }
  end,
  hand = function(n)
    local boxes = replicas_for(n) + n.spares
    return boxes * (n.price * (1 - n.residual / 100) / n.life + n.power * n.space
                    + n.price * n.maintenance / 100 / 12), true
  end,
}

kinds["an endpoint with functions and a gateway"] = {
  arguments = {
    { "requests", 100000, "requests/day", 40000, 300000 }, { "price", 5, "USD/hour", 2, 9 },
    { "endpoints", 2, "", 1, 4 }, { "concurrency", 4, "", 1, 8 }, { "time", 2, "s", 0.5, 5 },
    { "function_time", 5, "s/request", 1, 9 }, { "function_memory", 128, "MB", 64, 1024 },
    { "function_price", 0.0000166667, "USD/(GB s)", 0.00001, 0.00003 },
    { "function_request", 0.2, "USD/Mrequest", 0.1, 0.4 }, { "gateway", 1, "USD/Mrequest", 0.5, 4 },
  },
  build = function(v)
    return perigee.serverless { "A", requests = v.requests, price = v.price, endpoints = v.endpoints,
      concurrency = v.concurrency, time = v.time, gateway = v.gateway,
      functions = { time = v.function_time, memory = v.function_memory, price = v.function_price,
                    request = v.function_request } }
  end,
  hand = function(n)
    local monthly = n.requests * days
    local functions = n.function_time * n.function_memory / 1000 * n.function_price + n.function_request / 1e6
    return n.endpoints * n.price * hours + monthly * (functions + n.gateway / 1e6),
      n.requests / 86400 * n.time <= n.concurrency * n.endpoints -- Little's law
  end,
}

kinds["a swarm"] = {
  arguments = {
    { "requests", 900, "requests/day", 400, 3000 }, { "output", 300, "tokens/request", 100, 700 },
    { "peak", 3, "", 1, 5 }, { "speed", 6, "tokens/s", 4, 9 }, { "users", 2, "", 0, 6 },
    { "price", 100, "USD/month", 0, 300 },
  },
  build = function(v)
    return perigee.swarm { "A", speed = v.speed, users = v.users, price = v.price, traffic = traffic_of(v) }
  end,
  hand = function(n)
    return n.price, n.requests * n.output * n.peak / 86400 <= n.speed * n.users
  end,
}

-- Cost rows alone, as an option.
local function rows(...)
  return perigee.option { "A", costs = { ... } }
end

kinds["staff and compliance"] = {
  arguments = {
    { "people", 0.5, "FTE", 0, 2 }, { "salary", 150000, "USD/(person year)", 80000, 250000 },
    { "overhead", 1.4, "", 1, 2 }, { "officers", 0.2, "people", 0, 1 }, { "audits", 20000, "USD/year", 0, 50000 },
    { "insurance", 300, "USD/month", 0, 900 }, { "fees", 5, "USD/day", 0, 9 },
  },
  build = function(v)
    return rows(perigee.staff { engineer = { v.people, salary = v.salary, overhead = v.overhead, label = "on call" } },
      perigee.compliance { staff = { officer = { v.officers, salary = v.salary } }, audits = v.audits,
                           insurance = v.insurance, fees = v.fees })
  end,
  hand = function(n)
    return n.people * n.salary * n.overhead / 12 + n.officers * n.salary / 12 + n.audits / 12 + n.insurance
      + n.fees * days, true
  end,
}

kinds["tuning at a price, and on a machine"] = {
  arguments = {
    { "life", 12, "months", 6, 36 }, { "runs", 3, "", 1, 6 }, { "price", 1000, "USD", 10, 9000 },
    { "machine", 2.8, "USD/hour", 1, 6 }, { "time", 24, "hours", 2, 90 },
  },
  build = function(v)
    return rows(perigee.tuning { "prompts", price = v.price, runs = v.runs, life = v.life },
                perigee.tuning { "LoRA", machine = v.machine, time = v.time, life = v.life })
  end,
  hand = function(n)
    return n.price * n.runs / n.life + n.machine * n.time / n.life, true
  end,
}

kinds["tuning through an API"] = {
  arguments = {
    { "life", 1, "years", 0.5, 3 }, { "tokens", 10, "Mtokens", 1, 90 }, { "epochs", 3, "", 1, 6 },
  },
  build = function(v)
    return rows(perigee.tuning { "API", model = "some/model", tokens = v.tokens, epochs = v.epochs, life = v.life })
  end,
  hand = function(n) -- at 8 USD/Mtoken: see services.price
    return n.tokens * n.epochs * 8 / (n.life * 12), true
  end,
}

-- What tokens cost by a price list of its own: 2 and 6 USD/Mtoken.
local function tokens(name, traffic)
  return perigee.option { name, costs = {
    perigee.cost("tokens", "input", traffic.input_tokens * "2 USD/Mtoken"),
    perigee.cost("tokens", "output", traffic.output_tokens * "6 USD/Mtoken") } }
end

local talk = {
  { "requests", 100000, "requests/day", 40000, 300000 }, { "input", 800, "tokens/request", 100, 2000 },
  { "output", 300, "tokens/request", 100, 700 },
}

local function with_talk(list)
  for _, argument in ipairs(talk) do list[#list + 1] = argument end
  return list
end

kinds["brevity and a cache"] = {
  arguments = with_talk {
    { "saving", 40, "%", 0, 100 }, { "hits", 30, "%", 0, 100 }, { "look_up", 100, "USD/Mrequest", 0, 900 },
    { "keep", 50, "USD/month", 0, 90 },
  },
  build = function(v)
    local misses, cache = perigee.cache(perigee.brevity(traffic_of(v), v.saving),
                                        { hits = v.hits, price = v.look_up, keep = v.keep })
    return perigee.option { "A", costs = { tokens("A", misses).rows, cache } }
  end,
  hand = function(n)
    local each = n.input * 2e-6 + n.output * (1 - n.saving / 100) * 6e-6 -- what is read stays
    return n.requests * days * ((1 - n.hits / 100) * each + n.look_up / 1e6) + n.keep, true
  end,
}

kinds["a mix of two models"] = {
  arguments = with_talk {
    { "share", 80, "%", 0, 100 }, { "router", 300, "USD/month", 0, 900 },
    { "limit", 40000, "requests/day", 1000, 90000 },
  },
  build = function(v)
    return perigee.mix { "A", traffic = traffic_of(v), costs = { perigee.cost("fees", "router", v.router) },
      { share = v.share, function(part) return tokens("small", part) end },
      { share = 1 - v.share, function(part)
        local fees = perigee.cost("fees", "large", part.requests * "5 USD/krequest")
        return perigee.option { "large", costs = { fees },
                                limits = { { "requests", needs = part.requests, has = v.limit } } }
      end } }
  end,
  hand = function(n)
    local share = n.share / 100
    return n.router + n.requests * days * (share * (n.input * 2e-6 + n.output * 6e-6) + (1 - share) * 0.005),
      n.requests * (1 - share) <= n.limit
  end,
}

-- 0.02 USD for the first 50 thousand a day, 0.01 up to 200, 0.005 past them.
local function tier_list(v)
  return { { upto = v.first, price = "20 USD/krequest" }, { upto = v.second, price = "10 USD/krequest" },
           { price = v.price } }
end

for _, mode in ipairs { "marginal", "whole" } do
  kinds[mode .. " tiers"] = {
    arguments = {
      { "requests", 100000, "requests/day", 10000, 300000 }, { "first", 50000, "requests/day", 20000, 80000 },
      { "second", 200000, "requests/day", 90000, 250000 }, { "price", 5, "USD/krequest", 1, 9 },
    },
    build = function(v)
      return rows(perigee.cost("fees", "tiers", perigee.tiers(v.requests, tier_list(v), mode)))
    end,
    hand = function(n)
      local r, price = n.requests, n.price / 1000
      if mode == "whole" then
        return days * r * (r <= n.first and 0.02 or r <= n.second and 0.01 or price), true
      end
      return days * (math.min(r, n.first) * 0.02 + math.max(math.min(r, n.second) - n.first, 0) * 0.01
                     + math.max(r - n.second, 0) * price), true
    end,
  }
end

--- A catalog of prices for all of them.
function kinds.price()
  return { name = "some/model", from = "2023-01-01", training = "8 USD/Mtoken", source = "made up" }
end

return kinds

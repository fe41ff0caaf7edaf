-- A language model by the token, or an open model on an endpoint of one's own?
--
-- Article chatgpt-vs-oss-zh, claims E01 to E14: each output below is named after its
-- claim in claims.csv.  `perigee run examples/claims/endpoint_or_tokens.lua` shows
-- them; README.md has them beside what was published.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

local article = "chatgpt-vs-oss-zh: "

return perigee.scenario {
  title = "Texts of 500 words: by the token, or on an endpoint?",
  as_of = "2023-05-01", -- one price for what is read and what is written, until 2023-06-13

  assume = {
    requests         = { "1000 requests/day", source = article .. "1000 texts a day" },
    requests_many    = { "1M requests/day", source = article .. "one million texts a day" },
    words            = { "500 words/request", source = article .. "500 words a text, in and out" },
    words_per_token  = { "0.75 words/token", source = article .. "0.75 words a token" },
    endpoint         = { "5 USD/hour", source = article .. "ml.g5.4xlarge at 5 USD an hour" },
    endpoint_printed = { "150 USD/day", source = article .. "what it prints for that machine" },
    small_endpoint   = { "0.23 USD/hour", source = article .. "ml.m5.xlarge at 0.23 USD an hour" },
    time             = { "5 s/request", source = article .. "5 seconds a request" },
    function_memory  = { "128 MB", source = article .. "128 MB for the function" },
    parameters       = { "20B parameters", source = article .. "Flan-UL2 has 20 billion" },
    accelerator      = { "1", source = article .. "ml.g5.4xlarge has one A10G" },
  },

  model = function(a)
    local tokens = a.words / a.words_per_token
    local traffic = perigee.traffic { requests = a.requests_many, input = "0 tokens/request",
                                      output = tokens }
    local api = perigee.api { "GPT-3.5 Turbo, a million texts a day", model = "openai/gpt-3.5-turbo",
                              traffic = traffic }

    -- An endpoint, with a function that waits and a gateway before it, and one A10G.
    local memory = figure(entry("accelerators", "nvidia/a10g-24gb"), "memory") * a.accelerator
    local functions = { time = a.time, memory = a.function_memory, service = "aws/lambda" }
    -- Weights by what the article says, and beside them texts, by the model as it is built.
    local function weights_in(scheme)
      local bits = figure(entry("quantization", scheme), "weights")
      return perigee.memory.weights { parameters = a.parameters, bits = bits }:to "GB"
    end
    local function texts_in(scheme)
      return perigee.memory.footprint { model = "google/flan-ul2", quantization = scheme,
        accelerator = "nvidia/a10g-24gb", context = tokens * "1 request" }.most
    end
    local function endpoint(name, scheme, at_once, note, endpoints)
      return perigee.serverless { name, requests = a.requests_many, price = a.endpoint,
        endpoints = endpoints, time = a.time, concurrency = at_once, functions = functions,
        gateway = { service = "aws/api-gateway-http" },
        limits = { { "GPU memory", needs = weights_in(scheme), has = memory:to "GB" },
                   { "texts in memory at once", needs = at_once, has = texts_in(scheme) } },
        notes = { note } }
    end
    -- Machines of so many texts at once; where memory holds not even one, the limit tells.
    local function machines_for(at_once)
      return perigee.fleet.for_peak { average = a.requests_many, peak = 1,
                                      capacity = math.max(at_once, 1) / a.time }
    end
    local machines = machines_for(1)
    local alone = endpoint("One endpoint, one text at a time", "int8", 1, "E11: as the article has it")
    local batched = endpoint("One endpoint, 64 texts at a time", "int8", 64, "E11: batching")
    local enough = endpoint("Enough endpoints, one text at a time", "int8", 1,
                            "E11: as many as it takes", machines)
    local packed_texts = math.max(texts_in "gptq-int4", 1)
    local packed = endpoint("Enough endpoints, in 4 bits", "gptq-int4", packed_texts,
                            "E11: as many texts at once as memory holds", machines_for(packed_texts))
    local wide = endpoint("One endpoint, 64 at a time, 16 bits", "fp16", 64, "E14: 16 bits a parameter")
    local in_flight, fits_16, fits_8 = alone.limits[1], wide.limits[2], alone.limits[2]

    -- What a request adds, of a row or of all rows.  The article leaves out what the calls
    -- of the function cost; the options do not.
    local function row(of, label)
      for _, cost in ipairs(of.rows) do
        if cost.label == label then return cost.amount end
      end
    end
    local function each(amount) return amount / a.requests_many end
    local per_request = each(perigee.total(api))
    local glue, gateway = each(row(alone, "functions")), each(row(alone, "gateway"))
    local calls, in_front = each(row(alone, "function calls")), glue + gateway

    -- From how many requests a day on is a fixed price per day the cheaper one?
    local function even(fixed)
      return (fixed / (per_request - in_front)):to "request/day"
    end

    return {
      api, alone, batched, enough, packed, wide,

      E01 = (a.requests * per_request):to "USD/day",
      E02 = (a.requests_many * per_request):to "USD/day",
      E03 = (a.requests_many * per_request):to "USD/year",
      E04 = row(alone, "endpoint"):to "USD/day",
      E05 = (glue * "1000 requests"):to "USD",
      E06 = (glue * "1M requests"):to "USD",
      E06_with_the_calls = ((glue + calls) * "1M requests"):to "USD",
      E07 = (gateway * "1M requests"):to "USD",
      E08 = (a.endpoint_printed + a.requests * glue):to "USD/day",
      E09 = (a.endpoint_printed + a.requests_many * in_front):to "USD/day",
      E10 = a.small_endpoint:to "USD/day",
      E11 = in_flight.holds,
      E11_in_flight = in_flight.needs,
      E11_machines = machines,
      E11_at_once_in_8_bits = alone.limits[3].has,
      E11_machines_in_8_bits = machines_for(alone.limits[3].has),
      E11_at_once_in_4_bits = packed.limits[3].has,
      E11_machines_in_4_bits = machines_for(packed.limits[3].has),
      E11_cost = row(enough, "endpoint"):to "USD/day",
      E12 = (tokens * "1 request"):to "token",
      E13 = even(a.endpoint_printed),
      E13_at_24_hours = even(a.endpoint),
      E14 = fits_16.holds,
      E14_at_8_bits = fits_8.holds,
      E14_needs = fits_16.needs,
    }
  end,
}

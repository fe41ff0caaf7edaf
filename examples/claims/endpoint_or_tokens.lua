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
    local turbo = entry("api-prices", "openai/gpt-3.5-turbo")
    local tokens = a.words / a.words_per_token
    local per_request = tokens * figure(turbo, "output")

    -- What stands before the endpoint: a function that waits, and a gateway.  The article
    -- leaves out what the calls of the function cost; the options below do not.
    local lambda = entry("services", "aws/lambda")
    local gateway = figure(entry("services", "aws/api-gateway-http"), "price")
    local glue = a.time * a.function_memory * figure(lambda, "price")
    local in_front = glue + gateway

    -- Little's law: requests in flight = requests per second * seconds each.
    local in_flight = a.requests_many * a.time
    local machines = math.ceil(in_flight)

    -- From how many requests a day on is a fixed price per day the cheaper one?
    local function even(fixed)
      return (fixed / (per_request - in_front)):to "request/day"
    end

    local memory = figure(entry("accelerators", "nvidia/a10g-24gb"), "memory") * a.accelerator
    local function fits(bits) return a.parameters * bits <= memory end

    local traffic = perigee.traffic { requests = a.requests_many, input = "0 tokens/request",
                                      output = tokens }
    local functions = { time = a.time, memory = a.function_memory, service = "aws/lambda" }
    local function endpoint(name, more)
      local given = { name, requests = a.requests_many, price = a.endpoint, time = a.time,
                      functions = functions, gateway = { service = "aws/api-gateway-http" } }
      for key, value in pairs(more) do given[key] = value end
      return perigee.serverless(given)
    end
    local function weights(bits)
      return { { "GPU memory", needs = (a.parameters * bits):to "GB", has = memory:to "GB" } }
    end

    return {
      perigee.api { "GPT-3.5 Turbo, a million texts a day", model = "openai/gpt-3.5-turbo",
                    traffic = traffic },
      endpoint("One endpoint, one text at a time", {
        limits = weights "8 bit/parameter", notes = { "E11: as the article has it" } }),
      endpoint("One endpoint, 64 texts at a time", {
        concurrency = 64, limits = weights "8 bit/parameter", notes = { "E11: batching" } }),
      endpoint("Enough endpoints, one text at a time", {
        endpoints = machines, limits = weights "8 bit/parameter", notes = { "E11: as many as it takes" } }),
      endpoint("One endpoint, 64 at a time, 16 bits", {
        concurrency = 64, limits = weights "16 bit/parameter", notes = { "E14: 16 bits a parameter" } }),

      E01 = (a.requests * per_request):to "USD/day",
      E02 = (a.requests_many * per_request):to "USD/day",
      E03 = (a.requests_many * per_request):to "USD/year",
      E04 = a.endpoint:to "USD/day",
      E05 = (glue * "1000 requests"):to "USD",
      E06 = (glue * "1M requests"):to "USD",
      E06_with_the_calls = ((glue + figure(lambda, "request")) * "1M requests"):to "USD",
      E07 = (gateway * "1M requests"):to "USD",
      E08 = (a.endpoint_printed + a.requests * glue):to "USD/day",
      E09 = (a.endpoint_printed + a.requests_many * in_front):to "USD/day",
      E10 = a.small_endpoint:to "USD/day",
      E11 = in_flight <= 1,
      E11_in_flight = in_flight,
      E11_machines = machines,
      E11_cost = (machines * a.endpoint):to "USD/day",
      E12 = (tokens * "1 request"):to "token",
      E13 = even(a.endpoint_printed),
      E13_at_24_hours = even(a.endpoint),
      E14 = fits "16 bit/parameter",
      E14_at_8_bits = fits "8 bit/parameter",
      E14_needs = (a.parameters * "16 bit/parameter"):to "GB",
    }
  end,
}

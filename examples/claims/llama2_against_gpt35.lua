-- Llama 2 on rented or bought machines, or GPT-3.5 Turbo and GPT-4 Turbo by the token?
--
-- Article llama2-cost-pt, claims C01 to C11: each output below is named after its claim
-- in claims.csv.  `perigee run examples/claims/llama2_against_gpt35.lua` shows them;
-- README.md has them beside what was published.
local perigee = require "perigee"
local catalog = perigee.catalog
local entry, figure = catalog.entry, catalog.figure

local article, ours = "llama2-cost-pt: ", "ours: "

-- Ways to store the weights that are set side by side, as the catalog calls them.
local schemes = { "fp16", "int8", "gptq-int4", "gguf-q3_k_m" }

local total = perigee.total

local function memory_of(row)
  return row.memory and perigee.quantity(row.memory) * row.count
end

-- Of a list of machines, the one with most memory for at most `budget`.
local function largest(machines, budget)
  local best
  for _, row in ipairs(machines) do
    if memory_of(row) and row.on_demand and perigee.quantity(row.on_demand) <= budget
      and (not best or memory_of(row) > memory_of(best)) then
      best = row
    end
  end
  return best
end

-- Of a list of machines, the cheapest that holds `needs`.
local function cheapest(machines, needs)
  local best, best_price
  for _, row in ipairs(machines) do
    if memory_of(row) and row.on_demand and memory_of(row) >= needs then
      local price = figure(row, "on_demand")
      if not best or price < best_price then best, best_price = row, price end
    end
  end
  return best, best_price
end

return perigee.scenario {
  title = "Llama 2 against GPT-3.5 Turbo, and what goes with it",
  as_of = "2023-12-01",

  assume = {
    rented       = { "1200 USD", source = article .. "the test on rented machines" },
    by_token     = { "5 USD", source = article .. "the same test through the API" },
    turbo_price  = { "1 cent", source = article .. "GPT-4 Turbo reads for 1 cent ..." },
    turbo_tokens = { "100 tokens", source = article .. "... per 100 tokens" },
    big_bill     = { "1e6 USD/year", source = article .. "a bill for the big model" },
    small_factor = { 20, source = article .. "in-house small models cost a twentieth" },
    box          = { "200000 USD", source = article .. "a DGX box" },
    box_life     = { "3 years", source = article .. "65,000 a year is a third of it" },
    rent_small   = { "1000 USD/month", source = article .. "rent below 15B parameters" },
    rent_large   = { "1500 USD/month", source = article .. "rent around 70B parameters" },
    ratio_low    = { 1.5, source = article .. "50 % dearer" },
    ratio_high   = { 2, source = article .. "100 % dearer" },

    tokens       = { "2048 tokens/request", source = ours .. "read, and written, as measured below" },
    requests     = { "25k requests/day", source = ours .. "a million in forty days" },
    batch        = { 64, source = ours .. "texts at once, as measured below" },
    measured     = { "738 tokens/s", source = "NVIDIA/TensorRT-LLM 0.5.0 docs/source/performance.md: "
                       .. "Llama 2 70B, fp16, four A100 80 GB, batch of 64, 2048 in, 2048 out" },
    headroom     = { 1.15, source = ours .. "weights, and something for the requests" },
    quality_floor = { "66 %", source = ours .. "of MMLU" },
    repeats      = { "30 %", source = ours .. "of the queries were asked before" },
    look_up      = { "0.0004 USD/request", source = ours .. "to compare a query with those before" },
  },

  model = function(a)
    local gpt4 = entry("api-prices", "openai/gpt-4")
    local gpt4_turbo = entry("api-prices", "openai/gpt-4-1106-preview")
    local llama = entry("models", "meta/llama-2-70b")
    local machines = catalog.list { kind = "machines" }

    -- C01, C02: the same work, by the token and on a machine that is busy for a part
    -- of the time.  A token is written for each that is read.
    local traffic = perigee.traffic { requests = a.requests, input = a.tokens, output = a.tokens }
    local by_token = perigee.api { "GPT-3.5 Turbo", model = "openai/gpt-3.5-turbo", traffic = traffic }
    local hosted = perigee.host { "Llama 2 70B on four A100", instance = "azure/nc96ads-a100-v4",
      model = "meta/llama-2-70b", quantization = "fp16", headroom = a.headroom,
      traffic = traffic, replicas = 1, engine = "tensorrt-llm", tensor_parallel = 4,
      concurrency = a.batch }
    local ratio = total(hosted) / total(by_token)
    local function busy_at(throughput) return traffic.output_tokens / throughput end
    local busy = busy_at(hosted.throughput)
    local never_idle = ratio * busy

    -- C06: the box, with what the article leaves out.
    local owned = perigee.own { "A box on premises", price = a.box, life = a.box_life,
      power = figure(entry("hardware", "nvidia/dgx-a100-320gb"), "power"),
      electricity = figure(entry("energy", "us-virginia"), "electricity"),
      pue = figure(entry("energy", "pue"), "pue"),
      space = figure(entry("energy", "colocation-us"), "space") }

    -- C08: what the rent can hold, on the largest machine for it.
    local affordable = largest(machines, a.rent_large)
    local function for_the_rent(scheme)
      return perigee.host { "The rent for 70B, in " .. scheme, model = "meta/llama-2-70b",
        quantization = scheme, price = a.rent_large, memory = memory_of(affordable), replicas = 1,
        notes = { "C08: the most memory for it, " .. affordable.name } }
    end
    local at_16, at_8, at_4 = for_the_rent "fp16", for_the_rent "int8", for_the_rent "gptq-int4"

    -- C10: each scheme on the cheapest machine that holds it.
    local side_by_side = {}
    for i, scheme in ipairs(schemes) do
      local stored = entry("quantization", scheme)
      local needs = perigee.memory.model_weights { model = "meta/llama-2-70b",
                                                   quantization = scheme } * a.headroom
      local machine = cheapest(machines, needs)
      -- The catalog says how each loss was measured; here it is a share of the score.
      local quality = figure(llama, "mmlu") * (1 - figure(stored, "quality_loss"))
      side_by_side[i] = perigee.host { "Llama 2 70B in " .. scheme, model = "meta/llama-2-70b",
        quantization = scheme, headroom = a.headroom, instance = machine.name, region = machine.region,
        replicas = 1, quality = quality,
        requires = { { quality >= a.quality_floor, "its quality is below the floor" } },
        notes = { "C10: " .. machine.name } }
    end
    local whole, packed, tight = side_by_side[1], side_by_side[3], side_by_side[4]

    -- C11: a cache before the API.
    local missed, cache = perigee.cache(traffic, { hits = a.repeats, price = a.look_up })
    local cached = perigee.api { "GPT-3.5 Turbo behind a cache", model = "openai/gpt-3.5-turbo",
                                 traffic = missed, costs = cache }
    local looked_up = a.look_up * a.requests

    local function once(way) return figure(entry("tuning", way), "price") end

    local outputs = {
      by_token, hosted, owned, cached, at_16, at_8,

      C01 = ratio,
      C01_throughput = hosted.throughput,
      C01_busy = busy:to "%",
      C01_never_idle = never_idle,
      C01_never_idle_as_measured = ratio * busy_at(a.measured),
      C01_busy_for_twice = (never_idle / a.ratio_high):to "%",
      C01_busy_for_half_more = (never_idle / a.ratio_low):to "%",
      C02 = a.rented / a.by_token,
      C02_busy = (never_idle / (a.rented / a.by_token)):to "%",
      C03 = figure(gpt4_turbo, "input"):to "USD/token",
      C03_as_printed = (a.turbo_price / a.turbo_tokens):to "USD/token",
      C03_times = a.turbo_price / a.turbo_tokens / figure(gpt4_turbo, "input"),
      C04 = figure(gpt4, "input") / figure(gpt4_turbo, "input"),
      C05 = a.big_bill / a.small_factor,
      C06 = total(owned, "hardware"):to "USD/year",
      C06_energy = total(owned, "energy"):to "USD/year",
      C06_space = total(owned, "space"):to "USD/year",
      C06_left_out = ((total(owned, "energy") + total(owned, "space")) / total(owned, "hardware")):to "%",
      C07 = a.rent_small:to "USD/year",
      C08 = a.rent_large:to "USD/year",
      C08_most_memory = at_16.limits[1].has,
      C08_holds_16_bits = at_16.limits[1].holds,
      C08_holds_8_bits = at_8.limits[1].holds,
      C08_holds_4_bits = at_4.limits[1].holds,
      C09_prompts = once "prompts",
      C09_instructions = once "instructions",
      C09_fine_tuning = once "fine-tuning-small",
      C10_cost_of_16_bits = total(whole),
      C10_cost_of_4_bits = total(packed),
      C10_cost_of_3_bits = total(tight),
      C10_quality_of_16_bits = whole.quality:to "%",
      C10_quality_of_4_bits = packed.quality:to "%",
      C10_quality_of_3_bits = tight.quality:to "%",
      C11_saved = (1 - total(cached) / total(by_token)):to "%",
      C11_hits_that_pay = (looked_up / total(by_token)):to "%",
    }
    for _, option in ipairs(side_by_side) do outputs[#outputs + 1] = option end
    return outputs
  end,
}

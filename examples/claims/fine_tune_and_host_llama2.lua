-- Fine-tune Llama 2 70B and host it, or fine-tune and call GPT-3.5 Turbo?
--
-- Article self-host-fr, claims A01 to A19: each output below is named after its claim
-- in claims.csv.  `perigee run examples/claims/fine_tune_and_host_llama2.lua` shows
-- them; README.md has them beside what was published.
local perigee = require "perigee"
local catalog = perigee.catalog
local entry, figure = catalog.entry, catalog.figure

perigee.unit "page"

local article, ours = "self-host-fr: ", "ours: "
local total = perigee.total

-- The memory of all accelerators of a machine; nil where it has none.
local function memory_of(row)
  return row.memory and perigee.quantity(row.memory) * row.count
end

-- The cheapest machine that has what is needed, and its price, among those rented whole.
local function cheapest(needs)
  local best, best_price
  for _, row in ipairs(catalog.list { kind = "machines" }) do
    if memory_of(row) and row.on_demand and memory_of(row) >= needs then
      local price = figure(row, "on_demand")
      if not best or price < best_price then best, best_price = row, price end
    end
  end
  return best, best_price
end

-- The machine with most memory for at most `budget`.
local function largest(budget)
  local best
  for _, row in ipairs(catalog.list { kind = "machines" }) do
    if memory_of(row) and row.on_demand and perigee.quantity(row.on_demand) <= budget
      and (not best or memory_of(row) > memory_of(best)) then
      best = row
    end
  end
  return best
end

return perigee.scenario {
  title = "Llama 2 70B, fine-tuned and hosted, or GPT-3.5 Turbo?",
  as_of = "2023-11-01", -- fine-tuning of GPT-3.5 Turbo is sold; its price is not cut yet

  assume = {
    parameters      = { "70e9 parameters", source = article .. "70 billion parameters" },
    trained         = { "0.1 %", source = article .. "LoRA trains 0.1 % of them" },
    headroom        = { 1.5, source = article .. "1.5 times the weights to serve" },
    training        = { "2.80 USD/hour", source = article .. "machine to fine-tune on" },
    serving         = { "3.70 USD/hour", source = article .. "machine to serve from" },
    daily_printed   = { "90 USD/day", source = article .. "what it prints for serving" },
    yearly_printed  = { "65000 USD/year", source = article .. "what it prints for two replicas" },
    replicas        = { 2, source = article .. "two replicas, in case one fails" },
    tokens_per_word = { "2 tokens/word", source = article .. "2 tokens a word" },
    words_per_page  = { "300 words/page", source = article .. "300 words a page" },
    staffed_low     = { "200000 USD/year", source = article .. "with talent and maintenance, low" },
    staffed_high    = { "250000 USD/year", source = article .. "with talent and maintenance, high" },
    sequence        = { "4096 tokens", source = ours .. "examples as long as the model reads" },
    words           = { "20M words/day", source = ours .. "a day's work near the break-even" },
    engineers       = { "0.7 FTE", source = ours .. "between what A17 solves for, low and high" },
  },

  model = function(a)
    local tuned_price = entry("api-prices", "openai/ft:gpt-3.5-turbo")

    -- Memory: bits per weight are a row of the catalog of quantizations.
    local bits = figure(entry("quantization", "bf16"), "weights")
    local weights = perigee.memory.weights { parameters = a.parameters, bits = bits }

    -- Fine-tuning: the rank at which an adapter of query and value trains that share, and
    -- what it holds then: gradients in 16 bits, Adam's two moments in 32.
    local function tuning(rank)
      return perigee.memory.training { model = "meta/llama-2-70b", method = "lora", rank = rank,
        precision = "bf16", sequence = a.sequence, recompute = "full" }
    end
    local rank = a.parameters * a.trained / tuning(1).trained
    local tuned = tuning(rank)
    local adapter = perigee.memory.adapters { model = "meta/llama-2-70b", rank = rank, bits = bits }
    local state = tuned.gradients + tuned.optimizer + tuned.master

    -- The machines of the day for the article's prices, and what is put on them.
    local to_tune, at_price = largest(a.training), largest(a.serving)
    local tuner = perigee.host { "To fine-tune on", price = a.training, memory = memory_of(to_tune),
      replicas = 1, weights = weights, adapter = state }
    local function rented(name, note, given)
      given[1], given.notes = name, { note }
      given.parameters, given.quantization, given.adapter = a.parameters, "bf16", adapter
      return perigee.host(given)
    end
    local function for_the_price(name, replicas, headroom)
      return rented(name, "A18: the most memory for that price, " .. at_price.name,
        { price = a.serving, memory = memory_of(at_price), replicas = replicas, headroom = headroom })
    end
    local bare = for_the_price("One replica, nothing to spare", 1).limits[1]
    local one = for_the_price("One replica for 3.70 USD/hour", 1, a.headroom)
    local two = for_the_price("Two replicas for 3.70 USD/hour each", a.replicas, a.headroom)
    local needs = one.limits[1].needs
    local fit, fit_price = cheapest(needs)
    local function on_fit(name, note, staff)
      return rented(name, note, { instance = fit.name, region = fit.region, replicas = a.replicas,
                                  headroom = a.headroom, staff = staff })
    end
    local held = on_fit("Two replicas that hold it", "A18: the cheapest machine that holds it, " .. fit.name)
    local staffed = on_fit("Two replicas that hold it, and engineers", "A17: with a part of an engineer",
                           { ["ml-engineer"] = a.engineers })

    -- From how many words a day on is a machine cheaper than the API?
    local traffic = perigee.traffic { requests = a.words, input = "0 tokens/word",
                                      output = a.tokens_per_word }
    local turbo = perigee.api { "GPT-3.5 Turbo", model = "openai/gpt-3.5-turbo", traffic = traffic,
      notes = { "A16: the price that the article takes: that of the model before tuning" } }
    local turbo_tuned = perigee.api { "GPT-3.5 Turbo, fine-tuned", model = "openai/ft:gpt-3.5-turbo",
                                      traffic = traffic }
    local function even(fixed, api) return (fixed / (total(api) / a.words)):to "word/day" end
    local training_even = (total(tuner) / (figure(tuned_price, "training") * a.tokens_per_word)):to "word/day"

    -- What people can be paid between the machines' cost and the article's range.
    local each = total(staffed, "staff") / a.engineers
    local function people(yearly) return ((yearly - a.yearly_printed) / each):to "FTE" end

    return {
      turbo, turbo_tuned, two, held, staffed,

      A01 = weights:to "GB",
      A01_as_released = perigee.memory.model_weights { model = "meta/llama-2-70b",
                                                       quantization = "bf16" }:to "GB",
      A02 = tuned.trained,
      A02_rank = rank,
      A03 = adapter:to "GB",
      A04 = state:to "GB",
      A04_of_the_adapter = state / adapter,
      A05 = tuner.limits[1].needs,
      A05_with_activations = (tuner.limits[1].needs + tuned.activation):to "GB",
      A06 = total(tuner):to "USD/day",
      A06_most_memory = tuner.limits[1].has,
      A06_machine_holds_it = tuner.limits[1].holds,
      A07 = bare.needs,
      A08 = needs,
      A09 = total(one):to "USD/day",
      A10 = (a.daily_printed * "30 days"):to "USD",
      A11 = (a.daily_printed * a.replicas):to "USD/day",
      A12 = (a.daily_printed * a.replicas * "30 days"):to "USD",
      A13 = (a.daily_printed * a.replicas * "30 days" * 12 / "1 year"):to "USD/year",
      A13_of_365_days = (a.daily_printed * a.replicas):to "USD/year",
      A14 = training_even,
      A15 = (training_even / a.words_per_page):to "page/day",
      A16 = even(total(one), turbo),
      A16_at_the_price_after_tuning = even(total(one), turbo_tuned),
      A17 = (a.yearly_printed + total(staffed, "staff")):to "USD/year",
      A17_engineers_low = people(a.staffed_low),
      A17_engineers_high = people(a.staffed_high),
      A18 = one.limits[1].holds,
      A18_most_memory = one.limits[1].has,
      A18_cheapest_that_fits = fit_price:to "USD/hour",
      A18_two_of_them = total(held):to "USD/year",
      A19 = even(a.daily_printed * a.replicas, turbo),
    }
  end,
}

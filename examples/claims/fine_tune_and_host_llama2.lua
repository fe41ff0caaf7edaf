-- Fine-tune Llama 2 70B and host it, or fine-tune and call GPT-3.5 Turbo?
--
-- Article self-host-fr, claims A01 to A19: each output below is named after its claim
-- in claims.csv.  `perigee run examples/claims/fine_tune_and_host_llama2.lua` shows
-- them; README.md has them beside what was published.
local perigee = require "perigee"
local catalog = perigee.catalog
local entry, figure = catalog.entry, catalog.figure

perigee.unit "page"

local article = "self-host-fr: "

-- The memory of all accelerators of a machine; nil where it has none.
local function memory_of(row)
  return row.memory and perigee.quantity(row.memory) * row.count
end

-- The cheapest machine that `fits`, and its price, among those that are rented whole.
local function cheapest(fits)
  local best, best_price
  for _, row in ipairs(catalog.list { kind = "machines" }) do
    if memory_of(row) and row.on_demand and fits(memory_of(row)) then
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
    training_factor = { 5, source = article .. "training takes 5 times the trained weights" },
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
    words           = { "20M words/day", source = "ours: a day's work near the break-even" },
    engineers       = { "0.7 FTE", source = "ours: between what A17 solves for, low and high" },
  },

  model = function(a)
    local turbo = entry("api-prices", "openai/gpt-3.5-turbo")
    local tuned = entry("api-prices", "openai/ft:gpt-3.5-turbo")

    -- Memory: bits per weight are a row of the catalog of quantizations.
    local bits = figure(entry("quantization", "bf16"), "weights")
    local weights = a.parameters * bits
    local adapter = a.parameters * a.trained * bits
    local serving_memory = weights + adapter
    local needs = (serving_memory * a.headroom):to "GB"

    -- From how many words a day on is a machine cheaper than a price per token?
    local function even(per_day, price)
      return (per_day / (price * a.tokens_per_word)):to "word/day"
    end

    local training_even = even(a.training, figure(tuned, "training"))

    -- What a loaded salary buys between the machines' cost and the article's range.
    local engineer = entry("staff", "ml-engineer")
    local loaded = figure(engineer, "salary") * figure(engineer, "overhead")
    local function people(yearly) return ((yearly - a.yearly_printed) / loaded):to "FTE" end

    -- The machines of the day.
    local at_price = largest(a.serving)
    local fit, fit_price = cheapest(function(memory) return memory >= needs end)

    local traffic = perigee.traffic { requests = a.words, input = "0 tokens/word",
                                      output = a.tokens_per_word }
    local function rented(name, note, given)
      given[1], given.notes = name, { note }
      given.parameters, given.quantization = a.parameters, "bf16"
      given.adapter, given.headroom = adapter, a.headroom
      return perigee.host(given)
    end

    return {
      perigee.api { "GPT-3.5 Turbo", model = "openai/gpt-3.5-turbo", traffic = traffic,
                    notes = { "A16: the price that the article takes: that of the model before tuning" } },
      perigee.api { "GPT-3.5 Turbo, fine-tuned", model = "openai/ft:gpt-3.5-turbo", traffic = traffic },
      rented("Two replicas for 3.70 USD/hour each", "A18: the most memory for that price, " .. at_price.name,
             { price = a.serving, memory = memory_of(at_price), replicas = a.replicas }),
      rented("Two replicas that hold it", "A18: the cheapest machine that holds it, " .. fit.name,
             { instance = fit.name, region = fit.region, replicas = a.replicas }),
      rented("Two replicas that hold it, and engineers", "A17: with a part of an engineer",
             { instance = fit.name, region = fit.region, replicas = a.replicas,
               staff = { ["ml-engineer"] = a.engineers } }),

      A01 = weights:to "GB",
      A01_parameters_released = figure(entry("models", "meta/llama-2-70b"), "parameters"),
      A02 = a.parameters * a.trained,
      A03 = adapter:to "GB",
      A04 = (adapter * a.training_factor):to "GB",
      A05 = (weights + adapter * a.training_factor):to "GB",
      A06 = a.training:to "USD/day",
      A07 = serving_memory:to "GB",
      A08 = needs,
      A09 = a.serving:to "USD/day",
      A10 = (a.daily_printed * "30 days"):to "USD",
      A11 = (a.daily_printed * a.replicas):to "USD/day",
      A12 = (a.daily_printed * a.replicas * "30 days"):to "USD",
      A13 = (a.daily_printed * a.replicas * "30 days" * 12 / "1 year"):to "USD/year",
      A13_of_365_days = (a.daily_printed * a.replicas):to "USD/year",
      A14 = training_even,
      A15 = (training_even / a.words_per_page):to "page/day",
      A16 = even(a.serving, figure(turbo, "output")),
      A16_at_the_price_after_tuning = even(a.serving, figure(tuned, "output")),
      A17 = (a.yearly_printed + a.engineers * loaded):to "USD/year",
      A17_engineers_low = people(a.staffed_low),
      A17_engineers_high = people(a.staffed_high),
      A18 = memory_of(at_price) >= needs,
      A18_most_memory = memory_of(at_price):to "GB",
      A18_cheapest_that_fits = fit_price:to "USD/hour",
      A18_two_of_them = (fit_price * a.replicas):to "USD/year",
      A19 = even(a.daily_printed * a.replicas, figure(turbo, "output")),
    }
  end,
}

-- Fine-tune a small model, or put the examples into the prompt of a larger one?
--
--   build/bin/perigee run examples/tune_or_prompt.lua
--   build/bin/perigee run examples/tune_or_prompt.lua --set requests="100k requests/day"
--
-- What to learn here: work that is paid once and spread over how long it serves
-- (perigee.tuning), quality with a floor, and a break-even in closed form.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

local total = perigee.total

return perigee.scenario {
  title = "Classify and answer mails: examples in the prompt, or a tuned model?",
  as_of = "2025-06-01",

  assume = {
    requests = { "3k to 10k requests/day", source = "ours: mails a day" },
    mail     = { "200 to 500 tokens/request", source = "ours: a mail" },
    answer   = { "80 to 200 tokens/request", source = "ours: an answer" },
    examples = { "2000 to 4000 tokens/request", source = "ours: instructions and a dozen examples" },
    short    = { "100 tokens/request", source = "ours: what a tuned model still must be told" },

    training = { "2M to 5M tokens", source = "ours: some thousand mails with good answers" },
    epochs   = { 3, source = "ours" },
    life     = { "6 to 12 months", source = "ours: until products and wording have changed" },
    labels   = { "3000 to 8000 USD", source = "ours: people who choose and mend the examples" },

    -- Quality: the share of answers that went out unchanged in a trial.
    as_is    = { "75 .. 80 %", source = "ours: trial, small model without examples" },
    prompted = { "86 .. 90 %", source = "ours: trial, large model with examples" },
    tuned    = { "87 .. 92 %", source = "ours: trial, tuned model" },
    floor    = { "85 %", source = "ours: below it agents are faster alone" },
  },

  model = function(a)
    local function traffic(before) -- the same mails, with this much before each
      return perigee.traffic { requests = a.requests, input = a.mail + before, output = a.answer }
    end
    local function good_enough(quality) return { { quality >= a.floor, "its answers are too poor" } } end

    local prompted = perigee.api { "GPT-4o with examples", model = "openai/gpt-4o",
      traffic = traffic(a.examples), quality = a.prompted, requires = good_enough(a.prompted) }
    local tuned = perigee.api { "GPT-4o mini, tuned", model = "openai/ft:gpt-4o-mini-2024-07-18",
      traffic = traffic(a.short), quality = a.tuned, requires = good_enough(a.tuned),
      costs = {
        -- Paid by the token and pass; spread over the life, as is the work on the data.
        perigee.tuning { "training", model = "openai/ft:gpt-4o-mini-2024-07-18", tokens = a.training,
                         epochs = a.epochs, life = a.life },
        perigee.tuning { "examples chosen and mended", price = a.labels, life = a.life },
      } }

    -- From how many mails a day on does tuning pay?  Fixed over what each mail saves.
    local saved = (total(prompted) - total(tuned, "tokens")) / a.requests
    return {
      perigee.api { "GPT-4o mini as it is", model = "openai/gpt-4o-mini", traffic = traffic(a.short),
                    quality = a.as_is, requires = good_enough(a.as_is) },
      prompted, tuned,

      break_even        = (total(tuned, "tuning") / saved):to "request/day",
      training_once     = (a.training * a.epochs
        * figure(entry("api-prices", "openai/ft:gpt-4o-mini-2024-07-18"), "training")):to "USD",
      saved_per_request = saved:to "USD/krequest",
    }
  end,
}

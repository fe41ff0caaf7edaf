-- A support assistant: which model, through whom, and what helps?
--
--   build/bin/perigee run examples/support_assistant.lua
--   build/bin/perigee run examples/support_assistant.lua --set tickets="20k requests/day"
--
-- What to learn here: ranges, counted words and tokens, options that share one
-- traffic, brevity, a cache, two models that share the work, a machine of one's own
-- with people and compliance.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

return perigee.scenario {
  title = "A support assistant: which model, through whom, and what helps?",
  as_of = "2026-08-01", -- the catalogs' prices of this day

  assume = {
    -- A range "a to b" holds nine times out of ten; a source may stand beside it.
    tickets   = { "40k to 80k requests/day", source = "ours: last quarter" },
    words_in  = { "600 to 1200 words/request", source = "ours: ticket, history, three help pages" },
    words_out = { "100 to 250 words/request", source = "ours: what agents write" },
    peak      = { "triangular(2, 3, 5)", source = "ours: busiest hour against the average one" },

    -- "a .. b" never leaves its bounds: right for shares, which end at 100 %.
    briefer   = { "20 .. 40 %", source = "ours: a trial with 'answer in three sentences'" },
    repeats   = { "15 .. 35 %", source = "ours: tickets that ask what another one asked" },
    simple    = { "75 %", source = "ours: tickets that a small model answers well" },

    speed     = { "2000 to 4054 tokens/s", source = "4054: TensorRT-LLM 0.17, Llama 3.1 8B fp8 on one "
                    .. "L40S, 1000 in, 1000 out, offline; live traffic reaches half of it or more" },
    full      = { "70 %", source = "ours: how full a machine may run in the busiest hour" },
    engineers = { "0.3 to 0.8 FTE", source = "ours: deploy, watch, upgrade" },
    audit     = { "10k to 30k USD/year", source = "ours: an audit of what happens to tickets" },
  },

  model = function(a)
    -- How many tokens a word is: a measured figure of the catalog, with its spread over texts.
    local tokens_per_word = figure(entry("tokenizers", "cl100k_base/english"), "spread")

    local traffic = perigee.traffic {
      requests = a.tickets,
      input    = a.words_in * tokens_per_word,
      output   = a.words_out * tokens_per_word,
      peak     = a.peak,
    }

    -- A cache answers repeats: what is left over for the model, and what the cache costs.
    local missed, cache = perigee.cache(traffic, { hits = a.repeats, price = "0.02 USD/krequest",
                                                   keep = "150 USD/month" })
    return {
      perigee.api { "GPT-5.4 mini", model = "openai/gpt-5.4-mini", traffic = traffic },
      perigee.api { "GPT-5.4 mini, briefer", model = "openai/gpt-5.4-mini",
                    traffic = perigee.brevity(traffic, a.briefer) },
      perigee.api { "GPT-5.4 mini behind a cache", model = "openai/gpt-5.4-mini", traffic = missed,
                    costs = cache },

      -- The small model takes what is simple, the large one the rest.
      perigee.mix { "Small first", traffic = traffic,
        { share = a.simple, function(part)
          return perigee.api { "GPT-5.4 nano", model = "openai/gpt-5.4-nano", traffic = part }
        end },
        { share = 1 - a.simple, function(part)
          return perigee.api { "GPT-5.4", model = "openai/gpt-5.4", traffic = part }
        end },
      },

      -- Machines for the busiest hour and one to spare; memory is checked against the card.
      perigee.host { "Llama 3.1 8B on L40S",
        model = "meta/llama-3.1-8b", quantization = "fp8", kv_cache = "20 GB", headroom = 1.1,
        instance = "aws/g6e.xlarge", traffic = traffic, throughput = a.speed, use = a.full,
        replicas = "auto", spares = 1,
        staff = { ["ml-engineer"] = a.engineers },
        costs = perigee.compliance { audits = a.audit },
      },

      tokens_per_day = (traffic.input_tokens + traffic.output_tokens):to "token/day",
      busiest        = (traffic.output_tokens * traffic.peak):to "token/s",
    }
  end,
}

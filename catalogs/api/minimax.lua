-- What minimax charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "minimax", cached = "inside",
  models = {
    ["MiniMax-M2.5"] = {
      { from = "2026-02-12", input = "0.30 USD/Mtoken", output = "1.20 USD/Mtoken",
        cached_input = "0.03 USD/Mtoken", cache_write = "0.375 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: minimax/MiniMax-M2.5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["MiniMax-M3"] = {
      { from = "2026-06-21", input = "0.30 USD/Mtoken", output = "1.20 USD/Mtoken",
        cached_input = "0.06 USD/Mtoken",
        tiers = {
          { above = "512k tokens/request", input = "0.60 USD/Mtoken", output = "2.40 USD/Mtoken",
            cached_input = "0.12 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: minimax/MiniMax-M3",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

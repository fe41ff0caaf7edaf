-- What moonshot charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "moonshot", cached = "inside",
  models = {
    ["kimi-k2.5"] = {
      { from = "2026-02-02", input = "0.60 USD/Mtoken", output = "3.00 USD/Mtoken",
        cached_input = "0.10 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: moonshot/kimi-k2.5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          OpenRouter has 0.57/2.85 USD/Mtoken instead" },
    },
    ["kimi-k2.6"] = {
      { from = "2026-04-23", input = "0.95 USD/Mtoken", output = "4.00 USD/Mtoken",
        cached_input = "0.16 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: moonshot/kimi-k2.6",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          OpenRouter has 0.6/3.41 USD/Mtoken instead" },
    },
  },
}

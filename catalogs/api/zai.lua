-- What zai charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "zai", cached = "inside",
  models = {
    ["glm-4.6"] = {
      { from = "2025-12-02", input = "0.60 USD/Mtoken", output = "2.20 USD/Mtoken",
        cached_input = "0.11 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: zai/glm-4.6",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          OpenRouter has 0.5/2 USD/Mtoken instead; a cache write is billed as input" },
    },
    ["glm-5"] = {
      { from = "2026-03-03", input = "1.00 USD/Mtoken", output = "3.20 USD/Mtoken",
        cached_input = "0.20 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: zai/glm-5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          OpenRouter has 0.95/2.55 USD/Mtoken instead; a cache write is billed as input" },
    },
  },
}

-- What fireworks_ai charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "fireworks_ai",
  models = {
    ["accounts/fireworks/models/llama-v3p3-70b-instruct"] = {
      aliases = { "llama-v3p3-70b-instruct" },
      { from = "2025-12-09", input = "0.90 USD/Mtoken", output = "0.90 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          fireworks_ai/accounts/fireworks/models/llama-v3p3-70b-instruct",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

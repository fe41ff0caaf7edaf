-- What cerebras charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "cerebras",
  models = {
    ["gpt-oss-120b"] = {
      { from = "2026-02-02", input = "0.35 USD/Mtoken", output = "0.75 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: cerebras/gpt-oss-120b",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

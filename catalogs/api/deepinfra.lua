-- What deepinfra charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "deepinfra",
  models = {
    ["meta-llama/Llama-3.3-70B-Instruct"] = {
      { from = "2025-08-22", input = "0.23 USD/Mtoken", output = "0.40 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          deepinfra/meta-llama/Llama-3.3-70B-Instruct",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

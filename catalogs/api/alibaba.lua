-- What alibaba charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "alibaba", cached = "inside",
  models = {
    ["qwen-flash"] = {
      { from = "2025-09-12", input = "0.05 USD/Mtoken", output = "0.40 USD/Mtoken",
        tiers = {
          { above = "256k tokens/request", input = "0.25 USD/Mtoken", output = "2.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: dashscope/qwen-flash",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); priced \z
          up to 1M tokens/request" },
    },
    ["qwen3-max"] = {
      { from = "2026-02-11", input = "1.20 USD/Mtoken", output = "6.00 USD/Mtoken",
        tiers = {
          { above = "32k tokens/request", input = "2.40 USD/Mtoken", output = "12.00 USD/Mtoken" },
          { above = "128k tokens/request", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: dashscope/qwen3-max",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); priced \z
          up to 252k tokens/request" },
    },
    ["qwen3.7-plus"] = {
      { from = "2026-08-01", input = "0.40 USD/Mtoken", output = "1.60 USD/Mtoken",
        cached_input = "0.08 USD/Mtoken",
        tiers = {
          { above = "256k tokens/request", input = "1.20 USD/Mtoken", output = "4.80 USD/Mtoken",
            cached_input = "0.24 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: dashscope/qwen3.7-plus",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (token-tariff's log of it); \z
          priced up to 1M tokens/request" },
    },
  },
}

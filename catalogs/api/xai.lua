-- What xai charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "xai", cached = "inside",
  models = {
    ["grok-3"] = {
      { from = "2025-05-21", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.75 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: xai/grok-3",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["grok-3-mini"] = {
      { from = "2025-06-14", input = "0.30 USD/Mtoken", output = "0.50 USD/Mtoken",
        cached_input = "0.075 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: xai/grok-3-mini",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["grok-4"] = {
      { from = "2025-07-10", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: xai/grok-4",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["grok-4-fast-reasoning"] = {
      { from = "2025-09-24", input = "0.20 USD/Mtoken", output = "0.50 USD/Mtoken",
        cached_input = "0.05 USD/Mtoken",
        tiers = {
          { above = "128k tokens/request", input = "0.40 USD/Mtoken", output = "1.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: xai/grok-4-fast-reasoning",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["grok-4.3"] = {
      { from = "2026-05-07", input = "1.25 USD/Mtoken", output = "2.50 USD/Mtoken",
        cached_input = "0.20 USD/Mtoken",
        tiers = {
          { above = "200k tokens/request", input = "2.50 USD/Mtoken", output = "5.00 USD/Mtoken",
            cached_input = "0.40 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: xai/grok-4.3",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["grok-4.5"] = {
      { from = "2026-07-09", input = "2.00 USD/Mtoken", output = "6.00 USD/Mtoken",
        cached_input = "0.50 USD/Mtoken",
        tiers = {
          { above = "200k tokens/request", input = "4.00 USD/Mtoken", output = "12.00 USD/Mtoken",
            cached_input = "1.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: xai/grok-4.5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["grok-code-fast-1"] = {
      { from = "2025-08-29", input = "0.20 USD/Mtoken", output = "1.50 USD/Mtoken",
        cached_input = "0.02 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: xai/grok-code-fast-1",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

-- What azure charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "azure", cached = "inside",
  models = {
    ["eu/gpt-4o-2024-08-06"] = {
      { from = "2025-03-13", input = "2.75 USD/Mtoken", output = "11.00 USD/Mtoken",
        cached_input = "1.375 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: azure/eu/gpt-4o-2024-08-06",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); EU data \z
          zone: 10 % above the global price" },
    },
    ["gpt-35-turbo"] = {
      { from = "2024-06-05", input = "0.50 USD/Mtoken", output = "1.50 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: azure/gpt-35-turbo",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["gpt-4o"] = {
      { from = "2025-03-19", input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken",
        cached_input = "1.25 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: azure/gpt-4o",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["gpt-5"] = {
      { from = "2025-08-07", input = "1.25 USD/Mtoken", output = "10.00 USD/Mtoken",
        cached_input = "0.125 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: azure/gpt-5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

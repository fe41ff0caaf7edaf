-- What voyage charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "voyage",
  models = {
    ["rerank-2.5"] = {
      mode = "rerank",
      { from = "2025-12-10", input = "0.05 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: voyage/rerank-2.5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["voyage-3-large"] = {
      mode = "embedding",
      { from = "2025-01-13", input = "0.18 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: voyage/voyage-3-large",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["voyage-3.5"] = {
      mode = "embedding",
      { from = "2025-11-14", input = "0.06 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: voyage/voyage-3.5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

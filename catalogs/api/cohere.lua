-- What cohere charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "cohere",
  models = {
    ["command-a-03-2025"] = {
      { from = "2025-04-25", input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: command-a-03-2025",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["command-r"] = {
      { from = "2024-03-11", to = "2024-08-30", input = "0.50 USD/Mtoken",
        output = "1.50 USD/Mtoken", source = "litellm via tokencost 2024-03-25",
        as_of = "2024-03-25", note = "end date recalled, not read" },
    },
    ["command-r-08-2024"] = {
      { from = "2024-10-13", input = "0.15 USD/Mtoken", output = "0.60 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: command-r-08-2024",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["command-r-plus"] = {
      { from = "2024-04-04", to = "2024-08-30", input = "3.00 USD/Mtoken",
        output = "15.00 USD/Mtoken", source = "litellm via tokencost 2024-04-11",
        as_of = "2024-04-11", note = "end date recalled, not read" },
    },
    ["command-r-plus-08-2024"] = {
      { from = "2024-10-13", input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: command-r-plus-08-2024",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["command-r7b-12-2024"] = {
      { from = "2026-06-21", input = "0.0375 USD/Mtoken", output = "0.15 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: command-r7b-12-2024",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["embed-english-v3.0"] = {
      mode = "embedding",
      { from = "2024-09-06", input = "0.10 USD/Mtoken", per_image_input = "0.0001 USD/image",
        source = "BerriAI/litellm model_prices_and_context_window.json: embed-english-v3.0",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["rerank-v3.5"] = {
      mode = "rerank",
      { from = "2025-01-13", per_request = "0.002 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: rerank-v3.5",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
  },
}

-- What mistral charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "mistral",
  models = {
    ["codestral-2508"] = {
      { from = "2025-12-11", input = "0.30 USD/Mtoken", output = "0.90 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: mistral/codestral-2508",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["devstral-latest"] = {
      { from = "2026-02-18", input = "0.40 USD/Mtoken", output = "2.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: mistral/devstral-latest",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["magistral-medium-latest"] = {
      { from = "2025-06-15", input = "2.00 USD/Mtoken", output = "5.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          mistral/magistral-medium-latest",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["ministral-8b-latest"] = {
      { from = "2026-06-06", input = "0.15 USD/Mtoken", output = "0.15 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          mistral/ministral-8b-latest",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          genai-prices has 0.1/1 USD/Mtoken instead; simonw/llm-prices has 0.1/0.1 \z
          USD/Mtoken instead" },
    },
    ["mistral-embed"] = {
      mode = "embedding",
      { from = "2024-06-05", input = "0.10 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: mistral/mistral-embed",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in tokencost's list; genai-prices has 0.1/0.1 \z
          USD/Mtoken instead" },
    },
    ["mistral-large-latest"] = {
      note = "a name that moves: its price is that of the version it points to",
      { from = "2024-02-26", to = "2024-05-29", input = "8.00 USD/Mtoken",
        output = "24.00 USD/Mtoken",
        source = "litellm via tokencost 2024-03-25; mistral/mistral-large-latest",
        as_of = "2024-03-25", note = "from is approximate: first seen on 2024-03-25" },
      { from = "2024-05-29", to = "2024-07-24", input = "4.00 USD/Mtoken",
        output = "12.00 USD/Mtoken",
        source = "litellm via tokencost 2024-06-05; mistral/mistral-large-latest",
        as_of = "2024-06-05", note = "from is approximate: first seen on 2024-06-05" },
      { from = "2024-07-24", to = "2024-09-17", input = "3.00 USD/Mtoken",
        output = "9.00 USD/Mtoken",
        source = "litellm via tokencost 2024-07-25; mistral/mistral-large-latest",
        as_of = "2024-07-25", note = "from is approximate: first seen on 2024-07-25" },
      { from = "2024-09-17", to = "2025-12-02", input = "2.00 USD/Mtoken",
        output = "6.00 USD/Mtoken",
        source = "litellm via tokencost 2025-01-13; mistral/mistral-large-latest",
        as_of = "2025-01-13", note = "from is approximate: first seen on 2025-01-13" },
      { from = "2026-03-02", input = "0.50 USD/Mtoken", output = "1.50 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          mistral/mistral-large-latest",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          genai-prices has 2/6 USD/Mtoken instead; simonw/llm-prices has 2/6 USD/Mtoken \z
          instead" },
    },
    ["mistral-medium-latest"] = {
      { from = "2026-06-26", input = "1.50 USD/Mtoken", output = "7.50 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          mistral/mistral-medium-latest",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          genai-prices has 0.4/2 USD/Mtoken instead" },
    },
    ["mistral-small-latest"] = {
      note = "a name that moves: its price is that of the version it points to",
      { from = "2024-02-26", to = "2024-05-29", input = "2.00 USD/Mtoken",
        output = "6.00 USD/Mtoken",
        source = "litellm via tokencost/RoCry 2024-03-25; mistral/mistral-small-latest",
        as_of = "2024-03-25", note = "from is approximate: first seen on 2024-03-25" },
      { from = "2024-05-29", to = "2024-09-17", input = "1.00 USD/Mtoken",
        output = "3.00 USD/Mtoken",
        source = "litellm via tokencost/RoCry 2024-06-05; mistral/mistral-small-latest",
        as_of = "2024-06-05", note = "from is approximate: first seen on 2024-06-05" },
      { from = "2025-01-30", to = "2026-03-02", input = "0.10 USD/Mtoken",
        output = "0.30 USD/Mtoken",
        verified = "the name moved on to a newer model, four months after the row before it ended",
        source = "litellm via tokencost/RoCry 2025-03-10; mistral/mistral-small-latest",
        as_of = "2025-03-10", note = "from is approximate: first seen on 2025-03-10" },
      { from = "2026-03-02", input = "0.06 USD/Mtoken", output = "0.18 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          mistral/mistral-small-latest",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          genai-prices has 0.1/0.3 USD/Mtoken instead; simonw/llm-prices has 0.1/0.3 \z
          USD/Mtoken instead" },
    },
    ["open-mixtral-8x7b"] = {
      { from = "2024-06-05", input = "0.70 USD/Mtoken", output = "0.70 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: mistral/open-mixtral-8x7b",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
  },
}

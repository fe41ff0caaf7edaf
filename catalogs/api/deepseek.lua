-- What deepseek charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "deepseek", cached = "inside",
  models = {
    ["deepseek-chat"] = {
      { from = "2024-08-02", to = "2025-02-08", input = "0.14 USD/Mtoken",
        output = "0.28 USD/Mtoken", cached_input = "0.014 USD/Mtoken",
        source = "simonw/llm-prices price_history; litellm", as_of = "2025-02-06" },
      { from = "2025-02-08", to = "2025-02-26", input = "0.27 USD/Mtoken",
        output = "1.10 USD/Mtoken", cached_input = "0.07 USD/Mtoken",
        source = "simonw from_date 2025-02-08; litellm 2025-02-07", as_of = "2025-07-12" },
      { from = "2025-02-26", to = "2025-09-05", input = "0.27 USD/Mtoken",
        output = "1.10 USD/Mtoken", cached_input = "0.07 USD/Mtoken",
        hours = {
          { from = "16:30", to = "00:30", input = "0.135 USD/Mtoken", output = "0.55 USD/Mtoken",
            cached_input = "0.035 USD/Mtoken" },
        },
        source = "simonw from_date 2025-02-08; litellm 2025-02-07; hours: genai-prices 2026-08-21",
        as_of = "2025-07-12", note = "half price at night" },
      { from = "2025-09-29", input = "0.28 USD/Mtoken", output = "0.42 USD/Mtoken",
        cached_input = "0.028 USD/Mtoken", source = "litellm 2026-01-13; deepseek/deepseek-chat",
        as_of = "2026-08-01", note = "start date recalled, not read" },
    },
    ["deepseek-reasoner"] = {
      { from = "2025-01-20", to = "2025-02-26", input = "0.55 USD/Mtoken",
        output = "2.19 USD/Mtoken", cached_input = "0.14 USD/Mtoken",
        source = "litellm; genai-prices", as_of = "2025-07-12" },
      { from = "2025-02-26", to = "2025-09-05", input = "0.55 USD/Mtoken",
        output = "2.19 USD/Mtoken", cached_input = "0.14 USD/Mtoken",
        hours = {
          { from = "16:30", to = "00:30", input = "0.135 USD/Mtoken", output = "0.55 USD/Mtoken",
            cached_input = "0.035 USD/Mtoken" },
        },
        source = "litellm; genai-prices; hours: genai-prices 2026-08-21", as_of = "2025-07-12",
        note = "a quarter of the price at night, as deepseek-chat's then" },
      { from = "2025-09-29", input = "0.28 USD/Mtoken", output = "0.42 USD/Mtoken",
        cached_input = "0.028 USD/Mtoken",
        source = "litellm 2026-01-13; deepseek/deepseek-reasoner", as_of = "2026-08-01",
        note = "start date recalled, not read" },
    },
    ["deepseek-v3.2"] = {
      { from = "2025-12-03", input = "0.28 USD/Mtoken", output = "0.40 USD/Mtoken",
        cached_input = "0.028 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: deepseek/deepseek-v3.2",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          genai-prices has 0.2288/0.3432 USD/Mtoken instead; OpenRouter has 0.269/0.4 \z
          USD/Mtoken instead" },
    },
    ["deepseek-v4-flash"] = {
      { from = "2026-06-21", input = "0.14 USD/Mtoken", output = "0.28 USD/Mtoken",
        cached_input = "0.0028 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: deepseek/deepseek-v4-flash",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); a cache \z
          write is billed as input" },
    },
    ["deepseek-v4-pro"] = {
      { from = "2026-06-21", input = "0.435 USD/Mtoken", output = "0.87 USD/Mtoken",
        cached_input = "0.003625 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: deepseek/deepseek-v4-pro",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          simonw/llm-prices has 1.74/3.48 USD/Mtoken instead; a cache write is billed as \z
          input" },
    },
  },
}

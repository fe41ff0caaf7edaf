-- What groq charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "groq", cached = "inside",
  models = {
    ["llama-3.1-8b-instant"] = {
      { from = "2024-10-16", input = "0.05 USD/Mtoken", output = "0.08 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: groq/llama-3.1-8b-instant",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["llama-3.3-70b-versatile"] = {
      { from = "2025-01-13", input = "0.59 USD/Mtoken", output = "0.79 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          groq/llama-3.3-70b-versatile",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["llama3-70b-8192"] = {
      { from = "2024-04-19", to = "2025-08-30", input = "0.59 USD/Mtoken",
        output = "0.79 USD/Mtoken",
        source = "litellm via tokencost 2024-06-30; groq/llama3-70b-8192", as_of = "2024-06-30",
        note = "dates recalled, not read" },
    },
    ["meta-llama/llama-4-scout-17b-16e-instruct"] = {
      aliases = { "llama-4-scout-17b-16e-instruct" },
      { from = "2025-05-14", input = "0.11 USD/Mtoken", output = "0.34 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          groq/meta-llama/llama-4-scout-17b-16e-instruct",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["mixtral-8x7b-32768"] = {
      { from = "2024-02-19", to = "2025-03-20", input = "0.24 USD/Mtoken",
        output = "0.24 USD/Mtoken",
        source = "litellm via tokencost 2024-06-30; groq/mixtral-8x7b-32768", as_of = "2024-06-30",
        note = "dates recalled, not read" },
    },
    ["openai/gpt-oss-120b"] = {
      aliases = { "gpt-oss-120b" },
      { from = "2026-01-19", input = "0.15 USD/Mtoken", output = "0.60 USD/Mtoken",
        cached_input = "0.075 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: groq/openai/gpt-oss-120b",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["openai/gpt-oss-20b"] = {
      aliases = { "gpt-oss-20b" },
      { from = "2026-01-19", input = "0.075 USD/Mtoken", output = "0.30 USD/Mtoken",
        cached_input = "0.0375 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: groq/openai/gpt-oss-20b",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["qwen/qwen3-32b"] = {
      aliases = { "qwen3-32b" },
      { from = "2025-07-21", input = "0.29 USD/Mtoken", output = "0.59 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: groq/qwen/qwen3-32b",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["whisper-large-v3"] = {
      mode = "transcription",
      { from = "2025-04-05", per_duration = "0.0018498 USD/minute",
        source = "BerriAI/litellm model_prices_and_context_window.json: groq/whisper-large-v3",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

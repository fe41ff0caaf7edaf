-- What google charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "google", cached = "inside",
  models = {
    ["gemini-1.0-pro"] = {
      { from = "2024-02-15", to = "2025-02-15", input = "0.50 USD/Mtoken",
        output = "1.50 USD/Mtoken", source = "tokencost 2024-06-30", as_of = "2025-02-11",
        note = "dates recalled, not read; Vertex billed by character: 0.125 and 0.375 USD per \z
          million" },
    },
    ["gemini-1.5-flash"] = {
      { from = "2024-05-14", to = "2024-08-12", input = "0.35 USD/Mtoken",
        output = "1.05 USD/Mtoken",
        tiers = {
          { above = "128k tokens/request", input = "0.70 USD/Mtoken", output = "2.10 USD/Mtoken" },
        },
        source = "litellm via tokencost 2024-06-30; gemini/gemini-1.5-flash", as_of = "2024-06-30",
        note = "dates recalled, not read" },
      { from = "2024-08-12", to = "2025-09-24", input = "0.075 USD/Mtoken",
        output = "0.30 USD/Mtoken",
        tiers = {
          { above = "128k tokens/request", input = "0.15 USD/Mtoken", output = "0.60 USD/Mtoken" },
        },
        source = "litellm via tokencost 2024-10-13; BerriAI/litellm#5589; gemini/gemini-1.5-flash",
        as_of = "2024-10-13", note = "dates recalled, not read" },
    },
    ["gemini-1.5-pro"] = {
      { from = "2024-05-14", to = "2024-10-01", input = "3.50 USD/Mtoken",
        output = "10.50 USD/Mtoken",
        tiers = {
          { above = "128k tokens/request", input = "7.00 USD/Mtoken", output = "21.00 USD/Mtoken" },
        },
        source = "litellm via tokencost 2024-07-18; bigbullcloud.com page; gemini/gemini-1.5-pro",
        as_of = "2024-07-18", note = "dates recalled, not read; AI Studio's price" },
      { from = "2024-10-01", to = "2025-09-24", input = "1.25 USD/Mtoken",
        output = "5.00 USD/Mtoken", cached_input = "0.3125 USD/Mtoken",
        tiers = {
          { above = "128k tokens/request", input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken" },
        },
        source = "litellm vertex key via tokencost 2024-11-08", as_of = "2024-11-08",
        note = "dates recalled, not read" },
    },
    ["gemini-2.0-flash"] = {
      { from = "2025-02-07", input = "0.10 USD/Mtoken", output = "0.40 USD/Mtoken",
        cached_input = "0.025 USD/Mtoken", audio_input = "0.70 USD/Mtoken",
        web_search = "0.035 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: gemini/gemini-2.0-flash",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-2.0-flash-lite"] = {
      { from = "2025-03-26", input = "0.075 USD/Mtoken", output = "0.30 USD/Mtoken",
        cached_input = "0.01875 USD/Mtoken", audio_input = "0.075 USD/Mtoken",
        web_search = "0.035 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          gemini/gemini-2.0-flash-lite",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-2.5-flash"] = {
      { from = "2025-06-19", input = "0.30 USD/Mtoken", output = "2.50 USD/Mtoken",
        cached_input = "0.03 USD/Mtoken", audio_input = "1.00 USD/Mtoken",
        web_search = "0.035 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: gemini/gemini-2.5-flash",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-2.5-flash-lite"] = {
      { from = "2025-07-24", input = "0.10 USD/Mtoken", output = "0.40 USD/Mtoken",
        cached_input = "0.01 USD/Mtoken", audio_input = "0.30 USD/Mtoken",
        web_search = "0.035 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          gemini/gemini-2.5-flash-lite",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-2.5-flash-preview-05-20"] = {
      { from = "2025-04-17", to = "2025-06-17", input = "0.15 USD/Mtoken",
        output = "0.60 USD/Mtoken", reasoning_output = "3.50 USD/Mtoken",
        source = "litellm via RoCry", as_of = "2025-06-17",
        note = "with thinking on, output is billed at reasoning_output" },
    },
    ["gemini-2.5-pro"] = {
      { from = "2025-06-18", input = "1.25 USD/Mtoken", output = "10.00 USD/Mtoken",
        priority_input = "1.25 USD/Mtoken", cached_input = "0.125 USD/Mtoken",
        priority_output = "10.00 USD/Mtoken", web_search = "0.035 USD/request",
        tiers = {
          { above = "200k tokens/request", input = "2.50 USD/Mtoken", output = "15.00 USD/Mtoken",
            priority_input = "2.50 USD/Mtoken", cached_input = "0.25 USD/Mtoken",
            priority_output = "15.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: gemini/gemini-2.5-pro",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); the \z
          list's priority prices equal the plain ones: doubtful" },
    },
    ["gemini-3-flash-preview"] = {
      { from = "2025-12-17", input = "0.50 USD/Mtoken", output = "3.00 USD/Mtoken",
        priority_input = "0.90 USD/Mtoken", cached_input = "0.05 USD/Mtoken",
        priority_cached_input = "0.09 USD/Mtoken", priority_output = "5.40 USD/Mtoken",
        audio_input = "1.00 USD/Mtoken", priority_audio_input = "1.80 USD/Mtoken",
        web_search = "0.014 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          gemini/gemini-3-flash-preview",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-3-pro-preview"] = {
      { from = "2025-11-18", input = "2.00 USD/Mtoken", output = "12.00 USD/Mtoken",
        batch_input = "1.00 USD/Mtoken", priority_input = "3.60 USD/Mtoken",
        cached_input = "0.20 USD/Mtoken", priority_cached_input = "0.36 USD/Mtoken",
        batch_output = "6.00 USD/Mtoken", priority_output = "21.60 USD/Mtoken",
        web_search = "0.014 USD/request",
        tiers = {
          { above = "200k tokens/request", input = "4.00 USD/Mtoken", output = "18.00 USD/Mtoken",
            priority_input = "7.20 USD/Mtoken", cached_input = "0.40 USD/Mtoken",
            priority_cached_input = "0.72 USD/Mtoken", priority_output = "32.40 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          gemini/gemini-3-pro-preview",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-3.1-flash-lite"] = {
      { from = "2026-05-23", input = "0.25 USD/Mtoken", output = "1.50 USD/Mtoken",
        batch_input = "0.125 USD/Mtoken", flex_input = "0.125 USD/Mtoken",
        priority_input = "0.45 USD/Mtoken", cached_input = "0.025 USD/Mtoken",
        flex_cached_input = "0.0125 USD/Mtoken", priority_cached_input = "0.045 USD/Mtoken",
        batch_output = "0.75 USD/Mtoken", flex_output = "0.75 USD/Mtoken",
        priority_output = "2.70 USD/Mtoken", audio_input = "0.50 USD/Mtoken",
        web_search = "0.014 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          gemini/gemini-3.1-flash-lite",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-3.1-pro-preview"] = {
      { from = "2026-02-19", input = "2.00 USD/Mtoken", output = "12.00 USD/Mtoken",
        batch_input = "1.00 USD/Mtoken", priority_input = "3.60 USD/Mtoken",
        cached_input = "0.20 USD/Mtoken", priority_cached_input = "0.36 USD/Mtoken",
        batch_output = "6.00 USD/Mtoken", priority_output = "21.60 USD/Mtoken",
        web_search = "0.014 USD/request",
        tiers = {
          { above = "200k tokens/request", input = "4.00 USD/Mtoken", output = "18.00 USD/Mtoken",
            priority_input = "7.20 USD/Mtoken", cached_input = "0.40 USD/Mtoken",
            priority_cached_input = "0.72 USD/Mtoken", priority_output = "32.40 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          gemini/gemini-3.1-pro-preview",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-3.5-flash"] = {
      { from = "2026-05-19", input = "1.50 USD/Mtoken", output = "9.00 USD/Mtoken",
        priority_input = "2.70 USD/Mtoken", cached_input = "0.15 USD/Mtoken",
        priority_cached_input = "0.27 USD/Mtoken", priority_output = "16.20 USD/Mtoken",
        audio_input = "1.00 USD/Mtoken", priority_audio_input = "1.80 USD/Mtoken",
        web_search = "0.014 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: gemini/gemini-3.5-flash",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-3.5-flash-lite"] = {
      { from = "2026-07-22", input = "0.30 USD/Mtoken", output = "2.50 USD/Mtoken",
        batch_input = "0.15 USD/Mtoken", flex_input = "0.15 USD/Mtoken",
        priority_input = "0.54 USD/Mtoken", cached_input = "0.03 USD/Mtoken",
        flex_cached_input = "0.02 USD/Mtoken", priority_cached_input = "0.05 USD/Mtoken",
        batch_output = "1.25 USD/Mtoken", flex_output = "1.25 USD/Mtoken",
        priority_output = "4.50 USD/Mtoken", web_search = "0.014 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          gemini/gemini-3.5-flash-lite",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gemini-3.6-flash"] = {
      { from = "2026-07-21", to = "2026-08-13", input = "1.50 USD/Mtoken",
        output = "7.50 USD/Mtoken", batch_input = "0.75 USD/Mtoken", flex_input = "0.75 USD/Mtoken",
        priority_input = "2.70 USD/Mtoken", cached_input = "0.15 USD/Mtoken",
        flex_cached_input = "0.075 USD/Mtoken", priority_cached_input = "0.27 USD/Mtoken",
        batch_output = "3.75 USD/Mtoken", flex_output = "3.75 USD/Mtoken",
        priority_output = "13.50 USD/Mtoken", web_search = "0.014 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: gemini/gemini-3.6-flash",
        as_of = "2026-08-01", note = "genai-prices has 0.75/3.75 USD/Mtoken instead" },
      { from = "2026-08-13", to = "2027-01-01", input = "0.75 USD/Mtoken",
        output = "3.75 USD/Mtoken", cached_input = "0.075 USD/Mtoken", status = "promotional",
        source = "genai-prices google.yml 2026-08-21", as_of = "2026-08-21",
        note = "from is approximate; a promotion until 2026-12-31, or a correction of the row \z
          before: the lists disagree; litellm, simonw/llm-prices and OpenRouter had \z
          1.50/7.50 USD/Mtoken on 2026-08-01" },
      { from = "2027-01-01", input = "1.50 USD/Mtoken", output = "7.50 USD/Mtoken",
        cached_input = "0.15 USD/Mtoken", status = "announced",
        source = "genai-prices google.yml 2026-08-21", as_of = "2026-08-21",
        note = "it may not come" },
    },
    ["gemini-embedding-001"] = {
      mode = "embedding",
      { from = "2025-10-31", input = "0.15 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          gemini/gemini-embedding-001",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
  },
}

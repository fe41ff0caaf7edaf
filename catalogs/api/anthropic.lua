-- What anthropic charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "anthropic", cached = "beside",
  models = {
    ["claude-2"] = {
      { from = "2023-07-11", to = "2023-11-21", input = "11.02 USD/Mtoken",
        output = "32.68 USD/Mtoken",
        source = "Anthropic model_pricing_july2023.pdf, as quoted in Simon Willison's TIL on \z
          Hacker News themes with Claude",
        as_of = "2023-07-31",
        note = "the price list names the month, not the day; start date announced" },
      { from = "2023-11-21", input = "8.00 USD/Mtoken", output = "24.00 USD/Mtoken",
        source = "genai-prices anthropic.yml; fmbench pricing.yml", as_of = "2025-11-06",
        note = "start date recalled, not read" },
    },
    ["claude-2.1"] = {
      { from = "2023-11-21", input = "8.00 USD/Mtoken", output = "24.00 USD/Mtoken",
        source = "genai-prices anthropic.yml; fmbench pricing.yml", as_of = "2025-11-06",
        note = "start date recalled, not read" },
    },
    ["claude-3-5-haiku-20241022"] = {
      { from = "2024-11-04", to = "2024-12-05", input = "1.00 USD/Mtoken",
        output = "5.00 USD/Mtoken", cached_input = "0.10 USD/Mtoken",
        source = "simonw commit 2024-11-04; tokencost 2024-11-08", as_of = "2024-11-08" },
      { from = "2024-12-05", input = "0.80 USD/Mtoken", output = "4.00 USD/Mtoken",
        cached_input = "0.08 USD/Mtoken", cache_write = "1.00 USD/Mtoken",
        cache_write_1h = "1.60 USD/Mtoken",
        source = "simonw commit 2024-12-05 \"price drop\"; genai-prices", as_of = "2026-07-29" },
    },
    ["claude-3-5-sonnet-20240620"] = {
      { from = "2024-06-20", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.30 USD/Mtoken", cache_write = "3.75 USD/Mtoken",
        cache_write_1h = "6.00 USD/Mtoken",
        source = "genai-prices anthropic.yml; tokencost; claude-3-5-sonnet", as_of = "2026-07-29" },
    },
    ["claude-3-5-sonnet-20241022"] = {
      { from = "2024-10-22", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.30 USD/Mtoken", cache_write = "3.75 USD/Mtoken",
        cache_write_1h = "6.00 USD/Mtoken",
        source = "genai-prices anthropic.yml; tokencost; claude-3-5-sonnet", as_of = "2026-07-29",
        note = "pinned version; from is the day in its name, on which alexdredmon/arcode#57 and \z
          svilupp/PromptingTools.jl#223 took it up" },
    },
    ["claude-3-5-sonnet-latest"] = {
      note = "a name that moves: its price is that of the version it leads to",
      { from = "2024-10-22", target = "claude-3-5-sonnet-20241022",
        source = "svilupp/PromptingTools.jl#223 of 2024-10-22; CommandCodeAI/BaseAI#79 of \z
          2024-10-23: it leads to -20241022",
        as_of = "2024-10-23" },
    },
    ["claude-3-7-sonnet-20250219"] = {
      { from = "2025-02-24", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.30 USD/Mtoken", cache_write = "3.75 USD/Mtoken",
        cache_write_1h = "6.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-3-7-sonnet-20250219",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-3-haiku-20240307"] = {
      { from = "2024-03-25", input = "0.25 USD/Mtoken", output = "1.25 USD/Mtoken",
        cached_input = "0.03 USD/Mtoken", cache_write = "0.30 USD/Mtoken",
        cache_write_1h = "0.50 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-3-haiku-20240307; \z
          cache_write_1h: genai-prices 2026-08-21, \z
          docs.anthropic.com/en/docs/about-claude/pricing",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in tokencost's list; litellm's 6 USD/Mtoken \z
          for cache_write_1h is Sonnet's" },
    },
    ["claude-3-opus-20240229"] = {
      { from = "2024-03-25", input = "15.00 USD/Mtoken", output = "75.00 USD/Mtoken",
        cached_input = "1.50 USD/Mtoken", cache_write = "18.75 USD/Mtoken",
        cache_write_1h = "30.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-3-opus-20240229; \z
          cache_write_1h: genai-prices 2026-08-21, \z
          docs.anthropic.com/en/docs/about-claude/pricing",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in tokencost's list; litellm's 6 USD/Mtoken \z
          for cache_write_1h is Sonnet's" },
    },
    ["claude-3-sonnet-20240229"] = {
      { from = "2024-03-04", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        source = "genai-prices; tokencost; claude-3-sonnet", as_of = "2026-07-29" },
    },
    ["claude-fable-5"] = {
      { from = "2026-06-10", input = "10.00 USD/Mtoken", output = "50.00 USD/Mtoken",
        cached_input = "1.00 USD/Mtoken", cache_write = "12.50 USD/Mtoken",
        cache_write_1h = "20.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-fable-5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-haiku-4-5-20251001"] = {
      { from = "2025-10-16", input = "1.00 USD/Mtoken", output = "5.00 USD/Mtoken",
        cached_input = "0.10 USD/Mtoken", cache_write = "1.25 USD/Mtoken",
        cache_write_1h = "2.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-haiku-4-5-20251001",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-instant-1.2"] = {
      { from = "2023-11-21", input = "0.80 USD/Mtoken", output = "2.40 USD/Mtoken",
        source = "tokencost 2025-02-11; anthropic.claude-instant-v1", as_of = "2025-02-11",
        note = "start date recalled, not read" },
    },
    ["claude-instant-v1"] = {
      { from = "2023-05-31", to = "2023-11-21", input = "1.63 USD/Mtoken",
        output = "5.51 USD/Mtoken",
        source = "Anthropic model_pricing_may2023.pdf, as quoted in \z
          github.com/AlphaGit/tech-garden content/ai/llms/Claude.md; the same in \z
          Anthropic model_pricing_july2023.pdf, as quoted in Simon Willison's TIL on \z
          Hacker News themes with Claude",
        as_of = "2023-07-31",
        note = "from is the end of the month of the first list that has it; end date recalled, \z
          not read; tokencost's list still had it on 2024-01-30, under Bedrock's name" },
    },
    ["claude-opus-4-1-20250805"] = {
      { from = "2025-08-05", input = "15.00 USD/Mtoken", output = "75.00 USD/Mtoken",
        cached_input = "1.50 USD/Mtoken", cache_write = "18.75 USD/Mtoken",
        cache_write_1h = "30.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-opus-4-1-20250805",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-opus-4-20250514"] = {
      { from = "2025-05-22", input = "15.00 USD/Mtoken", output = "75.00 USD/Mtoken",
        cached_input = "1.50 USD/Mtoken", cache_write = "18.75 USD/Mtoken",
        cache_write_1h = "30.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-opus-4-20250514",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["claude-opus-4-5-20251101"] = {
      { from = "2025-11-24", input = "5.00 USD/Mtoken", output = "25.00 USD/Mtoken",
        cached_input = "0.50 USD/Mtoken", cache_write = "6.25 USD/Mtoken",
        cache_write_1h = "10.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-opus-4-5-20251101",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-opus-4-6"] = {
      { from = "2026-02-05", to = "2026-03-13", input = "5.00 USD/Mtoken",
        output = "25.00 USD/Mtoken", cached_input = "0.50 USD/Mtoken",
        cache_write = "6.25 USD/Mtoken", cache_write_1h = "10.00 USD/Mtoken",
        tiers = {
          { above = "200k tokens/request", input = "10.00 USD/Mtoken", output = "37.50 USD/Mtoken",
            cached_input = "1.00 USD/Mtoken" },
        },
        source = "genai-prices anthropic.yml", as_of = "2026-08-21" },
      { from = "2026-03-13", input = "5.00 USD/Mtoken", output = "25.00 USD/Mtoken",
        cached_input = "0.50 USD/Mtoken", cache_write = "6.25 USD/Mtoken",
        cache_write_1h = "10.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-opus-4-6",
        as_of = "2026-08-01" },
    },
    ["claude-opus-4-7"] = {
      { from = "2026-04-16", input = "5.00 USD/Mtoken", output = "25.00 USD/Mtoken",
        cached_input = "0.50 USD/Mtoken", cache_write = "6.25 USD/Mtoken",
        cache_write_1h = "10.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-opus-4-7",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-opus-4-8"] = {
      { from = "2026-05-29", input = "5.00 USD/Mtoken", output = "25.00 USD/Mtoken",
        cached_input = "0.50 USD/Mtoken", cache_write = "6.25 USD/Mtoken",
        cache_write_1h = "10.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-opus-4-8",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-opus-5"] = {
      { from = "2026-07-24", input = "5.00 USD/Mtoken", output = "25.00 USD/Mtoken",
        cached_input = "0.50 USD/Mtoken", cache_write = "6.25 USD/Mtoken",
        cache_write_1h = "10.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-opus-5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-sonnet-4-20250514"] = {
      { from = "2025-05-22", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.30 USD/Mtoken", cache_write = "3.75 USD/Mtoken",
        cache_write_1h = "6.00 USD/Mtoken", web_search = "0.01 USD/request",
        tiers = {
          { above = "200k tokens/request", input = "6.00 USD/Mtoken", output = "22.50 USD/Mtoken",
            cached_input = "0.60 USD/Mtoken", cache_write = "7.50 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-sonnet-4-20250514",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["claude-sonnet-4-5-20250929"] = {
      { from = "2025-09-29", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.30 USD/Mtoken", cache_write = "3.75 USD/Mtoken",
        cache_write_1h = "6.00 USD/Mtoken", web_search = "0.01 USD/request",
        tiers = {
          { above = "200k tokens/request", input = "6.00 USD/Mtoken", output = "22.50 USD/Mtoken",
            cached_input = "0.60 USD/Mtoken", cache_write = "7.50 USD/Mtoken",
            cache_write_1h = "12.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-sonnet-4-5-20250929",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["claude-sonnet-4-6"] = {
      { from = "2026-02-17", to = "2026-03-13", input = "3.00 USD/Mtoken",
        output = "15.00 USD/Mtoken", cached_input = "0.30 USD/Mtoken",
        cache_write = "3.75 USD/Mtoken", cache_write_1h = "6.00 USD/Mtoken",
        tiers = {
          { above = "200k tokens/request", input = "6.00 USD/Mtoken", output = "22.50 USD/Mtoken",
            cached_input = "0.60 USD/Mtoken" },
        },
        source = "genai-prices anthropic.yml", as_of = "2026-08-21" },
      { from = "2026-03-13", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.30 USD/Mtoken", cache_write = "3.75 USD/Mtoken",
        cache_write_1h = "6.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "BerriAI/litellm model_prices_and_context_window.json: claude-sonnet-4-6",
        as_of = "2026-08-01" },
    },
    ["claude-sonnet-5"] = {
      { from = "2026-06-30", input = "2.00 USD/Mtoken", output = "10.00 USD/Mtoken",
        cached_input = "0.20 USD/Mtoken", cache_write = "2.50 USD/Mtoken",
        cache_write_1h = "4.00 USD/Mtoken", web_search = "0.01 USD/request",
        source = "litellm 2026-07-03; genai-prices; simonw; pydantic/genai-prices#703; cache \z
          writes and searches: genai-prices 2026-08-21",
        as_of = "2026-09-17",
        note = "sold as an introduction until 2026-08-31; the rise after it was called off" },
      { from = "2026-09-01", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.30 USD/Mtoken", cache_write = "3.75 USD/Mtoken",
        cache_write_1h = "6.00 USD/Mtoken", web_search = "0.01 USD/request", status = "cancelled",
        source = "genai-prices 2026-08-21; called off: pydantic/genai-prices#703",
        as_of = "2026-09-17" },
    },
    ["claude-v2"] = {
      { from = "2023-11-21", input = "8.00 USD/Mtoken", output = "24.00 USD/Mtoken",
        source = "genai-prices anthropic.yml; fmbench pricing.yml", as_of = "2025-11-06",
        note = "Bedrock's name for claude-2; start date recalled, not read" },
    },
  },
}

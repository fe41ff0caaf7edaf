-- What bedrock charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "bedrock", cached = "beside",
  models = {
    ["amazon.nova-lite-v1:0"] = {
      { from = "2025-01-13", input = "0.06 USD/Mtoken", output = "0.24 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: amazon.nova-lite-v1:0",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["amazon.nova-micro-v1:0"] = {
      { from = "2025-01-13", input = "0.035 USD/Mtoken", output = "0.14 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: amazon.nova-micro-v1:0",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["amazon.nova-pro-v1:0"] = {
      { from = "2025-01-13", input = "0.80 USD/Mtoken", output = "3.20 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: amazon.nova-pro-v1:0",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["amazon.titan-embed-text-v2:0"] = {
      mode = "embedding",
      { from = "2026-06-24", input = "0.02 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          amazon.titan-embed-text-v2:0",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          genai-prices has 0.1 USD/Mtoken instead" },
    },
    ["amazon.titan-text-express-v1"] = {
      { from = "2025-01-26", input = "0.20 USD/Mtoken", output = "0.60 USD/Mtoken",
        source = "fmbench pricing.yml 2025-01-26; token_based", as_of = "2025-01-26",
        note = "from is the day it was seen: when it took effect is not known" },
    },
    ["anthropic.claude-sonnet-4-5-20250929-v1:0"] = {
      { from = "2025-11-22", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        cached_input = "0.30 USD/Mtoken", cache_write = "3.75 USD/Mtoken",
        cache_write_1h = "6.00 USD/Mtoken", web_search = "0.01 USD/request",
        tiers = {
          { above = "200k tokens/request", input = "6.00 USD/Mtoken", output = "22.50 USD/Mtoken",
            cached_input = "0.60 USD/Mtoken", cache_write = "7.50 USD/Mtoken",
            cache_write_1h = "12.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          anthropic.claude-sonnet-4-5-20250929-v1:0",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          genai-prices has 3.3/16.5 USD/Mtoken instead" },
    },
    ["cohere.command-r-plus-v1:0"] = {
      { from = "2024-05-14", input = "3.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: cohere.command-r-plus-v1:0",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["meta.llama2-13b-chat-v1"] = {
      { from = "2025-01-26", input = "0.75 USD/Mtoken", output = "1.00 USD/Mtoken",
        source = "fmbench pricing.yml 2025-01-26; token_based", as_of = "2025-01-26",
        note = "from is the day it was seen: when it took effect is not known" },
    },
    ["meta.llama3-1-70b-instruct-v1:0"] = {
      { from = "2024-07-23", to = "2024-09-06", input = "2.65 USD/Mtoken",
        output = "3.50 USD/Mtoken", source = "litellm via tokencost 2024-07-25",
        as_of = "2024-07-25", note = "from is the day it was first seen" },
      { from = "2024-09-06", input = "0.99 USD/Mtoken", output = "0.99 USD/Mtoken",
        source = "litellm via tokencost 2024-09-06", as_of = "2024-09-06",
        note = "from is the day it was first seen" },
    },
    ["meta.llama3-3-70b-instruct-v1:0"] = {
      { from = "2025-01-13", input = "0.72 USD/Mtoken", output = "0.72 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          meta.llama3-3-70b-instruct-v1:0",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0"] = {
      { from = "2025-10-12", input = "3.30 USD/Mtoken", output = "16.50 USD/Mtoken",
        cached_input = "0.33 USD/Mtoken", cache_write = "4.125 USD/Mtoken",
        cache_write_1h = "6.60 USD/Mtoken", web_search = "0.01 USD/request",
        tiers = {
          { above = "200k tokens/request", input = "6.60 USD/Mtoken", output = "24.75 USD/Mtoken",
            cached_input = "0.66 USD/Mtoken", cache_write = "8.25 USD/Mtoken",
            cache_write_1h = "13.20 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: \z
          us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          regional profile: 10 % above the global price" },
    },
  },
}

-- What openai charges for its models, day by day.  The fields: ../README.md.
return {
  kind = "api-prices", provider = "openai", cached = "inside",
  models = {
    ["ada"] = {
      { from = "2022-07-03", to = "2022-09-01", input = "0.80 USD/Mtoken",
        output = "0.80 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing)",
        as_of = "2022-07-03",
        note = "GPT-3 base model; from is the day it was seen: when it took effect is not known; \z
          end date recalled, not read: OpenAI cut its prices then" },
    },
    ["babbage"] = {
      { from = "2022-07-03", to = "2022-09-01", input = "1.20 USD/Mtoken",
        output = "1.20 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing)",
        as_of = "2022-07-03",
        note = "GPT-3 base model; from is the day it was seen: when it took effect is not known; \z
          end date recalled, not read: OpenAI cut its prices then" },
    },
    ["babbage-002"] = {
      { from = "2023-08-22", input = "0.40 USD/Mtoken", output = "0.40 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01" },
    },
    ["curie"] = {
      { from = "2022-07-03", to = "2022-09-01", input = "6.00 USD/Mtoken",
        output = "6.00 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing)",
        as_of = "2022-07-03",
        note = "GPT-3 base model; from is the day it was seen: when it took effect is not known; \z
          end date recalled, not read: OpenAI cut its prices then" },
    },
    ["dall-e-3"] = {
      mode = "image",
      { from = "2026-01-19", per_image = "0.04 USD/image",
        source = "BerriAI/litellm model_prices_and_context_window.json: dall-e-3",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["davinci"] = {
      { from = "2022-07-03", to = "2022-09-01", input = "60.00 USD/Mtoken",
        output = "60.00 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing)",
        as_of = "2022-07-03",
        note = "GPT-3 base model; from is the day it was seen: when it took effect is not known; \z
          end date recalled, not read: OpenAI cut its prices then" },
    },
    ["davinci-002"] = {
      { from = "2023-08-22", input = "2.00 USD/Mtoken", output = "2.00 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01" },
    },
    ["embedding-ada-001"] = {
      mode = "embedding",
      { from = "2022-07-03", to = "2022-09-01", input = "8.00 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing)",
        as_of = "2022-07-03",
        note = "first generation, as text-similarity-ada-001; from is the day it was seen: when \z
          it took effect is not known; end date recalled, not read: OpenAI cut its \z
          prices then" },
    },
    ["embedding-babbage-001"] = {
      mode = "embedding",
      { from = "2022-07-03", to = "2022-09-01", input = "12.00 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing)",
        as_of = "2022-07-03",
        note = "first generation, as text-similarity-babbage-001; from is the day it was seen: \z
          when it took effect is not known; end date recalled, not read: OpenAI cut its \z
          prices then" },
    },
    ["embedding-curie-001"] = {
      mode = "embedding",
      { from = "2022-07-03", to = "2022-09-01", input = "60.00 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing)",
        as_of = "2022-07-03",
        note = "first generation, as text-similarity-curie-001; from is the day it was seen: \z
          when it took effect is not known; end date recalled, not read: OpenAI cut its \z
          prices then" },
    },
    ["embedding-davinci-001"] = {
      mode = "embedding",
      { from = "2022-07-03", to = "2022-09-01", input = "600.00 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing)",
        as_of = "2022-07-03",
        note = "first generation, as text-similarity-davinci-001; from is the day it was seen: \z
          when it took effect is not known; end date recalled, not read: OpenAI cut its \z
          prices then; by 2022-12-15 it was 200 USD/Mtoken (OpenAI blog of that day)" },
    },
    ["ft:ada"] = {
      { from = "2022-07-03", to = "2024-01-04", input = "1.60 USD/Mtoken",
        output = "1.60 USD/Mtoken", training = "0.40 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing); shutdown: OpenAI deprecations page, archived \z
          2023-09-22 (megalodon.jp/ref/2023-0922-1051-20)",
        as_of = "2022-07-03",
        note = "fine-tuned GPT-3; from is the day it was seen: when it took effect is not known" },
    },
    ["ft:babbage"] = {
      { from = "2022-07-03", to = "2024-01-04", input = "2.40 USD/Mtoken",
        output = "2.40 USD/Mtoken", training = "0.60 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing); shutdown: OpenAI deprecations page, archived \z
          2023-09-22 (megalodon.jp/ref/2023-0922-1051-20)",
        as_of = "2022-07-03",
        note = "fine-tuned GPT-3; from is the day it was seen: when it took effect is not known" },
    },
    ["ft:babbage-002"] = {
      { from = "2023-08-22", input = "1.60 USD/Mtoken", output = "1.60 USD/Mtoken",
        training = "0.40 USD/Mtoken", source = "litellm mirror since 2025-12-03",
        as_of = "2026-08-01" },
    },
    ["ft:curie"] = {
      { from = "2022-07-03", to = "2024-01-04", input = "12.00 USD/Mtoken",
        output = "12.00 USD/Mtoken", training = "3.00 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing); shutdown: OpenAI deprecations page, archived \z
          2023-09-22 (megalodon.jp/ref/2023-0922-1051-20)",
        as_of = "2022-07-03",
        note = "fine-tuned GPT-3; from is the day it was seen: when it took effect is not known" },
    },
    ["ft:davinci"] = {
      { from = "2022-07-03", to = "2024-01-04", input = "120.00 USD/Mtoken",
        output = "120.00 USD/Mtoken", training = "30.00 USD/Mtoken",
        source = "OpenAI pricing page, archived 2022-07-03; megalodon.jp/ref/2022-0703-1551-40 \z
          (openai.com/api/pricing); shutdown: OpenAI deprecations page, archived \z
          2023-09-22 (megalodon.jp/ref/2023-0922-1051-20)",
        as_of = "2022-07-03",
        note = "fine-tuned GPT-3; from is the day it was seen: when it took effect is not known" },
    },
    ["ft:davinci-002"] = {
      { from = "2023-08-22", input = "12.00 USD/Mtoken", output = "12.00 USD/Mtoken",
        training = "6.00 USD/Mtoken", source = "litellm mirror since 2025-12-03",
        as_of = "2026-08-01" },
    },
    ["ft:gpt-3.5-turbo"] = {
      { from = "2023-08-22", to = "2023-11-06", input = "12.00 USD/Mtoken",
        output = "16.00 USD/Mtoken", training = "8.00 USD/Mtoken",
        source = "OpenAI blog 2023-08-22; litellm via tokencost 2024-01-30; \z
          openai.com/blog/gpt-3-5-turbo-fine-tuning-and-api-updates",
        as_of = "2024-01-30", note = "training is billed per token and epoch" },
      { from = "2023-11-06", input = "3.00 USD/Mtoken", output = "6.00 USD/Mtoken",
        batch_input = "1.50 USD/Mtoken", batch_output = "3.00 USD/Mtoken",
        training = "8.00 USD/Mtoken", source = "litellm; finetunedb.com blog 2024-02-02",
        as_of = "2026-08-01",
        note = "start date recalled, not read; training is billed per token and epoch" },
    },
    ["ft:gpt-4.1-2025-04-14"] = {
      { from = "2025-12-03", input = "3.00 USD/Mtoken", output = "12.00 USD/Mtoken",
        batch_input = "1.50 USD/Mtoken", cached_input = "0.75 USD/Mtoken",
        batch_output = "6.00 USD/Mtoken", training = "25.00 USD/Mtoken", source = "litellm",
        as_of = "2026-08-01",
        note = "from is the day it was seen: when it took effect is not known; training price \z
          recalled, not read" },
    },
    ["ft:gpt-4o-2024-08-06"] = {
      { from = "2024-08-20", input = "3.75 USD/Mtoken", output = "15.00 USD/Mtoken",
        batch_input = "1.875 USD/Mtoken", cached_input = "1.875 USD/Mtoken",
        batch_output = "7.50 USD/Mtoken", training = "25.00 USD/Mtoken", source = "litellm",
        as_of = "2026-08-01", note = "start date and training price recalled, not read" },
    },
    ["ft:gpt-4o-mini-2024-07-18"] = {
      { from = "2024-07-23", input = "0.30 USD/Mtoken", output = "1.20 USD/Mtoken",
        batch_input = "0.15 USD/Mtoken", cached_input = "0.15 USD/Mtoken",
        batch_output = "0.60 USD/Mtoken", training = "3.00 USD/Mtoken", source = "litellm",
        as_of = "2026-08-01", note = "start date and training price recalled, not read" },
    },
    ["gpt-3.5-turbo"] = {
      note = "a name that moves: its price is that of the version it leads to",
      { from = "2023-03-01", to = "2023-06-13", target = "gpt-3.5-turbo-0301",
        source = "OpenAI blog 2023-03-01 (openai.com/blog/introducing-chatgpt-and-whisper-apis), \z
          price as told that day in \z
          medium.com/evendyne/say-hello-to-the-future-of-chat-with-chatgpt-api-d31a65c16cb0; \z
          seen at $0.002/1K on 2023-05-06 (blog.wordbot.io)",
        as_of = "2023-05-06" },
      { from = "2023-06-13", to = "2024-02-16", target = "gpt-3.5-turbo-0613",
        source = "OpenAI blog 2023-06-13 \z
          (openai.com/blog/function-calling-and-other-api-updates); tokencost \z
          2024-01-27; community.openai.com/t/557028: the name leads to -0613",
        as_of = "2024-01-30",
        note = "the name's price changed on that day; the version behind it may have moved later" },
      { from = "2024-02-16", target = "gpt-3.5-turbo-0125",
        source = "OpenAI blog 2024-01-25 (openai.com/blog/new-embedding-models-and-api-updates); \z
          litellm mirror 2025-09-26; n3d1117/chatgpt-telegram-bot#546 of 2024-03-07: the \z
          name leads to -0125",
        as_of = "2026-08-01", note = "start date, when the name moved, recalled, not read" },
    },
    ["gpt-3.5-turbo-0125"] = {
      { from = "2024-01-25", input = "0.50 USD/Mtoken", output = "1.50 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01",
        note = "start date recalled, not read" },
    },
    ["gpt-3.5-turbo-0301"] = {
      { from = "2023-03-01", to = "2023-06-13", input = "2.00 USD/Mtoken",
        output = "2.00 USD/Mtoken",
        source = "OpenAI blog 2023-03-01 (openai.com/blog/introducing-chatgpt-and-whisper-apis), \z
          price as told that day in \z
          medium.com/evendyne/say-hello-to-the-future-of-chat-with-chatgpt-api-d31a65c16cb0; \z
          seen at $0.002/1K on 2023-05-06 (blog.wordbot.io)",
        as_of = "2023-05-06", note = "pinned version of gpt-3.5-turbo; taken to follow its price" },
    },
    ["gpt-3.5-turbo-0613"] = {
      { from = "2023-06-13", input = "1.50 USD/Mtoken", output = "2.00 USD/Mtoken",
        source = "OpenAI blog 2023-06-13, input cut by 25 % \z
          (openai.com/blog/function-calling-and-other-api-updates); genai-prices \z
          2026-08-21: gpt-3.5-turbo-0613",
        as_of = "2026-08-21", note = "pinned version of gpt-3.5-turbo" },
    },
    ["gpt-3.5-turbo-1106"] = {
      { from = "2023-11-06", input = "1.00 USD/Mtoken", output = "2.00 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01",
        note = "start date recalled, not read" },
    },
    ["gpt-3.5-turbo-16k"] = {
      { from = "2023-06-13", input = "3.00 USD/Mtoken", output = "4.00 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01" },
    },
    ["gpt-3.5-turbo-instruct"] = {
      { from = "2023-09-18", input = "1.50 USD/Mtoken", output = "2.00 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01",
        note = "start date recalled, not read" },
    },
    ["gpt-4"] = {
      aliases = { "gpt-4-0314", "gpt-4-0613", "gpt-4-8k" },
      { from = "2023-03-14", input = "30.00 USD/Mtoken", output = "60.00 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01",
        note = "start date recalled, not read" },
    },
    ["gpt-4-0125-preview"] = {
      { from = "2024-01-25", input = "10.00 USD/Mtoken", output = "30.00 USD/Mtoken",
        source = "OpenAI blog 2024-01-25 (openai.com/blog/new-embedding-models-and-api-updates); \z
          AgentOps-AI/tokencost#20 of 2024-01-26; BerriAI/litellm \z
          model_prices_and_context_window.json: gpt-4-0125-preview",
        as_of = "2026-08-01", note = "pinned version" },
    },
    ["gpt-4-1106-preview"] = {
      aliases = { "gpt-4-vision-preview" },
      { from = "2023-11-06", input = "10.00 USD/Mtoken", output = "30.00 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01",
        note = "start date recalled, not read" },
    },
    ["gpt-4-32k"] = {
      aliases = { "gpt-4-32k-0314", "gpt-4-32k-0613" },
      { from = "2023-03-14", to = "2025-06-06", input = "60.00 USD/Mtoken",
        output = "120.00 USD/Mtoken", source = "tokencost/litellm (removed upstream by 2026-03-12)",
        as_of = "2026-03-12", note = "dates recalled, not read" },
    },
    ["gpt-4-turbo"] = {
      aliases = { "gpt-4-turbo-2024-04-09" },
      { from = "2024-04-09", input = "10.00 USD/Mtoken", output = "30.00 USD/Mtoken",
        source = "tokencost/litellm", as_of = "2026-08-01" },
    },
    ["gpt-4-turbo-preview"] = {
      note = "a name that moves: its price is that of the version it leads to",
      { from = "2024-01-25", target = "gpt-4-0125-preview",
        source = "ijwfly/chatgpt-tg#26 of 2024-01-25; OpenAI's list of models, as quoted on \z
          2024-01-29 in chathub-dev/chathub#1041; community.openai.com/t/1357643",
        as_of = "2026-08-01", note = "nothing older was found under the name" },
    },
    ["gpt-4.1"] = {
      { from = "2025-04-14", input = "2.00 USD/Mtoken", output = "8.00 USD/Mtoken",
        batch_input = "1.00 USD/Mtoken", priority_input = "3.50 USD/Mtoken",
        cached_input = "0.50 USD/Mtoken", priority_cached_input = "0.875 USD/Mtoken",
        batch_output = "4.00 USD/Mtoken", priority_output = "14.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-4.1",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-4.1-mini"] = {
      { from = "2025-04-14", input = "0.40 USD/Mtoken", output = "1.60 USD/Mtoken",
        batch_input = "0.20 USD/Mtoken", priority_input = "0.70 USD/Mtoken",
        cached_input = "0.10 USD/Mtoken", priority_cached_input = "0.175 USD/Mtoken",
        batch_output = "0.80 USD/Mtoken", priority_output = "2.80 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-4.1-mini",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-4.1-nano"] = {
      { from = "2025-04-14", input = "0.10 USD/Mtoken", output = "0.40 USD/Mtoken",
        batch_input = "0.05 USD/Mtoken", priority_input = "0.20 USD/Mtoken",
        cached_input = "0.025 USD/Mtoken", priority_cached_input = "0.05 USD/Mtoken",
        batch_output = "0.20 USD/Mtoken", priority_output = "0.80 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-4.1-nano",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-4.5-preview"] = {
      { from = "2025-02-27", to = "2025-07-14", input = "75.00 USD/Mtoken",
        output = "150.00 USD/Mtoken", cached_input = "37.50 USD/Mtoken",
        source = "simonw/llm-prices (commit 2025-02-27); gpt-4.5", as_of = "2026-08-05",
        note = "end date recalled, not read" },
    },
    ["gpt-4o"] = {
      note = "a name that moves: its price is that of the version it leads to",
      { from = "2024-05-13", to = "2024-10-02", target = "gpt-4o-2024-05-13",
        source = "tokencost 2024-05-14; end: RobotecAI/rai#226 of 2024-09-15 tells the day ahead",
        as_of = "2024-05-14" },
      { from = "2024-10-02", target = "gpt-4o-2024-08-06",
        source = "litellm; RobotecAI/rai#226 of 2024-09-15; community.openai.com/t/1357643: the \z
          name still leads there",
        as_of = "2026-08-01", note = "by danny-avila/LibreChat#4386 it moved on 2024-10-03" },
    },
    ["gpt-4o-2024-05-13"] = {
      { from = "2024-05-13", input = "5.00 USD/Mtoken", output = "15.00 USD/Mtoken",
        batch_input = "2.50 USD/Mtoken", priority_input = "8.75 USD/Mtoken",
        batch_output = "7.50 USD/Mtoken", priority_output = "26.25 USD/Mtoken",
        source = "tokencost 2024-05-14; BerriAI/litellm model_prices_and_context_window.json: \z
          gpt-4o-2024-05-13",
        as_of = "2026-08-01",
        note = "pinned: keeps its price when gpt-4o moves on; batch and priority as of \z
          2026-08-01, their start is not known" },
    },
    ["gpt-4o-2024-08-06"] = {
      { from = "2024-08-06", input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken",
        batch_input = "1.25 USD/Mtoken", cached_input = "1.25 USD/Mtoken",
        batch_output = "5.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-4o-2024-08-06",
        as_of = "2026-08-01", note = "pinned version; from is the day in its name" },
    },
    ["gpt-4o-2024-11-20"] = {
      { from = "2024-11-20", input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken",
        batch_input = "1.25 USD/Mtoken", cached_input = "1.25 USD/Mtoken",
        batch_output = "5.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-4o-2024-11-20",
        as_of = "2026-08-01", note = "pinned version; from is the day in its name" },
    },
    ["gpt-4o-audio-preview"] = {
      { from = "2024-10-23", input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken",
        audio_input = "40.00 USD/Mtoken", audio_output = "80.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-4o-audio-preview",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["gpt-4o-mini"] = {
      { from = "2024-07-18", input = "0.15 USD/Mtoken", output = "0.60 USD/Mtoken",
        batch_input = "0.075 USD/Mtoken", priority_input = "0.25 USD/Mtoken",
        cached_input = "0.075 USD/Mtoken", priority_cached_input = "0.125 USD/Mtoken",
        batch_output = "0.30 USD/Mtoken", priority_output = "1.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-4o-mini",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["gpt-4o-mini-transcribe"] = {
      mode = "transcription",
      { from = "2025-03-27", input = "1.25 USD/Mtoken", output = "5.00 USD/Mtoken",
        audio_input = "1.25 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-4o-mini-transcribe",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          audio_input is 3 USD/Mtoken in genai-prices" },
    },
    ["gpt-5"] = {
      { from = "2025-08-07", input = "1.25 USD/Mtoken", output = "10.00 USD/Mtoken",
        flex_input = "0.625 USD/Mtoken", priority_input = "2.50 USD/Mtoken",
        cached_input = "0.125 USD/Mtoken", flex_cached_input = "0.0625 USD/Mtoken",
        priority_cached_input = "0.25 USD/Mtoken", flex_output = "5.00 USD/Mtoken",
        priority_output = "20.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5-mini"] = {
      { from = "2025-08-07", input = "0.25 USD/Mtoken", output = "2.00 USD/Mtoken",
        flex_input = "0.125 USD/Mtoken", priority_input = "0.45 USD/Mtoken",
        cached_input = "0.025 USD/Mtoken", flex_cached_input = "0.0125 USD/Mtoken",
        priority_cached_input = "0.045 USD/Mtoken", flex_output = "1.00 USD/Mtoken",
        priority_output = "3.60 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5-mini",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5-nano"] = {
      { from = "2025-08-07", input = "0.05 USD/Mtoken", output = "0.40 USD/Mtoken",
        flex_input = "0.025 USD/Mtoken", cached_input = "0.005 USD/Mtoken",
        flex_cached_input = "0.0025 USD/Mtoken", flex_output = "0.20 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5-nano",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); the \z
          list's priority input of 2.50 USD/Mtoken, 50 times the input price, is left \z
          out as a slip" },
    },
    ["gpt-5-pro"] = {
      { from = "2025-10-07", input = "15.00 USD/Mtoken", output = "120.00 USD/Mtoken",
        batch_input = "7.50 USD/Mtoken", batch_output = "60.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5-pro",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.1"] = {
      { from = "2025-11-13", input = "1.25 USD/Mtoken", output = "10.00 USD/Mtoken",
        priority_input = "2.50 USD/Mtoken", cached_input = "0.125 USD/Mtoken",
        priority_cached_input = "0.25 USD/Mtoken", priority_output = "20.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.1",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.1-codex-mini"] = {
      { from = "2025-11-13", input = "0.25 USD/Mtoken", output = "2.00 USD/Mtoken",
        priority_input = "0.45 USD/Mtoken", cached_input = "0.025 USD/Mtoken",
        priority_cached_input = "0.045 USD/Mtoken", priority_output = "3.60 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.1-codex-mini",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.2"] = {
      { from = "2025-12-11", input = "1.75 USD/Mtoken", output = "14.00 USD/Mtoken",
        priority_input = "3.50 USD/Mtoken", cached_input = "0.175 USD/Mtoken",
        priority_cached_input = "0.35 USD/Mtoken", priority_output = "28.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.2",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.2-pro"] = {
      { from = "2025-12-11", input = "21.00 USD/Mtoken", output = "168.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.2-pro",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.4"] = {
      { from = "2026-03-05", input = "2.50 USD/Mtoken", output = "15.00 USD/Mtoken",
        batch_input = "1.25 USD/Mtoken", flex_input = "1.25 USD/Mtoken",
        priority_input = "5.00 USD/Mtoken", cached_input = "0.25 USD/Mtoken",
        flex_cached_input = "0.13 USD/Mtoken", priority_cached_input = "0.50 USD/Mtoken",
        batch_output = "7.50 USD/Mtoken", flex_output = "7.50 USD/Mtoken",
        priority_output = "30.00 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "5.00 USD/Mtoken", output = "22.50 USD/Mtoken",
            cached_input = "0.50 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.4",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.4-mini"] = {
      { from = "2026-03-21", input = "0.75 USD/Mtoken", output = "4.50 USD/Mtoken",
        batch_input = "0.375 USD/Mtoken", flex_input = "0.375 USD/Mtoken",
        priority_input = "1.50 USD/Mtoken", cached_input = "0.075 USD/Mtoken",
        flex_cached_input = "0.0375 USD/Mtoken", priority_cached_input = "0.15 USD/Mtoken",
        batch_output = "2.25 USD/Mtoken", flex_output = "2.25 USD/Mtoken",
        priority_output = "9.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.4-mini",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.4-nano"] = {
      { from = "2026-03-21", input = "0.20 USD/Mtoken", output = "1.25 USD/Mtoken",
        batch_input = "0.10 USD/Mtoken", flex_input = "0.10 USD/Mtoken",
        cached_input = "0.02 USD/Mtoken", flex_cached_input = "0.01 USD/Mtoken",
        batch_output = "0.625 USD/Mtoken", flex_output = "0.625 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.4-nano",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.4-pro"] = {
      { from = "2026-03-06", input = "30.00 USD/Mtoken", output = "180.00 USD/Mtoken",
        batch_input = "15.00 USD/Mtoken", flex_input = "15.00 USD/Mtoken",
        cached_input = "3.00 USD/Mtoken", batch_output = "90.00 USD/Mtoken",
        flex_output = "90.00 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "60.00 USD/Mtoken", output = "270.00 USD/Mtoken",
            cached_input = "6.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.4-pro",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.5"] = {
      { from = "2026-04-23", input = "5.00 USD/Mtoken", output = "30.00 USD/Mtoken",
        batch_input = "2.50 USD/Mtoken", flex_input = "2.50 USD/Mtoken",
        priority_input = "10.00 USD/Mtoken", cached_input = "0.50 USD/Mtoken",
        flex_cached_input = "0.25 USD/Mtoken", priority_cached_input = "1.00 USD/Mtoken",
        batch_output = "15.00 USD/Mtoken", flex_output = "15.00 USD/Mtoken",
        priority_output = "60.00 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "10.00 USD/Mtoken", output = "45.00 USD/Mtoken",
            cached_input = "1.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.5",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.5-pro"] = {
      { from = "2026-04-29", input = "30.00 USD/Mtoken", output = "180.00 USD/Mtoken",
        batch_input = "15.00 USD/Mtoken", flex_input = "15.00 USD/Mtoken",
        cached_input = "3.00 USD/Mtoken", batch_output = "90.00 USD/Mtoken",
        flex_output = "90.00 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "60.00 USD/Mtoken", output = "270.00 USD/Mtoken",
            cached_input = "6.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.5-pro",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.6-luna"] = {
      { from = "2026-06-26", to = "2026-07-30", input = "1.00 USD/Mtoken",
        output = "6.00 USD/Mtoken", cached_input = "0.10 USD/Mtoken",
        cache_write = "1.25 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "2.00 USD/Mtoken", output = "9.00 USD/Mtoken",
            cached_input = "0.20 USD/Mtoken" },
        },
        source = "simonw/llm-prices price_history; genai-prices openai.yml", as_of = "2026-07-29" },
      { from = "2026-07-30", input = "0.20 USD/Mtoken", output = "1.20 USD/Mtoken",
        batch_input = "0.10 USD/Mtoken", flex_input = "0.10 USD/Mtoken",
        priority_input = "0.40 USD/Mtoken", cached_input = "0.02 USD/Mtoken",
        flex_cached_input = "0.01 USD/Mtoken", priority_cached_input = "0.04 USD/Mtoken",
        cache_write = "0.25 USD/Mtoken", flex_cache_write = "0.125 USD/Mtoken",
        priority_cache_write = "0.50 USD/Mtoken", batch_output = "0.60 USD/Mtoken",
        flex_output = "0.60 USD/Mtoken", priority_output = "2.40 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "0.40 USD/Mtoken", output = "1.80 USD/Mtoken",
            flex_input = "0.20 USD/Mtoken", cached_input = "0.04 USD/Mtoken",
            flex_cached_input = "0.02 USD/Mtoken", cache_write = "0.50 USD/Mtoken",
            flex_cache_write = "0.25 USD/Mtoken", flex_output = "0.90 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.6-luna",
        as_of = "2026-08-01", note = "OpenRouter has 0.1/0.6 USD/Mtoken instead" },
    },
    ["gpt-5.6-sol"] = {
      { from = "2026-07-09", input = "5.00 USD/Mtoken", output = "30.00 USD/Mtoken",
        batch_input = "2.50 USD/Mtoken", flex_input = "2.50 USD/Mtoken",
        priority_input = "10.00 USD/Mtoken", cached_input = "0.50 USD/Mtoken",
        flex_cached_input = "0.25 USD/Mtoken", priority_cached_input = "1.00 USD/Mtoken",
        cache_write = "6.25 USD/Mtoken", flex_cache_write = "3.125 USD/Mtoken",
        priority_cache_write = "12.50 USD/Mtoken", batch_output = "15.00 USD/Mtoken",
        flex_output = "15.00 USD/Mtoken", priority_output = "60.00 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "10.00 USD/Mtoken", output = "45.00 USD/Mtoken",
            flex_input = "5.00 USD/Mtoken", cached_input = "1.00 USD/Mtoken",
            flex_cached_input = "0.50 USD/Mtoken", cache_write = "12.50 USD/Mtoken",
            flex_cache_write = "6.25 USD/Mtoken", flex_output = "22.50 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.6-sol",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["gpt-5.6-terra"] = {
      { from = "2026-06-26", to = "2026-07-30", input = "2.50 USD/Mtoken",
        output = "15.00 USD/Mtoken", cached_input = "0.25 USD/Mtoken",
        cache_write = "3.125 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "5.00 USD/Mtoken", output = "22.50 USD/Mtoken",
            cached_input = "0.50 USD/Mtoken" },
        },
        source = "simonw/llm-prices price_history; genai-prices openai.yml", as_of = "2026-07-29" },
      { from = "2026-07-30", input = "2.00 USD/Mtoken", output = "12.00 USD/Mtoken",
        batch_input = "1.00 USD/Mtoken", flex_input = "1.00 USD/Mtoken",
        priority_input = "4.00 USD/Mtoken", cached_input = "0.20 USD/Mtoken",
        flex_cached_input = "0.10 USD/Mtoken", priority_cached_input = "0.40 USD/Mtoken",
        cache_write = "2.50 USD/Mtoken", flex_cache_write = "1.25 USD/Mtoken",
        priority_cache_write = "5.00 USD/Mtoken", batch_output = "6.00 USD/Mtoken",
        flex_output = "6.00 USD/Mtoken", priority_output = "24.00 USD/Mtoken",
        tiers = {
          { above = "272k tokens/request", input = "4.00 USD/Mtoken", output = "18.00 USD/Mtoken",
            flex_input = "2.00 USD/Mtoken", cached_input = "0.40 USD/Mtoken",
            flex_cached_input = "0.20 USD/Mtoken", cache_write = "5.00 USD/Mtoken",
            flex_cache_write = "2.50 USD/Mtoken", flex_output = "9.00 USD/Mtoken" },
        },
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-5.6-terra",
        as_of = "2026-08-01", note = "OpenRouter has 1/6 USD/Mtoken instead" },
    },
    ["gpt-image-1"] = {
      mode = "image",
      { from = "2026-01-06", input = "5.00 USD/Mtoken", cached_input = "1.25 USD/Mtoken",
        image_input = "10.00 USD/Mtoken", image_output = "40.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-image-1",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); \z
          genai-prices has 5/40 USD/Mtoken instead; simonw/llm-prices has 10/40 \z
          USD/Mtoken instead" },
    },
    ["gpt-realtime"] = {
      mode = "realtime",
      { from = "2025-08-30", input = "4.00 USD/Mtoken", output = "16.00 USD/Mtoken",
        cached_input = "0.40 USD/Mtoken", audio_input = "32.00 USD/Mtoken",
        audio_output = "64.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: gpt-realtime",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it); the \z
          list's 0.000005 USD per image is left out: it can only be per image token" },
    },
    ["o1"] = {
      { from = "2025-01-13", input = "15.00 USD/Mtoken", output = "60.00 USD/Mtoken",
        cached_input = "7.50 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: o1", as_of = "2026-08-01",
        note = "from is the day it was first seen in tokencost's list" },
    },
    ["o1-mini"] = {
      { from = "2024-09-12", to = "2025-01-31", input = "3.00 USD/Mtoken",
        output = "12.00 USD/Mtoken", cached_input = "1.50 USD/Mtoken",
        source = "tokencost 2024-10-13", as_of = "2024-10-13" },
      { from = "2025-01-31", input = "1.10 USD/Mtoken", output = "4.40 USD/Mtoken",
        cached_input = "0.55 USD/Mtoken",
        source = "simonw/llm-prices commit 2025-01-31; tokencost 2025-02-11",
        as_of = "2025-02-11" },
    },
    ["o1-preview"] = {
      { from = "2024-09-12", input = "15.00 USD/Mtoken", output = "60.00 USD/Mtoken",
        cached_input = "7.50 USD/Mtoken", source = "tokencost", as_of = "2025-09-01" },
    },
    ["o1-pro"] = {
      { from = "2025-03-20", input = "150.00 USD/Mtoken", output = "600.00 USD/Mtoken",
        batch_input = "75.00 USD/Mtoken", batch_output = "300.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: o1-pro",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["o3"] = {
      { from = "2025-04-16", to = "2025-06-10", input = "10.00 USD/Mtoken",
        output = "40.00 USD/Mtoken", cached_input = "2.50 USD/Mtoken",
        source = "litellm via RoCry 2025-04-16", as_of = "2025-06-10" },
      { from = "2025-06-10", input = "2.00 USD/Mtoken", output = "8.00 USD/Mtoken",
        batch_input = "1.00 USD/Mtoken", flex_input = "1.00 USD/Mtoken",
        priority_input = "3.50 USD/Mtoken", cached_input = "0.50 USD/Mtoken",
        flex_cached_input = "0.25 USD/Mtoken", priority_cached_input = "0.875 USD/Mtoken",
        batch_output = "4.00 USD/Mtoken", flex_output = "4.00 USD/Mtoken",
        priority_output = "14.00 USD/Mtoken",
        source = "simonw commit 2025-06-10 \"o3 price drops 80%\"; litellm 2025-06-11; \z
          genai-prices start_date",
        as_of = "2026-08-01" },
    },
    ["o3-deep-research"] = {
      { from = "2025-06-27", input = "10.00 USD/Mtoken", output = "40.00 USD/Mtoken",
        batch_input = "5.00 USD/Mtoken", cached_input = "2.50 USD/Mtoken",
        batch_output = "20.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: o3-deep-research",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["o3-mini"] = {
      { from = "2025-02-06", input = "1.10 USD/Mtoken", output = "4.40 USD/Mtoken",
        cached_input = "0.55 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: o3-mini",
        as_of = "2026-08-01",
        note = "from is the first day of litellm's list (RoCry's log of it), which has it: it \z
          may be older" },
    },
    ["o3-pro"] = {
      { from = "2025-06-11", input = "20.00 USD/Mtoken", output = "80.00 USD/Mtoken",
        batch_input = "10.00 USD/Mtoken", batch_output = "40.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: o3-pro",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["o4-mini"] = {
      { from = "2025-04-16", input = "1.10 USD/Mtoken", output = "4.40 USD/Mtoken",
        flex_input = "0.55 USD/Mtoken", priority_input = "2.00 USD/Mtoken",
        cached_input = "0.275 USD/Mtoken", flex_cached_input = "0.1375 USD/Mtoken",
        priority_cached_input = "0.50 USD/Mtoken", flex_output = "2.20 USD/Mtoken",
        priority_output = "8.00 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: o4-mini",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in litellm's list (RoCry's log of it)" },
    },
    ["text-curie-001"] = {
      { from = "2023-08-04", to = "2024-01-04", input = "2.00 USD/Mtoken",
        output = "2.00 USD/Mtoken",
        source = "OpenAI deprecations page, as copied on 2023-08-04 (526net.com/n/v5m3); \z
          shutdown: the same page, archived 2023-09-22 \z
          (megalodon.jp/ref/2023-0922-1051-20)",
        as_of = "2024-01-27",
        note = "from is the day it was seen: when it took effect is not known; tokencost's list \z
          still had it, at that price, on 2024-01-27" },
    },
    ["text-davinci-003"] = {
      { from = "2022-11-28", to = "2024-01-04", input = "20.00 USD/Mtoken",
        output = "20.00 USD/Mtoken",
        source = "simonw/llm-prices data/openai.json; AgentOps-AI/tokencost model_prices.yaml \z
          2024-01-27; shutdown: OpenAI deprecations page, archived 2023-09-22 \z
          (megalodon.jp/ref/2023-0922-1051-20)",
        as_of = "2024-01-27", note = "start date recalled, not read" },
    },
    ["text-embedding-3-large"] = {
      mode = "embedding",
      { from = "2024-01-30", input = "0.13 USD/Mtoken", batch_input = "0.065 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: text-embedding-3-large",
        as_of = "2026-08-01",
        note = "from is the first day of tokencost's list, which has it: it may be older" },
    },
    ["text-embedding-3-small"] = {
      mode = "embedding",
      { from = "2024-01-30", input = "0.02 USD/Mtoken", batch_input = "0.01 USD/Mtoken",
        source = "BerriAI/litellm model_prices_and_context_window.json: text-embedding-3-small",
        as_of = "2026-08-01",
        note = "from is the first day of tokencost's list, which has it: it may be older" },
    },
    ["text-embedding-ada-002"] = {
      mode = "embedding",
      { from = "2022-12-15", to = "2023-06-13", input = "0.40 USD/Mtoken",
        source = "OpenAI blog 2022-12-15, as reported by \z
          everythingthreads.com/wire/01GMACR8003NPMNPK01T0MTSN9; agrees with the 75 % \z
          cut of 2023-06-13 (openai.com/blog/function-calling-and-other-api-updates)",
        as_of = "2023-06-13" },
      { from = "2023-06-13", input = "0.10 USD/Mtoken", batch_input = "0.05 USD/Mtoken",
        source = "tokencost/litellm; OpenAI blog 2023-06-13", as_of = "2026-08-01" },
    },
    ["tts-1"] = {
      mode = "speech",
      { from = "2024-07-18", per_character = "15.00 USD/Mcharacter",
        source = "BerriAI/litellm model_prices_and_context_window.json: tts-1",
        as_of = "2026-08-01", note = "from is the day it was first seen in tokencost's list" },
    },
    ["whisper-1"] = {
      mode = "transcription",
      { from = "2024-03-25", per_duration = "0.006 USD/minute",
        source = "BerriAI/litellm model_prices_and_context_window.json: whisper-1",
        as_of = "2026-08-01",
        note = "from is the day it was first seen in tokencost's list; 0.006 USD/minute already \z
          at its launch on 2023-03-01" },
    },
  },
}

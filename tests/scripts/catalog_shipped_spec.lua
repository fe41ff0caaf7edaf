-- The catalogs that come with Perigee.
local catalog = require "perigee.catalog"
local dimensions = require "perigee.catalog.dimensions"
local prices = require "perigee.catalog.prices"

local shipped = assert(catalog.shipped())
local book = assert(catalog.open { folders = { shipped } })

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

-- USD per million tokens.
local function number(price)
  return price and tonumber(price:match("^([%d.]+) USD/Mtoken$"))
end

local function cost(name, day)
  local row = assert(book:price(name, day))
  return { number(row.input), number(row.output) }
end

describe("the shipped catalogs", function()
  it("have no problem", function()
    assert.same({}, catalog.check(shipped))
  end)

  it("lose nothing: 182 models and 5 pinned versions were there first", function()
    assert.truthy(#book:list { kind = "api-prices" } >= 187)
  end)

  it("give a source for every row, and no day after the one on which it was read", function()
    local rows = 0
    for _, entry in ipairs(book:list { kind = "api-prices" }) do
      for _, row in ipairs(book:show(entry.name).rows) do
        rows = rows + 1
        assert.truthy(#row.source > 5, entry.name)
        assert.truthy(row.from <= row.as_of or row.status, entry.name)
      end
    end
    assert.truthy(rows >= 215)
  end)

  it("are plain Lua tables too", function()
    for _, provider in ipairs { "openai", "anthropic", "google" } do
      local path = shipped .. "/api/" .. provider .. ".lua"
      assert.equal(provider, load(read(path), "=catalog", "t", {})().provider)
    end
  end)

  it("are written up: every field and mode is in the reference", function()
    local reference = read(shipped .. "/README.md")
    for _, field in ipairs(prices.fields) do
      local dimension = dimensions.by_name[field] or { base = field }
      assert.truthy(reference:find("`" .. dimension.base .. "`", 1, true), field)
      assert.truthy(not dimension.variant or reference:find("`" .. dimension.variant .. "_`", 1, true), field)
    end
    for _, mode in ipairs { "text", "embedding", "rerank", "image", "speech", "transcription", "realtime", "video",
                            "document", "search", "moderation", "inside", "beside", "marginal", "whole" } do
      assert.truthy(reference:find("`" .. mode .. "`", 1, true), mode)
    end
  end)

  it("hold no example in the reference that is at fault", function()
    local parse = require "perigee.catalog.parse"
    local schema = require "perigee.catalog.schema"
    local example = read(shipped .. "/README.md"):match("## `api%-prices`.-```lua\n(.-)```")
    local data, places = parse.text(example, "README.md")
    local report = schema.report("README.md", places)
    prices:check(assert(data, places), report)
    assert.same({}, report:problems())
  end)
end)

-- Checked by hand against the announcements.
describe("a known price", function()
  -- OpenAI blog 2023-03-01, "Introducing ChatGPT and Whisper APIs": $0.002 per 1K tokens.
  -- OpenAI blog 2023-06-13, "Function calling and other API updates": input cut by 25 % to
  -- $0.0015, output $0.002.  OpenAI blog 2024-01-25, "New embedding models and API updates":
  -- $0.0005 and $0.0015.
  it("of gpt-3.5-turbo fell three times", function()
    assert.same({ 2.00, 2.00 }, cost("openai/gpt-3.5-turbo", "2023-04-01"))
    assert.same({ 1.50, 2.00 }, cost("openai/gpt-3.5-turbo", "2023-07-01"))
    assert.same({ 1.50, 2.00 }, cost("openai/gpt-3.5-turbo", "2023-11-01"))
    assert.same({ 0.50, 1.50 }, cost("openai/gpt-3.5-turbo", "2024-03-01"))
  end)

  -- OpenAI pricing page: 8K context, $0.03 per 1K prompt tokens, $0.06 per 1K sampled.
  it("of gpt-4 stayed", function()
    assert.same({ 30, 60 }, cost("openai/gpt-4", "2023-04-01"))
    assert.same({ 30, 60 }, cost("gpt-4-0613", "2026-01-01"))
  end)

  -- simonw/llm-prices, commit of 2025-06-10 "o3 price drops 80%"; genai-prices: start_date
  -- 2025-06-10; litellm on 2025-06-11.
  it("of o3 fell by 80 % on 2025-06-10", function()
    assert.same({ 10, 40 }, cost("openai/o3", "2025-06-09"))
    assert.same({ 2, 8 }, cost("openai/o3", "2025-06-10"))
  end)

  -- tokencost 2024-05-14; litellm's keys gpt-4o-2024-05-13 and gpt-4o-2024-08-06.
  it("of a pinned gpt-4o does not move with the name", function()
    assert.same({ 5, 15 }, cost("openai/gpt-4o", "2024-10-01"))
    assert.same({ 2.5, 10 }, cost("openai/gpt-4o", "2024-10-02"))
    assert.same({ 5, 15 }, cost("openai/gpt-4o-2024-05-13", "2025-01-01"))
    assert.same({ 2.5, 10 }, cost("openai/gpt-4o-2024-08-06", "2024-09-01"))
  end)

  -- What these names cost on the first and last day of each version behind them, before
  -- they led to versions: the rows that they had of their own.
  it("of a name that moves is the version's of the day", function()
    for _, case in ipairs {
      { "openai/gpt-3.5-turbo", "2023-03-01", 2, 2 }, { "openai/gpt-3.5-turbo", "2023-06-12", 2, 2 },
      { "openai/gpt-3.5-turbo", "2023-06-13", 1.5, 2 }, { "openai/gpt-3.5-turbo", "2024-02-15", 1.5, 2 },
      { "openai/gpt-3.5-turbo", "2024-02-16", 0.5, 1.5 }, { "openai/gpt-3.5-turbo", "2026-08-01", 0.5, 1.5 },
      { "openai/gpt-4o", "2024-05-13", 5, 15 }, { "openai/gpt-4o", "2024-10-01", 5, 15 },
      { "openai/gpt-4o", "2024-10-02", 2.5, 10 }, { "openai/gpt-4o", "2026-08-01", 2.5, 10 },
      { "openai/gpt-4-turbo-preview", "2024-01-25", 10, 30 }, { "openai/gpt-4-turbo-preview", "2026-08-01", 10, 30 },
      { "openai/gpt-4-vision-preview", "2023-11-06", 10, 30 }, { "openai/gpt-4-vision-preview", "2026-08-01", 10, 30 },
      { "anthropic/claude-3-5-sonnet-latest", "2024-10-22", 3, 15 },
      { "anthropic/claude-3-5-sonnet-20241022", "2026-07-29", 3, 15 },
      { "mistral/mistral-large-latest", "2024-05-28", 8, 24 }, { "mistral/mistral-large-latest", "2024-05-29", 4, 12 },
      { "mistral/mistral-large-latest", "2024-07-23", 4, 12 }, { "mistral/mistral-large-latest", "2024-07-24", 3, 9 },
      { "mistral/mistral-large-latest", "2024-09-16", 3, 9 }, { "mistral/mistral-large-latest", "2024-09-17", 2, 6 },
      { "mistral/mistral-large-latest", "2025-12-01", 2, 6 },
      { "mistral/mistral-large-latest", "2026-03-02", 0.5, 1.5 },
      { "mistral/mistral-small-latest", "2024-05-28", 2, 6 }, { "mistral/mistral-small-latest", "2024-05-29", 1, 3 },
      { "mistral/mistral-small-latest", "2026-03-01", 0.1, 0.3 },
      { "mistral/mistral-small-latest", "2026-03-02", 0.06, 0.18 },
    } do
      assert.same({ case[3], case[4] }, cost(case[1], case[2]), case[1] .. " on " .. case[2])
    end
    assert.equal("openai/gpt-4o-2024-08-06", assert(book:price("openai/gpt-4o", "2024-10-02")).target)
    assert.equal(1.25, number(assert(book:price("openai/gpt-4o", "2024-10-02")).cached_input))
    assert.is_nil(assert(book:price("openai/gpt-4o", "2024-10-01")).cached_input)
  end)

  -- ijwfly/chatgpt-tg#26: the name was new on 2024-01-25; the versions say their day.
  it("of a name is unknown before it was one", function()
    for name, day in pairs { ["openai/gpt-4-turbo-preview"] = "2024-01-24",
                             ["openai/gpt-4-0125-preview"] = "2024-01-24",
                             ["anthropic/claude-3-5-sonnet-20241022"] = "2024-10-21",
                             ["anthropic/claude-3-5-sonnet-latest"] = "2024-10-21" } do
      assert.is_nil((book:price(name, day)), name)
    end
  end)

  -- DeepSeek, from 2025-02-26: 50 % off its chat model and 75 % off its reasoner from 16:30 to
  -- 00:30 UTC; 0.27, 0.07 and 1.10 halved, and the reasoner as cheap as the chat model.
  it("of DeepSeek's models was lower at night", function()
    local night = { { from = "16:30", to = "00:30", input = "0.135 USD/Mtoken", output = "0.55 USD/Mtoken",
                      cached_input = "0.035 USD/Mtoken" } }
    for _, name in ipairs { "deepseek/deepseek-chat", "deepseek/deepseek-reasoner" } do
      assert.is_nil(assert(book:price(name, "2025-02-25")).hours)
      assert.same(night, assert(book:price(name, "2025-02-26")).hours)
      assert.same(night, assert(book:price(name, "2025-09-04")).hours)
      assert.is_nil(assert(book:price(name, "2025-09-29")).hours)
    end
  end)

  -- Anthropic's usage counts input_tokens without what its cache holds, and so does Bedrock's;
  -- OpenAI's prompt_tokens, Gemini's promptTokenCount and those that copy them include it.
  it("of cached tokens is counted beside the input at Anthropic and Bedrock alone", function()
    local beside = { anthropic = true, bedrock = true }
    for _, entry in ipairs(book:list { kind = "api-prices" }) do
      local shown = book:show(entry.name, { kind = "api-prices" })
      for _, row in ipairs(shown.rows) do
        if row.cached_input then
          assert.equal(beside[shown.provider] and "beside" or "inside", shown.cached, entry.name)
        end
      end
    end
  end)

  -- pydantic/genai-prices#703: the rise to 3 and 15 USD on 2026-09-01 was called off.
  it("of Claude Sonnet 5 did not rise", function()
    assert.same({ 2, 10 }, cost("anthropic/claude-sonnet-5", "2026-08-31"))
    assert.same({ 2, 10 }, cost("anthropic/claude-sonnet-5", "2026-09-01"))
  end)

  -- simonw/llm-prices, commits of 2024-11-04 and 2024-12-05 "price drop".
  it("of Claude 3.5 Haiku fell a month after its launch", function()
    assert.same({ 1, 5 }, cost("anthropic/claude-3-5-haiku-20241022", "2024-12-04"))
    assert.same({ 0.8, 4 }, cost("anthropic/claude-3-5-haiku-20241022", "2024-12-05"))
  end)

  -- Anthropic, model_pricing_july2023.pdf.
  it("of Claude Instant and Claude 2 in 2023", function()
    assert.same({ 1.63, 5.51 }, cost("anthropic/claude-instant-v1", "2023-09-01"))
    assert.same({ 11.02, 32.68 }, cost("claude_2", "2023-09-01"))
  end)

  -- docs.anthropic.com/en/docs/about-claude/pricing: one hour at twice the input price.
  it("of an hour's cache is twice the input's at Anthropic", function()
    for _, entry in ipairs(book:list { kind = "api-prices", match = "anthropic/" }) do
      for _, row in ipairs(book:show(entry.name).rows) do
        local hour = number(row.cache_write_1h)
        if hour then
          assert.equal(2 * number(row.input), hour, entry.name)
        end
      end
    end
  end)

  -- litellm's list: 272,000 input tokens at twice the price.
  it("of a long request is its tier's", function()
    local row = assert(book:price("openai/gpt-5.4", "2026-06-01"))
    assert.same({ { above = "272k tokens/request", input = "5.00 USD/Mtoken",
      output = "22.50 USD/Mtoken", cached_input = "0.50 USD/Mtoken" } }, row.tiers)
  end)

  it("is unknown in a gap, before the first row and after the last", function()
    local function missing(name, day)
      local row, message = book:price(name, day)
      assert.is_nil(row)
      return message
    end
    assert.equal("mistral/mistral-large-latest has no price on 2026-01-01: one row ended on " ..
      "2025-12-02, the next is from 2026-03-02, and between them it is not known",
      missing("mistral-large-latest", "2026-01-01"))
    assert.equal("openai/gpt-3.5-turbo has no price on 2022-01-01: the first row is from 2023-03-01",
      missing("openai/gpt-3.5-turbo", "2022-01-01"))
    assert.equal("openai/gpt-4-32k has no price on 2026-01-01: the last row ended on 2025-06-06",
      missing("openai/gpt-4-32k", "2026-01-01"))
    assert.equal("model 'gpt-4o' is ambiguous: write 'azure/gpt-4o' or 'openai/gpt-4o'",
      missing("gpt-4o", "2025-06-01"))
    assert.equal("unknown model 'openai/gpt-3.5-trubo': did you mean 'openai/gpt-3.5-turbo'?",
      missing("openai/gpt-3.5-trubo", "2023-04-01"))
  end)
end)

-- scripts/perigee/import/litellm.lua: each odd form of the list on texts of our own.  What
-- is expected is the list's number times 10^6 (a million tokens), 60 (a minute) or 3600 (an
-- hour), by hand.
local folder = dofile "tests/scripts/support/folder.lua"
local litellm = require "perigee.import.litellm"
local parse = require "perigee.catalog.parse"
local quick = require "perigee.catalog.quick"

local DAY = "2026-08-01"

-- Imports a list: its catalogs by provider, its report by key, the short report's lines.
local function import(list)
  local files, lines = assert(litellm.read("{" .. list .. "}", "list.json", { output = "out", as_of = DAY }))
  local catalogs, found = {}, { list = {} }
  for _, file in ipairs(files) do
    local provider = file.path:match "^out/api/(.*)%.lua$"
    if provider then
      catalogs[provider] = assert(parse.text(file.body, file.path))
      assert.truthy(quick.text(file.body), "it is not read the quick way")
    end
  end
  assert.equal("out/litellm.report.csv", files[#files].path)
  for name, what, why in files[#files].body:gmatch '\n([^\n,]*),(%a+),"?([^\n]-)"?%f[\n]' do
    found[name] = found[name] or {}
    table.insert(found[name], what .. ": " .. why)
  end
  return catalogs, found, lines
end

-- One model of provider p: its entry, its only row without from, as_of and source, and what
-- the report says of it.
local function model(fields, key)
  key = key or "m"
  local catalogs, found = import(('"%s": {"litellm_provider": "p", %s}'):format(key, fields))
  local entry = catalogs.p and select(2, next(catalogs.p.models))
  local row = entry and entry[1]
  if row then
    assert.same({ DAY, DAY }, { row.from, row.as_of })
    row.from, row.as_of, row.source = nil, nil, nil
  end
  return row, found[key], entry
end

local function remarks(fields, key)
  local _, said = model(fields, key)
  assert.equal("taken: p/" .. (key or "m"), table.remove(said, 1))
  return said
end

local PRICED = '"input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06'
local ROW = { input = "1.00 USD/Mtoken", output = "2.00 USD/Mtoken" }

local function with(fields)
  local row = {}
  for key, value in pairs(ROW) do row[key] = value end
  for key, value in pairs(fields) do row[key] = value end
  return row
end

describe("the litellm importer", function()
  it("writes prices as they were meant, with their day and source", function()
    local catalogs, found, lines = import [["deepseek/deepseek-x": {"litellm_provider": "deepseek", "mode": "chat",
      "max_tokens": 8192, "supports_vision": true, "source": "https://a.b/prices",
      "input_cost_per_token": 2.9999900000000002e-06, "output_cost_per_token": 4.285999999999999e-06}]]
    assert.same({ kind = "api-prices", provider = "deepseek", cached = "inside",
      note = "from is the day of the list: prices may be older", models = { ["deepseek-x"] = { {
      from = DAY, as_of = DAY, input = "2.99999 USD/Mtoken", output = "4.286 USD/Mtoken",
      source = "BerriAI/litellm model_prices_and_context_window.json: deepseek/deepseek-x (https://a.b/prices)" } } } },
      catalogs.deepseek)
    assert.same({ "taken: deepseek/deepseek-x" }, found["deepseek/deepseek-x"])
    assert.same({ "taken: 1" }, lines)
  end)

  it("knows the modes, and an embedding that is called a chat", function()
    local modes = { chat = false, completion = false, responses = false, embedding = "embedding", rerank = "rerank",
                    image_generation = "image", image_edit = "image", audio_speech = "speech",
                    audio_transcription = "transcription", realtime = "realtime", video_generation = "video",
                    ocr = "document", search = "search", vector_store = "search", moderation = "moderation" }
    for said, mode in pairs(modes) do
      local _, _, entry = model(('"mode": "%s", %s'):format(said, PRICED))
      assert.equal(mode or nil, entry.mode, said)
    end
    assert.same({ "remark: its mode 'song' is not known: taken as text" }, remarks('"mode": "song", ' .. PRICED))
    local row, said, entry = model('"mode": "chat", "input_cost_per_token": 1e-07, "output_cost_per_token": 0',
                                   "x-embed")
    assert.same({ input = "0.10 USD/Mtoken" }, row)
    assert.equal("embedding", entry.mode)
    assert.same({ "taken: p/x-embed",
      "remark: its mode is text, its name an embedding's: taken as an embedding" }, said)
  end)

  describe("takes a zero for none:", function()
    it("a chat model without a price of one side", function()
      local row, said = model '"mode": "chat", "input_cost_per_token": 0.0, "output_cost_per_token": 2e-06'
      assert.same({ output = "2.00 USD/Mtoken" }, row)
      assert.same({ "taken: p/m", "remark: input_cost_per_token is 0, the list's way to say none: left out" }, said)
    end)

    it("what answers in no tokens, without a word", function()
      for _, mode in ipairs { "embedding", "rerank", "ocr", "moderation" } do
        local fields = '"mode": "%s", "input_cost_per_token": 1e-06, "output_cost_per_token": 0'
        local row, said = model(fields:format(mode))
        assert.same({ input = "1.00 USD/Mtoken" }, row)
        assert.same({ "taken: p/m" }, said)
      end
    end)

    it("no price at all", function()
      local row, said = model '"mode": "chat", "input_cost_per_token": 0, "output_cost_per_token": 0'
      assert.is_nil(row)
      assert.same({ "skipped: every price is 0: the list's way to say none" }, said)
      assert.same({ "skipped: no price" }, select(2, model '"mode": "chat", "max_tokens": 8000'))
      assert.same({ "skipped: no price" }, select(2, model '"mode": "chat", "input_cost_per_token": null'))
    end)

    it("a price of the cache", function()
      local row = model(PRICED .. [[, "cache_read_input_token_cost": 0, "cache_creation_input_token_cost": 0]])
      assert.same(ROW, row)
    end)
  end)

  describe("reads the cache:", function()
    it("reads, writes for five minutes and for an hour", function()
      local row = model(PRICED .. [[, "cache_read_input_token_cost": 1e-07, "cache_creation_input_token_cost": 1.25e-06,
        "cache_creation_input_token_cost_above_1hr": 2e-06]])
      assert.same(with { cached_input = "0.10 USD/Mtoken", cache_write = "1.25 USD/Mtoken",
                         cache_write_1h = "2.00 USD/Mtoken" }, row)
    end)

    it("a hit is a read, whatever it is called", function()
      local cached = with { cached_input = "0.10 USD/Mtoken" }
      local read = PRICED .. ', "cache_read_input_token_cost": 1e-07'
      assert.same(cached, (model(PRICED .. ', "input_cost_per_token_cache_hit": 1e-07')))
      assert.same(cached, (model(read .. ', "input_cost_per_token_cache_hit": 1e-07')))
      local row, said = model(read .. ', "input_cost_per_token_cache_hit": 3e-07')
      assert.same(cached, row)
      assert.equal("remark: cache_read_input_token_cost and input_cost_per_token_cache_hit are two figures of one "
        .. "price: the former is taken", said[2])
    end)

    it("beside the input at Anthropic and on Bedrock, inside it elsewhere", function()
      local priced = '{"litellm_provider": "%s", "cache_read_input_token_cost": 1e-07, ' .. PRICED .. "}"
      for provider, convention in pairs { anthropic = "beside", bedrock = "beside", bedrock_converse = "beside",
        ["vertex_ai-anthropic_models"] = "beside", openai = "inside", openrouter = "inside", azure_ai = "inside" } do
        assert.equal(convention, import('"x": ' .. priced:format(provider))[provider].cached)
      end
    end)

    it("doubts reads dearer than the input, and writes that are cheaper", function()
      assert.same({ "remark: cache_read_input_token_cost is more than the input that it is instead of" },
        remarks(PRICED .. ', "cache_read_input_token_cost": 1.5e-06'))
      local row, said = model(PRICED .. ', "cache_read_input_token_cost": 1e-05')
      assert.same(ROW, row)
      assert.equal("remark: cache_read_input_token_cost is 10 times the input that it is instead of, or more: left out",
        said[2])
      row, said = model(PRICED .. ', "cache_creation_input_token_cost": 9e-07')
      assert.same(ROW, row)
      assert.equal("remark: cache_creation_input_token_cost is less than the input that it is instead of: left out",
        said[2])
      assert.same({ "remark: cache_creation_input_token_cost_above_1hr is 10 times the input that it is instead of, "
        .. "or more: left out" }, remarks(PRICED .. ', "cache_creation_input_token_cost_above_1hr": 1e-05'))
      assert.same(with { audio_input = "10.00 USD/Mtoken" }, (model(PRICED ..
        ', "input_cost_per_audio_token": 1e-05, "cache_creation_input_audio_token_cost": 3e-07')))
    end)
  end)

  it("reads batch, flex and priority, and doubts those ten times off", function()
    local row = model(PRICED .. [[, "input_cost_per_token_batches": 5e-07, "output_cost_per_token_batches": 1e-06,
      "input_cost_per_token_flex": 5e-07, "cache_read_input_token_cost": 1e-07,
      "cache_read_input_token_cost_priority": 2e-07, "input_cost_per_audio_token": 3e-06,
      "input_cost_per_audio_token_priority": 6e-06]])
    assert.same(with { batch_input = "0.50 USD/Mtoken", batch_output = "1.00 USD/Mtoken",
      flex_input = "0.50 USD/Mtoken", cached_input = "0.10 USD/Mtoken", priority_cached_input = "0.20 USD/Mtoken",
      audio_input = "3.00 USD/Mtoken", priority_audio_input = "6.00 USD/Mtoken" }, row)
    local said
    row, said = model(PRICED .. ', "input_cost_per_token_priority": 1e-05, "output_cost_per_token_batches": 2e-07')
    assert.same(ROW, row)
    assert.same({ "taken: p/m",
      "remark: output_cost_per_token_batches is 10 times the usual price, or a tenth: left out",
      "remark: input_cost_per_token_priority is 10 times the usual price, or a tenth: left out" }, said)
  end)

  describe("reads long prompts:", function()
    it("of any length, the suffixes in any order", function()
      local row = model(PRICED .. [[, "input_cost_per_token_above_272k_tokens": 2e-06,
        "output_cost_per_token_above_272k_tokens": 3e-06, "input_cost_per_token_priority": 2e-06,
        "input_cost_per_token_above_272k_tokens_priority": 4e-06, "input_cost_per_token_flex": 5e-07,
        "input_cost_per_token_flex_above_272k_tokens": 1e-06, "input_cost_per_token_above_1m_tokens": 5e-06,
        "cache_creation_input_token_cost": 1.25e-06, "cache_creation_input_token_cost_above_1hr": 2e-06,
        "cache_creation_input_token_cost_above_1hr_above_272k_tokens": 4e-06]])
      local tier = { above = "272k tokens/request", input = "2.00 USD/Mtoken", output = "3.00 USD/Mtoken",
        priority_input = "4.00 USD/Mtoken", flex_input = "1.00 USD/Mtoken", cache_write_1h = "4.00 USD/Mtoken" }
      local second = { above = "1000k tokens/request" }
      for key, value in pairs(tier) do second[key] = second[key] or value end
      second.input = "5.00 USD/Mtoken"
      assert.same(with { priority_input = "2.00 USD/Mtoken", flex_input = "0.50 USD/Mtoken",
        cache_write = "1.25 USD/Mtoken", cache_write_1h = "2.00 USD/Mtoken", tiers = { tier, second } }, row)
      assert.same({ above = "1500 tokens/request", input = "2.00 USD/Mtoken" },
        model(PRICED .. ', "input_cost_per_token_above_1500_tokens": 2e-06').tiers[1])
    end)

    it("not where short prompts have no such price, nor where it is ten times the other", function()
      local row, said = model(PRICED .. ', "cache_creation_input_token_cost_above_200k_tokens": 2.5e-07')
      assert.same(ROW, row)
      assert.equal("remark: cache_creation_input_token_cost_above_200k_tokens has no price for short prompts beside "
        .. "it: left out", said[2])
      assert.same({ "remark: input_cost_per_token_above_200k_tokens is 10 times the price of shorter prompts, or a "
        .. "tenth: left out" }, remarks(PRICED .. ', "input_cost_per_token_above_200k_tokens": 1e-05'))
      assert.same({ "remark: input_cost_per_token_above_200k_tokens is 0, the list's way to say none: left out" },
        remarks(PRICED .. ', "input_cost_per_token_above_200k_tokens": 0'))
    end)

    it("as a list of ranges, in any order", function()
      local row = model [["tiered_pricing": [
        {"range": [128000.0, 256000.0], "input_cost_per_token": 6e-06, "output_cost_per_token": 1.2e-05},
        {"range": [0, 32000.0], "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06,
         "cache_read_input_token_cost": 1e-07},
        {"range": [32000.0, 128000.0], "input_cost_per_token": 3e-06, "output_cost_per_token": 6e-06}]  ]]
      assert.same(with { cached_input = "0.10 USD/Mtoken", tiers = {
        { above = "32k tokens/request", input = "3.00 USD/Mtoken", output = "6.00 USD/Mtoken" },
        { above = "128k tokens/request", input = "6.00 USD/Mtoken", output = "12.00 USD/Mtoken" } } }, row)
    end)

    it("not by other ranges", function()
      local _, said = model [["mode": "search",
        "tiered_pricing": [{"input_cost_per_query": 0.005, "max_results_range": [0, 25]}] ]]
      assert.same({ "skipped: only what catalogs do not hold: tiered_pricing" }, said)
      assert.same({ "remark: tiered_pricing: not by the tokens of the prompt: left out" },
        remarks(PRICED .. ', "tiered_pricing": [{"range": [-1, 2]}]'))
      assert.same({ "remark: tiered_pricing: nothing is said of short prompts: the first prices are taken for them too",
        "remark: tiered_pricing: its ranges do not join: each is taken to hold until the next begins" },
        remarks [["tiered_pricing": [{"range": [1000, 2000], "input_cost_per_token": 1e-06},
          {"range": [3000, 4000], "input_cost_per_token": 2e-06}] ]])
    end)
  end)

  it("bills thinking as output where it costs the same, on long prompts too", function()
    assert.same(ROW, (model(PRICED .. ', "output_cost_per_reasoning_token": 2e-06')))
    assert.same(with { reasoning_output = "4.00 USD/Mtoken" },
      (model(PRICED .. ', "output_cost_per_reasoning_token": 4e-06')))
    local row = model(PRICED .. [[, "output_cost_per_reasoning_token": 2e-06,
      "output_cost_per_token_above_200k_tokens": 3e-06, "output_cost_per_reasoning_token_above_200k_tokens": 3e-06]])
    assert.same(with { tiers = { { above = "200k tokens/request", output = "3.00 USD/Mtoken" } } }, row)
  end)

  it("reads searches by their size, and regions", function()
    local search = ', "search_context_cost_per_query": {"search_context_size_low": %s, '
      .. '"search_context_size_medium": 0.03, "search_context_size_high": %s}'
    assert.same(with { web_search = "0.03 USD/request" }, (model(PRICED .. search:format("0.03", "0.03"))))
    assert.same(with { web_search = "0.03 USD/request", web_search_low = "0.02 USD/request",
      web_search_high = "0.05 USD/request" }, (model(PRICED .. search:format("0.02", "0.05"))))
    assert.same(with { web_search = "0.01 USD/request" },
      (model(PRICED .. ', "search_context_cost_per_query": 0.01')))
    assert.same(with { regions = { eu = "1.1", us = "1.05", ["in"] = "1.2" } }, (model(PRICED .. [[,
      "regional_processing_uplift_multiplier_eu": 1.1, "provider_specific_entry": {"us": 1.05, "in": 1.2}]])))
    assert.same({ "remark: provider_specific_entry.us: not a factor between 0.1 and 10: left out" },
      remarks(PRICED .. ', "provider_specific_entry": {"us": 11}'))
    assert.same({ "remark: provider_specific_entry.fast: a factor on every price that catalogs do not hold: left out" },
      remarks(PRICED .. ', "provider_specific_entry": {"fast": 6.0, "schema": "v2"}'))
  end)

  describe("reads seconds:", function()
    -- 0.0001 USD a second is 0.006 a minute.
    it("of a transcript once, on whichever side they stand", function()
      local row = { per_duration = "0.006 USD/minute" }
      for _, fields in ipairs { '"input_cost_per_second": 0.0001', '"output_cost_per_second": 0.0001',
        '"input_cost_per_second": 0.0001, "output_cost_per_second": 0.0001',
        '"input_cost_per_second": 0.0001, "output_cost_per_second": 0.0' } do
        local found, said = model('"mode": "audio_transcription", ' .. fields)
        assert.same(row, found)
        assert.same({ "taken: p/m" }, said)
      end
    end)

    it("of sound and films, sent and made", function()
      assert.same({ per_duration_output = "0.015 USD/minute" },
        (model '"mode": "audio_speech", "output_cost_per_second": 0.00025'))
      assert.same({ per_video_output = "0.40 USD/second" },
        (model '"mode": "video_generation", "output_cost_per_second": 0.4'))
      assert.same({ per_video_output = "0.10 USD/second" },
        (model '"mode": "video_generation", "output_cost_per_video_per_second": 0.1'))
      assert.same({ per_duration = "0.0084 USD/minute", per_video_input = "0.0007 USD/second" },
        (model [["mode": "embedding", "input_cost_per_audio_per_second": 0.00014,
          "input_cost_per_video_per_second": 0.0007]]))
    end)

    -- 0.0455 USD a second is 163.80 an hour.
    it("of throughput that is kept, by the hour", function()
      local same = '"mode": "chat", "input_cost_per_second": 0.0455, "output_cost_per_second": 0.0455'
      for key, field in pairs { ["us-east-1/1-month-commitment/a"] = "provisioned_1m",
        ["*/6-month-commitment/a"] = "provisioned_6m", ["3-month-commitment/a"] = "provisioned_3m",
        ["12-month-commitment/a"] = "provisioned_1y", ["no-commitment/a"] = "provisioned" } do
        assert.same({ [field] = "163.80 USD/hour" }, (model(same, key)))
      end
      local _, said = model(same, "7-month-commitment/a")
      assert.same({ "skipped: only what catalogs do not hold: input_cost_per_second, output_cost_per_second" }, said)
    end)

    it("not of a model that answers in text", function()
      assert.same({ "remark: input_cost_per_second: a price that catalogs do not hold: left out" },
        remarks(PRICED .. ', "mode": "chat", "input_cost_per_second": 0.01'))
    end)
  end)

  it("reads pictures: made, sent, by the piece, by the pixel", function()
    local function image(fields) return (model('"mode": "image_generation", ' .. fields)) end
    assert.same({ per_image = "0.04 USD/image" }, image '"output_cost_per_image": 0.04')
    assert.same({ per_image = "0.04 USD/image" }, image '"input_cost_per_image": 0.04')
    assert.same({ per_image = "0.04 USD/image" }, image '"input_cost_per_image": 0.04, "output_cost_per_image": 0.04')
    assert.same({ per_image = "0.04 USD/image", per_image_input = "0.001 USD/image" },
      image '"input_cost_per_image": 0.001, "output_cost_per_image": 0.04')
    -- 1.9e-08 USD a pixel is 0.019 a million
    assert.same({ per_pixel = "0.019 USD/Mpixel" },
      image '"input_cost_per_pixel": 1.9e-08, "output_cost_per_pixel": 0.0')
    assert.same(with { per_image_input = "0.0048 USD/image" }, (model(PRICED .. ', "input_cost_per_image": 0.0048')))
    local row, said = model(PRICED .. ', "input_cost_per_image": 4.9e-05, "output_cost_per_image": 9.9e-05')
    assert.same(ROW, row)
    assert.same({ "remark: input_cost_per_image is less than the price of 50 tokens: left out",
      "remark: output_cost_per_image is less than the price of 50 tokens: left out" }, { said[2], said[3] })
  end)

  it("reads pages, characters, sessions, requests, quoted sources, pictures and films by the token", function()
    assert.same({ per_page = "0.004 USD/page", per_annotated_page = "0.005 USD/page" },
      (model '"mode": "ocr", "ocr_cost_per_page": 0.004, "annotation_cost_per_page": 0.005'))
    assert.same({ per_character = "5.00 USD/Mcharacter", per_character_output = "15.00 USD/Mcharacter" },
      (model '"input_cost_per_character": 5e-06, "output_cost_per_character": 1.5e-05'))
    assert.same({ per_session = "0.03 USD/session" }, (model '"code_interpreter_cost_per_session": 0.03'))
    assert.same({ per_request = "0.002 USD/request" }, (model '"mode": "rerank", "input_cost_per_query": 0.002'))
    assert.same(with { per_request = "0.005 USD/request" }, (model(PRICED .. ', "input_cost_per_request": 0.005')))
    assert.same(with { citation = "2.00 USD/Mtoken", image_input = "1.00 USD/Mtoken", image_output = "3.00 USD/Mtoken",
      video_output = "17.50 USD/Mtoken", audio_output = "12.00 USD/Mtoken", cached_audio_input = "0.30 USD/Mtoken" },
      (model(PRICED .. [[, "citation_cost_per_token": 2e-06, "input_cost_per_image_token": 1e-06,
        "output_cost_per_image_token": 3e-06, "output_cost_per_video_token": 1.75e-05,
        "output_cost_per_audio_token": 1.2e-05, "cache_read_input_audio_token_cost": 3e-07]])))
  end)

  it("notes one price that is said in two ways", function()
    assert.equal("one price in two ways: pictures made, by the piece and by the token",
      model('"mode": "image_generation", "output_cost_per_image": 0.04, "output_cost_per_image_token": 3e-05').note)
  end)

  it("says what it left out: other money, credits, prices of no known field", function()
    assert.same({ "remark: input_dbu_cost_per_token: in DBU, not dollars: left out" },
      remarks(PRICED .. ', "input_dbu_cost_per_token": 1e-06'))
    local _, said = model '"mode": "ocr", "ocr_cost_per_credit": 0.015'
    assert.same({ "skipped: only what catalogs do not hold: ocr_cost_per_credit" }, said)
    assert.same({ "remark: input_cost_per_smell: a price that catalogs do not hold: left out",
      "remark: output_cost_per_second_1080p: a price that catalogs do not hold: left out",
      "remark: tool_fee: a price that catalogs do not hold: left out" },
      remarks(PRICED .. [[, "input_cost_per_smell": 1, "output_cost_per_second_1080p": 0.08, "tool_fee": 0.1,
        "feedback": 1, "other_cost": 0, "rpm": 10]]))
    assert.same({ "remark: input_cost_per_audio_token: not a number: left out" },
      remarks(PRICED .. ', "input_cost_per_audio_token": "dear"'))
    assert.same({ "remark: input_cost_per_token_flex_priority: a price that catalogs do not hold: left out",
      "remark: ocr_cost_per_page_flex: a price that catalogs do not hold: left out" },
      remarks(PRICED .. ', "input_cost_per_token_flex_priority": 1e-06, "ocr_cost_per_page_flex": 1'))
  end)

  it("ends a row on the day from which its model is deprecated, and notes days that are past", function()
    assert.same(with { to = "2026-11-04" }, (model(PRICED .. ', "deprecation_date": "2026-11-04"')))
    assert.same(with { note = "deprecated since 2026-08-01" }, (model(PRICED .. ', "deprecation_date": "2026-08-01"')))
    assert.same({ "remark: deprecation_date is no date: left out" }, remarks(PRICED .. ', "deprecation_date": "soon"'))
  end)

  it("carries what the list says of a price, as one harmless line", function()
    local notes = ', "metadata": {"notes": "total  assumed\\u001b\\n50/50 "}'
    assert.equal("total assumed 50/50", model(PRICED .. notes).note)
    local long = ("half of it 'is' \"guessed\", "):rep(15):gsub(" $", "")
    local comment = (', "comment": "%s"'):format((long:gsub('"', '\\"')))
    assert.equal(long, model(PRICED .. comment).note)
  end)

  describe("holds back", function()
    local function held(fields) return select(2, model(fields)) end

    it("prices beyond what anybody charges", function()
      local function beyond(price)
        return { ("quarantined: input_cost_per_token: '%s' is not between 0.001 and 1000 USD/Mtoken"):format(price) }
      end
      assert.same(beyond "1001.00 USD/Mtoken", held '"input_cost_per_token": 0.001001, "output_cost_per_token": 1e-06')
      assert.same(with { input = "1000.00 USD/Mtoken" },
        (model '"input_cost_per_token": 0.001, "output_cost_per_token": 2e-06'))
      assert.same(beyond "0.00099 USD/Mtoken", held '"input_cost_per_token": 9.9e-10')
      local said = held '"input_cost_per_token": 0.0005, "input_cost_per_token_above_9k_tokens": 0.0015'
      assert.truthy(said[1]:find("quarantined: input_cost_per_token_above_9k_tokens: '1500.00 USD/Mtoken' is", 1, true))
    end)

    it("prices below zero", function()
      assert.same({ "quarantined: output_cost_per_token is below zero" },
        held '"input_cost_per_token": 1e-06, "output_cost_per_token": -1e-06')
      assert.same({ "quarantined: input_cost_per_token_above_9k_tokens is below zero" },
        held '"input_cost_per_token": 1e-06, "input_cost_per_token_above_9k_tokens": -1')
    end)

    it("embeddings at the price of a request", function()
      assert.same({ "quarantined: input_cost_per_token is 70 USD/Mtoken: no embedding or reranker costs more than "
        .. "10" }, held '"mode": "embedding", "input_cost_per_token": 7e-05')
    end)
  end)

  describe("names", function()
    local OTHER = '"input_cost_per_token": 3e-06, "output_cost_per_token": 4e-06'

    local function of_p(key, fields)
      return ('"%s": {"litellm_provider": "p", %s}'):format(key, fields)
    end

    it("a model without its provider, and keeps the list's own name as its id", function()
      local models = import(table.concat({ of_p("p/a", PRICED), of_p("b", PRICED), of_p("q/c", PRICED),
        of_p("1024-x-1024/d", PRICED), of_p("P/E", PRICED) }, ", ")).p.models
      local ids = {}
      for name, entry in pairs(models) do ids[name] = entry.id or false end
      assert.same({ a = false, b = "b", ["q/c"] = "q/c", ["1024-x-1024/d"] = "1024-x-1024/d", E = false }, ids)
    end)

    it("two keys of one name and price once", function()
      local catalogs, found = import(of_p("x-1", PRICED) .. ", " .. of_p("p/x_1", PRICED .. ', "rpm": 3') .. ", "
        .. of_p("P/X-1", PRICED))
      assert.equal("x-1", catalogs.p.models["X-1"].id)
      assert.equal("BerriAI/litellm model_prices_and_context_window.json: P/X-1; also p/x_1; also x-1",
        catalogs.p.models["X-1"][1].source)
      assert.is_nil(next(catalogs.p.models, (next(catalogs.p.models))))
      assert.same({ { "taken: p/X-1" }, { "taken: p/X-1" }, { "taken: p/X-1" } },
        { found["x-1"], found["p/x_1"], found["P/X-1"] })
    end)

    it("two of one name and other prices apart", function()
      local catalogs, found = import(of_p("x", PRICED) .. ", " .. of_p("p/x", OTHER))
      assert.equal("3.00 USD/Mtoken", catalogs.p.models.x[1].input)
      assert.equal("1.00 USD/Mtoken", catalogs.p.models["x~2"][1].input)
      assert.equal("x", catalogs.p.models["x~2"].id)
      assert.same({ "taken: p/x~2", "remark: 'x' has that name and other prices: this one is 'x~2'" }, found.x)
    end)

    it("nothing that has no name or provider", function()
      local catalogs, found = import(table.concat({ of_p("a/b/", PRICED), of_p("a b", PRICED), of_p("p/", PRICED),
        of_p("a\\u0007b", PRICED), of_p(("x"):rep(257), PRICED),
        '"s": {"litellm_provider": "../up", ' .. PRICED .. "}", '"t": {' .. PRICED .. "}", '"u": "2026"', '"v": [1]',
        '"w": null', '"sample_spec": {"litellm_provider": "one of", "input_cost_per_token": 0}',
        '"fallback_generalizations": {"rules": []}' }, ", "))
      assert.same({}, catalogs)
      local name = "skipped: its key is no name: no blanks, no / at an end, 256 bytes at most"
      for _, key in ipairs { "a/b/", "a b", "p/", "a\\ab", ("x"):rep(257) } do
        assert.same({ name }, found[key], key)
      end
      assert.same({ "skipped: its litellm_provider is no name that a file could have" }, found.s)
      assert.same({ "skipped: no litellm_provider" }, found.t)
      for _, key in ipairs { "u", "v", "w" } do assert.same({ "skipped: no model: not an object" }, found[key]) end
      assert.same({ "skipped: an example of the list's fields, no model" }, found.sample_spec)
      assert.same({ "skipped: rules for names, no model" }, found.fallback_generalizations)
    end)

    it("two spellings of a provider as one", function()
      local catalogs = import('"a": {"litellm_provider": "x_y", ' .. PRICED .. '}, "b": {"litellm_provider": "X-Y", '
        .. PRICED .. "}")
      assert.same({ "a", "b" }, { catalogs.x_y.models.a.id, catalogs.x_y.models.b.id })
    end)
  end)

  it("refuses what is no list of litellm's", function()
    local function refused(text) return select(2, litellm.read(text, "f.json", { output = "out", as_of = DAY })) end
    assert.equal("f.json:1: no list of litellm's: one object was expected, with a key for each model", refused "[1]")
    assert.equal("f.json:1: no list of litellm's: one object was expected, with a key for each model", refused "null")
    assert.truthy(refused "{\n}}":find "^f.json:2: not JSON")
  end)

  describe("on the command line", function()
    local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")
    local root

    local function perigee(format, ...)
      local pipe = assert(io.popen(("'%s' "):format(program) .. format:format(...) .. " 2>&1"))
      local text = pipe:read "a"
      return pipe:close(), text
    end

    before_each(function()
      root = folder.new { ["litellm_2026-08-01.json"] = '{"m-1": {"litellm_provider": "q", "mode": "chat", '
        .. PRICED .. '}, "p/m-2": {"litellm_provider": "p", "input_cost_per_token": 0}}' }
    end)
    teardown(folder.remove_all)

    it("reports, and writes a folder that --catalog reads", function()
      local ok, text = perigee("catalog import litellm '%s/litellm_2026-08-01.json' --output '%s/mine'", root, root)
      assert.is_true(ok, text)
      assert.equal(([[
taken: 1
skipped: 1
  1  every price is 0: the list's way to say none: p/m-2
wrote %s/mine/api/q.lua
wrote %s/mine/litellm.report.csv
use it with --catalog %s/mine
]]):format(root, root, root), text)
      assert.is_true(perigee("catalog check '%s/mine'", root))
      -- 1000 tokens at 1 USD a million and 500 at 2: 0.002; on the list's day and not before
      local bill = "price m-1 --input 1000 --output 500 --format json --catalog '%s/mine' --as-of "
      ok, text = perigee(bill .. "2026-08-01", root)
      assert.is_true(ok, text)
      assert.truthy(text:find('"usd": 0.002[^%d]'), text)
      assert.is_nil((perigee(bill .. "2026-07-31", root)))
    end)

    it("takes the day that is said", function()
      assert.is_true(perigee("catalog import litellm '%s/litellm_2026-08-01.json' --output '%s/mine' "
        .. "--as-of 2026-07-01", root, root))
      local ok, text = perigee("catalog show q/m-1 --catalog '%s/mine'", root)
      assert.is_true(ok, text)
      assert.truthy(text:find("2026-07-01", 1, true), text)
    end)
  end)
end)

-- `perigee catalog import openrouter`: small lists of each odd form, and the whole list where it is there.
local billing = require "perigee.billing"
local dkjson = require "dkjson"
local imported = dofile "tests/scripts/support/imported.lua"

local function model(id, pricing, more)
  return ('{"id": "%s", "pricing": %s%s}'):format(id, pricing, more and ", " .. more or "")
end

local function run(...)
  local result = assert(imported.run("openrouter", ('{"data": [%s]}'):format(table.concat({ ... }, ",")), {}))
  assert.same({}, result.problems)
  return result, result.catalogs.openrouter and result.catalogs.openrouter.models
end

local LISTED = "from is the day of the list: the price may be older"

-- The row of a model "a/m" of these prices.
local function row(pricing, more)
  local result, models = run(model("a/m", pricing, more))
  return models and imported.bare(models["a/m"][1]), result
end

local PLAIN = '{"prompt": "0.000001", "completion": "0.000002"}'

describe("OpenRouter: prices", function()
  teardown(imported.remove_all)

  it("takes texts in dollars for one token, search or call, without what floats add", function()
    assert.same({
      from = "2026-08-01", note = LISTED, input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken",
      cached_input = "0.25 USD/Mtoken", cache_write = "3.125 USD/Mtoken", cache_write_1h = "5.00 USD/Mtoken",
      reasoning_output = "12.00 USD/Mtoken", audio_input = "40.00 USD/Mtoken",
      cached_audio_input = "2.50 USD/Mtoken", audio_output = "80.00 USD/Mtoken", image_input = "5.00 USD/Mtoken",
      image_output = "40.00 USD/Mtoken", web_search = "0.01 USD/request", per_request = "0.002 USD/request",
    }, (row [[{"prompt": "0.0000025000000000000005", "completion": "0.00001", "input_cache_read": "0.00000025",
      "input_cache_write": "0.000003125", "input_cache_write_1h": "0.000005", "internal_reasoning": "0.000012",
      "audio": "0.00004", "input_audio_cache": "0.0000025", "audio_output": "0.00008", "image": "0.000005",
      "image_output": "0.00004", "web_search": "0.01", "request": "0.002", "discount": 0}]]))
  end)

  it("takes no thinking that costs what output does, and no zero", function()
    assert.same({ from = "2026-08-01", note = LISTED, input = "1.00 USD/Mtoken", output = "2.00 USD/Mtoken" },
      (row [[{"prompt": "0.000001", "completion": "0.000002", "internal_reasoning": "0.000002", "request": "0",
        "image": "0", "web_search": "0", "input_cache_read": "0"}]]))
  end)

  it("tells a picture's tokens from a picture by their price", function()
    -- 258 tokens of 0.1 USD/Mtoken are 0.0000258 USD a picture; 2 times text is a token's, 20 times is neither
    local found = row '{"prompt": "0.0000001", "image": "0.0000258"}'
    assert.same({ "0.0000258 USD/image", nil }, { found.per_image_input, found.image_input })
    assert.equal("0.20 USD/Mtoken", row('{"prompt": "0.0000001", "image": "0.0000002"}').image_input)
    found = row '{"prompt": "0.0000001", "image": "0.0000258", "image_token": "0.0000003"}'
    assert.same({ "0.0000258 USD/image", "0.30 USD/Mtoken" }, { found.per_image_input, found.image_input })
    local other, result = row '{"prompt": "0.0000001", "image": "0.000002"}'
    assert.same({ nil, nil }, { other.per_image_input, other.image_input })
    assert.equal("image of 0.000002 left out: a token's price or a picture's", result.remarks["a/m"])
  end)

  it("leaves out a second's price of sound", function()
    local found, result = row '{"prompt": "0.0000001", "audio": "0.0001", "input_audio_cache": "0.00001"}'
    assert.same({ nil, nil }, { found.audio_input, found.cached_audio_input })
    assert.equal("audio of 0.0001 left out: 1000 times the price of text is no token's", result.remarks["a/m"])
  end)

  it("adds the input to a cache write that is five minutes of storage", function()
    -- Gemini 2.5 Pro: 1.25 and 4.50 USD for an hour and Mtoken: 1.25 + 4.50/12 = 1.625; a long request 2.50 + 0.375
    local found = row [[{"prompt": "0.00000125", "completion": "0.00001", "input_cache_write": "0.000000375",
      "overrides": [{"min_prompt_tokens": 200000, "prompt": "0.0000025", "completion": "0.000015"}]}]]
    assert.equal("1.625 USD/Mtoken", found.cache_write)
    assert.equal("2.875 USD/Mtoken", found.tiers[1].cache_write)
    assert.equal("a cache write is the input's price and 0.375 USD/Mtoken for five minutes of storage; " .. LISTED,
      found.note)
  end)

  it("takes overrides as tiers from so many tokens on", function()
    local found, result = row [[{"prompt": "0.000001", "completion": "0.000002", "overrides": [
      {"min_prompt_tokens": 256000, "prompt": "0.000004"}, {"min_prompt_tokens": 131072, "prompt": "0.000003",
       "completion": "0.000005"}]}]]
    assert.same({ { from = "131072 tokens/request", input = "3.00 USD/Mtoken", output = "5.00 USD/Mtoken" },
                  { from = "256k tokens/request", input = "4.00 USD/Mtoken" } }, found.tiers)
    local function usd(input)
      return billing.request(result.book, "openrouter/a/m", { input = input }, { as_of = "2026-08-01" }).usd
    end
    assert.near(131071e-6, usd(131071), 1e-12)
    assert.near(131072 * 3e-6, usd(131072), 1e-12)
  end)

  it("leaves out an override under another condition, and a price it does not know", function()
    local found, result = row [[{"prompt": "0.000001", "completion": "0.000002", "per_song": "0.08",
      "overrides": [{"hours": "night", "prompt": "0.0000005"}, {"prompt": "0.1"}, 7]}]]
    assert.is_nil(found.tiers)
    assert.equal("per_song left out: no price of a catalog | overrides left out: 'hours' is a condition that is not "
      .. "known | overrides left out: 'no min_prompt_tokens' is a condition that is not known", result.remarks["a/m"])
  end)

  for _, case in ipairs {
    { '{"prompt": "-1", "completion": "-1"}', "skipped", "its price is -1: that of the model which answers" },
    { '{"prompt": "0", "completion": "0"}', "skipped", "every price is 0, and its name does not say free" },
    { "null", "skipped", "no pricing" }, { '"x"', "skipped", "no pricing" },
    { '{"prompt": "0.005"}', "quarantined", "input: '5000.00 USD/Mtoken' is not between 0.001 and 1000 USD/Mtoken" },
    { '{"prompt": "0.000001", "overrides": [{"min_prompt_tokens": 9, "prompt": "0.000002"},'
      .. '{"min_prompt_tokens": 9, "prompt": "0.000003"}]}', "quarantined",
      "tiers: from: '9 tokens/request' is not more than the bound before it: they ascend" },
  } do
    it("holds back " .. case[1], function()
      local found, result = row(case[1])
      assert.is_nil(found)
      assert.same({ case[2], case[3], 1 }, { result.report["a/m"].what, result.report["a/m"].why, result.count })
    end)
  end
end)

describe("OpenRouter: models", function()
  teardown(imported.remove_all)

  it("takes as free what is called so", function()
    local _, models = run(model("a/m:free", '{"prompt": "0", "completion": "0"}'))
    assert.same({ from = "2026-08-01", free = true, note = LISTED }, imported.bare(models["a/m:free"][1]))
    _, models = run(model("a/m:free", PLAIN))
    assert.equal("1.00 USD/Mtoken", models["a/m:free"][1].input)
  end)

  it("takes a floating alias to its target, and knows it with its sign", function()
    local result, models = run(model("~a/m-latest", PLAIN, '"alias_target": {"name": "M", "slug": "a/m"}'),
      model("a/m", PLAIN), model("~a/m", '{"prompt": "-1"}', '"alias_target": {"slug": "a/m"}'),
      model("~a/lost", PLAIN, '"alias_target": {"slug": "a/nobody"}'),
      model("~a/m-latest", PLAIN, '"alias_target": {"slug": "a/m"}, "expiration_date": "2027-01-01"'),
      model("~a/chain", PLAIN, '"alias_target": {"slug": "~a/m-latest"}'))
    assert.same({ from = "2026-08-01", target = "a/m" }, imported.bare(models["a/m-latest"][1]))
    assert.equal("~a/m-latest", models["a/m-latest"].id)
    assert.equal("a/m", models["~a/m"][1].target) -- its name without the sign is another's
    assert.is_nil(models["~a/m"].id)
    assert.equal("1.00 USD/Mtoken", models["a/lost"][1].input) -- its target is not in the list
    assert.equal("1.00 USD/Mtoken", models["a/chain"][1].input) -- its target has no price of its own
    assert.same({ "a/m", nil }, { models["a/m-latest~2"][1].target, models["a/m-latest~2"].id })
    for _, name in ipairs { "openrouter/a/m-latest", "~a/m-latest", "openrouter/~a/m" } do
      local found = assert(result.book:price(name, "2026-08-01"))
      assert.same({ "openrouter/a/m", "1.00 USD/Mtoken" }, { found.target or found.name, found.input })
    end
  end)

  it("knows slugs and Hugging Face's names where one model has them", function()
    local function names(slug, hugging)
      return ('"canonical_slug": "%s", "hugging_face_id": "%s"'):format(slug, hugging)
    end
    local _, models = run(model("a/m", PLAIN, names("a/m-20260101", "A/M")),
      model("a/m:free", '{"prompt": "0"}', names("a/m-20260101", "A/M")),
      model("a/n", PLAIN, names("a/n", "A/N")), model("a/o", PLAIN, names("a/n", "A/N")),
      model("a/p", PLAIN, '"canonical_slug": "a/m", "hugging_face_id": null'))
    assert.same({ "a/m-20260101" }, imported.bare(models["a/m"].aliases)) -- A/M is its name already
    assert.is_nil(models["a/m:free"].aliases)
    assert.is_nil(models["a/n"].aliases) -- two have them
    assert.is_nil(models["a/o"].aliases)
    assert.is_nil(models["a/p"].aliases) -- another's name
  end)

  it("ends on its last day, and says what comes back", function()
    local _, models = run(model("a/m", PLAIN, '"expiration_date": "2026-08-10"'),
      model("a/i", PLAIN, '"architecture": {"output_modalities": ["image"]}'),
      model("a/b", PLAIN, '"architecture": {"output_modalities": ["text", "image"]}, "expiration_date": "soon"'))
    assert.same({ "2026-08-10", nil, "image", nil, nil },
      { models["a/m"][1].to, models["a/m"].mode, models["a/i"].mode, models["a/b"].mode, models["a/b"][1].to })
    local result = run(model("a/m", PLAIN, '"expiration_date": "2026-08-01"'))
    assert.equal("it expired before the list's day", result.report["a/m"].why)
  end)

  it("keeps models of one name apart, and skips one without", function()
    local result, models = run(model("a/m", PLAIN), model("A_/M", PLAIN), model("a/m", PLAIN),
      model("a/M", '{"prompt": "0.000009"}'), "{}", "3", model("a b", PLAIN))
    assert.equal("9.00 USD/Mtoken", models["a/M~2"][1].input)
    local whats = {}
    for _, each in ipairs(result.order) do
      whats[#whats + 1] = each.what ~= "remark" and each.name .. " " .. each.what .. ": " .. each.why or nil
    end
    assert.same({ "model 5 skipped: no id", "model 6 skipped: no id", "a/m taken: openrouter/a/m",
      "A_/M taken: openrouter/A_/M", "a/m skipped: the list has it twice, and both are the same",
      "a/M taken: openrouter/a/M~2", "a b skipped: its name: 'a b' is not a name: no blanks, no / at an end" }, whats)
  end)

  it("reads a bare list, and says what is none", function()
    assert.truthy(imported.run("openrouter", "[" .. model("a/m", PLAIN) .. "]", {}).catalogs.openrouter)
    for _, text in ipairs { "{}", "7", '{"data": {}}', "null" } do
      local result, fault = imported.run("openrouter", text, {})
      assert.is_nil(result)
      assert.equal("list.json:1: not OpenRouter's list: { \"data\": [ models ] } is wanted", fault)
    end
  end)

  -- Whatever stands in the place of a value, the list is read, and what is written is sound.
  it("stumbles over no value of another kind", function()
    local whole = model("a/m", [[{"prompt": "0.000001", "completion": "0.000002", "overrides":
      [{"min_prompt_tokens": 9, "prompt": "0.000002"}]}]], [["canonical_slug": "s", "hugging_face_id": "h",
      "alias_target": {"slug": "x"}, "expiration_date": "2027-01-01", "architecture": {"output_modalities": ["text"]}]])
    local count = 0
    for before, after in imported.places(whole) do
      for _, other in ipairs { "null", "7", '"x"', "[]", "{}", "[null]", "true", "-1", "1e300" } do
        run(before .. other .. after)
        count = count + 1
      end
    end
    assert.truthy(count > 100)
  end)
end)

-- ----- the whole list, priced apart from its own JSON -----

local raw = imported.shared "data/raw/openrouter_models_2026-08-01.json"

-- A price for one token where so many are sent.
local function price_at(pricing, field, sent)
  local price = pricing[field]
  for _, override in ipairs(pricing.overrides or {}) do
    if sent >= override.min_prompt_tokens then price = override[field] or price end
  end
  price = tonumber(price)
  return price and price > 0 and price or nil
end

local function cost(pricing, fresh, cached, written)
  local sent = fresh + cached
  local input = price_at(pricing, "prompt", sent) or 0
  return fresh * input + cached * (price_at(pricing, "input_cache_read", sent) or input)
    + written * (price_at(pricing, "completion", sent) or 0)
end

local REQUESTS = { { 1000, 0, 500 }, { 200, 800, 500 }, { 150000, 0, 10 }, { 250000, 0, 10 }, { 300000, 0, 10 },
                   { 199999, 0, 1 }, { 200000, 0, 1 }, { 1000, 199000, 1 }, { 271999, 0, 1 }, { 272000, 0, 1 } }

local function find(list, id)
  for _, each in ipairs(list) do
    if each.id == id then return each end
  end
end

local function is_dynamic(each) return each.pricing.prompt == "-1" end

local function is_zero(each)
  return tonumber(each.pricing.prompt) == 0 and tonumber(each.pricing.completion) == 0
end

describe("OpenRouter: the whole list", function()
  if not raw then
    pending "../shared is not here"
    return
  end
  local list, result = dkjson.decode(raw).data, nil

  setup(function() result = assert(imported.run("openrouter", raw, {})) end)
  teardown(imported.remove_all)

  it("is sound, and has every model once in its report", function()
    assert.same({}, result.problems)
    assert.same({ #list, 336 }, { result.count, #list })
    for _, each in ipairs(list) do
      local held = is_dynamic(each) or is_zero(each) and not each.id:find(":free", 1, true)
      assert.equal(held and "skipped" or "taken", result.report[each.id].what)
    end
  end)

  it("costs what its JSON says, under each of its names", function()
    for _, each in ipairs(list) do
      if result.report[each.id].what == "taken" then
        -- what a floating alias leads to is billed, by its own price
        local pricing = (each.alias_target and find(list, each.alias_target.slug) or each).pricing
        for _, name in ipairs { result.report[each.id].why, each.id:find "^~" and each.id or nil } do
          for _, request in ipairs(REQUESTS) do
            local fresh, cached, written = table.unpack(request)
            local bill = assert(billing.request(result.book, name,
              { input = fresh + cached, cached = cached, output = written }, { as_of = "2026-08-01" }))
            local expected = cost(pricing, fresh, cached, written)
            assert(math.abs(bill.usd - expected) <= 1e-12 * expected, ("%s: %.17g, not %.17g")
              :format(name, bill.usd, expected))
          end
        end
      end
    end
  end)

  it("leads its floating aliases to what they lead to", function()
    local count = 0
    for _, each in ipairs(list) do
      if each.alias_target then
        assert.equal("openrouter/" .. each.alias_target.slug, result.book:price(each.id, "2026-08-01").target)
        count = count + 1
        local same = find(list, each.alias_target.slug).pricing.prompt == each.pricing.prompt
        assert.equal(same and "nil" or "string", type(result.remarks[each.id]))
      end
    end
    assert.equal(10, count)
  end)
end)

-- `perigee catalog import genai-prices`: small lists of each odd form, and the whole list where it is there.
local billing = require "perigee.billing"
local catalog = require "perigee.catalog"
local dkjson = require "dkjson"
local imported = dofile "tests/scripts/support/imported.lua"
local regex = require "perigee.import.genai.regex"

-- A list of one provider's models, each a text of JSON.
local function list(provider, ...)
  return ('[{"id": "%s", "name": "P", "api_pattern": "x", "models": [%s]}]')
    :format(provider, table.concat({ ... }, ","))
end

local function model(id, match, prices, more)
  return ('{"id": "%s", "match": %s, "prices": %s%s}'):format(id, match, prices, more or "")
end

local function run(...)
  local result = assert(imported.run("genai_prices", list(...), {}))
  assert.same({}, result.problems)
  return result
end

local EQUALS = '{"equals": "m"}'

-- The rows of a single model "m" of provider "v".
local function rows(prices, options)
  local result = assert(imported.run("genai_prices", list("v", model("m", EQUALS, prices)), options or {}))
  assert.same({}, result.problems)
  local found = result.catalogs.v and result.catalogs.v.models.m
  local bare = {}
  for i, row in ipairs(found or {}) do bare[i] = imported.bare(row) end
  return bare, result
end

local LISTED = "from is the day of the list: the price may be older"
local UNKNOWN = "from: since when is not known; the list has it for all the past"

describe("genai-prices: prices", function()
  teardown(imported.remove_all)

  it("takes every dimension by its unit", function()
    assert.same({ {
      from = "2026-08-01", note = LISTED,
      input = "2.50 USD/Mtoken", output = "10.00 USD/Mtoken", cached_input = "0.25 USD/Mtoken",
      cache_write = "3.125 USD/Mtoken", cache_write_1h = "5.00 USD/Mtoken", reasoning_output = "12.00 USD/Mtoken",
      citation = "2.00 USD/Mtoken", audio_input = "40.00 USD/Mtoken", audio_output = "80.00 USD/Mtoken",
      cached_audio_input = "2.50 USD/Mtoken", image_input = "5.00 USD/Mtoken", image_output = "40.00 USD/Mtoken",
      cached_image_input = "1.25 USD/Mtoken", video_input = "3.00 USD/Mtoken", video_output = "17.50 USD/Mtoken",
      per_request = "0.012 USD/request", web_search = "0.01 USD/request", -- 12 and 10 USD for a thousand
    } }, (rows [[{"input_mtok": 2.5, "output_mtok": 10, "cache_read_mtok": 0.25, "cache_write_mtok": 3.125,
      "cache_write_1h_mtok": 5, "output_reasoning_mtok": 12, "output_citation_mtok": 2, "input_audio_mtok": 40,
      "output_audio_mtok": 80, "cache_audio_read_mtok": 2.5, "input_image_mtok": 5, "output_image_mtok": 40,
      "cache_image_read_mtok": 1.25, "input_video_mtok": 3, "output_video_mtok": 17.5, "requests_kcount": 12,
      "web_searches_kcount": 10}]]))
  end)

  it("takes tiers, each with every price that changes", function()
    -- past 128k input is 2, past 256k 4; output changes past 256k alone, and the request is one whole
    local row = rows [[{"input_mtok": {"base": 1, "tiers": [{"start": 256000, "price": 4},
      {"start": 128000, "price": 2}]}, "output_mtok": {"base": 8, "tiers": [{"start": 256000, "price": 9}]},
      "cache_read_mtok": 0.5, "output_reasoning_mtok": {"base": 8, "tiers": [{"start": 256000, "price": 9}]}}]][1]
    assert.same({ { above = "128k tokens/request", input = "2.00 USD/Mtoken", output = "8.00 USD/Mtoken" },
                  { above = "256k tokens/request", input = "4.00 USD/Mtoken", output = "9.00 USD/Mtoken" } },
      row.tiers)
    assert.same({ "1.00 USD/Mtoken", "8.00 USD/Mtoken", "0.50 USD/Mtoken", nil },
      { row.input, row.output, row.cached_input, row.reasoning_output }) -- thinking costs what output does
    row = rows [[{"input_mtok": {"base": 1, "tiers": [{"start": 131072, "price": 2}]}, "output_mtok": 1}]][1]
    assert.equal("131072 tokens/request", row.tiers[1].above)
  end)

  it("takes an empty set as free, and a zero as none", function()
    assert.same({ { from = "2026-08-01", free = true, note = LISTED } }, (rows "{}"))
    local found, result = rows '{"input_mtok": 0.1, "output_mtok": 0, "cache_read_mtok": null}'
    assert.same({ { from = "2026-08-01", input = "0.10 USD/Mtoken", note = LISTED } }, found)
    assert.equal("output_mtok of 0 left out", result.remarks["v/m"])
    assert.equal("taken", result.report["v/m"].what)
    found, result = rows '{"input_mtok": 0, "output_mtok": 0}'
    assert.same({}, found)
    assert.same({ "skipped", "no price that is not 0" }, { result.report["v/m"].what, result.report["v/m"].why })
  end)

  it("leaves out what a catalog has no price for, and says so", function()
    local _, result = rows '{"input_mtok": 1, "output_mtok": 1, "social_searches_kcount": 5}'
    assert.equal("social_searches_kcount left out: no price of a catalog", result.remarks["v/m"])
  end)

  it("believes no write to the cache that costs less than reading", function()
    local found, result = rows '{"input_mtok": 0.3, "cache_write_mtok": 0.08, "cache_write_1h_mtok": 0.3}'
    assert.same({ nil, "0.30 USD/Mtoken" }, { found[1].cache_write, found[1].cache_write_1h })
    assert.equal("cache_write_mtok left out: it is less than the input that it is instead of", result.remarks["v/m"])
  end)

  for _, case in ipairs {
    { '{"input_mtok": "1"}', "quarantined", "input_mtok is neither a number nor { base, tiers }, or below zero" },
    { '{"input_mtok": -1}', "quarantined", "input_mtok is neither a number nor { base, tiers }, or below zero" },
    { '{"input_mtok": {"base": 1}}', "quarantined",
      "input_mtok is neither a number nor { base, tiers }, or below zero" },
    { '{"input_mtok": 5000, "output_mtok": 1}', "quarantined",
      "input: '5000.00 USD/Mtoken' is not between 0.001 and 1000 USD/Mtoken" },
    { '{"input_mtok": {"base": 1, "tiers": [{"start": 9, "price": 0.0001}]}}', "quarantined",
      "tiers: input: '0.0001 USD/Mtoken' is not between 0.001 and 1000 USD/Mtoken" },
    { '[{"prices": {"input_mtok": 1}}, {"constraint": {"start_date": "2026-01-01"}, "prices": {"input_mtok": 10}}]',
      "quarantined", "input: '10.00 USD/Mtoken' after '1.00 USD/Mtoken' is a jump of 10 times" },
    { '[]', "skipped", "no prices" },
    { 'null', "skipped", "no prices in the form of genai-prices v2" },
    { '[{"when": {}, "values": {"input_mtok": 1}}]', "skipped", "no prices in the form of genai-prices v2" },
    { '[{"constraint": {"service_tier": "batch"}, "prices": {"input_mtok": 1}}]', "skipped",
      "prices under a condition that is not known: service_tier" },
    { '[{"constraint": {"start_date": "2026-02-30"}, "prices": {"input_mtok": 1}}]', "skipped",
      "start_date: '2026-02-30' is not a date: that month has 28 days" },
    { '[{"constraint": {"start_time": "01:00:30Z", "end_time": "02:00:00Z"}, "prices": {"input_mtok": 1}}]',
      "skipped", "prices at a time of day that is no hour and minute in UTC" },
    { '[{"constraint": {"start_time": "01:00:00+08:00", "end_time": "02:00:00Z"}, "prices": {"input_mtok": 1}}]',
      "skipped", "prices at a time of day that is no hour and minute in UTC" },
    { '[{"prices": {"input_mtok": 1}}, {"constraint": {"start_time": "01:00:00Z", "end_time": "02:00:00Z"},'
      .. '"prices": {}}]',
      "skipped", "prices at a time of day that also go by length, or are for other things" },
  } do
    it(("holds back %s"):format(case[1]), function()
      local found, result = rows(case[1])
      assert.same({}, found)
      assert.same({ case[2], case[3] }, { result.report["v/m"].what, result.report["v/m"].why })
      assert.equal(1, result.count)
    end)
  end
end)

describe("genai-prices: days and times", function()
  teardown(imported.remove_all)

  local STEP = '[{"prices": {"input_mtok": 4}},'
    .. '{"constraint": {"start_date": "2026-09-01"}, "prices": {"input_mtok": 3}},'
    .. '{"constraint": {"start_date": "2025-06-10"}, "prices": {"input_mtok": 2}}]'

  it("makes a row of each span; the last of the list that holds counts", function()
    -- from 2026-09-01 on both dated sets hold, and that of 2025 stands last: it goes on
    assert.same({
      { from = "2020-06-11", to = "2025-06-10", input = "4.00 USD/Mtoken", note = UNKNOWN },
      { from = "2025-06-10", to = "2026-09-01", input = "2.00 USD/Mtoken" },
      { from = "2026-09-01", input = "2.00 USD/Mtoken", status = "announced" },
    }, (rows(STEP)))
  end)

  it("has a gap before the first day, where no set holds always", function()
    assert.same({ { from = "2025-06-10", input = "2.00 USD/Mtoken" } },
      (rows '[{"constraint": {"start_date": "2025-06-10"}, "prices": {"input_mtok": 2}}]'))
  end)

  it("says what holds longest as the row, and the rest as hours", function()
    -- 00:30 to 16:30 are 16 of 24 hours; cached input is billed as input where it has no price
    assert.same({ {
      from = "2026-08-01", note = LISTED, input = "0.27 USD/Mtoken", cached_input = "0.27 USD/Mtoken",
      output = "1.10 USD/Mtoken",
      hours = { { from = "16:30", to = "00:30", input = "0.135 USD/Mtoken", cached_input = "0.035 USD/Mtoken",
                  output = "0.55 USD/Mtoken" } },
    } }, (rows [=[[{"prices": {"input_mtok": 0.135, "cache_read_mtok": 0.035, "output_mtok": 0.55}},
      {"constraint": {"start_time": "00:30:00Z", "end_time": "16:30:00Z"},
       "prices": {"input_mtok": 0.27, "output_mtok": 1.1}}]]=]))
  end)

  it("takes a time of day that holds only from a day on, and several of them", function()
    -- Until 2026-02-01 always 3.  Then 08:00 to 12:00 is 2, and 10:00 to 11:00 of that 1.
    local found, result = rows [=[[{"prices": {"input_mtok": 3}},
      {"constraint": {"start_date": "2026-02-01", "start_time": "08:00", "end_time": "12:00"}, "prices": {"input_mtok": 2}},
      {"constraint": {"start_date": "2026-02-01", "start_time": "10:00", "end_time": "11:00"}, "prices": {"input_mtok": 1}},
      {"constraint": {"start_time": "22:00", "end_time": "06:00"}, "prices": {"input_mtok": 9}}]]=]
    assert.same({
      { from = "2020-06-11", to = "2026-02-01", input = "3.00 USD/Mtoken", note = UNKNOWN },
      { from = "2026-02-01", input = "3.00 USD/Mtoken", hours = {
        { from = "08:00", to = "10:00", input = "2.00 USD/Mtoken" },
        { from = "10:00", to = "11:00", input = "1.00 USD/Mtoken" },
        { from = "11:00", to = "12:00", input = "2.00 USD/Mtoken" } } },
    }, found)
    -- the list compares times as they stand: none is after 22:00 and before 06:00
    assert.truthy(result.remarks["v/m"]:find("prices from 22:00 to 06:00 left out", 1, true))
  end)

  it("takes the first set where no other holds", function()
    assert.same({ { from = "2026-08-01", note = LISTED, input = "1.00 USD/Mtoken", hours = {
      { from = "13:00", to = "14:00", input = "2.00 USD/Mtoken" } } } },
      (rows [=[[{"constraint": {"start_time": "01:00", "end_time": "02:00"}, "prices": {"input_mtok": 1}},
        {"constraint": {"start_time": "13:00", "end_time": "14:00"}, "prices": {"input_mtok": 2}}]]=]))
  end)

  it("bills by length in the row and by the clock in its hours", function()
    local _, result = rows [=[[{"prices": {"input_mtok": {"base": 2, "tiers": [{"start": 1000, "price": 4}]},
      "output_mtok": 8}}, {"constraint": {"start_time": "01:00", "end_time": "02:00"},
      "prices": {"input_mtok": 1, "output_mtok": 1}}]]=]
    local function usd(at, input)
      return billing.request(result.book, "v/m", { input = input, output = 0 }, { as_of = "2026-08-01", at = at }).usd
    end
    assert.near(1000 * 2e-6, usd("03:00", 1000), 1e-15)
    assert.near(1001 * 4e-6, usd("03:00", 1001), 1e-15)
    assert.near(1001 * 1e-6, usd("01:00", 1001), 1e-15)
  end)
end)

describe("genai-prices: the past", function()
  teardown(imported.remove_all)

  local function history(...)
    local source = '{ kind = "api-prices", provider = "openai", cached = "inside", models = { ["m"] = { %s } } }'
    local folder = dofile "tests/scripts/support/folder.lua"
    local root = folder.new { ["api/openai.lua"] = "return " .. source:format(table.concat({ ... }, ", ")) }
    finally(folder.remove_all)
    return assert(catalog.open { folders = { root } })
  end

  local function row(from, to, input, more)
    return ('{ from = "%s", %s input = "%d.00 USD/Mtoken", output = "9.00 USD/Mtoken", %s source = "s" }')
      :format(from, to and ('to = "%s",'):format(to) or "", input, more or "")
  end

  local PRICES = '[{"prices": {"input_mtok": 4, "output_mtok": 9, "cache_read_mtok": 1}},'
    .. '{"constraint": {"start_date": "2026-03-01"}, "prices": {"input_mtok": 2, "output_mtok": 9}}]'

  local function first(book)
    local result = assert(imported.run("genai_prices", list("openai", model("m", EQUALS, PRICES)), { book = book }))
    local found = result.catalogs.openai.models.m
    return found[1].from, found[1].note, #found, result.remarks["openai/m"]
  end

  it("begins where catalogs that know the model begin", function()
    local note = "from is where openai/m of other catalogs begins"
    assert.same({ "2026-01-15", note, 2, note }, { first(history(row("2026-01-15", "2026-03-01", 4))) })
  end)

  it("begins where they agree, and says what they had before", function()
    local note = "before 2026-02-01 other catalogs have 5.00 USD/Mtoken in, 9.00 USD/Mtoken out for openai/m"
    assert.same({ "2026-02-01", note, 2, note },
      { first(history(row("2026-01-01", "2026-02-01", 5), row("2026-02-01", nil, 4))) })
  end)

  it("says of cached input that it differs", function()
    local _, note = first(history(row("2026-01-15", nil, 4, 'cached_input = "2.00 USD/Mtoken",')))
    assert.equal("from is where openai/m of other catalogs begins; they have 2.00 USD/Mtoken of cached input", note)
  end)

  it("is left out where they never agree", function()
    local from, _, count, remark = first(history(row("2026-01-01", nil, 5)))
    assert.same({ "2026-03-01", 1 }, { from, count })
    assert.equal("its price until 2026-03-01 is left out: before 2026-03-01 other catalogs have 5.00 USD/Mtoken in, "
      .. "9.00 USD/Mtoken out for openai/m", remark)
  end)

  it("is taken as it is where they begin later, or are in another currency", function()
    assert.same({ "2020-06-11", UNKNOWN, 2, UNKNOWN }, { first(history(row("2026-03-01", nil, 2))) })
    local yuan = '{ from = "2026-01-15", input = "29.00 CNY/Mtoken", source = "s" }'
    assert.equal("2026-01-15", (first(history(yuan))))
  end)
end)

describe("genai-prices: names", function()
  teardown(imported.remove_all)

  local ONE = '{"input_mtok": 1, "output_mtok": 1}'

  it("takes equals as aliases, and patterns in the list's order", function()
    local result = run("v",
      model("a", '{"or": [{"equals": "a"}, {"equals": "a-one"}, {"starts_with": "a-mini"}, {"contains": "old-a"}]}',
        ONE),
      model("b/c", '{"or": [{"ends_with": "-bc"}, {"or": [{"starts_with": "a-"}, {"equals": "a-mini-2"}]}]}', ONE))
    local found = result.catalogs.v
    assert.same({ "a-one" }, imported.bare(found.models.a.aliases))
    assert.is_nil(found.models["b/c"].aliases)
    local match = {}
    for i, each in ipairs(found.match) do match[i] = each[1] .. " = " .. each.means end
    assert.same({ "a-mini* = a", "*old-a* = a", "*-bc = b/c", "a-* = b/c" }, match)
    assert.equal("the list gives the name 'a-mini-2' to 'a' first", result.remarks["v/b/c"])
    for name, means in pairs { ["a"] = "a", ["A-ONE"] = "a", ["a-mini-2"] = "a", ["a-x"] = "b/c", ["my-old-a-7"] = "a",
                               ["x-bc"] = "b/c" } do
      assert.equal("v/" .. means, result.book:price("v/" .. name, "2026-08-01").name)
    end
  end)

  it("says of an id that an earlier model is meant by it", function()
    local result = run("v", model("a", '{"starts_with": "a"}', ONE), model("ab", '{"equals": "ab"}', ONE))
    assert.equal("the list gives the name 'ab' to 'a' first", result.remarks["v/ab"])
  end)

  for text, pattern in pairs {
    ["^gpt-5\\.6-\\d{4}-\\d{2}$"] = "gpt-5.6-####-##", ["^o3-\\d"] = "o3-#*", ["mini$"] = "*mini", ["a"] = "*a*",
    ["^x.*y$"] = "x*y", ["^a/b\\-[0-9]{2}$"] = "a/b-##", ["^exact$"] = "exact", [".*a.*"] = "*a*",
    ["^a\\d{0}$"] = false, ["^o[134]"] = false, ["^(?:a|b)$"] = false, ["^a+$"] = false, ["^a.b$"] = false,
    ["a|b"] = false, ["^a\\w"] = false, ["^a\\*b"] = false, ["^a#"] = false, ["^a$b"] = false, ["(?i)a"] = false,
    ["^a\\d{1,2}"] = false, ["^.*{2}"] = false, ["a^"] = false,
  } do
    it(("reads the expression %s"):format(text), function()
      assert.equal(pattern or nil, regex.pattern(text))
    end)
  end

  it("says what it cannot say", function()
    local result = run("v", model("a", [[{"or": [{"regex": "^o[13]"}, {"contains": "x*y"}, {"contains": "a b"},
      {"contains": ""}, {"fits": "x"}, {"and": [{"contains": "x"}, {"contains": "y"}]},
      {"and": [{"starts_with": "ab"}, {"ends_with": "bc"}]}, {"and": [{"starts_with": "x-"}, {"ends_with": "-y"}]},
      {"and": [{"starts_with": "q-"}, {"ends_with": "z"}]}, {"regex": "^exact$"}]}]], ONE))
    assert.equal(table.concat({ "names that fit '^o[13]' are not said", "names that fit 'x*y' are not said",
      "names that fit '*a b*' are not said", "names that fit '' are not said", "names that fit 'fits' are not said",
      "names that fit 'and' are not said" }, " | "), result.remarks["v/a"])
    -- "ab" and "bc" may share their b, "x-" and "-y" their hyphen: "abc" would fit, and `ab*bc` misses it
    assert.same({ "q-*z", nil }, { result.catalogs.v.match[1][1], result.catalogs.v.match[2] })
    assert.same({ "exact" }, imported.bare(result.catalogs.v.models.a.aliases))
  end)

  it("keeps two models of one name apart, unless they are the same", function()
    local result = run("v", model("A_b", '{"equals": "x"}', ONE), model("a-b", '{"equals": "y"}', ONE),
      model("a-b", '{"equals": "z"}', '{"input_mtok": 2, "output_mtok": 1}'))
    assert.same({ "x" }, imported.bare(result.catalogs.v.models["A_b"].aliases))
    assert.same({ "z" }, imported.bare(result.catalogs.v.models["a-b~2"].aliases))
    assert.equal("'A_b' has that name and other prices: this one is 'a-b~2'", result.remarks["v/a-b"])
    assert.equal(3, result.count)
    local whats = {}
    for _, row in ipairs(result.order) do
      if row.what ~= "remark" then whats[#whats + 1] = row.what .. ": " .. row.why end
    end
    assert.same({ "taken: v/A_b", "skipped: the list has it twice, and both are the same", "taken: v/a-b~2" }, whats)
  end)

  it("skips what cannot be named", function()
    local result = assert(imported.run("genai_prices", [=[[{"id": "a/b", "models": []}, {"id": "..", "models": []},
      {"id": "v"}, {"id": "ok", "models": [{"match": {}}, {"id": "x y", "match": {"equals": "z"},
      "prices": {"input_mtok": 1}}, {"id": "x\u001b", "match": {}, "prices": {"input_mtok": 1}}, 7]},
      {"id": "OK", "models": []}]]=], {}))
    assert.same({}, result.catalogs)
    local whys = {}
    for i, row in ipairs(result.order) do whys[i] = row.name .. ": " .. row.why end
    assert.same({
      "provider 1: provider 'a/b': letters, digits, - and _ are wanted",
      "provider 2: provider '..': letters, digits, - and _ are wanted", "provider 3: no list of models",
      "ok/a model without an id: no id", "ok/x y: its name: 'x y' is not a name: no blanks, no / at an end",
      "ok/x\\e: its name has control signs", "ok/a model without an id: no id",
      "provider 5: another provider has that name",
    }, whys)
  end)

  it("says where a vendor counts cached tokens, and leaves provider matches out", function()
    local result = assert(imported.run("genai_prices", [=[[{"id": "anthropic", "provider_match": {"contains": "x"},
      "fallback_model_providers": ["openai"], "models": [{"id": "m", "match": {"equals": "m"}, "deprecated": true,
      "price_comments": "as\tin\nBerlin", "prices": {"input_mtok": 1, "cache_read_mtok": 0.1}}]}]]=], {}))
    assert.equal("beside", result.catalogs.anthropic.cached)
    assert.equal("deprecated by its vendor; as in Berlin", result.catalogs.anthropic.models.m.note)
    assert.truthy(result.remarks.anthropic:find("provider_match is left out", 1, true))
    assert.truthy(result.remarks.anthropic:find("fallback_model_providers is left out", 1, true))
  end)

  -- Whatever stands in the place of a value, the list is read, and what is written is sound.
  it("stumbles over no value of another kind", function()
    local whole = [=[[{"id": "v", "provider_match": {"contains": "v"}, "models": [{"id": "m", "deprecated": true,
      "price_comments": "c", "match": {"or": [{"equals": "m"}, {"regex": "^m"}, {"and": [{"starts_with": "a"},
      {"ends_with": "b"}]}]}, "prices": [{"prices": {"input_mtok": {"base": 1, "tiers": [{"start": 9, "price": 2}]},
      "output_mtok": 3}}, {"constraint": {"start_date": "2026-01-01"}, "prices": {"input_mtok": 1}},
      {"constraint": {"start_time": "01:00", "end_time": "02:00"}, "prices": {"input_mtok": 2}}]}]}]]=]
    local count = 0
    for before, after in imported.places(whole) do
      for _, other in ipairs { "null", "7", '"x"', "[]", "{}", "[null]", "[{}]", "true", "-1", "1e300" } do
        local result = imported.run("genai_prices", before .. other .. after, {})
        assert.same({}, result and result.problems or {})
        count = count + 1
      end
    end
    assert.truthy(count > 300, count)
  end)

  it("says what is no such list", function()
    for text, message in pairs { ["{}"] = "list.json:1: not genai-prices v2: a list of providers, each with id and "
      .. "models, is wanted", ["[1,"] = "list.json:1: not JSON: " } do
      local result, fault = imported.run("genai_prices", text, {})
      assert.is_nil(result)
      assert.equal(message, fault:sub(1, #message))
    end
  end)
end)

-- ----- the whole list, priced apart from its own JSON -----

local raw = imported.shared "data/raw/genai_prices_2026-08-21.json"
local NULL = {}
local providers = raw and dkjson.decode(raw, 1, NULL)

-- A regular expression of the list as a pattern of Lua.
local function lua_pattern(expression)
  local text = expression:gsub("\\d{(%d)}", function(count) return ("%d"):rep(tonumber(count)) end)
    :gsub("\\d", "%%d"):gsub("\\%.", "%%.")
  return (text:gsub("%-", "%%-"))
end

local FITS = {
  equals = function(name, text) return name == text:lower() end,
  contains = function(name, text) return name:find(text:lower(), 1, true) ~= nil end,
  starts_with = function(name, text) return name:sub(1, #text) == text:lower() end,
  ends_with = function(name, text) return name:sub(-#text) == text:lower() end,
  regex = function(name, text) return name:find(lua_pattern(text)) ~= nil end,
}
FITS["or"] = function(name, list_of)
  for _, each in ipairs(list_of) do
    local key, value = next(each)
    if FITS[key](name, value) then return true end
  end
  return false
end

local function first_match(provider, name)
  for _, each in ipairs(provider.models) do
    local key, value = next(each.match)
    if FITS[key](name:lower(), value) then return each end
  end
end

-- A name that a clause fits, made from it.
local SAMPLE = {
  equals = function(text) return text end, contains = function(text) return "zq" .. text .. "qz" end,
  starts_with = function(text) return text .. "qz" end, ends_with = function(text) return "zq" .. text end,
  regex = function(text)
    return (text:gsub("\\d{(%d)}", function(count) return ("7"):rep(tonumber(count)) end):gsub("\\d", "7")
      :gsub("[\\^$]", ""))
  end,
}

local function samples(clause, found)
  local key, value = next(clause)
  for _, each in ipairs(key == "or" and value or {}) do samples(each, found) end
  if key ~= "or" then found[#found + 1] = SAMPLE[key](value) end
  return found
end

-- The set of prices on a day at a time: the last that holds.
local function set_at(prices, day, clock)
  if not prices[1] then return prices end
  for i = #prices, 1, -1 do
    local rule = prices[i].constraint
    if rule == nil or rule == NULL or rule.start_date and day >= rule.start_date
      or rule.start_time and clock >= rule.start_time:sub(1, 5) and clock < rule.end_time:sub(1, 5) then
      return prices[i].prices
    end
  end
  return prices[1].prices
end

-- A price of a set where so many tokens are sent; nil where there is none, or 0.
local function price_at(set, field, sent)
  local price = set[field]
  if type(price) == "table" then
    local now = price.base
    for _, tier in ipairs(price.tiers) do
      if sent > tier.start then now = tier.price end
    end
    price = now
  end
  return price and price > 0 and price or nil
end

-- What a request costs, of which `fresh` tokens are not cached.
local function cost(set, fresh, cached, written)
  local sent = fresh + cached
  local input = price_at(set, "input_mtok", sent) or 0
  return (fresh * input + cached * (price_at(set, "cache_read_mtok", sent) or input)
    + written * (price_at(set, "output_mtok", sent) or 0)) / 1e6 + (set.requests_kcount or 0) / 1000
end

local REQUESTS = { { 1000, 0, 500 }, { 200, 800, 500 }, { 150000, 0, 10 }, { 250000, 0, 10 }, { 300000, 0, 10 } }
local AT_BOUNDS = { { 200000, 0, 1 }, { 200001, 0, 1 }, { 272000, 0, 1 }, { 272001, 0, 1 }, { 1000, 271001, 1 },
                    { 512000, 0, 1 }, { 512001, 0, 1 }, table.unpack(REQUESTS) }

-- The days to look at: those about each day on which a price changes.
local DAY = "%04d-%02d-%02d"
local function days_of(prices, first)
  local days = { ["2026-08-21"] = true, ["2027-06-30"] = true }
  for _, each in ipairs(prices) do
    local start = each.constraint ~= NULL and each.constraint and each.constraint.start_date
    if start then
      local year, month, day = start:match "(%d+)-(%d+)-(%d+)"
      local before = os.date("!*t", os.time { year = year, month = month, day = day, hour = 12 } - 86400)
      days[start], days[DAY:format(before.year, before.month, before.day)] = true, true
    end
  end
  local list_of = {}
  for day in pairs(days) do
    if day >= first then list_of[#list_of + 1] = day end
  end
  table.sort(list_of)
  return list_of
end

local function close(a, b)
  return math.abs(a - b) <= 1e-12 * math.max(a, b)
end

describe("genai-prices: the whole list", function()
  if not raw then
    pending "../shared is not here"
    return
  end
  local result

  setup(function()
    local shipped = assert(catalog.open { folders = { assert(catalog.shipped()) } })
    result = assert(imported.run("genai_prices", raw, { as_of = "2026-08-21", book = shipped }))
  end)
  teardown(imported.remove_all)

  it("is sound, and has every model once in its report", function()
    assert.same({}, result.problems)
    local count = 0
    for _, provider in ipairs(providers) do
      for _, each in ipairs(provider.models) do
        count = count + 1
        assert.equal("taken", result.report[provider.id .. "/" .. each.id].what)
      end
    end
    assert.equal(1466, count)
    assert.equal(count, result.count)
  end)

  local function assert_cost(provider, each, day, clock)
    local set = set_at(each.prices, day, clock)
    local beside = provider.id == "anthropic" or provider.id == "aws"
    for _, request in ipairs(type(set.input_mtok) == "table" and AT_BOUNDS or REQUESTS) do
      local fresh, cached, written = table.unpack(request)
      local writes = set.output_mtok or next(set) == nil
      local bill = assert(billing.request(result.book, provider.id .. "/" .. each.id,
        { input = beside and fresh or fresh + cached, cached = cached, output = writes and written or 0 },
        { as_of = day, at = clock }))
      local expected = cost(set, fresh, cached, written)
      assert(close(expected, bill.usd), ("%s/%s on %s: %.17g, not %.17g"):format(provider.id, each.id, day,
        bill.usd, expected))
    end
  end

  it("costs what its JSON says", function()
    for _, provider in ipairs(providers) do
      for _, each in ipairs(provider.models) do
        local first = result.catalogs[provider.id].models[each.id][1].from
        for _, day in ipairs(days_of(each.prices, first)) do
          for _, clock in ipairs(each.prices[1] and { "00:00", "00:29", "00:30", "16:29", "16:30" } or { "12:00" }) do
            assert_cost(provider, each, day, clock)
          end
        end
      end
    end
  end)

  it("knows a name as the first model that it fits", function()
    local count = 0
    for _, provider in ipairs(providers) do
      for _, each in ipairs(provider.models) do
        for _, name in ipairs(samples(each.match, {})) do
          local found, message = result.book:find(require "perigee.catalog.prices", provider.id .. "/" .. name)
          assert(found, message)
          assert.equal(provider.id .. "/" .. first_match(provider, name).id, found.name)
          count = count + 1
        end
      end
    end
    assert.equal(2216, count) -- 981 + 900 equals, 189 contains, 132 starts_with, 13 regex, 1 ends_with
  end)

  it("begins no price before other catalogs know of it", function()
    local models = result.catalogs.openai.models
    assert.same({ "2025-04-16", "2025-06-10" }, { models.o3[1].from, models.o3[2].from })
    assert.equal("2026-08-13", result.catalogs.google.models["gemini-3.6-flash"][1].from)
    assert.equal("announced", result.catalogs.anthropic.models["claude-sonnet-5"][2].status)
  end)
end)

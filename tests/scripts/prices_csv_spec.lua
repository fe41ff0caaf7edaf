local prices_csv = require "perigee.import.prices_csv"
local catalog = require "perigee.catalog"
local write = require "perigee.catalog.write"
local folder = dofile "tests/scripts/support/folder.lua"

local COLUMNS = { "provider", "model", "aliases", "valid_from", "valid_to", "date_basis", "input",
  "output", "cache_read", "cache_write_5m", "cache_write_1h", "batch_input", "batch_output",
  "tier_above_tokens", "tier_input", "tier_output", "tier_cache_read", "training", "other",
  "source", "source_ref", "as_of", "evidence", "xcheck", "notes" }

-- A CSV of rows that give only the columns they need.
local function csv(...)
  local lines = { table.concat(COLUMNS, ",") }
  for _, row in ipairs { ... } do
    row.provider, row.source = "v", row.source or "a list"
    local cells = {}
    for i, column in ipairs(COLUMNS) do
      cells[i] = '"' .. tostring(row[column] or ""):gsub('"', '""') .. '"'
    end
    lines[#lines + 1] = table.concat(cells, ",")
  end
  return table.concat(lines, "\n")
end

local function convert(...)
  local catalogs, remarks = assert(prices_csv.read(csv(...), "t.csv"))
  return catalogs.v.models, remarks
end

describe("prices_csv", function()
  teardown(folder.remove_all)

  it("carries prices, dates, source", function()
    local models = convert { model = "m", valid_from = "2024-01-01", valid_to = "2024-06-01",
      input = 2, output = 0.5, cache_read = 0.0028, cache_write_5m = 3.125, cache_write_1h = 4,
      batch_input = 1, batch_output = 0.25, training = 8, source_ref = "key v/m",
      as_of = "2024-02-02", date_basis = "announced", notes = "for the reader" }
    assert.same({ { from = "2024-01-01", to = "2024-06-01", input = "2.00 USD/Mtoken",
      output = "0.50 USD/Mtoken", cached_input = "0.0028 USD/Mtoken", cache_write = "3.125 USD/Mtoken",
      cache_write_1h = "4.00 USD/Mtoken", batch_input = "1.00 USD/Mtoken",
      batch_output = "0.25 USD/Mtoken", training = "8.00 USD/Mtoken", source = "a list: v/m",
      as_of = "2024-02-02" } }, models.m)
  end)

  it("carries tiers, as columns and as a stepped list", function()
    local models = convert({ model = "m", valid_from = "2024-01-01", input = 1,
      tier_above_tokens = 200000, tier_input = 2, tier_output = 3, tier_cache_read = 0.1 },
      { model = "s", valid_from = "2024-01-01",
        other = 'tiered_pricing=[{"0-32000": [1.2; 6.0]}; {"32000-1e+06": [0.049999999999999996; 12.0]}]' })
    assert.same({ { above = "200k tokens/request", input = "2.00 USD/Mtoken",
      output = "3.00 USD/Mtoken", cached_input = "0.10 USD/Mtoken" } }, models.m[1].tiers)
    assert.equal("1.20 USD/Mtoken", models.s[1].input)
    assert.same({ { above = "32k tokens/request", input = "0.05 USD/Mtoken",
      output = "12.00 USD/Mtoken" } }, models.s[1].tiers)
  end)

  it("carries other units, and the second's price once", function()
    local models, remarks = convert { model = "m", valid_from = "2024-01-01", output = 2.5,
      other = "input_cost_per_second=0.0001 USD; output_cost_per_second=0.0001 USD; " ..
        "input_cost_per_character=1.5e-05 USD; input_cost_per_image=0.04 USD; " ..
        "input_cost_per_query=0.002 USD; web_search_per_query(med)=0.01; " ..
        "output_cost_per_reasoning_token=2.5; input_cost_per_token_flex=1; half price at night; " ..
        "input_cost_per_token_priority=1.2.3" }
    local row = models.m[1]
    assert.equal("0.006 USD/minute", row.per_duration)
    assert.equal("15.00 USD/Mcharacter", row.per_character)
    assert.equal("0.04 USD/image", row.per_image)
    assert.equal("0.002 USD/request", row.per_request)
    assert.equal("0.01 USD/request", row.web_search)
    assert.equal("1.00 USD/Mtoken", row.flex_input)
    assert.is_nil(row.reasoning_output) -- as output
    assert.same({ "v/m: left out:  half price at night",
      "v/m: left out:  input_cost_per_token_priority=1.2.3" }, remarks)
  end)

  it("says what was seen, recalled, contradicted", function()
    local models = convert(
      { model = "a", input = 1, date_basis = "seen 2022-07-03", as_of = "2023-01-01" },
      { model = "b", input = 1, date_basis = "announced", as_of = "2023-01-01" },
      { model = "c", input = 1, valid_from = "2024-01-01", date_basis = "first_seen_in_tokencost" },
      { model = "d", input = 1, valid_from = "2024-01-01", date_basis = "announced (date from memory)",
        evidence = "snapshot+memory" },
      { model = "e (old)", input = 1, valid_from = "2024-01-01", evidence = "memory",
        xcheck = "genai=DIFF(0.1/) simonw=ok" })
    local seen = "from is the day it was seen: when it took effect is not known"
    assert.same({ "2022-07-03", seen }, { models.a[1].from, models.a[1].note })
    assert.same({ "2023-01-01", seen }, { models.b[1].from, models.b[1].note })
    assert.equal("from is the day it was first seen in tokencost's list", models.c[1].note)
    assert.equal("dates recalled, not read", models.d[1].note)
    assert.equal("old; price recalled, not read; genai-prices has 0.1 USD/Mtoken instead", models.e[1].note)
  end)

  it("leaves out a zero, and a row that ended before it was seen", function()
    local models, remarks = convert(
      { model = "embed", valid_from = "2024-01-01", input = 1, output = 0 },
      { model = "late", valid_to = "2024-01-01", input = 1, as_of = "2024-02-01" })
    assert.is_nil(models.embed[1].output)
    assert.equal("embedding", models.embed.mode)
    assert.is_nil(models.late)
    assert.same({ "v/embed: output of 0 left out",
      "v/late: ended on 2024-01-01, before it was seen on 2024-02-01: left out" }, remarks)
  end)

  it("makes a pinned version of an alias that not every row has", function()
    local models = convert(
      { model = "m", aliases = "m-1;m-one", valid_from = "2024-01-01", valid_to = "2024-06-01", input = 2 },
      { model = "m", aliases = "m-2", valid_from = "2024-06-01", input = 1 },
      { model = "n", aliases = "n-1", valid_from = "2024-01-01", input = 1 })
    assert.same({ nil, 2, 1, 1, 1 }, { models.m.aliases, #models.m, #models["m-1"], #models["m-one"], #models["m-2"] })
    assert.equal("2.00 USD/Mtoken", models["m-1"][1].input)
    assert.same({ "n-1" }, models.n.aliases)
    assert.is_nil(models["n-1"])
  end)

  it("says what is wrong with the CSV", function()
    local catalogs, message = prices_csv.read("a,a\n", "t.csv")
    assert.is_nil(catalogs)
    assert.equal("t.csv:1: column 'a' is given twice", message)
  end)

  -- A text that ends near a line's end is followed by `}` or a comma, and may not part from it.
  it("is written in lines of 100, whatever the length of its texts", function()
    for length = 40, 200 do
      local note = ("word "):rep(length // 5) .. ("x"):rep(length % 5 + 1)
      local catalog_of = { kind = "api-prices", provider = "v", models = {
        m = { { from = "2024-01-01", input = "2.00 USD/Mtoken", source = note, note = note } } } }
      local text = write.prices(catalog_of)
      assert.same(catalog_of, load(text, "=written", "t", {})())
      for line in text:gmatch "[^\n]+" do assert.truthy(#line <= 100, line) end
    end
  end)

  it("is written as a catalog that reads back the same", function()
    local catalogs = prices_csv.read(csv(
      { model = "m", aliases = "n", valid_from = "2024-01-01", input = 2, as_of = "2024-01-02",
        tier_above_tokens = 200000, tier_input = 4, source = ('a "long" \\ source, '):rep(12) },
      { model = "whisper", valid_from = "2024-01-01", other = "input_cost_per_second=0.001 USD" }), "t.csv")
    local text = write.prices(catalogs.v, "-- a comment\n")
    for line in text:gmatch("[^\n]+") do
      assert.truthy(#line <= 100, line)
    end
    assert.same(catalogs.v, load(text, "=written", "t", {})())
    local root = folder.new { ["api/v.lua"] = text }
    assert.same({}, catalog.check(root))
    local book = assert(catalog.open { folders = { root } })
    assert.equal(catalogs.v.models.m[1].source, book:price("n", "2024-01-01").source)
  end)
end)

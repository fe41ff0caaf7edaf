-- The shipped API prices against the collected table: every row of it is in catalogs/api with
-- its prices, dates and source, apart from the differences that are listed here by name.
-- ../shared/data/api_prices.csv does not come with the project: pending without it.
local catalog = require "perigee.catalog"
local data = require "perigee.data"
local dated = require "perigee.catalog.dated"
local imported = dofile "tests/scripts/support/imported.lua"
local price_fields = require "perigee.catalog.price_fields"

local CSV = "../shared/data/api_prices.csv"

local book = assert(catalog.open { folders = { assert(catalog.shipped()) } })

-- ----- what the table says -----

local COLUMNS = {
  input = "input", output = "output", cache_read = "cached_input", cache_write_5m = "cache_write",
  cache_write_1h = "cache_write_1h", batch_input = "batch_input", batch_output = "batch_output",
  training = "training",
}

-- The column `other`: key=value, and by how much a value is multiplied to be per unit below.
local OTHERS = {
  input_cost_per_audio_token = { "audio_input" }, output_cost_per_audio_token = { "audio_output" },
  input_cost_per_image_token = { "image_input" }, output_cost_per_image_token = { "image_output" },
  output_cost_per_reasoning_token = { "reasoning_output" },
  input_cost_per_token_priority = { "priority_input" }, output_cost_per_token_priority = { "priority_output" },
  input_cost_per_token_flex = { "flex_input" }, output_cost_per_token_flex = { "flex_output" },
  input_cost_per_image = { "per_image" }, input_cost_per_query = { "per_request" },
  input_cost_per_character = { "per_character", 1e6 }, input_cost_per_second = { "per_duration", 60 },
  output_cost_per_second = {}, -- whisper-1: the notes say that it repeats the input's price
  ["web_search_per_query(med)"] = { "web_search" },
}

-- How the shipped rows write their prices.
local UNITS = { per_image = "image", per_image_input = "image", per_request = "request", web_search = "request",
                per_character = "Mcharacter", per_duration = "minute" }

-- [{"0-32000": [1.2; 6.0]}; {"32000-128000": [2.4; 12.0]}]: a price, and tiers above it.
local function add_stepped(said, text)
  for low, input, output in text:gmatch '"(%d+)%-[^"]+": %[([%d.]+); ([%d.]+)%]' do
    if low == "0" then
      said.prices.input, said.prices.output = tonumber(input), tonumber(output)
    else
      said.tiers[#said.tiers + 1] = { above = tonumber(low), input = tonumber(input), output = tonumber(output) }
    end
  end
end

local function add_other(said, text)
  if text:find "^tiered_pricing=" then
    return add_stepped(said, text)
  end
  for pair in text:gmatch "[^;]+" do
    local key, value = pair:match "^%s*(.-)=([%d.e-]+)"
    local rule = OTHERS[key]
    if rule and rule[1] then
      said.prices[rule[1]] = tonumber(value) * (rule[2] or 1)
    elseif not rule then
      said.words[#said.words + 1] = pair
    end
  end
end

local function number_or_nil(cell)
  return type(cell) == "number" and cell ~= 0 and cell or nil -- a zero is how lists write "none"
end

-- One row of the table: its model, days, prices by field, tiers, and what is in words.
local function said_by(cells)
  local said = {
    name = cells.provider .. "/" .. cells.model:match "^%S+", prices = {}, tiers = {}, words = {},
    from = cells.valid_from ~= "" and cells.valid_from or nil, to = cells.valid_to ~= "" and cells.valid_to or nil,
    source = cells.source, as_of = cells.as_of ~= "" and cells.as_of or nil,
  }
  for column, field in pairs(COLUMNS) do
    said.prices[field] = number_or_nil(cells[column])
  end
  if cells.tier_above_tokens ~= "" then
    said.tiers[1] = { above = cells.tier_above_tokens, input = number_or_nil(cells.tier_input),
                      output = number_or_nil(cells.tier_output), cached_input = number_or_nil(cells.tier_cache_read) }
  end
  add_other(said, cells.other)
  if said.prices.reasoning_output == said.prices.output then
    said.prices.reasoning_output = nil -- thinking that is billed as output is needs no price of its own
  end
  return said
end

-- ----- what differs, and why -----

local SEEN = "the table has no day: from is the day on which the price was seen"
local READ_SINCE = "read since, at a better source"

local function seen(day, more)
  local difference = { from = day, why = SEEN }
  for name, value in pairs(more or {}) do
    difference[name] = value
  end
  return difference
end

local CUT = seen("2022-07-03", { to = "2022-09-01", -- recalled: OpenAI cut its prices then
                                 why = SEEN .. "; it ends where the base models' prices did" })
local SHUT = seen("2022-07-03", { to = "2024-01-04", why = SEEN .. "; OpenAI's deprecations page tells the end" })

-- By the model, or where only one of its rows differs with the day on which that begins in the
-- table: from, to, as_of and a part of the source as they are shipped; prices that are shipped
-- otherwise (false: not at all); words of the column `other` that a row holds in another way.
local DIFFERENCES = {
  ["alibaba/qwen3.7-plus"] = { prices = { cached_input = 0.08 }, tiers = { cached_input = 0.24 },
    why = "litellm's list of the day has them; the table's column shows two prices a step" },
  ["anthropic/claude-2 2023-07-11"] = { source = "model_pricing_july2023.pdf", as_of = "2023-07-31", why = READ_SINCE },
  ["anthropic/claude-3-haiku-20240307"] = { prices = { cache_write_1h = 0.5 },
    why = "6 is Sonnet's: the vendor's page says twice the input price" },
  ["anthropic/claude-3-opus-20240229"] = { prices = { cache_write_1h = 30 },
    why = "6 is Sonnet's: the vendor's page says twice the input price" },
  ["anthropic/claude-instant-v1"] = seen("2023-05-31", { source = "model_pricing_may2023.pdf", as_of = "2023-07-31",
    why = READ_SINCE }),
  ["anthropic/claude-sonnet-5"] = { prices = { cache_write = 2.5, cache_write_1h = 4, web_search = 0.01 },
    why = "genai-prices 2026-08-21 has them" },
  ["bedrock/amazon.titan-text-express-v1"] = seen "2025-01-26",
  ["bedrock/meta.llama2-13b-chat-v1"] = seen "2025-01-26",
  ["cohere/embed-english-v3.0"] = { prices = { per_image = false, per_image_input = 0.0001 },
    why = "a picture that is sent, not one that is made" },
  ["deepseek/deepseek-chat 2025-02-08"] = { words = "16:30-00:30 UTC", why = "in `hours` of the row from 2025-02-26" },
  ["google/gemini-2.5-flash-preview-05-20"] = { prices = { reasoning_output = 3.5 }, why = "in the table's notes" },
  ["openai/ada"] = seen "2022-07-03", ["openai/babbage"] = seen "2022-07-03",
  ["openai/curie"] = seen "2022-07-03", ["openai/davinci"] = seen "2022-07-03",
  ["openai/embedding-ada-001"] = CUT, ["openai/embedding-babbage-001"] = CUT,
  ["openai/embedding-curie-001"] = CUT, ["openai/embedding-davinci-001"] = CUT,
  ["openai/ft:ada"] = SHUT, ["openai/ft:babbage"] = SHUT, ["openai/ft:curie"] = SHUT, ["openai/ft:davinci"] = SHUT,
  ["openai/ft:gpt-4.1-2025-04-14"] = seen "2025-12-03",
  ["openai/gpt-3.5-turbo 2023-03-01"] = { source = "blog.wordbot.io", why = READ_SINCE },
  ["openai/gpt-3.5-turbo 2023-06-13"] = { source = "tokencost 2024-01-27", why = READ_SINCE },
  ["openai/gpt-3.5-turbo 2024-02-16"] = { source = "litellm mirror 2025-09-26", why = READ_SINCE },
  ["openai/gpt-3.5-turbo-0301"] = { source = "blog.wordbot.io", as_of = "2023-05-06",
    why = "the table says: see gpt-3.5-turbo" },
  ["openai/gpt-4o 2024-05-13"] = {
    prices = { batch_input = 2.5, batch_output = 7.5, priority_input = 8.75, priority_output = 26.25 },
    why = "the pinned version has them, as of 2026-08-01" },
  ["openai/gpt-5-nano"] = { prices = { priority_input = false }, why = "50 times the input price: a slip" },
  ["openai/gpt-realtime"] = { prices = { per_image = false }, why = "0.000005 USD can only be for a token" },
  ["openai/text-curie-001"] = seen("2023-08-04", { source = "OpenAI deprecations page", why = READ_SINCE }),
  ["openai/text-embedding-ada-002 2022-12-15"] = { source = "OpenAI blog 2022-12-15", as_of = "2023-06-13",
    why = READ_SINCE },
}

-- Shipped models that the table has only as names of others, or in its notes.
local MORE = {
  ["anthropic/claude-2.1"] = "an alias of one row of claude-2 only", ["anthropic/claude-v2"] = "the same",
  ["anthropic/claude-3-5-sonnet-20241022"] = "a pinned version", ["anthropic/claude-3-5-sonnet-latest"] = "moves",
  ["openai/gpt-3.5-turbo-0613"] = "a pinned version", ["openai/gpt-4-0125-preview"] = "a pinned version",
  ["openai/gpt-4-turbo-preview"] = "moves", ["openai/gpt-4o-2024-05-13"] = "a pinned version",
  ["openai/gpt-4o-2024-08-06"] = "a pinned version", ["openai/gpt-4o-2024-11-20"] = "a pinned version",
}

-- Days and figures that the table calls recalled, and that were read since.
local READ = {
  ["anthropic/claude-2 2023-07-11"] = true, ["openai/gpt-4o 2024-05-13"] = true,
  ["openai/text-embedding-ada-002 2022-12-15"] = true, ["openai/gpt-3.5-turbo 2023-03-01"] = true,
  ["openai/gpt-3.5-turbo-0301 2023-03-01"] = true, -- its note: taken to follow the family's price
}

-- ----- the two beside one another -----

local function difference_of(said)
  return DIFFERENCES[("%s %s"):format(said.name, said.from)] or DIFFERENCES[said.name] or {}
end

local function number(field, text)
  local figure, unit = text:match "^([%d.]+) USD/(.+)$"
  assert.equal(UNITS[field] or "Mtoken", unit, field)
  return tonumber(figure)
end

local function close(a, b)
  return math.abs(a - b) <= 1e-9 * math.abs(b)
end

-- The shipped rows of a table's row: those that hold, from its first day to its last.
local function rows_of(said, from, to)
  local found = {}
  for _, row in ipairs(assert(book:show(said.name, { kind = "api-prices" })).rows) do
    if dated.holds(row) and row.from >= from and (not to or row.from < to) then
      found[#found + 1] = row
    end
  end
  return found
end

local function assert_days(said, rows, from, to)
  assert.truthy(rows[1], said.name .. " has no row from " .. from)
  assert.equal(from, rows[1].from, said.name)
  assert.equal(to, rows[#rows].to, said.name)
  for i = 2, #rows do
    assert.equal(rows[i].from, rows[i - 1].to, said.name)
  end
end

-- litellm's list of the day, which knows more dimensions of some rows than the table does;
-- what is shipped beside the table's prices is what it says.
local LIST = "data/raw/litellm_2026-08-01.json"
local IN_LIST = { google = "gemini" }
local listed

local function in_list(said, tier, field)
  listed = listed or imported.run("litellm", assert(imported.shared(LIST), LIST)).book
  local provider, name = said.name:match "^([^/]+)/(.+)$"
  for _, owner in ipairs { IN_LIST[provider] or provider, "bedrock_converse", "vertex_ai-language-models" } do
    local row = listed:price(owner .. "/" .. name, "2026-08-01")
    local part = row and tier and (row.tiers or {})[tier] or not tier and row
    if part and part[field] then return part[field] end
  end
end

local function assert_prices(said, prices, changed, shipped, tier)
  for field in pairs(price_fields.rules) do
    local wanted = changed[field]
    if wanted == nil then
      wanted = prices[field]
    end
    local what = ("%s from %s: %s"):format(said.name, said.from, field)
    if wanted then
      assert.truthy(shipped[field], what .. " is missing")
      assert.truthy(close(number(field, shipped[field]), wanted), what .. " is " .. shipped[field])
    elseif shipped[field] then
      assert.equal(in_list(said, tier, field), shipped[field], what)
    end
  end
end

local function assert_tiers(said, changed, shipped)
  assert.equal(#said.tiers, #(shipped.tiers or {}), said.name)
  for i, tier in ipairs(said.tiers) do
    local own = shipped.tiers[i]
    assert.equal(("%dk tokens/request"):format(tier.above // 1000), own.above, said.name)
    assert_prices(said, tier, changed, own, i)
  end
end

local function assert_row(said)
  local difference = difference_of(said)
  local from, to = difference.from or said.from, difference.to or said.to
  local rows = rows_of(said, from, to)
  assert_days(said, rows, from, to)
  for _, row in ipairs(rows) do
    local shipped = row.target and assert(book:price(said.name, row.from)) or row
    assert_prices(said, said.prices, difference.prices or {}, shipped)
    assert_tiers(said, difference.tiers or {}, shipped)
    assert.truthy(row.source:find(difference.source or said.source, 1, true), said.name .. ": " .. row.source)
    assert.equal(difference.as_of or said.as_of, row.as_of, said.name)
  end
  for _, words in ipairs(said.words) do
    assert.truthy(words:find(difference.words or "not held", 1, true), said.name .. ": " .. words)
  end
end

-- ----- the specs -----

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read "a"
  if file then file:close() end
  return text and assert(data.read(text, path))
end

local table_rows = read(CSV)

local function day_before(day)
  local year, month, date = day:match "^(%d+)-(%d+)-(%d+)$"
  return os.date("!%Y-%m-%d", os.time { year = year, month = month, day = date, hour = 12 } - 86400)
end

describe("the collected API prices", function()
  teardown(imported.remove_all)

  if not table_rows then
    pending("are not here: " .. CSV)
    return
  end

  it("are 210 rows of 182 models", function()
    local models, count = {}, 0
    for _, cells in ipairs(table_rows) do
      local name = said_by(cells).name
      count, models[name] = count + (models[name] and 0 or 1), true
    end
    assert.same({ 210, 182 }, { #table_rows, count })
  end)

  for _, cells in ipairs(table_rows) do
    local said = said_by(cells)
    it(("have %s from %s"):format(said.name, said.from or "an unknown day"), function()
      assert_row(said)
    end)
  end

  it("differ where they are said to differ only", function()
    local used = {}
    for _, cells in ipairs(table_rows) do
      local said = said_by(cells)
      used[("%s %s"):format(said.name, said.from)], used[said.name] = true, true
    end
    for name, difference in pairs(DIFFERENCES) do
      assert.truthy(used[name], name)
      assert.truthy(#difference.why > 5, name)
    end
  end)

  it("know their other names, at the same price at the end of a row", function()
    for _, cells in ipairs(table_rows) do
      local said = said_by(cells)
      for alias in cells.aliases:gmatch "[^;]+" do
        local row = assert(book:price(cells.provider .. "/" .. alias, said.to and day_before(said.to) or said.as_of))
        assert.same({ said.prices.input, said.prices.output }, { number("input", row.input),
          number("output", row.output) }, alias)
      end
    end
  end)

  it("are all that is shipped, but for versions and names that move", function()
    local known = {}
    for _, cells in ipairs(table_rows) do
      known[said_by(cells).name] = true
    end
    for _, entry in ipairs(book:list { kind = "api-prices" }) do
      assert.truthy(known[entry.name] or MORE[entry.name], entry.name)
    end
  end)

  -- What nobody read is marked, in the row's own note.
  it("are marked where they are recalled", function()
    for _, cells in ipairs(table_rows) do
      local said = said_by(cells)
      local is_recalled = cells.date_basis:find "memory" or cells.evidence:find "memory"
      if is_recalled and not READ[("%s %s"):format(said.name, said.from)] then
        local from = difference_of(said).from or said.from
        assert.matches("recalled, not read", rows_of(said, from, said.to)[1].note or "", 1, false, said.name)
      end
    end
  end)

  it("say what they are: announced, promotional, cancelled", function()
    local function status(name, from)
      for _, row in ipairs(assert(book:show(name)).rows) do
        if row.from == from then
          return row.status
        end
      end
    end
    for _, cells in ipairs(table_rows) do
      if cells.date_basis:find "future%-dated" then
        assert.equal("announced", status(said_by(cells).name, cells.valid_from))
      end
    end
    -- notes: "Until 2026-12-31; then 1.50/7.50"; "THE INCREASE WAS CANCELLED", to 3/15 from 2026-09-01
    assert.equal("promotional", status("google/gemini-3.6-flash", "2026-08-13"))
    assert.equal("cancelled", status("anthropic/claude-sonnet-5", "2026-09-01"))
    assert.equal("2.00 USD/Mtoken", assert(book:price("anthropic/claude-sonnet-5", "2026-09-17")).input)
  end)
end)

describe("the collected prices of vendors' tools", function()
  local tools = read "../shared/data/cloud_unit_prices.csv"
  if not tools then
    pending "are not here"
    return
  end

  -- How the table counts, in units that services are priced in.
  local COUNTS = { ["per call"] = 1, ["per session"] = 1, ["per 1000 searches"] = 1000 }
  local NAMES = { ["web search (search_context medium)"] = "web-search", ["web search"] = "web-search",
                  ["code interpreter"] = "code-interpreter" }

  it("are services, with their prices and the day they were read", function()
    local count = 0
    for _, cells in ipairs(tools) do
      if cells.service == "tools" then
        count = count + 1
        local row = assert(book:entry("services", cells.provider .. "/" .. NAMES[cells.item], { as_of = cells.as_of }))
        local figure, many = row.price:match "^([%d.]+) USD/(k?)request$"
        local each = tonumber(figure) / (many == "k" and 1000 or 1)
        assert.truthy(close(each, cells.price / COUNTS[cells.unit]), row.name)
        assert.equal(cells.as_of, row.as_of)
        assert.equal("tool", row.category)
      end
    end
    assert.equal(3, count)
  end)
end)

-- Broken catalogs, each with its exact message.
local catalog = require "perigee.catalog"
local files = require "perigee.catalog.files"
local folder = dofile "tests/scripts/support/folder.lua"

local GOOD = [[from = "2024-01-01", input = "1.00 USD/Mtoken", source = "a page"]]

-- A catalog of one model with the given body; the model stands on line 2.
local function models(body)
  return 'return { kind = "api-prices", provider = "x", models = {\n' .. body .. "\n} }\n"
end

local function model(body)
  return models('["m"] = {' .. body .. "}")
end

local function row(body)
  return model("{ " .. GOOD .. ", " .. body .. " }")
end

local function problems(text, name)
  local root = folder.new { [name or "x.lua"] = text }
  local found = catalog.check(root)
  for i, problem in ipairs(found) do
    found[i] = problem:gsub(root:gsub("%p", "%%%0") .. "/", "")
  end
  return found
end

local DATA_ONLY = "it is data only, texts in quotes, numbers, true, false and tables"

local BROKEN = {
  -- what is no data
  { "\27Lua\x54\0", "x.lua:1: a compiled chunk: a catalog is Lua text" },
  { "", "x.lua:1: an empty file: a catalog is 'return { ... }'" },
  { "local x = 1\nreturn {}", "x.lua:1: a catalog begins with 'return {', not 'local'" },
  { "return 1", "x.lua:1: a catalog returns one table: 'return { ... }'" },
  { "return {\n}\nos.exit()", "x.lua:3: 'os' after the catalog's table: nothing follows it" },
  { "return {\n  a = function() end }", "x.lua:2: 'function' in a catalog: " .. DATA_ONLY },
  { "return { a =\n  os.time() }", "x.lua:2: 'os' in a catalog: " .. DATA_ONLY },
  { "return { a = not true }", "x.lua:1: 'not' in a catalog: " .. DATA_ONLY },
  { "return { while true do end }", "x.lua:1: 'while' in a catalog: " .. DATA_ONLY },
  { "return { goto = 1 }", "x.lua:1: 'goto' in a catalog: " .. DATA_ONLY },
  { 'return { a = "x"("y") }', "x.lua:1: a call in a catalog: it is data only" },
  { 'return { a = ("x"):rep(9) }', "x.lua:1: '(' where a text, a number, true, false or a table should be" },
  { "return { a = 1 + 1 }", "x.lua:1: '+' after a value: ',' or '}' should be here" },
  { 'return { a = "x" .. "y" }', "x.lua:1: '.' after a value: ',' or '}' should be here" },
  { "return { a = nil }", "x.lua:1: nil in a catalog: leave the field out" },
  { "return { [1] = 2 }", "x.lua:1: a key is a text, not a number" },
  { "return { ['a' = 2 }", "x.lua:1: ']' is missing after a key" },
  { "return { a = 1,\n  a = 2 }", "x.lua:2: 'a' is given twice: first on line 1" },
  { "return {\n  a = {\n", "x.lua:3: the '{' of line 2 is never closed" },
  { 'return {\n  a = "x\n }', 'x.lua:2: a text is not closed: " is missing' },
  { "return { a = [[x }", "x.lua:1: '[[' is never closed" },
  { "return { --[==[ x }", "x.lua:1: '[==[' is never closed" },
  { 'return { a = "\\q" }', 'x.lua:1: an escape in a text that Lua does not know: "\\q"' },
  { 'return { a = "\\27[31m" }', "x.lua:1: a text holds a control character or is not UTF-8" },
  { "return {\n  a = '\27[31m' }", "x.lua:2: a control character, or not UTF-8 text" },
  { "return {\n  a = '\xFF' }", "x.lua:2: a control character, or not UTF-8 text" },
  { "return { a = 0x10 }", "x.lua:1: '0x10' is not a number" },
  { "return { a = 1e999 }", "x.lua:1: '1e999' is not a number" },
  { "return " .. ("{"):rep(40), "x.lua:1: tables more than 32 deep" },
  { "return { a = '" .. ("x"):rep(4097) .. "' }", "x.lua:1: a text of 4097 bytes: 4096 are the most" },

  -- the file
  { "return {}", 'x.lua:1: kind is missing: say what the file holds, as kind = "api-prices"' },
  { 'return { kind = "api-price" }',
    "x.lua:1: unknown kind 'api-price': did you mean 'api-prices'?" },
  { 'return { kind = "api-prices" }',
    "x.lua:1: models is missing: a table of models, each a list of rows",
    "x.lua:1: provider is missing: whose prices these are" },
  { 'return { kind = "api-prices", provider = "a b", models = 7, modles = {} }',
    "x.lua:1: models: a table of models is wanted, not a number",
    "x.lua:1: unknown field 'modles': did you mean 'models'?",
    "x.lua:1: provider: 'a b' is not a name: no blanks, no / at an end" },
  { 'return { kind = "api-prices", provider = "a/b", models = {} }',
    "x.lua:1: provider: 'a/b' is not a provider: no / in it" },
  { models "{}", 'x.lua:1: models are named: ["gpt-4"] = { ... }' },

  -- the model
  { models '["m"] = 7', "x.lua:2: 'm' is a list of rows { { from = ... } }, not a number" },
  { models('["m m"] = { { ' .. GOOD .. " } }"),
    "x.lua:2: 'm m' is not a name: no blanks, no / at an end" },
  { model "", "x.lua:2: 'm' has no row" },
  { model("{ " .. GOOD .. " }, 7"), "x.lua:2: a row is a table { ... }, not a number" },
  { model(GOOD),
    "x.lua:2: unknown field 'from'", "x.lua:2: unknown field 'input'",
    "x.lua:2: unknown field 'source'", "x.lua:2: 'm' has no row" },
  { model('mode = "embeding", { ' .. GOOD .. " }"),
    "x.lua:2: mode: 'embeding' is not one of 'text', 'embedding', 'rerank', 'image', 'speech', " ..
    "'transcription', 'realtime', 'video', 'document', 'search' and 'moderation': did you mean 'embedding'?" },
  { model('aliases = "n", { ' .. GOOD .. " }"),
    'x.lua:2: aliases: aliases is a list of names: { "gpt-4-0613" }' },
  { model('aliases = { "n", "N" }, { ' .. GOOD .. " }"), "x.lua:2: alias 'N' already means 'm'" },
  { model('aliases = { "M" }, { ' .. GOOD .. " }"), "x.lua:2: alias 'M' already means 'm'" },
  { model('aliases = { 7 }, { ' .. GOOD .. " }"), "x.lua:2: alias a name is a text, not a number" },
  { models('["m_1"] = { { ' .. GOOD .. ' } },\n["M-1"] = { { ' .. GOOD .. " } }"),
    "x.lua:2: 'm_1' and 'M-1' are one name: - and _ and letter case do not count" },

  -- the row
  { model "{ }",
    "x.lua:2: from is missing: the day the price took effect, YYYY-MM-DD",
    "x.lua:2: source is missing: where the price was read",
    "x.lua:2: a row without a price: give one, free = true, or a target" },
  { row 'ouput = "1 USD/Mtoken"', "x.lua:2: unknown field 'ouput': did you mean 'output'?" },
  { row '"2 USD/Mtoken"',
    "x.lua:2: a row has named fields only: from, input, output, source ..." },
  { row 'to = "2023-12-31"',
    "x.lua:2: the row ends on 2023-12-31, before it begins on 2024-01-01: to is the first day after it" },
  { row 'to = "2024-01-01"',
    "x.lua:2: the row ends on 2024-01-01, before it begins on 2024-01-01: to is the first day after it" },
  { row 'to = "2024-02-30"', "x.lua:2: to: '2024-02-30' is not a date: that month has 29 days" },
  { row "as_of = 2024", "x.lua:2: as_of: a number is not a date: write it as YYYY-MM-DD" },
  { row 'note = ""', "x.lua:2: note: the text is empty" },
  { model '{ from = "2024-01-01", input = "1 USD/Mtoken", source = " " }',
    "x.lua:2: source: the text is empty" },
  { row "free = true", "x.lua:2: a row with prices is not free: leave one of them out" },
  { row "free = false", "x.lua:2: free: write free = true, or leave it out" },

  -- prices
  { row "output = 2",
    'x.lua:2: output: a price is a text with its unit, as "2.00 USD/Mtoken", not a number' },
  { row 'output = "2"',
    "x.lua:2: output: '2': no unit of what is paid for: write it as \"2.00 USD/Mtoken\"" },
  { row 'output = "2/Mtoken"',
    "x.lua:2: output: '2/Mtoken': no currency: write it as \"2.00 USD/Mtoken\"" },
  { row 'output = "USD/Mtoken"',
    "x.lua:2: output: 'USD/Mtoken': a price begins with its amount: write it as \"2.00 USD/Mtoken\"" },
  { row 'output = "-2 USD/Mtoken"',
    "x.lua:2: output: '-2 USD/Mtoken': a price below zero: write it as \"2.00 USD/Mtoken\"" },
  { row 'output = "$-2/Mtoken"',
    "x.lua:2: output: '$-2/Mtoken': a price below zero: write it as \"2.00 USD/Mtoken\"" },
  { row 'output = "2 USD/request"',
    "x.lua:2: output: '2 USD/request': not a price per token: write it as \"2.00 USD/Mtoken\"" },
  { row 'per_duration = "2 USD/month"',
    "x.lua:2: per_duration: '2 USD/month': not a price per second, minute or hour: " ..
    'write it as "0.006 USD/minute"' },

  -- tiers
  { row "tiers = {}",
    'x.lua:2: tiers: tiers is a list of tables: { { above = "200k tokens/request", input = ... } }' },
  { row 'tiers = { { above = 200000, input = "2 USD/Mtoken" } }',
    "x.lua:2: above: '200000': write it as \"200k tokens/request\"" },
  { row 'tiers = { { input = "2 USD/Mtoken" } }',
    "x.lua:2: a tier holds above so many input tokens, or from so many on: say above = \"200k tokens/request\"" },
  { row 'tiers = { { above = "200k tokens/request" } }', "x.lua:2: a tier without a price" },
  { row 'tiers = { { above = "200k tokens/request", training = "2 USD/Mtoken" } }',
    "x.lua:2: unknown field 'training'" },
  { row ('tiers = {\n{ above = "200k tokens/request", input = "2 USD/Mtoken" },\n' ..
         '{ above = "0.2M tokens/request", input = "2 USD/Mtoken" } }'),
    "x.lua:4: tiers ascend: '0.2M tokens/request' is not above the tier before it" },

  -- rows together
  { model("{ " .. GOOD .. " },\n{ " .. GOOD .. " }"), "x.lua:3: two rows from 2024-01-01" },
  { model("{ " .. GOOD .. ' },\n{ from = "2024-06-01", input = "2 USD/Mtoken", source = "s" }'),
    "x.lua:3: overlap: the row from 2024-01-01 is still in force on 2024-06-01: " ..
    'give it to = "2024-06-01"' },
  { model("{ " .. GOOD .. ', to = "2024-06-02" },\n' ..
          '{ from = "2024-06-01", input = "2 USD/Mtoken", source = "s" }'),
    "x.lua:3: overlap: the row from 2024-01-01 holds until 2024-06-02, past 2024-06-01" },
}

describe("catalog.check", function()
  teardown(folder.remove_all)

  for i, case in ipairs(BROKEN) do
    it(("refuses %d: %s"):format(i, case[2]), function()
      assert.same({ table.unpack(case, 2) }, problems(case[1]))
    end)
  end

  it("finds nothing wrong with sound files", function()
    assert.same({}, problems(row 'to = "2025-01-01", output = "$2/Mtoken", batch_input = "1 to 2 EUR per Mtoken"'))
    assert.same({}, problems(model '{ from = "2024-01-01", free = true, source = "s" };'))
    assert.same({}, problems('\xEF\xBB\xBF-- a comment\r\n' .. models "" .. ";"))
    assert.same({}, problems(row 'note = [==[\nlong ]] text]==], batch_input = "uniform(1, 2) USD/Mtoken"'))
    assert.same({}, problems(row 'note = "broken \\z\n   over lines", per_request = ".5 USD/request"'))
    assert.same({}, problems(model("{ " .. GOOD .. ', to = "2024-06-01" }, ' ..
      '{ from = "2024-06-01", input = "2 USD/Mtoken", source = "s" }')))
  end)

  it("reports every file, by name and line", function()
    local root = folder.new { ["b.lua"] = row "\nx1 = 1,\ny1 = 2", ["a.lua"] = "oops" }
    assert.same({
      root .. "/a.lua:1: a catalog begins with 'return {', not 'oops'",
      root .. "/b.lua:3: unknown field 'x1'",
      root .. "/b.lua:4: unknown field 'y1'",
    }, catalog.check(root .. "/"))
    assert.same({ root .. "/no: no such folder of catalogs" }, catalog.check(root .. "/no"))
  end)

  it("wants a provider's file in api/ to bear its name", function()
    local good = row 'note = "x"'
    assert.same({}, problems(good, "api/x.lua"))
    assert.same({}, problems(good, "api/X/history.lua"))
    assert.same({ "api/y.lua:1: provider 'x' in a file named y.lua: in the folder api/ the two are the same" },
      problems(good, "api/y.lua"))
  end)

  it("wants a name once in a folder", function()
    local root = folder.new {
      ["a.lua"] = model('aliases = { "n" }, { ' .. GOOD .. " }"),
      ["b.lua"] = model("{ " .. GOOD .. " }"),
      ["c.lua"] = models('["N"] = { { ' .. GOOD .. " } }"),
    }
    local fault = ("%s/%%s.lua:2: '%%s' is already given in %s/a.lua:2: keep one of them"):format(root, root)
    assert.same({ fault:format("b", "x/m"), fault:format("c", "x/N") }, catalog.check(root))
    local book = assert(catalog.open { folders = { root } })
    local _, message = book:price("x/m", "2024-01-01")
    assert.equal(fault:format("b", "x/m"), message)
  end)

  it("keeps to the size of a file", function()
    local size = files.SIZE
    finally(function()
      files.SIZE = size
    end)
    local text = row 'note = "x"'
    files.SIZE = #text
    assert.same({}, problems(text))
    assert.same({ "x.lua: larger than 0 MiB, the most a catalog may be" }, problems(text .. " "))
  end)
end)

-- What is wrong with a model: its name, its aliases, what it says beside its rows.
local files = dofile "tests/scripts/support/price_files.lua"
local models, model, GOOD = files.models, files.model, files.GOOD

local ROWS = "{ " .. GOOD .. " }"

-- A name of 90 letters; before a message it is cut.
local LONG = ("abc"):rep(30)

return {
  { models '["m"] = 7', "x.lua:2: 'm': a list of rows is wanted, { { from = ... } }, not a number" },
  { models('["m m"] = { ' .. ROWS .. " }"), "x.lua:2: 'm m': 'm m' is not a name: no blanks, no / at an end" },
  { models('["/m"] = { ' .. ROWS .. " }"), "x.lua:2: '/m': '/m' is not a name: no blanks, no / at an end" },
  { models('["' .. LONG .. '"] = 7'),
    "x.lua:2: '" .. LONG:sub(1, 80) .. " ...': a list of rows is wanted, { { from = ... } }, not a number" },
  { model "", "x.lua:2: 'm': it has no row: give one, { from, input, output, source ... }" },
  { model(ROWS .. ", 7"), "x.lua:2: 'm': a row is a table { ... }, not a number" },
  { model(GOOD),
    "x.lua:2: 'm': unknown field 'from': it belongs in a row: { { from = ... } }",
    "x.lua:2: 'm': unknown field 'input': it belongs in a row: { { from = ... } }",
    "x.lua:2: 'm': unknown field 'source': it belongs in a row: { { from = ... } }",
    "x.lua:2: 'm': it has no row: give one, { from, input, output, source ... }" },
  { model('provider = "y", ' .. ROWS), "x.lua:2: 'm': unknown field 'provider': catalogs/README.md lists the fields" },
  { model("note = 7, " .. ROWS), "x.lua:2: 'm': note: a text is wanted, not a number" },

  -- names
  { models('["m_1"] = { ' .. ROWS .. ' },\n["M-1"] = { ' .. ROWS .. " }"),
    "x.lua:2: 'm_1': the same name as 'M-1': - and _ and letter case do not count" },
  { model('aliases = "n", ' .. ROWS), 'x.lua:2: \'m\': aliases: a list of names is wanted: { "gpt-4-0613" }' },
  { model("aliases = { a = 1 }, " .. ROWS), 'x.lua:2: \'m\': aliases: a list of names is wanted: { "gpt-4-0613" }' },
  { model('aliases = { "n", "N" }, ' .. ROWS), "x.lua:2: 'm': aliases: 'N' already means 'm'" },
  { model('aliases = { "M" }, ' .. ROWS), "x.lua:2: 'm': aliases: 'M' already means 'm'" },
  { model("aliases = { 7 }, " .. ROWS), "x.lua:2: 'm': aliases: a name is a text, not a number" },
  { model('aliases = { "n n" }, ' .. ROWS), "x.lua:2: 'm': aliases: 'n n' is not a name: no blanks, no / at an end" },
  { models('["m"] = { aliases = { "x1" }, ' .. ROWS .. ' },\n["n"] = { aliases = { "X1" }, ' .. ROWS .. " }"),
    "x.lua:3: 'n': aliases: 'X1' already means 'm'" },
  { models('["m"] = { aliases = { "n" }, ' .. ROWS .. ' },\n["n"] = { ' .. ROWS .. " }"),
    "x.lua:2: 'm': aliases: 'n' already means 'n'" },
  { model("id = 7, " .. ROWS), "x.lua:2: 'm': id: a text is wanted, not a number" },
  { model('id = "", ' .. ROWS), "x.lua:2: 'm': id: the text is empty" },
  { models('["m"] = { id = "v/one", ' .. ROWS .. ' },\n["n"] = { id = "V/One", ' .. ROWS .. " }"),
    "x.lua:3: 'n': id: 'V/One' is the id of 'm': an id leads to one model" },

  -- what it is
  { model('mode = "embeding", ' .. ROWS),
    "x.lua:2: 'm': mode: 'embeding' is not one of 'text', 'embedding', 'rerank', 'image', 'speech', " ..
    "'transcription', 'realtime', 'video', 'document', 'search' and 'moderation': did you mean 'embedding'?" },
  { model('cached = true, ' .. ROWS), "x.lua:2: 'm': cached: 'true' is not one of 'inside' and 'beside'" },
  { files.row 'cached_input = "0.50 USD/Mtoken"',
    "x.lua:2: 'm': a price of cached tokens: say whether the vendor counts them inside its input or beside it, "
    .. 'as cached = "inside"' },
  { files.rows('from = "2024-01-01", to = "2024-02-01", input = "1 USD/Mtoken"',
      'from = "2024-02-01", input = "1 USD/Mtoken", batch_cache_write = "1.25 USD/Mtoken"'),
    "x.lua:4: 'm': a price of cached tokens: say whether the vendor counts them inside its input or beside it, "
    .. 'as cached = "inside"' },

  { model('aliases = { "n", "o/p" }, id = "v/one", mode = "text", cached = "beside", note = "n",\n'
    .. '{ ' .. GOOD .. ', cached_input = "0.10 USD/Mtoken" }') },
  { files.row('cache_write = "1.25 USD/Mtoken"', 'cached = "beside", ') },
  -- the same id at another vendor is another file's, the same alias as a part of a name another's
  { models('["m"] = { id = "one", ' .. ROWS .. ' },\n["n"] = { id = "one-1", ' .. ROWS .. " }") },
}

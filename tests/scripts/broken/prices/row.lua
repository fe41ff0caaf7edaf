-- What is wrong with a row, its prices and its days apart.
local files = dofile "tests/scripts/support/price_files.lua"
local model, row, bare = files.model, files.row, files.bare

return {
  { model "{ }",
    "x.lua:2: 'm': from is missing: the day the price took effect, YYYY-MM-DD",
    "x.lua:2: 'm': source is missing: where the price was read",
    "x.lua:2: 'm': a row without a price: give one, free = true, or a target" },
  { row 'ouput = "1 USD/Mtoken"', "x.lua:2: 'm': unknown field 'ouput': did you mean 'output'?" },
  { row 'prize = "1 USD/Mtoken"', "x.lua:2: 'm': unknown field 'prize': catalogs/README.md lists the fields" },
  { row 'mode = "text"', "x.lua:2: 'm': unknown field 'mode': it belongs beside the rows, not in one" },
  { row '"2 USD/Mtoken"', "x.lua:2: 'm': a row has named fields only: from, input, output, source ..." },
  { row "note = ''", "x.lua:2: 'm': note: the text is empty" },
  { row "as_of = 2024", "x.lua:2: 'm': as_of: a number is not a date: write it as YYYY-MM-DD" },
  { row 'as_of = "2024-02"', "x.lua:2: 'm': as_of: '2024-02' is not a date: write it as YYYY-MM-DD" },
  { model '{ from = "2024-01-01", input = "1 USD/Mtoken", source = " " }', "x.lua:2: 'm': source: the text is empty" },
  { model '{ from = "2024-01-01", input = "1 USD/Mtoken", source = 7 }',
    "x.lua:2: 'm': source: a text is wanted, not a number" },
  { row 'status = "anounced"',
    "x.lua:2: 'm': status: 'anounced' is not one of 'announced', 'promotional', 'cancelled' and 'corrected': "
    .. "did you mean 'announced'?" },
  { row 'status = "anounced"',
    "x.lua:2: 'm': status: 'anounced' is not one of 'announced', 'promotional', 'cancelled' and 'corrected': "
    .. "did you mean 'announced'?" },
  { row 'verified = ""', "x.lua:2: 'm': verified: the text is empty" },
  { row "verified = true", "x.lua:2: 'm': verified: a text is wanted, not a boolean" },

  -- free
  { row "free = true", "x.lua:2: 'm': free: a row with prices is not free: leave out input, or free" },
  { bare "free = false", "x.lua:2: 'm': free: write free = true, or leave it out" },
  { bare 'free = true, minimum = "0.01 USD/request"',
    "x.lua:2: 'm': free: a row with prices is not free: leave out minimum, or free" },
  { bare 'free = true, tiers = { { above = "200k tokens/request", input = "1 USD/Mtoken" } }',
    "x.lua:2: 'm': free: a row with prices is not free: leave out tiers, or free" },
  { bare 'tiers = { { above = "200k tokens/request", input = "1 USD/Mtoken" } }',
    "x.lua:2: 'm': a row without a price: give one, free = true, or a target" },

  { bare "free = true" },
  { row 'status = "promotional", verified = "seen twice", as_of = "2024-01-02", note = "n"' },
}

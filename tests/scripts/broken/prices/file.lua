-- What is wrong with a file as a whole.
local files = dofile "tests/scripts/support/price_files.lua"
local model, GOOD = files.model, files.GOOD

local ROWS = "{ " .. GOOD .. " }"

return {
  { "return {}", 'x.lua:1: kind is missing: say what the file holds, as kind = "api-prices"' },
  { 'return { kind = "api-price" }', "x.lua:1: kind: 'api-price' is none: did you mean 'api-prices'?" },
  { 'return { kind = "zoo" }',
    "x.lua:1: kind: 'zoo' is none: there are 'accelerators', 'api-prices', 'currencies', 'efficiency', 'energy', "
    .. "'engines', 'finance', 'hardware', 'machines', 'models', 'quantization', 'regions', 'services', 'staff', "
    .. "'swarms', 'tokenizers', 'tuning' and 'utilisation'" },
  { 'return { kind = 7 }', "x.lua:1: kind: a text is wanted, not a number" },
  { 'return { kind = "api-prices" }',
    "x.lua:1: models is missing: a table of models, each a list of rows",
    "x.lua:1: provider is missing: whose prices these are" },
  { 'return { kind = "api-prices", provider = "a b", models = 7, modles = {} }',
    "x.lua:1: models: a table of models is wanted, not a number",
    "x.lua:1: unknown field 'modles': did you mean 'models'?",
    "x.lua:1: provider: 'a b' is not a name: no blanks, no / at an end" },
  { 'return { kind = "api-prices", provider = "a/b", models = {} }',
    "x.lua:1: provider: 'a/b' is not a provider: no / in it" },
  { 'return { kind = "api-prices", provider = 7, models = {} }', "x.lua:1: provider: a name is a text, not a number" },
  { files.models "{}", 'x.lua:1: models are named: ["gpt-4"] = { ... }' },
  { model(ROWS, 'currency = "USD", '), "x.lua:1: unknown field 'currency': catalogs/README.md lists the fields" },
  { model(ROWS, "note = 7, "), "x.lua:1: note: a text is wanted, not a number" },
  { model(ROWS, 'cached = "within", '), "x.lua:1: cached: 'within' is not one of 'inside' and 'beside'" },

  { model(ROWS, 'cached = "inside", note = "of my own", ') },
}

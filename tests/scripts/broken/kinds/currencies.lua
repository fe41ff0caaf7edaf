-- More of them is in currencies_spec.lua.
return {
  head = 'kind = "currencies"', list = "currencies", name = "EUR",
  good = '{ { from = "2024-01-01", rate = "1.08 USD", source = "s" } }',
  head_also = [[source = "s", as_of = "2024-05-01", note = "n"]],
  also = {
    [[{ aliases = { "euro" }, note = "n", { from = "2024-01-01", to = "2024-02-01", rate = "1.08 USD" },
      { from = "2024-02-01", as_of = "2024-03-01", rate = "1.1 USD", status = "corrected", verified = "seen twice",
        note = "n" } }]],
  },
  { '{ { from = "2024-01-01", source = "s" } }',
    [[x.lua:2: 'EUR': rate is missing: what one unit is worth, as "1.08 USD"]] },
  { '{ { from = "2024-01-01", rate = "1.08 GBP", source = "s" } }',
    "x.lua:2: 'EUR': rate: '1.08 GBP': what one unit is worth in US dollars is wanted, as \"1.08 USD\"" },
  { '{ rate = "1.08 USD" }', "x.lua:2: 'EUR': unknown field 'rate': it belongs in a row: { { from = ... } }",
    "x.lua:2: 'EUR': it has no row: give one, { from, rate, source ... }" },
}

return {
  head = 'kind = "tuning"', list = "ways", good = '{ price = "10 to 1000 USD", source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ price = "1 USD", aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ source = "s" }', [[x.lua:2: 'e': price is missing: what it costs once, as "10 to 1000 USD"]] },
}

return {
  head = 'kind = "swarms"', list = "swarms", good = '{ model = "meta/m", speed = "6 tokens/s", source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ model = "m", speed = "6 tokens/s", aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ speed = "6 tokens/s", source = "s" }',
    "x.lua:2: 'e': model is missing: the model that it serves, as the models' catalogs name it" },
  { '{ model = "m", speed = "6 tokens/day", source = "s" }',
    "x.lua:2: 'e': speed: '6 tokens/day': not tokens by time: write it as \"6 tokens/s\"" },
}

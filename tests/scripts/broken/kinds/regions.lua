return {
  head = 'kind = "regions", provider = "x"', list = "regions",
  good = '{ place = "Norway", grid = "norway", hall = "pue-hyperscale", source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ grid = "norway", aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ place = "Norway", source = "s" }',
    "x.lua:2: 'e': grid is missing: the energy entry with its intensity, as \"us-virginia\"" },
  { '{ grid = "", source = "s" }', "x.lua:2: 'e': grid: the text is empty" },
}

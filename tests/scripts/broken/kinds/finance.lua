return {
  head = 'kind = "finance"', list = "entries",
  good = '{ life = "3 to 6 years", rate = "8 %/year", share = "60 %", source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ life = "5 years", aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ source = "s" }', "x.lua:2: 'e': it says nothing: give life, rate or share" },
  { '{ life = "5 months", source = "s" }',
    "x.lua:2: 'e': life: '5 months': not a time in years: write it as \"5 years\"" },
}
